/** Puts a project below a programme, or takes it out. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { projectsQuery } from "~/api/queries/projects";
import type { Programme } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select } from "~/ui/fields";
import { useProject } from "../context";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function PlaceDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const t = useT();
  const project = useProject();
  const deeds = useDeeds(project.id);
  const found = useInfiniteQuery(projectsQuery({ open: true, programmes: true, limit: 100 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const options = rows.map((each) => ({ value: each.id, label: `${each.number} · ${each.title}` }));
  return (
    <Dialog title={t("projects.programme_choose")} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const programme_id = values.optional("programme_id") ?? null;
          await deeds.post(`/projects/${project.id}/programme`, { programme_id });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t(
            found.isSuccess && options.length === 0 ? "projects.programme_first" : "projects.programme_text",
          )}
        </p>
        <Select
          name="programme_id"
          label={t("projects.programme")}
          placeholder={t("projects.programme_no")}
          defaultValue={programme.programme?.id ?? ""}
          options={options}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
