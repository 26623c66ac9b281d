/** Writing a rule: when, for whom, then what; read as one sentence below. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { renewRules, segmentsQuery } from "~/api/queries/segments";
import type { Definition, Effect, Fact, Rule, Trigger } from "~/api/types-segments";
import { useT } from "~/i18n";
import { Card } from "~/ui/bits";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { NumberField, RadioGroup, Select, TextField } from "~/ui/fields";
import { asGroup, ConditionEditor, FIRST } from "../segments/ConditionEditor";
import { FACT_KINDS, FACTS, factLabel, isWhole } from "../segments/sentence";
import { Effects } from "./Effects";
import { useRuleSentence } from "./sentence";
import "../segments/segments.css";

type On = Trigger["on"];

const TRIGGERS: readonly On[] = [
  "complaint_filed",
  "complaint_closed",
  "offer_made",
  "low_satisfaction",
  "interaction_recorded",
  "segment_joined",
  "segment_left",
  "days_after",
];

const START: Definition = {
  when: { on: "complaint_filed" },
  condition: null,
  // biome-ignore lint/suspicious/noThenProperty: the word of the API; a list is no promise
  then: [{ do: "mail", to: { who: "account_owner" }, text: "" }],
  budget: 20,
};

/** On events without a complaint no task can stand. */
export function hasComplaint(on: On): boolean {
  return (
    on === "complaint_filed" || on === "complaint_closed" || on === "offer_made" || on === "low_satisfaction"
  );
}

function startOf(on: On, segment: string): Trigger {
  switch (on) {
    case "low_satisfaction":
      return { on, at_most: 2 };
    case "segment_joined":
    case "segment_left":
      return { on, segment };
    case "days_after":
      return { on, fact: "last_interaction", days: 60 };
    default:
      return { on };
  }
}

export function RuleEditor({
  rule,
  onDone,
  onCancel,
}: {
  rule?: Rule;
  onDone: (rule: Rule) => void;
  onCancel: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const sentence = useRuleSentence();
  const [definition, setDefinition] = useState<Definition>(rule?.definition ?? START);
  const set = (change: Partial<Definition>) => setDefinition({ ...definition, ...change });
  const save = async (values: FormValues) => {
    const body = { name: values.text("name"), definition };
    const saved = rule
      ? await api.patch<Rule>(`/rules/${rule.id}`, body, rule.version)
      : await api.post<Rule>("/rules", body, { idempotencyKey: crypto.randomUUID() });
    await renewRules(client);
    onDone(saved);
  };
  const whole = (!definition.condition || isWhole(definition.condition)) && definition.then.every(isSaid);
  return (
    <Form onSubmit={save} label={t(rule ? "rules.edit" : "rules.new")}>
      <TextField
        name="name"
        label={t("rules.name")}
        defaultValue={rule?.name}
        required
        maxLength={100}
        autoComplete="off"
      />
      <Card title={t("rules.when")}>
        <When
          value={definition.when}
          onChange={(when) => {
            const tasks = hasComplaint(when.on);
            // biome-ignore lint/suspicious/noThenProperty: the word of the API; a list is no promise
            set({ when, then: definition.then.filter((each) => tasks || each.do !== "task") });
          }}
        />
      </Card>
      <Card title={t("rules.for")}>
        <div className="seg-grid">
          <RadioGroup<"all" | "some">
            label={t("rules.for")}
            hideLabel
            inline
            value={definition.condition ? "some" : "all"}
            options={[
              { value: "all", label: t("rules.condition_all") },
              { value: "some", label: t("rules.condition_some") },
            ]}
            onChange={(who) => set({ condition: who === "some" ? FIRST : null })}
          />
          {definition.condition ? (
            <ConditionEditor
              value={asGroup(definition.condition)}
              onChange={(condition) => set({ condition })}
            />
          ) : null}
        </div>
      </Card>
      <Card title={t("rules.then")}>
        <Effects
          value={definition.then}
          tasks={hasComplaint(definition.when.on)}
          onChange={(then) => set({ then })}
        />
      </Card>
      <NumberField
        name="budget"
        label={t("rules.budget")}
        help={t("rules.budget_help")}
        min={1}
        max={1000}
        required
        defaultValue={definition.budget}
        onChange={(budget) => set({ budget: budget ?? 1 })}
      />
      {whole ? <p className="seg-sentence">{sentence(definition)}</p> : null}
      <FormActions submit={t(rule ? "rules.save" : "rules.create")} onCancel={onCancel} />
    </Form>
  );
}

function isSaid(effect: Effect): boolean {
  return effect.do === "assign_owner" ? effect.membership !== "" : effect.text.trim() !== "";
}

function When({ value, onChange }: { value: Trigger; onChange: (value: Trigger) => void }) {
  const t = useT();
  const segments = (useQuery(segmentsQuery).data?.items ?? []).filter((each) => !each.archived);
  return (
    <div className="seg-grid">
      <Select<On>
        label={t("rules.when")}
        hideLabel
        value={value.on}
        options={TRIGGERS.filter((on) => !on.startsWith("segment") || segments.length > 0).map((on) => ({
          value: on,
          label: t(`rules.on_${on}`),
        }))}
        onChange={(on) => onChange(startOf(on, segments[0]?.id ?? ""))}
      />
      {value.on === "low_satisfaction" ? (
        <NumberField
          name="when.at_most"
          label={t("rules.at_most")}
          min={1}
          max={5}
          required
          defaultValue={value.at_most}
          onChange={(points) => onChange({ ...value, at_most: points ?? 1 })}
        />
      ) : null}
      {value.on === "segment_joined" || value.on === "segment_left" ? (
        <Select
          name="when.segment"
          label={t("rules.segment")}
          value={value.segment}
          options={segments.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(segment) => onChange({ ...value, segment })}
        />
      ) : null}
      {value.on === "days_after" ? (
        <>
          <Select<Fact>
            name="when.fact"
            label={t("rules.fact")}
            value={value.fact}
            options={FACTS.filter((fact) => FACT_KINDS[fact] === "moment").map((fact) => ({
              value: fact,
              label: t(factLabel(fact)),
            }))}
            onChange={(fact) => onChange({ ...value, fact })}
          />
          <NumberField
            name="when.days"
            label={t("rules.days")}
            min={0}
            max={3660}
            required
            defaultValue={value.days}
            onChange={(days) => onChange({ ...value, days: days ?? 0 })}
          />
        </>
      ) : null}
    </div>
  );
}
