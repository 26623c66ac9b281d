/** Beneath the step that tells of the actions: whether they helped, in the words of the customer. */
import { useQuery } from "@tanstack/react-query";
import { reportOutcomeQuery, reportPath } from "~/api/queries/report";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import { OutcomeParts } from "~/features/aftercare/Outcome";

export function Helped({
  complaint,
  always,
}: {
  complaint: Complaint;
  /** What was said, too; else only the question while it waits. */
  always: boolean;
}) {
  const found = reportOutcomeQuery(complaint.id);
  const outcome = useQuery(found).data;
  if (!outcome || !(always || outcome.may_answer.allowed)) return null;
  return (
    <OutcomeParts
      about={{
        of: "report",
        path: `${reportPath(complaint.id)}/outcome`,
        key: found.queryKey,
        stale: keys.complaint(complaint.id),
        org: complaint.counterpart.name,
      }}
      outcome={outcome}
    />
  );
}
