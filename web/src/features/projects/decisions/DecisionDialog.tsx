/** Writes a decision: a new one, a draft, or another text of one that is, or was, up. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { decisionsQuery } from "~/api/queries/decisions";
import type { Decision } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { Clashes } from "~/features/common/clash/Clashes";
import { type Clash, useClash } from "~/features/common/clash/useClash";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { PeopleFields } from "./PeopleFields";
import { may, refusal } from "./words";

const TEXTS = ["context", "outcome", "consequences", "confirmation"] as const;
const MOST = 30;

export default function DecisionDialog({
  project,
  decision,
  onClose,
  onMade,
}: {
  project: Project;
  decision?: Decision;
  onClose: () => void;
  onMade?: (decision: Decision) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [count, setCount] = useState(Math.max(decision?.options.length ?? 0, 2));
  const revises = decision !== undefined && may(decision, "revise");
  const title = t(
    revises ? "decisions.revise_title" : decision ? "decisions.edit_title" : "decisions.new_title",
  );
  const clash = useClash<Pick<Decision, "version"> & Partial<Decision>>({
    record: decision ?? { version: 0 },
    read: written,
    load: () => api.get<Decision>(`/decisions/${decision?.id}`),
  });
  const submit = async (values: FormValues) => {
    const said = read(values, count);
    if (decision) {
      const send = (data: object, version: number) =>
        deeds.patch<Decision>(`/decisions/${decision.id}`, data, version);
      if (!(await clash.save(said, send))) return;
    } else {
      onMade?.(await deeds.post<Decision>(`/projects/${project.id}/decisions`, said));
    }
    onClose();
  };
  const [context, ...others] = TEXTS;
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        fieldNames={{ supersedes_id: "supersedes" }}
        onSubmit={submit}
      >
        {revises ? <p className="text-ink-2">{t("decisions.revise_text")}</p> : null}
        <TextField
          name="title"
          label={t("decisions.field_title")}
          help={t("decisions.title_help")}
          defaultValue={decision?.title}
          required
          autoFocus
          maxLength={200}
        />
        <Long name={context} decision={decision} rows={4} />
        <TextArea
          name="drivers"
          label={t("decisions.field_drivers")}
          help={t("decisions.drivers_help")}
          defaultValue={decision?.drivers.join("\n") ?? ""}
          optional
          rows={3}
        />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1.5 font-medium">{t("decisions.field_options")}</legend>
          {Array.from({ length: count }, (_, index) => (
            // Fields are told apart by their place alone: they are never moved.
            <div key={index} className="grid gap-3 md:grid-cols-2">
              <TextField
                name={`option_${index}`}
                label={t("decisions.option_n", { n: index + 1 })}
                defaultValue={decision?.options[index]?.title}
                optional
                maxLength={200}
              />
              <TextArea
                name={`note_${index}`}
                label={t("decisions.option_note")}
                defaultValue={decision?.options[index]?.note ?? ""}
                optional
                rows={2}
                maxLength={10000}
              />
            </div>
          ))}
          {count < MOST ? (
            <Button small className="self-start" onClick={() => setCount(count + 1)}>
              {t("decisions.add_option")}
            </Button>
          ) : null}
        </fieldset>
        {others.map((name) => (
          <Long key={name} name={name} decision={decision} rows={name === "outcome" ? 4 : 3} />
        ))}
        <div className="grid gap-4 md:grid-cols-2">
          <DateField
            name="effective_on"
            label={t("decisions.field_effective_on")}
            defaultValue={decision?.effective_on ?? null}
            optional
          />
          <Supersedes project={project} decision={decision} />
        </div>
        <PeopleFields project={project} decision={decision} />
        <Both clash={clash} project={project} />
        <FormActions
          submit={t(revises ? "decisions.revise_submit" : decision ? "common.save" : "decisions.new_submit")}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

function Long({
  name,
  decision,
  rows,
}: {
  name: (typeof TEXTS)[number];
  decision: Decision | undefined;
  rows: number;
}) {
  const t = useT();
  return (
    <TextArea
      name={name}
      label={t(`decisions.field_${name}`)}
      help={t(`decisions.${name}_help`)}
      defaultValue={decision?.[name] ?? ""}
      optional
      rows={rows}
      maxLength={20000}
    />
  );
}

function Supersedes({ project, decision }: { project: Project; decision: Decision | undefined }) {
  const t = useT();
  const all = useQuery(decisionsQuery(project.id)).data?.items ?? [];
  const options = all.filter((each) => each.status === "accepted" || each.id === decision?.supersedes?.id);
  if (options.length === 0) return null;
  return (
    <Select
      key={options.length}
      name="supersedes"
      label={t("decisions.field_supersedes")}
      placeholder={t("decisions.supersedes_none")}
      defaultValue={decision?.supersedes?.id ?? ""}
      options={options.map((each) => ({ value: each.id, label: `${each.key} ${each.title}` }))}
    />
  );
}

/** What was written, as the API takes it. */
function read(values: FormValues, count: number) {
  const options = Array.from({ length: count }, (_, index) => ({
    title: values.text(`option_${index}`),
    note: values.optional(`note_${index}`) ?? null,
  })).filter((option) => option.title !== "");
  const lines = values.text("drivers").split("\n");
  return {
    title: values.text("title"),
    ...Object.fromEntries(TEXTS.map((name) => [name, values.optional(name) ?? null])),
    drivers: lines.map((line) => line.trim()).filter((line) => line !== ""),
    options,
    effective_on: values.optional("effective_on") ?? null,
    supersedes_id: values.optional("supersedes") ?? null,
    decision_makers: values.all("decision_makers"),
    consulted: values.all("consulted"),
    informed: values.all("informed"),
  };
}

/** What the form writes of a decision, as `read` gives it. */
function written(decision: Partial<Decision>) {
  const ids = (people: Decision["consulted"] | undefined) => people?.map((one) => one.membership_id) ?? [];
  return {
    title: decision.title ?? "",
    ...Object.fromEntries(TEXTS.map((name) => [name, decision[name] || null])),
    drivers: decision.drivers ?? [],
    options: decision.options?.map(({ title, note }) => ({ title, note: note ?? null })) ?? [],
    effective_on: decision.effective_on ?? null,
    supersedes_id: decision.supersedes?.id ?? null,
    decision_makers: ids(decision.decision_makers),
    consulted: ids(decision.consulted),
    informed: ids(decision.informed),
  };
}

/** What two people wrote at once. */
function Both({ clash, project }: { clash: Clash; project: Project }) {
  const t = useT();
  const format = useFormat();
  const decisions = useQuery(decisionsQuery(project.id)).data?.items ?? [];
  const lines = (value: unknown) => (Array.isArray(value) ? value.join("\n") : "");
  const options = (value: unknown) =>
    (Array.isArray(value) ? value : [])
      .map((one: Decision["options"][number]) => [one.title, one.note].filter(Boolean).join(": "))
      .join("\n");
  const people = (value: unknown) =>
    (Array.isArray(value) ? value : [])
      .map((id) => project.members.find(({ person }) => person.membership_id === id)?.person.name ?? "")
      .join(", ");
  return (
    <Clashes
      clash={clash}
      fields={[
        { name: "title", label: t("decisions.field_title") },
        ...TEXTS.map((name) => ({ name, label: t(`decisions.field_${name}`) })),
        { name: "drivers", label: t("decisions.field_drivers"), text: lines },
        { name: "options", label: t("decisions.field_options"), text: options },
        {
          name: "effective_on",
          label: t("decisions.field_effective_on"),
          text: (value) => (typeof value === "string" ? format.day(value) : ""),
        },
        {
          name: "supersedes_id",
          label: t("decisions.field_supersedes"),
          text: (value) => decisions.find((one) => one.id === value)?.title ?? "",
        },
        ...(["decision_makers", "consulted", "informed"] as const).map((name) => ({
          name,
          label: t(`decisions.field_${name}`),
          text: people,
        })),
      ]}
    />
  );
}
