/** A segment: what it says, who is in it, who came and went. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { historyQuery, membersQuery, renewSegments, segmentQuery } from "~/api/queries/segments";
import type { Segment, SegmentMove } from "~/api/types-segments";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { ComboBox } from "~/ui/ComboBox";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { toast } from "~/ui/toast";
import { SegmentEditor } from "./Editor";
import { useCustomers } from "./people";
import { useMayKeep } from "./SegmentsPage";
import { useSentence } from "./sentence";
import "./segments.css";

const route = getRouteApi("/o/$org/segments/$id");

export function SegmentPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const { id } = route.useParams();
  const segment = useQuery(segmentQuery(id));
  const crumb = (
    <Link to="/o/$org/segments" params={{ org }}>
      {t("segments.back")}
    </Link>
  );
  if (segment.data) return <Whole segment={segment.data} crumb={crumb} />;
  return (
    <Page title={t("segments.title")} crumb={crumb}>
      {segment.isError ? (
        <ErrorState error={segment.error} onRetry={() => void segment.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function useChange(segment: Segment) {
  const t = useT();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (archived: boolean) => api.patch(`/segments/${segment.id}`, { archived }, segment.version),
    onSuccess: (_, archived) => (archived ? toast({ text: t("segments.archived_toast") }) : undefined),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewSegments(client),
  });
}

function Whole({ segment, crumb }: { segment: Segment; crumb: React.ReactNode }) {
  const t = useT();
  const mayKeep = useMayKeep();
  const { say } = useSentence();
  const [editing, setEditing] = useState(false);
  const [part, setPart] = useState<"members" | "history">("members");
  const change = useChange(segment);
  if (editing) {
    return (
      <Page title={segment.name} crumb={crumb}>
        <SegmentEditor
          segment={segment}
          onCancel={() => setEditing(false)}
          onDone={() => {
            toast({ text: t("segments.saved") });
            setEditing(false);
          }}
        />
      </Page>
    );
  }
  return (
    <Page
      title={segment.name}
      crumb={crumb}
      lead={
        segment.condition
          ? t("segments.sentence", { what: say(segment.condition) })
          : t("segments.kind_static")
      }
      actions={
        mayKeep ? (
          <>
            {segment.archived ? null : <Button onClick={() => setEditing(true)}>{t("segments.edit")}</Button>}
            <Button tone="quiet" pending={change.isPending} onClick={() => change.mutate(!segment.archived)}>
              {t(segment.archived ? "segments.restore" : "segments.archive")}
            </Button>
          </>
        ) : null
      }
    >
      <p className="mb-3 text-ink-2" aria-live="polite">
        {segment.archived ? <Pill>{t("segments.archived")}</Pill> : null}{" "}
        {segment.computed ? t("segments.count", { count: segment.members }) : t("segments.computing")}
      </p>
      <Tabs
        label={t("segments.tabs")}
        value={part}
        onChange={setPart}
        items={[
          { id: "members", label: t("segments.members"), count: segment.members },
          { id: "history", label: t("segments.history") },
        ]}
      >
        {part === "members" ? <Members segment={segment} mayKeep={mayKeep} /> : <History id={segment.id} />}
      </Tabs>
    </Page>
  );
}

function Members({ segment, mayKeep }: { segment: Segment; mayKeep: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const org = useActing().organisation.slug;
  const list = useInfiniteQuery({ ...membersQuery(segment), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const byHand = mayKeep && segment.kind === "static" && !segment.archived;
  const move = useMutation({
    mutationFn: (body: { add?: string[]; remove?: string[] }) =>
      api.post(`/segments/${segment.id}/members`, body, { idempotencyKey: crypto.randomUUID() }),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewSegments(client),
  });
  const remove = (id: string, name: string) =>
    move.mutate(
      { remove: [id] },
      {
        onSuccess: () =>
          toast({
            text: t("segments.removed", { name }),
            action: { label: t("segments.undo"), run: () => move.mutate({ add: [id] }) },
          }),
      },
    );
  return (
    <>
      {byHand ? <AddMember onAdd={(id) => move.mutate({ add: [id] })} /> : null}
      {list.isPending ? <Loading /> : null}
      {list.data && rows.length === 0 ? <p className="py-4 text-ink-2">{t("segments.no_members")}</p> : null}
      <ul className="seg-lines">
        {rows.map((row) => (
          <li key={row.account.relationship_id}>
            <Link
              to="/o/$org/partners/$id"
              params={{ org, id: row.account.relationship_id }}
              className="row-title grow"
            >
              {row.account.name}
            </Link>
            <span className="text-s text-ink-3">
              {t("segments.since")} <Time at={row.since} as="date" />
            </span>
            {byHand ? (
              <Button
                small
                tone="quiet"
                onClick={() => remove(row.account.relationship_id, row.account.name)}
              >
                {t("segments.remove")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function AddMember({ onAdd }: { onAdd: (id: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const { customers, loading } = useCustomers(typed);
  return (
    <div className="my-3 max-w-sm">
      <ComboBox
        label={t("segments.add_member")}
        placeholder={t("segments.pick")}
        value={null}
        options={customers.map((each) => ({ id: each.id, label: each.name }))}
        loading={loading}
        onType={setTyped}
        onChange={(id) => {
          if (id) onAdd(id);
        }}
      />
    </div>
  );
}

function History({ id }: { id: string }) {
  const t = useT();
  const list = useInfiniteQuery(historyQuery(id));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isPending ? <Loading /> : null}
      {list.data && rows.length === 0 ? <p className="py-4 text-ink-2">{t("segments.no_history")}</p> : null}
      <ul className="seg-lines">
        {rows.map((row) => (
          <Move key={row.id} row={row} />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Move({ row }: { row: SegmentMove }) {
  const t = useT();
  const { fact } = useSentence();
  return (
    <li>
      <span className="grow">
        {row.account.name} <Pill>{t(row.joined ? "segments.came" : "segments.left")}</Pill>
        <span className="row-sub">
          {row.why.by
            ? t(row.why.merged ? "segments.why_merged" : "segments.why_by", { name: row.why.by.name })
            : t("segments.why_rule", { facts: row.why.facts.map(fact).join(", ") })}
        </span>
      </span>
      <Time at={row.at} />
    </li>
  );
}

/** The next page of a list. */
export function More({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  const t = useT();
  if (!list.hasNextPage) return null;
  return (
    <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t("segments.more")}
    </Button>
  );
}
