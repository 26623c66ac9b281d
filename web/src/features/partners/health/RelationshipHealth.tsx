/** How it stands between two firms: figures that both of them see alike. */
import { useQuery } from "@tanstack/react-query";
import { healthQuery } from "~/api/queries/meetings";
import type { RelationshipView, Side } from "~/api/types";
import type { Health } from "~/api/types-meetings";
import { Chart } from "~/charts/Chart";
import { type BarTone, type SideBar, SideBars } from "~/charts/SideBars";
import { useLocale, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { EmptyState, ErrorState, Loading, Notice } from "~/ui/bits";
import { ChartIcon } from "~/ui/icons";

interface Names {
  own: Side;
  counterpart: string;
}

export function RelationshipHealth({ relationship }: { relationship: RelationshipView }) {
  const t = useT();
  const format = useFormat();
  const query = useQuery(healthQuery(relationship.id));
  const names: Names = { own: relationship.side, counterpart: relationship.counterpart.name };
  return (
    <section aria-labelledby="health">
      <header className="mb-3">
        <h2 id="health">{t("health.title")}</h2>
        <p className="mt-0.5 text-s text-ink-3">
          {t("health.lead", {
            org: names.counterpart,
            since: query.data ? format.day(query.data.since) : "…",
          })}
        </p>
      </header>
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data ? <Figures health={query.data} names={names} /> : null}
    </section>
  );
}

function Figures({ health, names }: { health: Health; names: Names }) {
  const t = useT();
  const nothing =
    health.open.n + health.complaints.n + health.commitments.n + health.settlements.n + health.held.n === 0;
  return (
    <>
      {health.covers === "own_view" ? (
        <div className="mb-4">
          <Notice>{t("health.own_view")}</Notice>
        </div>
      ) : null}
      {nothing ? (
        <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("health.empty_title")}>
          {t("health.empty_text")}
        </EmptyState>
      ) : (
        <div className="grid gap-5 md:grid-cols-2" data-testid="health">
          <Open health={health} names={names} />
          <Kept health={health} names={names} />
          <Held health={health} names={names} />
          <Settled health={health} names={names} />
          <div className="md:col-span-2">
            <Course health={health} />
          </div>
        </div>
      )}
    </>
  );
}

const toneOf = (side: Side, names: Names): BarTone => (side === names.own ? "us" : "them");

/** Ours first, then theirs, on both sides' pages. */
function oursFirst<T extends { side: unknown }>(rows: readonly T[], names: Names): T[] {
  return [...rows].sort((a, b) => Number(b.side === names.own) - Number(a.side === names.own));
}

function useSideLabel(names: Names): (side: Side) => string {
  const t = useT();
  return (side) => (side === names.own ? t("health.you") : names.counterpart);
}

function Open({ health, names }: { health: Health; names: Names }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const labelOf = useSideLabel(names);
  const bars: SideBar[] = oursFirst(health.open.by_ball, names).map((line) => {
    const side = line.side === "customer" || line.side === "vendor" ? line.side : null;
    return {
      id: line.side ?? "nobody",
      label: side
        ? labelOf(side)
        : t(line.side === "both" ? "health.both" : line.side === "third" ? "health.third" : "health.nobody"),
      figure: format.number(line.count),
      detail: line.oldest_since
        ? t("health.oldest", {
            since: format.date(new Date(line.oldest_since), now),
            span: format.span((now.getTime() - Date.parse(line.oldest_since)) / 1000),
          })
        : null,
      parts: [
        {
          tone: side
            ? toneOf(side, names)
            : line.side === "both"
              ? "both"
              : line.side === "third"
                ? "third"
                : "nobody",
          value: line.count,
        },
      ],
    };
  });
  return (
    <SideBars
      title={t("health.open")}
      note={t("health.open_note", { n: health.open.n })}
      bars={bars}
      empty={t("health.open_none")}
    />
  );
}

function Kept({ health, names }: { health: Health; names: Names }) {
  const t = useT();
  const format = useFormat();
  const labelOf = useSideLabel(names);
  const rows = health.commitments.by_side.filter((row) => row.n + row.open > 0);
  const bars: SideBar[] = oursFirst(rows, names).map((row) => ({
    id: row.side,
    label: labelOf(row.side),
    figure: row.n === 0 ? "—" : t("health.kept_share", { percent: format.number(Math.round((row.kept / row.n) * 100)) }),
    detail: [
      t("health.kept_parts", { kept: row.kept, late: row.late, missed: row.missed }),
      row.open > 0 ? t("health.kept_open", { count: row.open }) : null,
    ]
      .filter(Boolean)
      .join(" · "),
    parts: [
      { tone: "good", value: row.kept },
      { tone: "late", value: row.late },
      { tone: "bad", value: row.missed },
    ],
  }));
  return (
    <SideBars
      title={t("health.kept")}
      note={t("health.kept_note", { n: health.commitments.n })}
      bars={bars}
      whole
      empty={t("health.kept_none")}
    />
  );
}

function Held({ health, names }: { health: Health; names: Names }) {
  const t = useT();
  const format = useFormat();
  const labelOf = useSideLabel(names);
  const rows = health.held.by_side.filter((row) => row.median_seconds !== null);
  const bars: SideBar[] = oursFirst(rows, names).map((row) => ({
    id: row.side,
    label: labelOf(row.side),
    figure: format.duration(row.median_seconds ?? 0),
    detail: t("health.turns", { count: row.n }),
    parts: [{ tone: toneOf(row.side, names), value: row.median_seconds ?? 0 }],
  }));
  return (
    <SideBars
      title={t("health.held")}
      note={t("health.held_note", { n: health.held.n })}
      bars={bars}
      empty={t("health.held_none")}
    />
  );
}

function Settled({ health, names }: { health: Health; names: Names }) {
  const t = useT();
  const format = useFormat();
  const { settlements } = health;
  return (
    <figure className="card">
      <figcaption className="mb-3">
        <h3 className="side-bars-title">{t("health.settled")}</h3>
        <p className="mt-0.5 text-s text-ink-3">{t("health.settled_note", { n: settlements.n })}</p>
      </figcaption>
      {settlements.sums.length === 0 ? (
        <p className="text-s text-ink-3">
          {t(settlements.n > 0 ? "health.settled_without_money" : "health.settled_none")}
        </p>
      ) : null}
      <ul className="side-bars">
        {settlements.sums.map((sum) => (
          <li key={`${sum.by} ${sum.currency}`}>
            <p className="side-bars-line">
              <span className="min-w-0">
                {sum.by === names.own
                  ? t("health.given_by_you")
                  : t("health.given_by", { org: names.counterpart })}
              </span>
              <b>{format.money(sum.amount_minor, sum.currency)}</b>
            </p>
            <small>{t("health.terms", { count: sum.n })}</small>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Course({ health }: { health: Health }) {
  const t = useT();
  const locale = useLocale();
  const { complaints } = health;
  const long = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  return (
    <Chart
      title={t("health.course")}
      note={t("health.course_note", {
        n: complaints.n,
        closed: complaints.closed,
        reopened: complaints.reopened,
      })}
      kind="bars"
      dimension={t("health.month")}
      series={[
        { id: "opened", label: t("health.opened"), colour: "ink" },
        { id: "closed", label: t("health.closed"), colour: "good" },
        { id: "reopened", label: t("health.reopened"), colour: "bad" },
      ]}
      points={complaints.months.map((month) => {
        const first = new Date(`${month.month}-01T00:00:00Z`);
        return {
          label: long.format(first),
          short: short.format(first).replace(".", ""),
          values: { opened: month.opened, closed: month.closed, reopened: month.reopened },
        };
      })}
    />
  );
}
