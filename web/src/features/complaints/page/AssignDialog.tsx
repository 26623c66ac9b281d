import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery } from "~/api/queries/organisation";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select } from "~/ui/fields";
import { useAct } from "./useAct";

/** Who of our side looks after this complaint. */
export default function AssignDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT();
  const { act } = useAct(complaint);
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const owner = complaint.owners[complaint.side]?.membership_id ?? "";
  const options = people
    .filter((person) => person.status === "active" && person.role !== "observer")
    .map((person) => ({
      value: person.membership_id,
      label: person.you ? `${person.name} (${t("common.you")})` : person.name,
    }));
  return (
    <Dialog title={t("complaints.assign_title")} onClose={onClose}>
      <Form
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          await act("assign", { owner_membership_id: values.optional("owner") ?? null });
          onClose();
        }}
      >
        <Select
          // Once the people are there, the present owner can be the chosen one.
          key={options.length}
          name="owner"
          label={t("complaints.owner")}
          help={t("complaints.assign_help")}
          options={options}
          placeholder={t("complaints.owner_none")}
          defaultValue={owner}
        />
        <FormActions submit={t("complaints.assign_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
