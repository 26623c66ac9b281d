import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useActing, useMe } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { PersonView } from "~/api/types";
import { LANGUAGES } from "~/features/common/labels";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { roleOptions } from "./roles";

export function InvitePerson({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const { organisation, role } = useActing();
  const client = useQueryClient();
  const title = t("people.invite_title", { organisation: organisation.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const email = values.text("email");
          await api.post("/organisation/invitations", {
            email,
            role: values.text("role"),
            title: values.optional("title"),
            locale: values.text("locale"),
          });
          await client.invalidateQueries({ queryKey: keys.invitations });
          toast({ text: t("people.invited", { email }) });
          onClose();
        }}
      >
        <TextField
          name="email"
          type="email"
          label={t("people.email")}
          required
          autoFocus
          autoComplete="off"
          spellCheck={false}
        />
        <Select name="role" label={t("people.role")} options={roleOptions(t, role)} defaultValue="member" />
        <TextField name="title" label={t("people.job")} optional maxLength={120} />
        <Select name="locale" label={t("people.language")} options={LANGUAGES} defaultValue={me.locale} />
        <FormActions submit={t("people.send_invitation")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function ChangePerson({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useT();
  const { role } = useActing();
  const client = useQueryClient();
  const title = t("people.change_title", { name: person.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => (error.is("last_owner") ? t("people.last_owner") : null)}
        onSubmit={async (values) => {
          await api.patch(`/organisation/people/${person.membership_id}`, {
            role: values.text("role"),
            title: values.text("title") || null,
            team: values.text("team") || null,
          });
          await Promise.all([
            client.invalidateQueries({ queryKey: keys.people }),
            person.you ? client.invalidateQueries({ queryKey: keys.me }) : null,
          ]);
          toast({ text: t("people.changed") });
          onClose();
        }}
      >
        <Select
          name="role"
          label={t("people.role")}
          options={roleOptions(t, role)}
          defaultValue={person.role}
        />
        <TextField
          name="title"
          label={t("people.job")}
          optional
          defaultValue={person.title ?? ""}
          maxLength={120}
        />
        <TextField
          name="team"
          label={t("people.team")}
          optional
          defaultValue={person.team ?? ""}
          maxLength={60}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
