/** What both sides agreed on: the frozen terms, both signatures, and what is still to be done for it. */
import type { Complaint } from "~/api/types";
import type { Settlement } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Time } from "~/ui/bits";
import { CheckIcon } from "~/ui/icons";
import { CommitmentList } from "../commitments/CommitmentList";
import { Signatures } from "../Signatures";
import { shortHash } from "../words";
import { TermLines } from "./TermList";

export function SettlementCard({ complaint, settlement }: { complaint: Complaint; settlement: Settlement }) {
  const t = useT();
  return (
    <article className="card settlement" aria-label={t("settle.settlement")}>
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="flex items-center gap-2">
          <CheckIcon size={15} className="text-good" aria-hidden="true" />
          {t("settle.settlement")}
        </h2>
        <small className="ml-auto">
          <Time at={settlement.settled_at} as="full" /> ·{" "}
          <span className="font-mono" title={settlement.sha256}>
            {shortHash(settlement.sha256)}
          </span>
        </small>
      </header>
      <ol className="terms">
        {settlement.terms.map((term, index) => (
          <li key={index}>
            <TermLines complaint={complaint} term={term} />
          </li>
        ))}
      </ol>
      <Signatures signoff={settlement.signoff} own={complaint.side} />
      {settlement.commitments.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-s font-semibold">{t("settle.what_follows")}</h3>
          <CommitmentList complaint={complaint} commitments={settlement.commitments} />
        </>
      ) : null}
    </article>
  );
}
