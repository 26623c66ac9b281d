/** What somebody took on in the meeting: commitments like any others. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { actionsQuery } from "~/api/queries/meetings";
import type { Meeting } from "~/api/types-meetings";
import { CommitmentList } from "~/features/settle/commitments/CommitmentList";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { counterpartOf, mayDo } from "./useMeeting";

const ActionDialog = lazy(() => import("./ActionDialog"));

export function Actions({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const query = useQuery(actionsQuery(meeting.id));
  const may = mayDo(meeting, "promise");
  // Those that belong to a point stand there.
  const elsewhere = new Set(
    meeting.commitments.filter((each) => each.item_id !== null).map((each) => each.commitment_id),
  );
  const items = query.data?.items.filter((each) => !elsewhere.has(each.id)) ?? [];
  return (
    <Card
      title={t("meetings.actions")}
      note={t("meetings.actions_note")}
      actions={
        may ? (
          <Button small onClick={() => setAdding(true)}>
            {t("meetings.action_add")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={2} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data && items.length === 0 ? (
        <p className="text-s text-ink-3">
          {elsewhere.size > 0 ? t("meetings.actions_above", { count: elsewhere.size }) : t("meetings.actions_none")}
        </p>
      ) : null}
      {items.length > 0 ? (
        <CommitmentList complaint={{ ...meeting, counterpart: counterpartOf(meeting) }} commitments={items} />
      ) : null}
      {adding ? (
        <Suspense fallback={null}>
          <ActionDialog meeting={meeting} onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
}
