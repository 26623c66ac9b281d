/** Begins a project: what for, with whom, and how it is laid out. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { relationshipsQuery } from "~/api/queries/organisation";
import { projectTemplatesQuery } from "~/api/queries/projects";
import { keys } from "~/api/query";
import type { RelationshipView } from "~/api/types";
import type { Project, ProjectTemplate } from "~/api/types-projects";
import { type PlainId, useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { FieldFrame, useField } from "~/ui/field-frame";
import { Checkbox, RadioGroup, Select, TextArea, TextField } from "~/ui/fields";
import { refusal } from "./words";

/** Of the standard of the motor industry: how much is handed over. */
const LEVELS = [1, 2, 3, 4, 5] as const;

export default function NewProject({
  onClose,
  origin,
  partner,
}: {
  onClose: () => void;
  /** The record that it grows from. */
  origin?: string;
  /** The organisation that is asked unless somebody else is chosen. */
  partner?: string;
}) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  const templates = useQuery(projectTemplatesQuery);
  const partners = useInfiniteQuery(relationshipsQuery({ limit: 100 }));
  const failed = templates.error ?? partners.error;
  const submit = async (values: FormValues) => {
    const level = values.number("level");
    const project = await api.post<Project>(
      "/projects",
      {
        title: values.text("title"),
        purpose: values.text("purpose"),
        template: values.text("template"),
        level: level ?? null,
        several: values.checked("several"),
        relationship_ids: values.all("partners").filter(Boolean),
        starts_on: values.optional("starts_on") ?? null,
        origin_id: origin ?? null,
      },
      { idempotencyKey: crypto.randomUUID() },
    );
    void client.invalidateQueries({ queryKey: keys.projects });
    onClose();
    await navigate({ to: "/o/$org/projects/$id", params: { org, id: project.id } });
  };
  return (
    <Dialog title={t("projects.begin_title")} onClose={onClose} wide>
      {failed ? <ErrorState error={failed} /> : null}
      {!failed && !(templates.data && partners.data) ? <Loading lines={6} /> : null}
      {templates.data && partners.data ? (
        <Form
          label={t("projects.begin_title")}
          explain={(error) => refusal(t, error)}
          fieldNames={{ relationship_ids: "partners" }}
          onSubmit={submit}
        >
          <TextField name="title" label={t("projects.name")} required autoFocus maxLength={200} />
          <TextArea
            name="purpose"
            label={t("projects.purpose")}
            help={t("projects.purpose_help")}
            rows={3}
            required
            maxLength={20000}
          />
          <Partners partners={partners.data.pages.flatMap((page) => page.items)} first={partner} />
          <Layout templates={templates.data.items} />
          <DateField
            name="starts_on"
            label={t("projects.starts_on")}
            help={t("projects.starts_on_help")}
            optional
          />
          <FormActions submit={t("projects.begin_submit")} onCancel={onClose} />
        </Form>
      ) : null}
    </Dialog>
  );
}

/** Whom to ask: a vendor its customers, a customer one of its vendors. */
function Partners({ partners, first }: { partners: RelationshipView[]; first: string | undefined }) {
  const t = useT();
  const asked = partners.filter((each) => each.side === "customer" || each.claimed);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    asked.filter((each) => each.counterpart.id === first).map((each) => each.id),
  );
  const field = { name: "partners", label: t("projects.with_whom"), help: t("projects.with_whom_help") };
  const wiring = useField(field);
  const side = partners.find((each) => chosen.includes(each.id))?.side ?? null;
  const fits = (each: RelationshipView) =>
    side === null || (each.side === side && (side === "vendor" || chosen.includes(each.id)));
  return (
    <>
      <FieldFrame field={field} wiring={wiring} labelElement="span">
        {(chosen.length > 0 ? chosen : [""]).map((id) => (
          <input key={id} type="hidden" name="partners" value={id} />
        ))}
        {asked.length === 0 ? <p className="text-s text-ink-3">{t("projects.nobody_to_ask")}</p> : null}
        <div className="partner-choice">
          {asked.map((each) => (
            <Checkbox
              key={each.id}
              label={each.counterpart.name}
              help={t(each.side === "vendor" ? "projects.as_customer" : "projects.as_vendor")}
              checked={chosen.includes(each.id)}
              disabled={!fits(each)}
              onChange={(on) =>
                setChosen((old) => (on ? [...old, each.id] : old.filter((id) => id !== each.id)))
              }
            />
          ))}
        </div>
      </FieldFrame>
      {side === "customer" ? null : (
        <Checkbox
          key={chosen.length > 1 ? "many" : "one"}
          name="several"
          label={t("projects.several")}
          help={t("projects.several_help")}
          defaultChecked={chosen.length > 1}
        />
      )}
    </>
  );
}

function Layout({ templates }: { templates: ProjectTemplate[] }) {
  const t = useT();
  const [chosen, setChosen] = useState(templates[0]?.key ?? "");
  const template = templates.find((each) => each.key === chosen);
  return (
    <>
      <RadioGroup
        name="template"
        label={t("projects.layout")}
        value={chosen}
        onChange={setChosen}
        required
        options={templates.map((each) => ({
          value: each.key,
          label: each.title,
          help: `${each.about} ${t("projects.layout_size", {
            phases: each.phases.length,
            deliverables: each.deliverables,
            weeks: each.weeks,
          })}`,
        }))}
      />
      {template?.levels ? (
        <Select
          name="level"
          label={t("projects.level")}
          help={t("projects.level_help")}
          defaultValue="3"
          options={LEVELS.map((level) => ({
            value: String(level),
            label: t(`projects.level_${level}` as PlainId),
          }))}
        />
      ) : null}
    </>
  );
}
