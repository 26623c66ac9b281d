/** The surveys of the own organisation. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { surveysQuery } from "~/api/queries/surveys";
import type { SurveyItem, SurveyStatus } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { ListIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { StatePill } from "./parts";
import { StartDialog } from "./StartDialog";
import { Starters } from "./Starters";
import { ToAnswer, useToAnswer } from "./ToAnswer";
import { NothingTogether } from "./together/NothingTogether";
import "./surveys.css";

const route = getRouteApi("/o/$org/surveys/");
const STATUSES: readonly SurveyStatus[] = ["draft", "live", "closed"];

export interface SurveySearch {
  status?: SurveyStatus;
}

export function SurveysPage() {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const status = STATUSES.find((each) => each === search.status);
  const mayStart = useCan()("write");
  const [starting, setStarting] = useState(false);
  const columns = useColumns();
  const toAnswer = useToAnswer();
  const query = useInfiniteQuery(surveysQuery(status ? { status } : {}));
  const none = query.data?.pages[0]?.items.length === 0 && !status;
  const start = mayStart ? (
    <Button tone="primary" onClick={() => setStarting(true)}>
      {t("surveys.new")}
    </Button>
  ) : null;
  const choose = (next: SurveyStatus | undefined) =>
    void navigate({ to: "/o/$org/surveys", params: { org }, search: next ? { status: next } : {} });
  return (
    <Page
      title={t("surveys.title")}
      lead={t(acting.sides.includes("vendor") ? "surveys.lead" : "surveys.lead_customer")}
      width="wide"
      actions={none ? null : start}
    >
      <ToAnswer items={toAnswer} />
      {none && toAnswer.length > 0 && !mayStart ? null : none ? (
        <Nothing mayStart={mayStart} onStart={() => setStarting(true)} />
      ) : (
        <>
          <fieldset className="mb-4 flex flex-wrap gap-2">
            <legend className="sr-only">{t("surveys.filter")}</legend>
            {[undefined, ...STATUSES].map((each) => (
              <button
                key={each ?? "all"}
                type="button"
                className={cx("chip", status === each && "chip-set")}
                aria-pressed={status === each}
                onClick={() => choose(each)}
              >
                {each ? t(`surveys.filter_${each}`) : t("surveys.filter_all")}
              </button>
            ))}
          </fieldset>
          <DataTable
            label={t("surveys.title")}
            columns={columns}
            query={query}
            rowKey={(row) => row.id}
            linked
            empty={
              <EmptyState
                title={t("surveys.none_found")}
                action={<Button onClick={() => choose(undefined)}>{t("surveys.show_all")}</Button>}
              >
                {t("surveys.none_found_text")}
              </EmptyState>
            }
          />
        </>
      )}
      {starting ? <StartDialog onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

/** Teaches what a survey here is, and begins one. */
function Nothing({ mayStart, onStart }: { mayStart: boolean; onStart: () => void }) {
  const t = useT();
  const vendor = useActing().sides.includes("vendor");
  if (!vendor) return <NothingTogether onStart={mayStart ? onStart : null} />;
  if (!mayStart) {
    return (
      <EmptyState icon={<ListIcon size={24} aria-hidden="true" />} title={t("surveys.empty_title")}>
        {t("surveys.empty_role")}
      </EmptyState>
    );
  }
  return (
    <section className="survey-empty">
      <h2>{t("surveys.empty_start")}</h2>
      <p className="max-w-[70ch] text-ink-2">{t("surveys.empty_text")}</p>
      <Starters />
    </section>
  );
}

function useColumns(): Column<SurveyItem>[] {
  const t = useT();
  const org = useActing().organisation.slug;
  return [
    {
      id: "title",
      header: t("surveys.survey"),
      width: "44%",
      cell: (row) => (
        <>
          <Link to="/o/$org/surveys/$id" params={{ org, id: row.id }} className="row-title">
            {row.title || t("surveys.untitled")}
          </Link>
          <span className="row-sub">
            {row.number}
            {row.together_with
              ? ` · ${t(row.mirror ? "together.with_mirror" : "together.with_name", { name: row.together_with.name })}`
              : ""}
          </span>
        </>
      ),
    },
    {
      id: "status",
      header: t("surveys.status"),
      width: "14%",
      cell: (row) => <StatePill status={row.status} />,
    },
    {
      id: "anonymity",
      header: t("surveys.who_answers"),
      width: "16%",
      cell: (row) =>
        row.anonymity ? (
          t(`surveys.anonymity_${row.anonymity}`)
        ) : (
          <span className="stack-hidden text-ink-3">{t("surveys.not_chosen")}</span>
        ),
    },
    {
      id: "dates",
      header: t("surveys.published"),
      width: "14%",
      wideOnly: true,
      cell: (row) =>
        row.published_at ? (
          <Time at={row.published_at} as="date" />
        ) : (
          <span className="text-ink-3">{t("surveys.not_yet")}</span>
        ),
    },
    {
      id: "activity",
      header: t("surveys.activity"),
      width: "12%",
      wideOnly: true,
      cell: (row) => <Time at={row.activity_at} />,
    },
  ];
}
