import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Idea } from "~/api/types-ideas";
import { ComplaintPicker } from "~/features/related/ComplaintPicker";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { refusal } from "./words";

export function AddSource({ idea, onClose }: { idea: Idea; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const title = t("ideas.add_source_title", { number: idea.number });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await api.post(`/ideas/${idea.id}/complaints`, { complaint_id: values.text("complaint_id") });
          await client.invalidateQueries({ queryKey: keys.ideas });
          onClose();
        }}
      >
        <ComplaintPicker
          name="complaint_id"
          label={t("ideas.complaint")}
          without={new Set(idea.sources.map((each) => each.id))}
        />
        <p className="text-s text-ink-3">{t("ideas.add_source_help")}</p>
        <FormActions submit={t("ideas.add_source_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
