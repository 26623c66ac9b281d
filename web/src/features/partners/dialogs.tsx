import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "~/api/client";
import { useActing, useMe } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { PersonRef, RelationshipView } from "~/api/types";
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

/** Who of the vendor looks after the customer: an active colleague who may write, or nobody. */
function Owner({ owner }: { owner: PersonRef | null }) {
  const t = useT();
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const options = people
    .filter((person) => person.status === "active" && person.role !== "observer")
    .map((person) => ({
      value: person.membership_id,
      label: person.you ? `${person.name} (${t("common.you")})` : person.name,
    }));
  // The present one stays the chosen one, even before the list is there and after they have left.
  if (owner && !options.some((option) => option.value === owner.membership_id)) {
    options.unshift({ value: owner.membership_id, label: owner.name });
  }
  return (
    <Select
      name="owner"
      label={t("partners.owner")}
      help={t("partners.owner_help")}
      options={options}
      placeholder={t("partners.owner_none")}
      defaultValue={owner?.membership_id ?? ""}
    />
  );
}

export function EditRelationship({
  relationship,
  onClose,
}: {
  relationship: RelationshipView;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const stale = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.relationships }),
      client.invalidateQueries({ queryKey: keys.relationship(relationship.id) }),
    ]);
  return (
    <Dialog title={t("partners.details")} onClose={onClose}>
      <Form
        label={t("partners.details")}
        explain={(error) => {
          if (!error.is("precondition_failed") && !error.is("stale_version")) return null;
          void stale();
          return t("partners.stale");
        }}
        onSubmit={async (values) => {
          const patch = {
            name: values.text("name"),
            customer_number: values.text("customer_number") || null,
            tier: values.text("tier") || null,
            segment: values.text("segment") || null,
            owner_membership_id: values.text("owner") || null,
          };
          // The customer's side has no version, and does not get here.
          await api.patch(`/relationships/${relationship.id}`, patch, relationship.version ?? undefined);
          await stale();
          toast({ text: t("partners.saved") });
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("partners.name")}
          required
          maxLength={200}
          defaultValue={relationship.counterpart.name}
        />
        <TextField
          name="customer_number"
          label={t("partners.number")}
          optional
          maxLength={60}
          defaultValue={relationship.customer_number ?? ""}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="tier"
            label={t("partners.tier")}
            optional
            maxLength={60}
            defaultValue={relationship.tier ?? ""}
          />
          <TextField
            name="segment"
            label={t("partners.segment")}
            optional
            maxLength={60}
            defaultValue={relationship.segment ?? ""}
          />
        </div>
        <Owner owner={relationship.owner} />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
