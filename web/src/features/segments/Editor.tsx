/** Writing a segment: its name, how it is said who is in it, and whom that would be now. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { previewQuery, renewSegments } from "~/api/queries/segments";
import type { Condition, Segment } from "~/api/types-segments";
import { useT } from "~/i18n";
import { Card, Notice } from "~/ui/bits";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { RadioGroup, TextField } from "~/ui/fields";
import { asGroup, ConditionEditor, FIRST } from "./ConditionEditor";
import { isWhole, useSentence } from "./sentence";
import "./segments.css";

const TYPING_MS = 400;

/** The value once nobody has changed it for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function Preview({ condition }: { condition: Condition }) {
  const t = useT();
  const { fact } = useSentence();
  const settled = useSettled(condition);
  const whole = isWhole(settled);
  const found = useQuery({ ...previewQuery(settled), enabled: whole });
  return (
    <Card title={t("segments.preview")}>
      <div aria-live="polite">
        {whole ? null : <p className="text-ink-2">{t("segments.preview_wait")}</p>}
        {whole && found.isError ? <Notice tone="bad">{errorText(t, found.error)}</Notice> : null}
        {whole && found.data ? (
          <p className="text-l">
            {t("segments.preview_count", { count: found.data.count, of: found.data.of })}
          </p>
        ) : null}
      </div>
      {whole && found.data?.examples.length ? (
        <ul className="seg-lines" aria-label={t("segments.examples")}>
          {found.data.examples.map((each) => (
            <li key={each.account.relationship_id}>
              <span className="grow">{each.account.name}</span>
              <span className="text-s text-ink-3">{each.facts.map(fact).join(" · ")}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

/** Makes a segment, or changes one. */
export function SegmentEditor({
  segment,
  onDone,
  onCancel,
}: {
  segment?: Segment;
  onDone: (segment: Segment) => void;
  onCancel: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const { say } = useSentence();
  const [byRule, setByRule] = useState(segment ? segment.kind === "rule" : true);
  const [condition, setCondition] = useState(() => (segment?.condition ? asGroup(segment.condition) : FIRST));
  const save = async (values: FormValues) => {
    const body = { name: values.text("name"), ...(byRule ? { condition } : {}) };
    const saved = segment
      ? await api.patch<Segment>(`/segments/${segment.id}`, body, segment.version)
      : await api.post<Segment>("/segments", body, { idempotencyKey: crypto.randomUUID() });
    await renewSegments(client);
    onDone(saved);
  };
  return (
    <Form onSubmit={save} label={t(segment ? "segments.edit" : "segments.new")}>
      <TextField
        name="name"
        label={t("segments.name")}
        defaultValue={segment?.name}
        required
        maxLength={100}
        autoComplete="off"
      />
      {segment ? null : (
        <RadioGroup<"rule" | "static">
          label={t("segments.kind")}
          inline
          value={byRule ? "rule" : "static"}
          options={[
            { value: "rule", label: t("segments.kind_rule") },
            { value: "static", label: t("segments.kind_static") },
          ]}
          onChange={(kind) => setByRule(kind === "rule")}
        />
      )}
      {byRule ? (
        <div className="seg-grid">
          <ConditionEditor value={condition} onChange={setCondition} />
          {isWhole(condition) ? (
            <p className="seg-sentence">{t("segments.sentence", { what: say(condition) })}</p>
          ) : null}
          <Preview condition={condition} />
        </div>
      ) : null}
      <FormActions submit={t(segment ? "segments.save" : "segments.create")} onCancel={onCancel} />
    </Form>
  );
}
