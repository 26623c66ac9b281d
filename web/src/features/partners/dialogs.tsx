import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "~/api/client";
import { useActing, useMe } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { RelationshipView } from "~/api/types";
import { LANGUAGES } from "~/features/common/labels";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

export function AddCustomer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <Dialog title={t("partners.add_title")} onClose={onClose}>
      <Form
        label={t("partners.add_title")}
        onSubmit={async (values) => {
          const made = await api.post<RelationshipView>("/relationships", {
            name: values.text("name"),
            customer_number: values.optional("customer_number"),
            tier: values.optional("tier"),
            locale: values.text("locale"),
          });
          await client.invalidateQueries({ queryKey: keys.relationships });
          toast({ text: t("partners.created", { name: made.counterpart.name }) });
          onClose();
          await navigate({ to: "/o/$org/partners/$id", params: { org, id: made.id } });
        }}
      >
        <p className="text-s text-ink-2">{t("partners.add_lead")}</p>
        <TextField name="name" label={t("partners.name")} required autoFocus maxLength={200} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField name="customer_number" label={t("partners.number")} optional maxLength={60} />
          <TextField name="tier" label={t("partners.tier")} optional maxLength={60} />
        </div>
        <Select name="locale" label={t("partners.language")} options={LANGUAGES} defaultValue={me.locale} />
        <FormActions submit={t("partners.create")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function InviteCustomer({
  relationship,
  onClose,
}: {
  relationship: RelationshipView;
  onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const title = t("partners.invite_title", { name: relationship.counterpart.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const email = values.text("email");
          await api.post(`/relationships/${relationship.id}/invitations`, {
            email,
            locale: values.text("locale"),
          });
          await client.invalidateQueries({ queryKey: keys.invitations });
          toast({ text: t("partners.invited", { email }) });
          onClose();
        }}
      >
        <p className="text-s text-ink-2">{t("partners.invite_lead")}</p>
        <TextField
          name="email"
          type="email"
          label={t("partners.email")}
          required
          autoFocus
          autoComplete="off"
        />
        <Select name="locale" label={t("people.language")} options={LANGUAGES} defaultValue={me.locale} />
        <FormActions submit={t("partners.send")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
