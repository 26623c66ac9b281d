/** What there is to do over all complaints, by its day: mine, or the whole organisation's. */
import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { taskListQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import type { Task } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CheckIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { GROUPS, groupOf } from "./groups";
import { MyTaskRow } from "./MyTaskRow";
import { useChecked } from "./useChecked";
import "~/features/aftercare/aftercare.css";

const TaskDialog = lazy(() => import("../TaskDialog"));
const route = getRouteApi("/o/$org/tasks");

export function MyTasksPage() {
  const t = useT();
  const owner = route.useSearch().owner === "us" ? "us" : "me";
  const due = useInfiniteQuery(taskListQuery({ owner, list: "due" }));
  const undated = useInfiniteQuery(taskListQuery({ owner, list: "undated" }));
  const done = useInfiniteQuery(taskListQuery({ owner, list: "done", limit: 10 }));
  const { check, renew } = useChecked();
  const [editing, setEditing] = useState<Task | null>(null);
  const rows = (query: List) => query.data?.pages.flatMap((page) => page.items) ?? [];
  const row = (task: Task) => (
    <MyTaskRow
      key={task.id}
      task={task}
      withOwner={owner === "us"}
      onCheck={(next) => check(task, next)}
      onEdit={() => setEditing(task)}
    />
  );
  const now = new Date();
  const nothing = due.isSuccess && undated.isSuccess && rows(due).length + rows(undated).length === 0;
  const failed = [due, undated].find((query) => query.isError && !query.data);
  return (
    <Page title={t("tasks.title")} lead={t("tasks.mine_lead")} actions={<Whose owner={owner} />}>
      {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {due.isPending || undated.isPending ? <Loading lines={4} /> : null}
      {nothing ? <Nothing owner={owner} /> : null}
      <div className="flex flex-col gap-6">
        {GROUPS.map((group) => (
          <Group key={group} title={t(`tasks.group_${group}`)} late={group === "overdue"}>
            {rows(due)
              .filter((task) => groupOf(task, now) === group)
              .map(row)}
          </Group>
        ))}
        <More query={due} />
        <Group title={t("tasks.group_undated")}>{rows(undated).map(row)}</Group>
        <More query={undated} />
        <Group title={t("tasks.group_done")}>{rows(done).map(row)}</Group>
        <More query={done} />
      </div>
      <Suspense fallback={null}>
        {editing?.record ? (
          <TaskDialog
            complaintId={editing.record.id}
            task={editing}
            onClose={() => {
              setEditing(null);
              void renew();
            }}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}

type List = UseInfiniteQueryResult<{ pages: { items: Task[] }[] }>;

function Group({ title, late, children }: { title: string; late?: boolean; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-2.5">
        <span className={cx(late && "text-bad")}>{title}</span>{" "}
        <small className="ml-1">{children.length}</small>
      </h2>
      <ul className="card py-1">{children}</ul>
    </section>
  );
}

function Whose({ owner }: { owner: "me" | "us" }) {
  const t = useT();
  const { slug: org, name } = useActing().organisation;
  const choices = [
    { label: t("tasks.whose_me"), search: {}, on: owner === "me" },
    { label: t("tasks.whose_us", { org: name }), search: { owner: "us" as const }, on: owner === "us" },
  ];
  return (
    <nav className="flex flex-wrap gap-2" aria-label={t("tasks.whose")}>
      {choices.map((each) => (
        <Link
          key={each.label}
          to="/o/$org/tasks"
          params={{ org }}
          search={each.search}
          activeProps={{}}
          aria-current={each.on ? "true" : undefined}
          className={cx("chip", each.on && "chip-set")}
        >
          {each.label}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ owner }: { owner: "me" | "us" }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <EmptyState
      icon={<CheckIcon size={26} aria-hidden="true" />}
      title={t(owner === "me" ? "tasks.none_mine" : "tasks.none_ours")}
      action={
        <ButtonLink to="/o/$org/complaints" params={{ org }}>
          {t("tasks.to_complaints")}
        </ButtonLink>
      }
    >
      {t("tasks.none_text")}
    </EmptyState>
  );
}

function More({ query }: { query: List }) {
  const t = useT();
  if (!query.hasNextPage) return null;
  return (
    <Button
      className="self-center"
      pending={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t("ui.show_more")}
    </Button>
  );
}
