import type { Complaint } from "~/api/types";
import type { Commitment } from "~/api/types-settle";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { SideMark, type Sides } from "../Sides";
import { awaitsReturn } from "../words";
import { CommitmentActions } from "./CommitmentActions";
import { AwaitsReturn, CommitmentDue, CommitmentStatePill, commitmentText, isOwnWords } from "./parts";

/** Commitments of one complaint, or of a meeting. */
export function CommitmentList({
  complaint,
  commitments,
}: {
  complaint: Sides & Pick<Complaint, "counterpart">;
  commitments: readonly Commitment[];
}) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="commitments">
      {commitments.map((each) => (
        <li key={each.id}>
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium">{commitmentText(t, format, each)}</p>
            {each.text && !isOwnWords(each) ? (
              <p className="text-s whitespace-pre-wrap text-ink-2">{each.text}</p>
            ) : null}
            <small className="flex flex-wrap items-center gap-x-3">
              <SideMark complaint={complaint} side={each.side} />
              {each.owner ? <span>{each.owner.name}</span> : null}
              <CommitmentDue commitment={each} />
            </small>
            {awaitsReturn(each, commitments) ? <AwaitsReturn /> : null}
            {each.reason && each.state !== "confirmed" ? (
              <blockquote className="quote text-s">{each.reason}</blockquote>
            ) : null}
          </div>
          <CommitmentStatePill commitment={each} waits={awaitsReturn(each, commitments)} />
          <CommitmentActions
            commitment={each}
            counterpart={complaint.counterpart.name}
            waits={awaitsReturn(each, commitments)}
          />
        </li>
      ))}
    </ul>
  );
}
