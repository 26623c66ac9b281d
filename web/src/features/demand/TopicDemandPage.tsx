/** One topic: how it was asked for, by whom, in which words, what was decided and what came of it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { callersQuery, decisionsQuery, episodesQuery, historyQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { DemandHistory, HistoryStep } from "~/api/types-demand";
import { Chart, type Point } from "~/charts/Chart";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Notice, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { DecideDialog } from "./DecideDialog";
import { Decisions } from "./Decisions";
import { RangePill } from "./parts";
import "./demand.css";

const route = getRouteApi("/o/$org/radar/$topic");
const STEPS = ["month", "week"] as const;
const WHOLE = { from: null, as_of: null };

export function TopicDemandPage() {
  const t = useT();
  const { org, topic } = route.useParams();
  const can = useCan();
  const mayDecide = can("manage_relationships") && useActing().sides.includes("vendor");
  const [step, setStep] = useState<HistoryStep>("month");
  const [deciding, setDeciding] = useState(false);
  const query = useQuery(historyQuery(topic, step));
  const decisions = useQuery(decisionsQuery(topic));
  const name = query.data?.topic.name ?? "";
  return (
    <Page
      title={name || t("radar.topic")}
      width="wide"
      crumb={
        <Link to="/o/$org/radar" params={{ org }}>
          {t("radar.title")}
        </Link>
      }
      actions={
        mayDecide ? (
          <Button tone="primary" disabled={!query.data} onClick={() => setDeciding(true)}>
            {t("radar.decide")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <>
          <p className="row-sub topic-facts">
            <RangePill range={query.data.range} />
            <span>{query.data.category?.name ?? t("radar.no_category")}</span>
            <span>{t("radar.n_callers", { count: query.data.callers })}</span>
            <span>{t("radar.n_calls", { count: query.data.calls })}</span>
          </p>
          <OpenAlarm topic={topic} />
          <Decisions items={decisions.data?.items ?? []} />
          <History history={query.data} step={step} onStep={setStep} />
          <Callers topic={topic} />
        </>
      ) : null}
      {deciding && query.data ? (
        <DecideDialog topic={query.data.topic} onClose={() => setDeciding(false)} />
      ) : null}
    </Page>
  );
}

/** That it is asked for more often, as long as nobody has said what that is. */
function OpenAlarm({ topic }: { topic: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const alarms = useQuery(episodesQuery(topic)).data?.items ?? [];
  const alarm = alarms.find((each) => each.state === "new" || each.state === "watching");
  if (!alarm) return null;
  return (
    <div className="radar-notice">
      <Notice
        tone={alarm.state === "new" ? "turn" : undefined}
        action={
          <Link to="/o/$org/radar/alarms" params={{ org }}>
            {t("radar.see_alarms")}
          </Link>
        }
      >
        {t("radar.open_alarm")} <Time at={alarm.first_at} as="date" />
      </Notice>
    </div>
  );
}

function History({
  history,
  step,
  onStep,
}: {
  history: DemandHistory;
  step: HistoryStep;
  onStep: (step: HistoryStep) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const name = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  const points: Point[] = history.points.map((point) => ({
    label:
      step === "month"
        ? name(point.from, { month: "long", year: "numeric" })
        : t("radar.week_of", { day: name(point.from, { day: "numeric", month: "short", year: "numeric" }) }),
    short: name(point.from, step === "month" ? { month: "short" } : { day: "numeric", month: "short" }),
    values: { callers: point.callers, calls: point.calls },
  }));
  return (
    <div className="topic-history">
      <fieldset className="flex gap-2">
        <legend className="sr-only">{t("radar.steps")}</legend>
        {STEPS.map((each) => (
          <button
            key={each}
            type="button"
            className={cx("chip", each === step && "chip-set")}
            aria-pressed={each === step}
            onClick={() => onStep(each)}
          >
            {t(`radar.by_${each}s`)}
          </button>
        ))}
      </fieldset>
      <Chart
        title={t("radar.history")}
        note={t("radar.history_note")}
        kind="bars"
        dimension={t(`radar.step_${step}`)}
        series={[{ id: "callers", label: t("radar.callers"), colour: "us" }]}
        points={points}
      />
    </div>
  );
}

function Callers({ topic }: { topic: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const query = useQuery(callersQuery(topic, WHOLE));
  return (
    <Card
      className="mt-5"
      title={t("radar.who_asked")}
      actions={
        <Link to="/o/$org/interactions" params={{ org }} search={{ topic }} className="underline">
          {t("radar.all_calls")}
        </Link>
      }
    >
      {query.isPending ? <Loading lines={4} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState title={t("radar.no_callers")}>{t("radar.no_callers_text")}</EmptyState>
      ) : null}
      <ul className="caller-list">
        {query.data?.items.map((each) => (
          <li key={each.last.interaction_id}>
            <p className="flex flex-wrap items-center gap-2">
              <b>{each.caller ?? t("radar.unknown")}</b>
              {each.known ? <Pill>{t("radar.customer")}</Pill> : null}
            </p>
            <q>{each.last.words}</q>
            <p className="row-sub">
              <Time at={each.last.at} />
              <span>{t("radar.n_calls", { count: each.calls })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
