/** What callers ask for that the firm does not sell, over the whole log. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { alarmsQuery, callersQuery, decisionsQuery, radarQuery } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import type { DecisionKind, Demand, Radar } from "~/api/types-demand";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button, buttonClass } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Notice, Pill, Time } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Drawer } from "~/ui/Dialog";
import { SearchIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { LookNow } from "./LookNow";
import { MonthBars } from "./MonthBars";
import { CoverageLine, DecisionPill, useRough, Views } from "./parts";
import "./demand.css";

const route = getRouteApi("/o/$org/radar/");

export interface RadarSearch {
  from?: string;
  as_of?: string;
}

/** While a year is typed it is 2, 20 and 202 first. */
function isWhole(day: string | null): boolean {
  return day === null || day >= "1900";
}

export function RadarPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const params = { from: search.from ?? null, as_of: search.as_of ?? null };
  const query = useQuery(radarQuery(params));
  const [shown, setShown] = useState<Demand | null>(null);
  // The fields begin anew when they are emptied from outside; a day being typed must not lose its field.
  const [round, setRound] = useState(0);
  const set = (change: RadarSearch) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: "/o/$org/radar", params: { org }, search: next, replace: true });
  };
  return (
    <Page title={t("radar.title")} lead={t("radar.lead")} width="wide" actions={<LookNow />}>
      <Views here="/o/$org/radar" />
      <div className="demand-filters radar-dates">
        <DateField
          key={`from-${round}`}
          label={t("radar.from")}
          defaultValue={search.from ?? null}
          onChange={(from) => isWhole(from) && set({ from: from ?? "" })}
        />
        <DateField
          key={`as-of-${round}`}
          label={t("radar.as_of")}
          defaultValue={search.as_of ?? null}
          onChange={(as_of) => isWhole(as_of) && set({ as_of: as_of ?? "" })}
        />
        {search.from || search.as_of ? (
          <Button
            onClick={() => {
              set({ from: "", as_of: "" });
              setRound(round + 1);
            }}
          >
            {t("radar.whole_log")}
          </Button>
        ) : null}
      </div>
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <Found radar={query.data} onShow={setShown}>
          {params.as_of === null ? <AlarmHint /> : null}
        </Found>
      ) : null}
      {shown ? <Callers demand={shown} params={params} onClose={() => setShown(null)} /> : null}
    </Page>
  );
}

/** That the last look saw alarms, and where. */
function AlarmHint() {
  const t = useT();
  const org = useActing().organisation.slug;
  const count = useQuery(alarmsQuery({ as_of: null })).data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <div className="radar-notice">
      <Notice
        tone="turn"
        action={
          <Link to="/o/$org/radar/alarms" params={{ org }}>
            {t("radar.see_alarms")}
          </Link>
        }
      >
        {t("radar.has_alarms", { count })}
      </Notice>
    </div>
  );
}

/** The newest decision on each topic. */
function useDecided(): Map<string, DecisionKind> {
  const decided = new Map<string, DecisionKind>();
  for (const each of useQuery(decisionsQuery(null)).data?.items ?? []) {
    if (!decided.has(each.topic.id)) decided.set(each.topic.id, each.kind);
  }
  return decided;
}

function Found({
  radar,
  onShow,
  children,
}: {
  radar: Radar;
  onShow: (demand: Demand) => void;
  children: ReactNode;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const decided = useDecided();
  return (
    <>
      <CoverageLine coverage={radar.coverage} />
      {children}
      {radar.unsorted_topics > 0 ? (
        <div className="radar-notice">
          <Notice
            action={
              <Link to="/o/$org/interactions/topics" params={{ org }}>
                {t("radar.sort_them")}
              </Link>
            }
          >
            {t("radar.unsorted", { count: radar.unsorted_topics })}
          </Notice>
        </div>
      ) : null}
      {radar.items.length === 0 ? (
        <EmptyState
          icon={<SearchIcon size={24} aria-hidden="true" />}
          title={t(radar.coverage.interactions === 0 ? "radar.no_log" : "radar.nothing")}
          action={
            <Link to="/o/$org/interactions" params={{ org }} className={buttonClass("primary")}>
              {t("radar.to_log")}
            </Link>
          }
        >
          {t(radar.coverage.interactions === 0 ? "radar.no_log_text" : "radar.nothing_text")}
        </EmptyState>
      ) : (
        <ol className="radar-list" aria-label={t("radar.title")}>
          {radar.items.map((demand, index) => (
            <Row
              key={demand.topic.id}
              rank={index + 1}
              demand={demand}
              months={radar.months}
              decided={decided.get(demand.topic.id)}
              onShow={() => onShow(demand)}
            />
          ))}
        </ol>
      )}
      {radar.more > 0 ? <p className="radar-method">{t("radar.more", { count: radar.more })}</p> : null}
      <p className="radar-method">{t("radar.method")}</p>
    </>
  );
}

function Row({
  rank,
  demand,
  months,
  decided,
  onShow,
}: {
  rank: number;
  demand: Demand;
  months: readonly string[];
  decided: DecisionKind | undefined;
  onShow: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const rate = useRough();
  const org = useActing().organisation.slug;
  return (
    <li className="card radar-row">
      <div className="radar-head">
        <span className="radar-rank" aria-hidden="true">
          {rank}
        </span>
        <div className="min-w-0 flex-1">
          <h2>
            <Link to="/o/$org/radar/$topic" params={{ org, topic: demand.topic.id }} className="radar-name">
              {demand.topic.name}
            </Link>
          </h2>
          <p className="row-sub">
            {decided ? <DecisionPill kind={decided} /> : null}
            <span>{demand.category?.name ?? t("radar.marked")}</span>
            <span>
              {t("radar.last")} <Time at={demand.last_at} />
            </span>
          </p>
        </div>
        <dl className="radar-figures">
          <Figure label={t("radar.callers")} value={format.number(demand.callers)} />
          <Figure label={t("radar.months")} value={format.number(demand.active_months)} />
          {demand.rate_at_least !== null ? (
            <Figure label={t("radar.at_least")} value={rate(demand.rate_at_least)} />
          ) : null}
          {demand.value.slice(0, 1).map((each) => (
            <Figure
              key={each.currency}
              label={t("radar.value")}
              value={format.money(each.amount_minor, each.currency)}
            />
          ))}
        </dl>
      </div>
      <div className="radar-body">
        <MonthBars
          months={months}
          values={demand.months}
          label={t("radar.by_month", { topic: demand.topic.name })}
        />
        <ul className="radar-quotes">
          {demand.quotes.map((quote) => (
            <li key={quote.interaction_id}>
              <q>{quote.words}</q>
              <span className="row-sub">{quote.caller ?? t("radar.unknown")}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="radar-foot">
        <Button small onClick={onShow}>
          {t("radar.show_callers", { count: demand.callers })}
        </Button>
        <Link
          to="/o/$org/radar/$topic"
          params={{ org, topic: demand.topic.id }}
          className={buttonClass("plain", true)}
        >
          {t(decided ? "radar.open_topic" : "radar.decide")}
          <span className="sr-only"> {demand.topic.name}</span>
        </Link>
        {demand.unnamed > 0 ? (
          <span className="text-s text-ink-3">{t("radar.unnamed", { count: demand.unnamed })}</span>
        ) : null}
      </div>
    </li>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Callers({
  demand,
  params,
  onClose,
}: {
  demand: Demand;
  params: { from: string | null; as_of: string | null };
  onClose: () => void;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const query = useQuery(callersQuery(demand.topic.id, params));
  return (
    <Drawer title={demand.topic.name} onClose={onClose}>
      <div className="px-5 pb-6">
        {query.isPending ? <Loading lines={5} /> : null}
        {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
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
        <p className="mt-4">
          <Link to="/o/$org/interactions" params={{ org }} search={{ topic: demand.topic.id }}>
            {t("radar.all_calls")}
          </Link>
        </p>
      </div>
    </Drawer>
  );
}
