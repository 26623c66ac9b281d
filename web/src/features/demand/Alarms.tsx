/** What is asked for more often than before, beyond chance; or why nothing can be said of it. */
import { useQuery } from "@tanstack/react-query";
import { alarmsQuery } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import type { Alarm, Alarms as Found, WithheldReason } from "~/api/types-demand";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, Notice } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Chance, RangePill, usePercent } from "./parts";

export function Alarms({ params }: { params: { as_of: string | null } }) {
  const t = useT();
  const found = useQuery(alarmsQuery(params)).data;
  if (!found) return null;
  if (!found.looked) {
    return (
      <div className="radar-notice">
        <Notice>{t("radar.never_looked")}</Notice>
      </div>
    );
  }
  if (found.coverage.interactions === 0) return null;
  if (found.withheld) return <Withheld found={found} reason={found.withheld} />;
  return (
    <Card
      className="alarms"
      title={t("radar.alarms")}
      note={t("radar.alarms_note", { topics: found.topics, weeks: found.baseline_weeks })}
    >
      {found.items.length === 0 ? (
        <p className="text-m text-ink-2">{t("radar.no_alarms")}</p>
      ) : (
        <ul>
          {found.items.map((alarm) => (
            <Row key={alarm.topic.id} alarm={alarm} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Withheld({ found, reason }: { found: Found; reason: WithheldReason }) {
  const t = useT();
  const percent = usePercent();
  const org = useActing().organisation.slug;
  return (
    <div className="radar-notice">
      <Notice
        action={
          reason === "low_coverage" ? (
            <Link to="/o/$org/interactions/sort" params={{ org }}>
              {t("radar.sort_calls")}
            </Link>
          ) : null
        }
      >
        {reason === "low_coverage"
          ? t("radar.withheld_low_coverage", { share: percent(found.coverage.share ?? 0) })
          : t("radar.withheld_short_log")}
      </Notice>
    </div>
  );
}

function Row({ alarm }: { alarm: Alarm }) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const org = useActing().organisation.slug;
  const rough = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <li className="alarm-row">
      <p className="flex flex-wrap items-center gap-2">
        <Link
          to="/o/$org/radar/$topic"
          params={{ org, topic: alarm.topic.id }}
          className="font-semibold underline"
        >
          {alarm.topic.name}
        </Link>
        <RangePill range={alarm.range} />
      </p>
      <p>
        {t("radar.alarm", {
          callers: alarm.callers,
          count: format.number(alarm.count),
          expected: rough.format(alarm.expected),
        })}
      </p>
      <p className="row-sub">
        <Chance p={alarm.p} />
      </p>
      <ul className="radar-quotes mt-2">
        {alarm.quotes.map((quote) => (
          <li key={quote.interaction_id}>
            <q>{quote.words}</q>
            <span className="row-sub">{quote.caller ?? t("radar.unknown")}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
