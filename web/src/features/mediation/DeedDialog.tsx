/** One step of a mediation: what it means is said, what it asks for is filled in, and then it is done. */
import type { ReactNode } from "react";
import type { Complaint } from "~/api/types";
import type { Mediation, MediationDeed, Outcome } from "~/api/types-dispute";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useSettle } from "../settle/useSettle";
import { shortHash } from "../settle/words";
import { WhatAMediatorSees } from "./Sees";

const DECIDED: readonly Outcome[] = ["decided_for_customer", "decided_for_vendor", "split"];
/** What a side may end it with; that the two agreed is for the mediator to say. */
const ENDED: readonly Outcome[] = ["withdrawn", "referred_externally"];
const CLOSED: readonly Outcome[] = ["settled_by_agreement", ...ENDED];
/** A recommendation or a decision. */
const MAX_WORD = 20_000;

export default function DeedDialog({
  complaint,
  mediation,
  deed,
  onClose,
}: {
  complaint: Complaint;
  mediation: Mediation;
  deed: MediationDeed;
  onClose: () => void;
}) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const name = mediation.mediator.name;
  const takesBack = deed === "close" && mediation.state === "proposed";
  const ends = deed === "close" && !takesBack;
  const named = takesBack ? "take_back" : deed;
  const id = <P extends string>(part: P) => `mediation.${named}_${part}` as const;
  const text = (part: "title" | "submit") => {
    const key = id(part);
    return t.has(key) ? t(key) : t(`mediation.do_${deed}` as "mediation.do_close");
  };
  const about = id("about");
  return (
    <Dialog title={text("title")} wide={deed === "recommend" || deed === "determine"} onClose={onClose}>
      <Form
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          const said = values.optional("text");
          const reason = values.optional("reason");
          const outcome = takesBack ? "withdrawn" : values.optional("outcome");
          await send(`/mediations/${mediation.id}/actions/${deed}`, {
            version: mediation.version,
            ...(said ? { text: said } : {}),
            ...(reason ? { reason } : {}),
            ...(outcome ? { outcome } : {}),
          });
          toast({ text: t(`mediation.done_${named}` as "mediation.done_close") });
          onClose();
        }}
      >
        {t.has(about) ? <p className="text-ink-2">{t(about)}</p> : null}
        <Asked
          deed={deed}
          mediation={mediation}
          ends={ends ? (complaint.guest === "mediator" ? CLOSED : ENDED) : null}
          name={name}
        />
        <FormActions
          submit={text("submit")}
          danger={deed === "decline" || deed === "reject" || deed === "leave"}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

function Asked({
  deed,
  mediation,
  ends,
  name,
}: {
  deed: MediationDeed;
  mediation: Mediation;
  /** What it may end with, where that is asked. */
  ends: readonly Outcome[] | null;
  name: string;
}): ReactNode {
  const t = useT();
  const outcomes = (values: readonly Outcome[]) => (
    <RadioGroup
      name="outcome"
      label={t("mediation.outcome")}
      required
      options={values.map((value) => ({ value, label: t(`mediation.outcome_${value}`) }))}
    />
  );
  switch (deed) {
    case "consent":
      return (
        <>
          <p>
            {name}, {mediation.mediator.organisation.name}.{" "}
            {t(mediation.binding ? "mediation.consent_binding" : "mediation.consent_recommends")}
          </p>
          <WhatAMediatorSees />
        </>
      );
    case "recommend":
    case "determine":
      return (
        <>
          <TextArea
            name="text"
            label={t(deed === "recommend" ? "mediation.recommendation" : "mediation.decision")}
            help={t("mediation.word_help")}
            required
            rows={9}
            maxLength={MAX_WORD}
            autoFocus
          />
          {deed === "determine" ? outcomes(DECIDED) : null}
        </>
      );
    case "decline":
    case "reject":
    case "ask_review":
      return <TextArea name="reason" label={t("settle.reason")} required maxLength={2000} autoFocus />;
    case "accept":
      return mediation.recommendation_sha256 ? (
        <p className="text-s text-ink-2">
          {t("mediation.accept_seal")} <code>{shortHash(mediation.recommendation_sha256)}…</code>
        </p>
      ) : null;
    case "close":
      return ends ? outcomes(ends) : null;
    default:
      return null;
  }
}
