/** Accepting, countering, rejecting and withdrawing an offer. */
import type { Complaint } from "~/api/types";
import { mayAct, type Offer, type OfferDeed } from "~/api/types-settle";
import { Msg, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/toast";
import ReasonDialog from "../ReasonDialog";
import { useSettle } from "../useSettle";
import { shortHash, usualDay } from "../words";
import OfferDialog from "./OfferDialog";
import { TermLines } from "./TermList";

export default function OfferAnswers({
  complaint,
  offer,
  deed,
  onClose,
}: {
  complaint: Complaint;
  offer: Offer;
  deed: OfferDeed;
  onClose: () => void;
}) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const path = `/offers/${offer.id}/actions/${deed}`;
  if (deed === "counter") return <OfferDialog complaint={complaint} counters={offer} onClose={onClose} />;
  if (deed === "accept") return <Accept complaint={complaint} offer={offer} onClose={onClose} />;
  const names = { n: offer.number, org: complaint.counterpart.name };
  return (
    <ReasonDialog
      title={t(`settle.${deed}_title`, names)}
      about={t(`settle.${deed}_about`, names)}
      submit={t(`settle.${deed}_submit`)}
      optional={deed === "withdraw"}
      onSubmit={(reason) => send(path, { version: offer.version, ...(reason ? { reason } : {}) })}
      onClose={onClose}
    />
  );
}

/** Shows exactly what is frozen; the hash of these terms goes along, so that nothing else can be accepted. */
function Accept({ complaint, offer, onClose }: { complaint: Complaint; offer: Offer; onClose: () => void }) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const format = useFormat();
  const now = useNow();
  const still = mayAct(offer.actions, "accept");
  return (
    <Dialog title={t("settle.accept_title", { n: offer.number })} onClose={onClose} wide>
      <Form
        explain={(error) => (error.is("stale_version") ? t("settle.offer_moved") : null)}
        onSubmit={async () => {
          await send(`/offers/${offer.id}/actions/accept`, { version: offer.version, sha256: offer.sha256 });
          toast({ text: t("settle.accepted") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("settle.accept_about", { org: complaint.counterpart.name })}</p>
        <div className="frozen">
          <ol className="terms">
            {offer.terms.map((term, index) => (
              <li key={index}>
                <TermLines complaint={complaint} term={term} usualDay={format.day(usualDay(now))} />
              </li>
            ))}
          </ol>
          <p className="frozen-hash">
            <Msg
              id="settle.frozen_as"
              values={{ hash: <code title={offer.sha256}>{shortHash(offer.sha256)}…</code> }}
            />
          </p>
        </div>
        {offer.note ? (
          <p className="text-s text-ink-2">
            {t("settle.note_not_frozen")} <span className="whitespace-pre-wrap">{offer.note}</span>
          </p>
        ) : null}
        {still ? null : (
          <p role="alert" className="notice notice-bad">
            {t("settle.offer_moved")}
          </p>
        )}
        <FormActions submit={t("settle.accept_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
