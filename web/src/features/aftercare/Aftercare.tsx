/** What follows a closed complaint: how it went for the customer, and the vendor's review. */
import { useQuery } from "@tanstack/react-query";
import { satisfactionQuery } from "~/api/queries/after";
import type { Complaint } from "~/api/types";
import { AskCard } from "./AskCard";
import { ReviewPart } from "./ReviewPart";
import { Verdict } from "./Verdict";

export default function Aftercare({ complaint }: { complaint: Complaint }) {
  const said = useQuery(satisfactionQuery(complaint.id)).data;
  if (!said) return null;
  return (
    <>
      {said.may_answer.allowed ? <AskCard complaint={complaint} /> : null}
      {said.score !== null ? <Verdict complaint={complaint} said={said} /> : null}
      {complaint.side === "vendor" || said.review_published ? <ReviewPart complaint={complaint} /> : null}
    </>
  );
}
