/** What is kept twice: sets with the reason, merging, and taking it back. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { duplicatesQuery, mergesQuery, renewAll } from "~/api/queries/privacy";
import type { DuplicateSet, Merge, MergeKind } from "~/api/types-privacy";
import { type PlainId, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { RadioGroup } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { MergeDialog } from "./MergeDialog";

export function DuplicatesPage() {
  const t = useT();
  const [kind, setKind] = useState<MergeKind>("account");
  const [chosen, setChosen] = useState<DuplicateSet | null>(null);
  const found = useQuery(duplicatesQuery(kind));
  const sets = found.data?.items ?? [];
  return (
    <Page title={t("merges.title")} lead={t("merges.lead")}>
      <div className="mb-4">
        <RadioGroup
          label={t("merges.kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "account", label: t("merges.accounts") },
            { value: "contact", label: t("merges.contacts") },
          ]}
        />
      </div>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && sets.length === 0 ? (
        <EmptyState title={t("merges.none")}>{t("merges.none_text")}</EmptyState>
      ) : null}
      {sets.length > 0 ? (
        <section className="card flex flex-col gap-1 p-4" aria-label={t("merges.found")}>
          <p className="text-ink-2">{t("merges.count", { count: found.data?.total ?? 0 })}</p>
          <ul>
            {sets.map((set) => (
              <li
                key={set.members.map((each) => each.id).join()}
                className="flex flex-wrap items-center gap-2 py-2"
              >
                <span className="min-w-0 flex-1">{set.members.map((each) => each.name).join(" · ")}</span>
                {set.reasons.map((reason) => (
                  <Pill key={reason}>{t(`merges.${reason}` as PlainId)}</Pill>
                ))}
                <Button small onClick={() => setChosen(set)}>
                  {t("merges.compare")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Merges />
      {chosen ? <MergeDialog kind={kind} set={chosen} onClose={() => setChosen(null)} /> : null}
    </Page>
  );
}

/** Takes a merge back; what came after stays with the one that lived on. */
export function useUndo() {
  const t = useT();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`/merges/${encodeURIComponent(id)}/actions/undo`),
    onSuccess: () => toast({ text: t("merges.undone_toast") }),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewAll(client),
  });
}

function Merges() {
  const t = useT();
  const list = useInfiniteQuery(mergesQuery);
  const undo = useUndo();
  const rows: Merge[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={t("merges.done")}>
      <ul>
        {rows.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              {t("merges.line", { victim: each.victim.name, survivor: each.survivor.name })}{" "}
              <span className="text-ink-2">
                <Time at={each.merged_at} />
              </span>
            </span>
            {each.undone_at ? <Pill>{t("merges.undone")}</Pill> : null}
            {each.undo_refused ? null : (
              <Button small pending={undo.isPending} onClick={() => undo.mutate(each.id)}>
                {t("merges.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("merges.more")}
        </Button>
      ) : null}
    </Card>
  );
}
