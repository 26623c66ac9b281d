/** Opens a thread about one topic: for all, or for the own organisation alone. */
import { useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import type { Project, ProjectThread } from "~/api/types-projects";
import { namesOf } from "~/features/thread/audience";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { partiesIn, refusal } from "../words";

export default function NewTopic({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useT();
  const acting = useActing();
  const navigate = useNavigate();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("projects.new_topic_title")} onClose={onClose}>
      <Form
        label={t("projects.new_topic_title")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const thread = await deeds.post<ProjectThread>(`/projects/${project.id}/threads`, {
            topic: values.text("topic"),
            audience: values.text("audience"),
          });
          onClose();
          const params = { org: acting.organisation.slug, id: project.id, thread: thread.id };
          await navigate({ to: "/o/$org/projects/$id/threads/$thread", params });
        }}
      >
        <TextField name="topic" label={t("projects.topic")} required autoFocus maxLength={200} />
        <RadioGroup
          name="audience"
          label={t("projects.audience")}
          defaultValue="shared"
          options={[
            {
              value: "shared",
              label: t("projects.audience_shared"),
              help: namesOf(t, partiesIn(project)),
            },
            {
              value: "private",
              label: t("projects.audience_private", { org: acting.organisation.name }),
              help: t("projects.audience_private_help"),
            },
          ]}
        />
        <FormActions submit={t("projects.new_topic_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
