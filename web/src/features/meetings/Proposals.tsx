/** What is open between the two firms, to be taken over into the agenda: one by one, or all of it. */
import { useQuery } from "@tanstack/react-query";
import { api } from "~/api/client";
import { proposalsQuery } from "~/api/queries/meetings";
import type { AgendaProposal, Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button, IconButton } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { PlusIcon } from "~/ui/icons";
import { MatterLink } from "./MatterLink";
import { Reasons } from "./Reasons";
import { counterpartOf, useMeeting } from "./useMeeting";
import { matterName } from "./words";

export function Proposals({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const query = useQuery(proposalsQuery(meeting.id));
  const { click, pending } = useMeeting(meeting.id);
  const open = query.data?.items.filter((each) => each.item_id === null) ?? [];
  const take = (subjects: string[]) =>
    click(() =>
      api.post<Meeting>(`/meetings/${meeting.id}/items/take`, { subjects }, { idempotencyKey: crypto.randomUUID() }),
    );
  return (
    <Card
      title={t("meetings.proposed")}
      note={t("meetings.proposed_note", { org: counterpartOf(meeting).name })}
      actions={
        open.length > 1 ? (
          <Button small pending={pending} onClick={() => void take(open.map((each) => each.subject))}>
            {t("meetings.take_all", { count: open.length })}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data && open.length === 0 ? (
        <p className="text-s text-ink-3">
          {t(query.data.items.length > 0 ? "meetings.all_taken" : "meetings.nothing_open")}
        </p>
      ) : null}
      <ul className="proposals">
        {open.map((each) => (
          <Line key={each.subject} meeting={meeting} proposal={each} onTake={() => void take([each.subject])} />
        ))}
      </ul>
    </Card>
  );
}

function Line({
  meeting,
  proposal,
  onTake,
}: {
  meeting: Meeting;
  proposal: AgendaProposal;
  onTake: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const name = matterName(t, format, proposal);
  return (
    <li>
      <div className="min-w-0 flex-1">
        <p>
          <MatterLink record={proposal.record} relationship={meeting.relationship_id}>
            <span className="text-ink-3">{proposal.record.number}</span> {name}
          </MatterLink>
        </p>
        <Reasons meeting={meeting} reasons={proposal.reasons} />
      </div>
      <IconButton
        small
        tone="plain"
        label={t("meetings.take", { name })}
        icon={<PlusIcon size={15} aria-hidden="true" />}
        onClick={onTake}
      />
    </li>
  );
}
