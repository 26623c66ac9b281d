/** What a mediator looks up: what the complaint says, whose time went by, how far it was escalated. */
import type { Complaint } from "~/api/types";
import { Details } from "~/features/complaints/page/Rail";
import { EscalationRail } from "~/features/settle/escalation/EscalationRail";
import { FactRail } from "~/features/settle/facts/FactRail";
import { TimeLedger } from "~/features/settle/ledger/TimeLedger";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";

export function CaseRail({ complaint }: { complaint: Complaint }) {
  const t = useT();
  return (
    <>
      <section>
        <h2>{t("guests.what_happened")}</h2>
        <div className="prose text-s" dangerouslySetInnerHTML={serverHtml(complaint.description_html)} />
      </section>
      <TimeLedger complaint={complaint} />
      <EscalationRail complaint={complaint} />
      <FactRail complaint={complaint} />
      <Details complaint={complaint} />
    </>
  );
}
