/** An agreement as it is read: targets as a table, calendars, pauses, the ladder with its people. */
import type { ReactNode } from "react";
import type { RelationshipView, Side } from "~/api/types";
import type { AgreementData, BySeverity, Calendar } from "~/api/types-settle";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card } from "~/ui/bits";
import { minutesText, PAUSES, REPORT_STEPS, SEVERITY_COLUMNS, TARGETS } from "./figures";
import type { Names } from "./useNames";

export function AgreementText({
  data,
  relationship,
  names,
}: {
  data: AgreementData;
  relationship: RelationshipView;
  names: Names;
}) {
  const t = useT();
  const paused = PAUSES.filter((name) => data.pauses[name]);
  return (
    <div className="flex flex-col gap-5">
      <Card title={t("agreement.targets")} note={t("agreement.targets_note")}>
        <Targets data={data} />
        <p className="mt-3 text-s text-ink-2">
          {paused.length > 0
            ? t("agreement.pauses_when", {
                list: paused.map((name) => t(`agreement.pause_${name}`)).join(", "),
              })
            : t("agreement.pauses_never")}{" "}
          {t("agreement.warned_at", { list: data.warn_percent.map((percent) => `${percent} %`).join(", ") })}
        </p>
      </Card>
      <div className="grid gap-5 md:grid-cols-2">
        <Card title={t("agreement.ladder")} note={t("agreement.ladder_note")}>
          <LadderText data={data} names={names} relationship={relationship} />
        </Card>
        <Card title={t("agreement.deadlines")}>
          <dl className="grid grid-cols-[1fr_max-content] gap-x-6 gap-y-2 text-s">
            {REPORT_STEPS.map((step) => (
              <Row key={step} label={t(`agreement.step_${step}`)}>
                {data.report_steps[step] === null
                  ? "—"
                  : t("agreement.n_days", { count: data.report_steps[step] })}
              </Row>
            ))}
            <Row label={t("agreement.offer_valid")}>
              {t("agreement.n_days", { count: data.offer_valid_days })}
            </Row>
            <Row label={t("agreement.cooling_off")}>
              {t("agreement.n_days", { count: data.cooling_off_days })}
            </Row>
          </dl>
        </Card>
        <Card title={t("agreement.calendar_of", { org: sideOf(relationship, "vendor") })}>
          <CalendarText calendar={data.vendor_calendar} />
        </Card>
        <Card title={t("agreement.calendar_of", { org: sideOf(relationship, "customer") })}>
          <CalendarText calendar={data.customer_calendar} />
        </Card>
      </div>
    </div>
  );
}

export function sideOf(relationship: RelationshipView, side: Side): string {
  return side === "vendor" ? relationship.vendor.name : relationship.customer.name;
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

function Targets({ data }: { data: AgreementData }) {
  const t = useT();
  const rows: { id: string; label: string; values: BySeverity }[] = [
    ...TARGETS.map((name) => ({ id: name, label: t(`settle.clock_${name}`), values: data.targets[name] })),
    {
      id: "customer_response",
      label: t("settle.clock_customer_response"),
      values: data.customer_response,
    },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area has to be reached by key
    <section className="targets" tabIndex={0} aria-label={t("agreement.targets")}>
      <table>
        <thead>
          <tr>
            <td />
            {SEVERITY_COLUMNS.map((severity) => (
              <th key={severity} scope="col">
                {t(`complaint.severity_${severity}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {SEVERITY_COLUMNS.map((severity) => (
                <td key={severity}>{minutesText(t, row.values[severity])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LadderText({
  data,
  names,
  relationship,
}: {
  data: AgreementData;
  names: Names;
  relationship: RelationshipView;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ol className="ladder ladder-text" reversed>
      {data.ladder
        .map((rung, index) => ({ rung, number: index + 1 }))
        .reverse()
        .map(({ rung, number }) => (
          <li key={number}>
            <i aria-hidden="true" />
            <div className="min-w-0">
              <b className="font-medium">{rung.name[locale]}</b>{" "}
              <small>{t("agreement.reacts_in", { time: minutesText(t, rung.react_minutes) })}</small>
              {(["customer", "vendor"] as const).map((side) => (
                <p key={side} className="text-s text-ink-2">
                  <span className="text-ink-3">{sideOf(relationship, side)}:</span>{" "}
                  {rung[side].length > 0
                    ? rung[side].map((id) => names.of(id) ?? t("thread.somebody")).join(", ")
                    : t("agreement.managers")}
                </p>
              ))}
            </div>
          </li>
        ))}
    </ol>
  );
}

function CalendarText({ calendar }: { calendar: Calendar }) {
  const t = useT();
  const format = useFormat();
  const days = [1, 2, 3, 4, 5, 6, 7] as const;
  const spans = (day: number) => calendar.days.find((each) => each.day === day)?.spans ?? [];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 text-s">
      {days.map((day) => (
        <div key={day} className="contents">
          <dt className="text-ink-3">{t(`agreement.day_${day}`)}</dt>
          <dd>
            {spans(day).length > 0
              ? spans(day)
                  .map((span) => `${span.from}–${span.to}`)
                  .join(", ")
              : t("agreement.closed")}
          </dd>
        </div>
      ))}
      <div className="contents">
        <dt className="text-ink-3">{t("agreement.time_zone")}</dt>
        <dd>{calendar.time_zone}</dd>
      </div>
      {calendar.holidays.length > 0 ? (
        <div className="contents">
          <dt className="text-ink-3">{t("agreement.holidays")}</dt>
          <dd>
            <details>
              <summary>{t("agreement.n_holidays", { count: calendar.holidays.length })}</summary>
              {calendar.holidays.map((day) => format.day(day)).join(", ")}
            </details>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
