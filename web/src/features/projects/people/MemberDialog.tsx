/** Puts a colleague into the project, or gives one another role. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery } from "~/api/queries/organisation";
import type { Project, ProjectMember, ProjectRole } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, Select } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

const ROLES: readonly ProjectRole[] = ["lead", "engineer", "quality", "purchasing", "approver", "observer"];

export default function MemberDialog({
  project,
  member,
  onClose,
}: {
  project: Project;
  member?: ProjectMember;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const there = new Set(project.members.map((each) => each.person.membership_id));
  const options = people
    .filter((person) => person.status === "active" && !there.has(person.membership_id))
    .map((person) => ({ value: person.membership_id, label: person.name }));
  const title = member ? t("projects.role_title", { name: member.person.name }) : t("projects.add_member");
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const who = member?.person.membership_id ?? values.text("person");
          await deeds.put(`/projects/${project.id}/members/${who}`, { role: values.text("role") });
          onClose();
        }}
      >
        {member ? null : (
          <Select
            name="person"
            label={t("projects.colleague")}
            placeholder={t("projects.choose")}
            defaultValue=""
            required
            options={options}
          />
        )}
        <RadioGroup
          name="role"
          label={t("projects.role")}
          defaultValue={member?.role ?? "engineer"}
          options={ROLES.map((role) => ({
            value: role,
            label: t(`projects.role_${role}`),
            help: t(`projects.role_${role}_help`),
          }))}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
