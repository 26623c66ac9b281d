/** A vote: how much it is needed, what one would do for it, and what shows why. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { ComplaintListItem } from "~/api/types";
import type { Idea, IdeaCommitment, IdeaVote, IdeaVotes } from "~/api/types-ideas";
import { ComplaintPicker } from "~/features/related/ComplaintPicker";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, NumberField, RadioGroup, Select, TextArea, TextField } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { CustomerPicker } from "./CustomerPicker";
import { COMMITMENTS, refusal, STRENGTHS, strengthLabel } from "./words";

const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "RUB"];
const SOURCES = ["call", "meeting", "mail", "other"] as const;

export function VoteDialog({
  idea,
  before,
  behalf = false,
  onClose,
}: {
  idea: Idea;
  before?: IdeaVote | undefined;
  /** The vendor notes what a customer said. */
  behalf?: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const own = useActing().organisation.name;
  const [commitment, setCommitment] = useState<IdeaCommitment>(before?.commitment ?? "need");
  const [evidence, setEvidence] = useState<readonly ComplaintListItem[]>(before?.evidence ?? []);
  const [customer, setCustomer] = useState<string | null>(null);
  const title = t(behalf ? "ideas.vote_title_for" : "ideas.vote_title");
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        fieldNames={{ "on_behalf_of.relationship_id": "customer" }}
        onSubmit={async (values) => {
          const funds = commitment === "will_cofund";
          const now = await api.post<IdeaVotes>(`/ideas/${idea.id}/votes`, {
            strength: values.text("strength"),
            commitment,
            ...(commitment === "will_pilot" ? { quantity: values.number("quantity") } : {}),
            ...(funds
              ? {
                  amount_minor: Math.round((values.number("amount_minor") ?? 0) * 100),
                  currency: values.text("currency"),
                }
              : {}),
            comment: values.optional("comment"),
            named: values.checked("named"),
            evidence: evidence.map((each) => each.id),
            ...(behalf
              ? {
                  on_behalf_of: {
                    relationship_id: values.text("customer"),
                    source: values.text("source"),
                    who: values.optional("who"),
                  },
                }
              : {}),
          });
          client.setQueryData([...keys.ideas, "votes", idea.id], now);
          await client.invalidateQueries({ queryKey: keys.ideas });
          toast({ text: t(behalf ? "ideas.vote_noted" : "ideas.voted") });
          onClose();
        }}
      >
        {behalf ? (
          <>
            <CustomerPicker
              name="customer"
              label={t("ideas.vote_customer")}
              required
              onChange={setCustomer}
            />
            <div className="grid gap-4 md:grid-cols-2">
              <Select
                name="source"
                label={t("ideas.vote_source")}
                options={SOURCES.map((each) => ({ value: each, label: t(`ideas.source_${each}`) }))}
                defaultValue="call"
              />
              <TextField name="who" label={t("ideas.vote_who")} optional maxLength={200} />
            </div>
          </>
        ) : null}
        <RadioGroup
          name="strength"
          label={t(behalf ? "ideas.vote_strength_for" : "ideas.vote_strength")}
          inline
          required
          options={STRENGTHS.map((each) => ({ value: each, label: strengthLabel(t, each) }))}
          defaultValue={before?.strength ?? "important"}
        />
        <RadioGroup<IdeaCommitment>
          name="commitment"
          label={t(behalf ? "ideas.vote_commitment_for" : "ideas.vote_commitment")}
          options={COMMITMENTS.map((each) => ({
            value: each,
            label: t(behalf ? `ideas.commitment_${each}_for` : `ideas.commitment_${each}`),
            ...(behalf ? {} : { help: t(`ideas.commitment_${each}_help`) }),
          }))}
          value={commitment}
          onChange={setCommitment}
        />
        {commitment === "will_pilot" ? (
          <NumberField
            name="quantity"
            label={t("ideas.vote_quantity")}
            required
            min={1}
            defaultValue={before?.quantity ?? null}
          />
        ) : null}
        {commitment === "will_cofund" ? (
          <div className="grid grid-cols-[1fr_110px] gap-4">
            <NumberField
              name="amount_minor"
              label={t("ideas.vote_amount")}
              required
              min={0.01}
              decimals={2}
              defaultValue={before?.amount_minor ? before.amount_minor / 100 : null}
            />
            <Select
              name="currency"
              label={t("ideas.vote_currency")}
              options={CURRENCIES.map((each) => ({ value: each, label: each }))}
              defaultValue={before?.currency ?? "EUR"}
            />
          </div>
        ) : null}
        <TextArea
          name="comment"
          label={t("ideas.vote_comment")}
          {...(behalf ? {} : { help: t("ideas.vote_comment_help", { org: idea.vendor.name }) })}
          defaultValue={before?.comment ?? ""}
          optional
          maxLength={4000}
        />
        {!behalf || customer ? (
          <Evidence
            key={customer}
            chosen={evidence}
            onChange={setEvidence}
            relationship={customer}
            vendor={idea.vendor.id}
          />
        ) : null}
        {behalf ? (
          <p className="text-s text-ink-3">{t("ideas.vote_for_help")}</p>
        ) : idea.audience === "named" || idea.audience === "all_customers" ? (
          <Checkbox
            name="named"
            label={t("ideas.vote_named", { org: own })}
            help={t("ideas.vote_named_help")}
            defaultChecked={before?.named ?? false}
          />
        ) : null}
        <FormActions submit={t(behalf ? "ideas.vote_submit_for" : "ideas.vote_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** Complaints of the voting firm with this vendor. */
function Evidence({
  chosen,
  onChange,
  relationship,
  vendor,
}: {
  chosen: readonly ComplaintListItem[];
  onChange: (next: readonly ComplaintListItem[]) => void;
  relationship: string | null;
  vendor: string;
}) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  return (
    <div className="field">
      <span className="field-label">{t("ideas.vote_evidence")}</span>
      <ul className="related-list">
        {chosen.map((each) => (
          <li key={each.id}>
            <span className="min-w-0 flex-1">
              <span className="text-ink-3">{each.number}</span> {each.title}
            </span>
            <IconButton
              small
              label={t("ideas.vote_evidence_drop", { number: each.number })}
              icon={<CloseIcon size={14} aria-hidden="true" />}
              onClick={() => onChange(chosen.filter((other) => other.id !== each.id))}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <ComplaintPicker
          name=""
          label={t("ideas.complaint")}
          without={new Set(chosen.map((each) => each.id))}
          {...(relationship ? { params: { relationship_id: relationship } } : {})}
          onPick={(picked) => {
            if (!picked || picked.vendor.id !== vendor) return;
            setAdding(false);
            onChange([...chosen, picked]);
          }}
        />
      ) : (
        <Button tone="link" className="self-start" onClick={() => setAdding(true)}>
          {t("ideas.vote_evidence_add")}
        </Button>
      )}
    </div>
  );
}
