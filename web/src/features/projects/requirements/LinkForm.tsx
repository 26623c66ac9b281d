/** Links a requirement to where it comes from, or to what shows that it is met. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { documentsQuery } from "~/api/queries/documents";
import { projectLinksQuery, projectPlanQuery } from "~/api/queries/projects";
import type { Project } from "~/api/types-projects";
import type { LinkKind, Requirement } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "./words";

const KINDS: readonly LinkKind[] = ["test", "document", "deliverable", "record"];

export function LinkForm({
  row,
  project,
  onClose,
}: {
  row: Requirement;
  project: Project;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [kind, setKind] = useState<LinkKind>("test");
  const plan = useQuery({ ...projectPlanQuery(project.id), enabled: kind === "deliverable" });
  const grown = useQuery({ ...projectLinksQuery(project.id), enabled: kind === "record" });
  const kept = useQuery({ ...documentsQuery(project.id), enabled: kind === "document" });
  const documents = (kept.data?.items ?? []).filter((each) => each.opens);
  const [elsewhere, setElsewhere] = useState(false);
  const byTitle = kind === "test" || (kind === "document" && (elsewhere || documents.length === 0));
  const deliverables = (plan.data?.phases ?? []).flatMap((phase) => phase.deliverables);
  const records = grown.data?.items ?? [];
  return (
    <Form
      className="req-link-form"
      explain={(error) => refusal(t, error)}
      onSubmit={async (values) => {
        const input =
          kind === "record"
            ? { record_id: idOf(values.optional("address") ?? values.text("record_id")) }
            : kind === "deliverable"
              ? { deliverable_id: values.text("deliverable_id") }
              : !byTitle
                ? { document_id: values.text("document_id") }
                : { title: values.text("title"), url: values.optional("url") ?? null };
        await deeds.post(`/requirements/${row.id}/links`, { kind, ...input });
        onClose();
      }}
    >
      <Select
        name="kind"
        label={t("requirements.link_kind")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`requirements.link_${value}`) }))}
        onChange={setKind}
      />
      {kind === "deliverable" ? (
        <Select
          name="deliverable_id"
          label={t("requirements.link_deliverable")}
          required
          options={deliverables.map((each) => ({ value: each.id, label: each.title }))}
        />
      ) : null}
      {kind === "record" ? (
        <>
          {records.length > 0 ? (
            <Select
              name="record_id"
              label={t("requirements.link_grown")}
              placeholder={t("requirements.link_other")}
              options={records.map(({ record }) => ({
                value: record.id,
                label: `${record.number} ${record.title}`,
              }))}
            />
          ) : null}
          <TextField
            name="address"
            label={t("requirements.link_address")}
            help={t("requirements.link_address_help")}
            optional={records.length > 0}
            required={records.length === 0}
          />
        </>
      ) : null}
      {kind === "document" && documents.length > 0 ? (
        <>
          {elsewhere ? null : (
            <Select
              name="document_id"
              label={t("requirements.link_document")}
              required
              options={documents.map((each) => ({ value: each.id, label: `${each.key} ${each.title}` }))}
            />
          )}
          <Button tone="quiet" onClick={() => setElsewhere(!elsewhere)}>
            {t(elsewhere ? "requirements.link_here" : "requirements.link_elsewhere")}
          </Button>
        </>
      ) : null}
      {byTitle ? (
        <>
          <TextField name="title" label={t("requirements.link_title")} required maxLength={200} />
          <TextField
            name="url"
            type="url"
            label={t("requirements.link_url")}
            optional
            maxLength={2000}
            placeholder="https://"
          />
        </>
      ) : null}
      <FormActions submit={t("requirements.add_link")} onCancel={onClose} />
    </Form>
  );
}

/** The id in the address of a page of a record, or what was typed. */
function idOf(text: string): string {
  const found = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi.exec(text.split("/o/").at(-1) ?? text);
  return found?.[0] ?? text;
}
