/** All figures at a glance: one number of each, how many it rests on, and a small picture. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { catalogueQuery, insightQuery } from "~/api/queries/insights";
import { useActing } from "~/api/queries/me";
import type { Insight, InsightGroup, InsightName } from "~/api/types-insights";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Skeleton } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type InsightSearch, NAMES, OF_A_MOMENT, paramsOf } from "./params";
import { Headline, Notes } from "./parts";
import { Setup } from "./Setup";
import { Spark } from "./Spark";
import "./insights.css";

const route = getRouteApi("/o/$org/insights/");
const GROUPS: readonly InsightGroup[] = ["customers", "complaints", "money"];

export function InsightsPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const query = useQuery(catalogueQuery);
  const [settingUp, setSettingUp] = useState(false);
  const asOf = (day: string | null) => {
    if (day !== null && day < "1900") return;
    const next: InsightSearch = day ? { as_of: day } : {};
    void navigate({ to: "/o/$org/insights", params: { org }, search: next, replace: true });
  };
  return (
    <Page
      title={t("insights.title")}
      lead={t("insights.lead")}
      width="wide"
      actions={
        query.data?.may_set ? <Button onClick={() => setSettingUp(true)}>{t("insights.setup")}</Button> : null
      }
    >
      <div className="insight-filters">
        <DateField label={t("insights.as_of")} defaultValue={search.as_of ?? null} onChange={asOf} />
      </div>
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data
        ? GROUPS.map((group) => (
            <section key={group} className="insight-group" aria-labelledby={`insights-${group}`}>
              <h2 id={`insights-${group}`}>{t(`insights.group_${group}`)}</h2>
              <div className="insight-tiles">
                {NAMES.filter((name) =>
                  query.data.items.some((one) => one.name === name && one.group === group),
                ).map((name) => (
                  <Tile key={name} name={name} search={search} />
                ))}
              </div>
            </section>
          ))
        : null}
      {settingUp ? <Setup onClose={() => setSettingUp(false)} /> : null}
    </Page>
  );
}

function Tile({ name, search }: { name: InsightName; search: InsightSearch }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const kept = OF_A_MOMENT.includes(name) ? { as_of: search.as_of } : search;
  const query = useQuery(insightQuery(name, paramsOf(kept as InsightSearch)));
  return (
    <article className="card insight-tile">
      <h3>
        <Link
          to="/o/$org/insights/$name"
          params={{ org, name }}
          search={search.as_of ? { as_of: search.as_of } : {}}
        >
          {t(`insights.name_${name}`)}
        </Link>
      </h3>
      <p className="row-sub">{t(`insights.number_${name}`)}</p>
      {query.isPending ? <Skeleton height={96} /> : null}
      {query.isError ? <p className="text-s text-ink-3">{t("insights.not_shown")}</p> : null}
      {query.data ? <Glance insight={query.data} /> : null}
    </article>
  );
}

function Glance({ insight }: { insight: Insight }) {
  return (
    <>
      <Headline insight={insight} />
      <Spark insight={insight} />
      <Notes insight={insight} brief />
    </>
  );
}
