/** A new offer, or a counter-offer that begins with the terms it answers. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import type { Offer, Term } from "~/api/types-settle";
import { useToWriteDown } from "~/features/mediation/useToWriteDown";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { recall, remember } from "~/lib/storage";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, TextArea } from "~/ui/fields";
import { PlusIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { useSettle } from "../useSettle";
import { openOffers } from "../words";
import { TermFields } from "./TermFields";
import { emptyTerm, openTerm, readTerm, termName } from "./terms";

const MOST_TERMS = 20;

export default function OfferDialog({
  complaint,
  counters,
  onClose,
}: {
  complaint: Complaint;
  counters?: Offer;
  onClose: () => void;
}) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const recommended = useToWriteDown(complaint);
  const { ours } = openOffers(useQuery(offersQuery(complaint.id)).data, complaint.side);
  const storage = `offer.${complaint.id}.note`;
  const [terms, setTerms] = useState<{ key: number; term: Term }[]>(() =>
    (counters?.terms ?? [recommended ? openTerm(complaint) : emptyTerm(complaint)]).map((term, key) => ({
      key,
      term,
    })),
  );
  const add = () =>
    setTerms((old) => [
      ...old,
      { key: Math.max(-1, ...old.map((each) => each.key)) + 1, term: emptyTerm(complaint) },
    ]);
  const fieldNames = Object.fromEntries(
    terms.flatMap(({ key }, index) =>
      (
        [
          "kind",
          "by",
          "amount_minor",
          "currency",
          "quantity",
          "return_required",
          "due_on",
          "conditions",
        ] as const
      ).map((field) => [`terms.${index}.${field}`, termName(key, field)]),
    ),
  );
  return (
    <Dialog
      title={counters ? t("settle.counter_title", { n: counters.number }) : t("settle.offer_title")}
      onClose={onClose}
      wide
      locked
    >
      <Form
        fieldNames={fieldNames}
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          const days = values.number("valid_days");
          const note = values.optional("note");
          const body = {
            terms: terms.map(({ key }) => readTerm(values, key)),
            ...(note ? { note } : {}),
            ...(days === undefined ? {} : { valid_days: days }),
          };
          if (counters) {
            await send(`/offers/${counters.id}/actions/counter`, { version: counters.version, ...body });
          } else {
            await send(`/complaints/${complaint.id}/offers`, { version: complaint.version, ...body });
          }
          remember(storage, null);
          toast({ text: t("settle.offer_sent", { org: complaint.counterpart.name }) });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t(counters ? "settle.counter_about" : "settle.offer_about", { org: complaint.counterpart.name })}
        </p>
        {counters && ours ? (
          <p className="notice">{t("settle.counter_ends_ours", { n: ours.number })}</p>
        ) : null}
        {recommended ? (
          <div className="told">
            <h3>{t("mediation.recommendation")}</h3>
            <section
              className="prose offer-recommended"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, and has to be reached by key
              tabIndex={0}
              aria-label={t("mediation.recommendation")}
              dangerouslySetInnerHTML={serverHtml(recommended.recommendation_html ?? "")}
            />
            <small>{t("settle.offer_recommended", { name: recommended.mediator.name })}</small>
          </div>
        ) : null}
        {terms.map(({ key, term }, index) => (
          <TermFields
            key={key}
            id={key}
            number={index + 1}
            complaint={complaint}
            term={term}
            onRemove={
              terms.length > 1 ? () => setTerms((old) => old.filter((each) => each.key !== key)) : undefined
            }
          />
        ))}
        {terms.length < MOST_TERMS ? (
          <div>
            <Button small onClick={add}>
              <PlusIcon size={14} aria-hidden="true" />
              {t("settle.add_term")}
            </Button>
          </div>
        ) : null}
        <TextArea
          name="note"
          label={t("settle.offer_note")}
          help={t("settle.offer_note_help")}
          optional
          maxLength={5000}
          rows={3}
          defaultValue={recall(storage) ?? ""}
          onChange={(typed) => remember(storage, typed || null)}
        />
        <NumberField
          name="valid_days"
          label={t("settle.valid_days")}
          help={t("settle.valid_days_help")}
          optional
          min={1}
          max={365}
          unit={t("settle.days_unit")}
          className="max-w-60"
        />
        <FormActions
          submit={t("settle.offer_submit", { org: complaint.counterpart.name })}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
