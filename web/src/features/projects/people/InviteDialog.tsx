/** Asks a further customer to join. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { relationshipsQuery } from "~/api/queries/organisation";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function InviteDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const partners = useInfiniteQuery(relationshipsQuery({ limit: 100 }));
  const there = new Set(
    project.parties
      .filter((party) => party.state === "accepted" || party.state === "invited")
      .map((party) => party.organisation.id),
  );
  const options = (partners.data?.pages.flatMap((page) => page.items) ?? [])
    .filter((each) => each.side === "vendor" && each.claimed && !there.has(each.counterpart.id))
    .map((each) => ({ value: each.id, label: each.counterpart.name }));
  return (
    <Dialog title={t("projects.invite_title")} onClose={onClose}>
      <Form
        label={t("projects.invite_title")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/projects/${project.id}/parties`, {
            relationship_id: values.text("relationship_id"),
            note: values.optional("note") ?? null,
          });
          onClose();
        }}
      >
        <Select
          name="relationship_id"
          label={t("projects.customer")}
          placeholder={t("projects.choose")}
          defaultValue=""
          required
          options={options}
        />
        <TextArea name="note" label={t("projects.invite_note")} optional rows={3} maxLength={4000} />
        <Notice>{t(project.several ? "projects.invite_several" : "projects.invite_text")}</Notice>
        <FormActions submit={t("projects.invite_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
