/** Ideas as a board or as a list; both show the same ones. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { ideasQuery } from "~/api/queries/ideas";
import { useActing, useCan } from "~/api/queries/me";
import type { IdeaItem } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { SearchField, Select } from "~/ui/fields";
import { MessageIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Board } from "./Board";
import { Chooser, ChoosingBar, ChoosingContext } from "./choosing";
import { StatusPill, Support, Wanted } from "./parts";
import { type IdeaSearch, ideaParams, isFiltered, understood } from "./search";
import { AUDIENCES, audienceLabel, strengthLabel } from "./words";
import "./ideas.css";

const route = getRouteApi("/o/$org/ideas/");
const PAUSE_MS = 250;

export function IdeasPage() {
  const t = useT();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const search = understood({ ...route.useSearch() });
  const navigate = useNavigate();
  const org = acting.organisation.slug;
  const change = (next: IdeaSearch, replace = false) =>
    void navigate({ to: "/o/$org/ideas", params: { org }, search: next, replace });
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const choosing = useMemo(
    () =>
      chosen && {
        chosen,
        toggle: (id: string) =>
          setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]),
      },
    [chosen],
  );
  const write = mayWrite ? (
    <ButtonLink tone="primary" to="/o/$org/ideas/new" params={{ org }}>
      {t("ideas.new")}
    </ButtonLink>
  ) : null;
  const study =
    mayWrite && acting.sides.includes("vendor") && chosen === null ? (
      <Button onClick={() => setChosen([])}>{t("ideas.study_start")}</Button>
    ) : null;
  const lead = acting.sides.includes("vendor") ? "ideas.lead_vendor" : "ideas.lead_customer";
  const empty = isFiltered(search) ? (
    <EmptyState
      title={t("ideas.none_found")}
      action={
        <Button onClick={() => change(search.view ? { view: search.view } : {})}>
          {t("complaints.clear_filters")}
        </Button>
      }
    >
      {t("ideas.none_found_text")}
    </EmptyState>
  ) : (
    <EmptyState
      icon={<MessageIcon size={24} aria-hidden="true" />}
      title={t("ideas.empty_title")}
      action={write}
    >
      {t(acting.sides.includes("vendor") ? "ideas.empty_vendor" : "ideas.empty_customer")}
    </EmptyState>
  );
  return (
    <Page
      title={t("ideas.title")}
      lead={t(lead)}
      width="wide"
      actions={
        <>
          {study}
          {write}
        </>
      }
    >
      {chosen ? <ChoosingBar chosen={chosen} onEnd={() => setChosen(null)} /> : null}
      <Filters search={search} onChange={change} />
      <ChoosingContext.Provider value={choosing}>
        {search.view === "list" ? (
          <List search={search} empty={empty} />
        ) : (
          <Board params={ideaParams(search)} empty={empty} />
        )}
      </ChoosingContext.Provider>
    </Page>
  );
}

function Filters({
  search,
  onChange,
}: {
  search: IdeaSearch;
  onChange: (next: IdeaSearch, replace?: boolean) => void;
}) {
  const t = useT();
  const acting = useActing();
  const sorts = acting.sides.includes("vendor")
    ? (["activity", "organisations", "strength", "commitment"] as const)
    : (["activity", "organisations"] as const);
  const without = <K extends keyof IdeaSearch>(key: K): IdeaSearch => {
    const { [key]: _gone, ...rest } = search;
    return rest;
  };
  const toggle = (key: "own" | "unvoted") =>
    onChange(search[key] ? without(key) : { ...search, [key]: true });
  const chip = (key: "own" | "unvoted", label: string) => (
    <button
      type="button"
      className={cx("chip", search[key] && "chip-set")}
      aria-pressed={search[key] === true}
      onClick={() => toggle(key)}
    >
      {label}
    </button>
  );
  const view = (value: "board" | "list") => {
    const on = (search.view ?? "board") === value;
    return (
      <button
        type="button"
        aria-pressed={on}
        className={cx("chip", on && "chip-set")}
        onClick={() => onChange(value === "list" ? { ...search, view: "list" } : without("view"))}
      >
        {t(`ideas.view_${value}`)}
      </button>
    );
  };
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <fieldset className="flex gap-2">
        <legend className="sr-only">{t("ideas.view")}</legend>
        {view("board")}
        {view("list")}
      </fieldset>
      <Search search={search} onChange={onChange} />
      {chip("own", t("ideas.filter_own"))}
      {acting.sides.includes("customer") ? chip("unvoted", t("ideas.filter_not_voted")) : null}
      <Select
        hideLabel
        label={t("ideas.filter_audience")}
        name="audience"
        className="w-44"
        value={search.audience ?? ""}
        placeholder={t("ideas.filter_all_audiences")}
        options={AUDIENCES.map((each) => ({ value: each, label: audienceLabel(t, each) }))}
        onChange={(audience) => onChange(audience ? { ...search, audience } : without("audience"))}
      />
      <Select
        hideLabel
        label={t("ideas.sort")}
        name="sort"
        className="w-44"
        value={search.sort ?? "activity"}
        options={sorts.map((each) => ({ value: each, label: t(`ideas.sort_${each}`) }))}
        onChange={(sort) => onChange(sort === "activity" ? without("sort") : { ...search, sort })}
      />
    </div>
  );
}

function Search({
  search,
  onChange,
}: {
  search: IdeaSearch;
  onChange: (next: IdeaSearch, replace?: boolean) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState(search.q ?? "");
  const latest = useRef({ search, onChange });
  latest.current = { search, onChange };
  useEffect(() => setTyped(search.q ?? ""), [search.q]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const q = typed.trim();
      const { search: now, onChange: change } = latest.current;
      if (q === (now.q ?? "")) return;
      const { q: _old, ...rest } = now;
      change(q ? { ...rest, q } : rest, true);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchField label={t("ideas.search")} value={typed} onChange={setTyped} className="w-full md:w-60" />
  );
}

function List({ search, empty }: { search: IdeaSearch; empty: React.ReactNode }) {
  const t = useT();
  const query = useInfiniteQuery(ideasQuery(ideaParams(search)));
  return (
    <DataTable
      label={t("ideas.title")}
      columns={useColumns()}
      query={query}
      rowKey={(row) => row.id}
      fresh={(row) => row.unread}
      linked
      empty={empty}
    />
  );
}

function useColumns(): Column<IdeaItem>[] {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  return [
    {
      id: "title",
      header: t("ideas.idea"),
      width: "28%",
      cell: (row) => (
        <span className="idea-line">
          <Chooser idea={row} />
          <span className="min-w-0">
            <Link to="/o/$org/ideas/$id" params={{ org, id: row.id }} className="row-title">
              {row.title}
            </Link>
            <span className="row-sub">{[row.number, row.product].filter(Boolean).join(" · ")}</span>
          </span>
        </span>
      ),
    },
    {
      id: "status",
      header: t("ideas.status"),
      width: "18%",
      cell: (row) => <StatusPill status={row.status} mine={row.ball.mine} />,
    },
    { id: "support", header: t("ideas.support"), width: "13%", cell: (row) => <Support idea={row} /> },
    {
      id: "vote",
      header: t(acting.sides.includes("customer") ? "ideas.my_vote" : "ideas.strengths"),
      width: "17%",
      wideOnly: true,
      cell: (row) =>
        row.strengths ? (
          <Wanted strengths={row.strengths} firm={row.firm ?? 0} />
        ) : row.my_vote ? (
          strengthLabel(t, row.my_vote.strength)
        ) : (
          <span className="text-ink-3">{t("ideas.not_voted")}</span>
        ),
    },
    {
      id: "from",
      header: t("ideas.from"),
      width: "14%",
      wideOnly: true,
      cell: (row) => (
        <>
          {row.author.organisation?.name ?? t("ideas.from_unnamed")}
          <span className="row-sub">{audienceLabel(t, row.audience)}</span>
        </>
      ),
    },
    {
      id: "activity",
      header: t("ideas.activity"),
      width: "10%",
      wideOnly: true,
      cell: (row) => (
        <>
          <Time at={row.activity_at} />
          {row.unread ? <span className="sr-only">{t("ideas.unread")}</span> : null}
        </>
      ),
    },
  ];
}
