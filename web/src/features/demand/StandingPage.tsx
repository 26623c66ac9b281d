/** What callers asked for again and again in a year without getting it: what no detector of changes can see. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { renewDemand, standingQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { Standing, UnmetDemand } from "~/api/types-demand";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading } from "~/ui/bits";
import { Form, type FormValues, useFormState } from "~/ui/Form";
import { NumberField } from "~/ui/fields";
import { SearchIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { MonthBars } from "./MonthBars";
import { CoverageLine, RangePill, useRough, Views } from "./parts";
import "./demand.css";

export function StandingPage() {
  const t = useT();
  const query = useQuery(standingQuery);
  return (
    <Page title={t("radar.standing_title")} lead={t("radar.standing_lead")} width="wide">
      <Views here="/o/$org/radar/standing" />
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Found standing={query.data} /> : null}
    </Page>
  );
}

function Found({ standing }: { standing: Standing }) {
  const t = useT();
  return (
    <>
      <CoverageLine coverage={standing.coverage} />
      {standing.items.length === 0 ? (
        <EmptyState icon={<SearchIcon size={24} aria-hidden="true" />} title={t("radar.standing_none")}>
          {t("radar.standing_none_text", { months: standing.least_months })}
        </EmptyState>
      ) : (
        <ol className="radar-list" aria-label={t("radar.standing_title")}>
          {standing.items.map((each) => (
            <Row key={each.demand.topic.id} unmet={each} months={standing.months} />
          ))}
        </ol>
      )}
      {standing.below > 0 ? (
        <p className="radar-method">{t("radar.standing_below", { count: standing.below })}</p>
      ) : null}
      <Least standing={standing} />
      <p className="radar-method">{t("radar.standing_method")}</p>
    </>
  );
}

function Row({ unmet, months }: { unmet: UnmetDemand; months: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const rough = useRough();
  const org = useActing().organisation.slug;
  const { demand } = unmet;
  return (
    <li className="card radar-row">
      <div className="radar-head">
        <div className="min-w-0 flex-1">
          <h2>
            <Link to="/o/$org/radar/$topic" params={{ org, topic: demand.topic.id }} className="radar-name">
              {demand.topic.name}
            </Link>
          </h2>
          <p className="row-sub">
            <RangePill range={unmet.range} />
            {unmet.refused > 0 ? <span>{t("radar.refused", { count: unmet.refused })}</span> : null}
            {unmet.referred > 0 ? <span>{t("radar.referred", { count: unmet.referred })}</span> : null}
          </p>
        </div>
        <dl className="radar-figures">
          <Figure label={t("radar.callers")} value={format.number(demand.callers)} />
          <Figure label={t("radar.months")} value={format.number(demand.active_months)} />
          {demand.rate_at_least !== null ? (
            <Figure label={t("radar.at_least")} value={rough(demand.rate_at_least)} />
          ) : null}
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

/** From when on a demand is worth a look. */
function Least({ standing }: { standing: Standing }) {
  const t = useT();
  const client = useQueryClient();
  const can = useCan();
  const vendor = useActing().sides.includes("vendor");
  const rough = useRough(4);
  const rate = standing.least_rate / 10;
  if (!(can("manage_relationships") && vendor)) {
    return <p className="radar-method">{t("radar.least_is", { rate: rough(rate) })}</p>;
  }
  const save = async (values: FormValues) => {
    await api.put("/radar/settings", { least_rate: Math.round((values.number("least_rate") ?? 0) * 10) });
    toast({ text: t("radar.least_saved") });
    await renewDemand(client);
  };
  return (
    <Card className="mt-5">
      <Form onSubmit={save} label={t("radar.least")} className="sort-give-form">
        <NumberField
          name="least_rate"
          label={t("radar.least")}
          help={t("radar.least_help")}
          defaultValue={rate}
          min={0}
          max={1000}
          decimals={1}
          required
        />
        <SaveButton />
      </Form>
    </Card>
  );
}

function SaveButton() {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      <span>
        <Button type="submit" pending={pending}>
          {t("common.save")}
        </Button>
      </span>
      {summary}
    </>
  );
}
