/** One figure: the picture, the table behind it, what it is made of, and what was decided on it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { apiUrl } from "~/api/client";
import { decisionsQuery, insightQuery } from "~/api/queries/insights";
import { useActing } from "~/api/queries/me";
import { relationshipQuery } from "~/api/queries/organisation";
import type { Insight, InsightName, Measure } from "~/api/types-insights";
import { NotFoundPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Select } from "~/ui/fields";
import { ChartIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Cases } from "./Cases";
import { Decisions } from "./Decisions";
import { Drawn } from "./Drawn";
import { InsightTable } from "./InsightTable";
import { type InsightSearch, NAMES, OF_A_MOMENT, paramsOf } from "./params";
import { Headline, Notes } from "./parts";
import "./insights.css";

const route = getRouteApi("/o/$org/insights/$name");
const MEASURES: readonly Measure[] = ["complainants", "severity", "cost"];

export function InsightPage() {
  const { name } = route.useParams();
  const known = NAMES.find((each) => each === name);
  return known ? <Figure key={known} name={known} /> : <NotFoundPage />;
}

function Figure({ name }: { name: InsightName }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const query = useQuery(insightQuery(name, paramsOf(search)));
  const set = (change: InsightSearch) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: "/o/$org/insights/$name", params: { org, name }, search: next, replace: true });
  };
  return (
    <Page
      title={t(`insights.name_${name}`)}
      lead={t(`insights.about_${name}`)}
      width="wide"
      crumb={
        <Link to="/o/$org/insights" params={{ org }}>
          {t("insights.title")}
        </Link>
      }
      actions={
        <div className="insight-actions">
          <a className="btn" href={apiUrl(`/insights/${name}/export.csv`, paramsOf(search))} download>
            {t("insights.csv")}
          </a>
          <Button onClick={() => window.print()}>{t("insights.print")}</Button>
        </div>
      }
    >
      <Filters name={name} search={search} onChange={set} />
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Shown insight={query.data} onRow={(row) => set({ row })} /> : null}
      {search.row && query.data ? (
        <Cases insight={query.data} search={search} row={search.row} onClose={() => set({ row: "" })} />
      ) : null}
    </Page>
  );
}

function Filters({
  name,
  search,
  onChange,
}: {
  name: InsightName;
  search: InsightSearch;
  onChange: (change: InsightSearch) => void;
}) {
  const t = useT();
  // While a year is typed it is 2, 20 and 202 first.
  const day = (field: "from" | "as_of") => (value: string | null) => {
    if (value === null || value >= "1900") onChange({ [field]: value ?? "" });
  };
  return (
    <div className="insight-filters">
      {OF_A_MOMENT.includes(name) ? null : (
        <DateField label={t("insights.from")} defaultValue={search.from ?? null} onChange={day("from")} />
      )}
      <DateField label={t("insights.as_of")} defaultValue={search.as_of ?? null} onChange={day("as_of")} />
      {name === "complaint_pareto" ? (
        <Select<Measure>
          label={t("insights.measure")}
          value={search.measure ?? "complainants"}
          options={MEASURES.map((value) => ({ value, label: t(`insights.measure_${value}`) }))}
          onChange={(measure) => onChange({ measure: measure as Measure })}
        />
      ) : null}
      {search.customer ? <OfCustomer id={search.customer} onDrop={() => onChange({ customer: "" })} /> : null}
    </div>
  );
}

function OfCustomer({ id, onDrop }: { id: string; onDrop: () => void }) {
  const t = useT();
  const found = useQuery(relationshipQuery(id)).data;
  return (
    <Button onClick={onDrop}>{t("insights.of_customer", { name: found?.counterpart.name ?? "…" })}</Button>
  );
}

function Shown({ insight, onRow }: { insight: Insight; onRow: (row: string) => void }) {
  const t = useT();
  const format = useFormat();
  const [defined, setDefined] = useState(false);
  const decisions = useQuery(decisionsQuery(insight.name)).data?.items ?? [];
  const title = t(`insights.name_${insight.name}`);
  return (
    <>
      <Card
        title={t(`insights.number_${insight.name}`)}
        note={t("insights.as_of_moment", { at: format.exact(new Date(insight.as_of)) })}
        actions={
          <div className="insight-actions">
            <Button small aria-expanded={defined} onClick={() => setDefined(!defined)}>
              {t("insights.definition")}
            </Button>
            <Button small onClick={() => onRow("all")}>
              {t("insights.behind", { count: insight.n })}
            </Button>
          </div>
        }
      >
        <Headline insight={insight} />
        {defined ? <p className="insight-definition">{t(`insights.definition_${insight.name}`)}</p> : null}
        {insight.rows.length > 0 ? (
          <Drawn insight={insight} title={title} decisions={decisions} />
        ) : (
          <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("insights.nothing")}>
            {t(`insights.nothing_${insight.group}`)}
          </EmptyState>
        )}
        <Notes insight={insight} />
      </Card>
      <Decisions name={insight.name} decisions={decisions} />
      {insight.rows.length > 0 ? (
        <section className="insight-table" aria-label={t("insights.table")}>
          <h2>{t("insights.table")}</h2>
          <InsightTable insight={insight} label={title} onRow={onRow} />
        </section>
      ) : null}
    </>
  );
}
