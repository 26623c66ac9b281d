/** Links a complaint with another one, and says who will see that. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { linksQuery } from "~/api/queries/related";
import { keys } from "~/api/query";
import type { Complaint, ComplaintListItem } from "~/api/types";
import type { LinkKind, RelatedLinks } from "~/api/types-related";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { ComplaintPicker } from "./ComplaintPicker";
import { refusal } from "./words";

/** A split is made by splitting. */
const KINDS = ["related", "same_cause", "parent_of", "duplicate_of"] as const;
/** What closes a complaint is said to both who have it. */
const WITHIN = ["duplicate_of"];

export default function LinkDialog({
  complaint,
  links,
  onClose,
}: {
  complaint: Complaint;
  links: RelatedLinks;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const [other, setOther] = useState<ComplaintListItem | null>(null);
  const [kind, setKind] = useState<LinkKind>("related");
  const apart = other !== null && other.counterpart.id !== complaint.counterpart.id;
  const kinds = KINDS.filter(
    (each) =>
      links.actions.some((action) => action.name === each && action.allowed) &&
      !(apart && WITHIN.includes(each)),
  );
  const chosen = kinds.find((each) => each === kind) ?? "related";
  return (
    <Dialog title={t("related.add_title", { number: complaint.number })} onClose={onClose}>
      <Form
        label={t("related.add_title", { number: complaint.number })}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const now = await api.post<RelatedLinks>(`/complaints/${complaint.id}/links`, {
            to: values.text("to"),
            kind: chosen,
          });
          client.setQueryData(linksQuery(complaint.id).queryKey, now);
          void client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          toast({ text: t("related.added") });
          onClose();
        }}
      >
        <ComplaintPicker
          name="to"
          label={t("related.other")}
          without={new Set([complaint.id])}
          onPick={setOther}
        />
        <Select
          name="kind"
          label={t("related.kind")}
          options={kinds.map((each) => ({ value: each, label: t(`related.kind_${each}`) }))}
          value={chosen}
          onChange={setKind}
        />
        {apart ? (
          <Notice tone="private">{t("related.apart", { org: acting.organisation.name })}</Notice>
        ) : chosen === "duplicate_of" ? (
          <Notice>{t("related.closes", { number: complaint.number })}</Notice>
        ) : other ? (
          <p className="text-s text-ink-3">{t("related.both_see", { org: complaint.counterpart.name })}</p>
        ) : null}
        <FormActions
          submit={t(chosen === "duplicate_of" ? "related.link_and_close" : "related.link")}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
