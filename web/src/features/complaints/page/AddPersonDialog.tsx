import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { peopleQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select } from "~/ui/fields";

/** Brings a colleague in: sees the complaint and hears about it. */
export default function AddPersonDialog({
  complaint,
  onClose,
}: {
  complaint: Complaint;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const there = new Set(complaint.people.map((person) => person.membership_id));
  const options = people
    .filter((person) => person.status === "active" && !there.has(person.membership_id))
    .map((person) => ({ value: person.membership_id, label: person.name }));
  return (
    <Dialog title={t("complaints.add_person_title")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          await api.post(`/complaints/${complaint.id}/participants`, {
            membership_id: values.text("person"),
          });
          await client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          onClose();
        }}
      >
        <Select
          name="person"
          label={t("complaints.colleague")}
          help={t("complaints.add_person_help")}
          options={options}
          placeholder={t("complaints.choose")}
          defaultValue=""
          required
        />
        <FormActions submit={t("complaints.add_person_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
