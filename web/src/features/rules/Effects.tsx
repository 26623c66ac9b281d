/** What a rule does, step by step. */
import type { Effect, Whom } from "~/api/types-segments";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { NumberField, Select, TextArea } from "~/ui/fields";
import { usePeople } from "../segments/people";
import { KINDS, kindLabel } from "./sentence";

type Do = Effect["do"];

/** As many as the server takes. */
const MOST = 5;
const OWNER = "owner";

function startOf(what: Do, person: string): Effect {
  switch (what) {
    case "mail":
      return { do: what, to: { who: "account_owner" }, text: "" };
    case "task":
      return { do: what, to: { who: "account_owner" }, text: "", days: 2 };
    case "activity":
      return { do: what, kind: "call", to: { who: "account_owner" }, text: "", days: 1 };
    case "assign_owner":
      return { do: what, membership: person };
  }
}

export function Effects({
  value,
  tasks,
  onChange,
}: {
  value: readonly Effect[];
  /** Whether there is a complaint that tasks can stand on. */
  tasks: boolean;
  onChange: (value: Effect[]) => void;
}) {
  const t = useT();
  const people = usePeople();
  const kinds: Do[] = tasks
    ? ["mail", "activity", "task", "assign_owner"]
    : ["mail", "activity", "assign_owner"];
  const set = (at: number, effect: Effect) =>
    onChange(value.map((each, index) => (index === at ? effect : each)));
  return (
    <div className="seg-grid">
      {value.map((effect, at) => (
        <div key={at} className="rule-step">
          <Select<Do>
            name={`then[${at}].do`}
            label={t("rules.do")}
            value={effect.do}
            options={kinds.map((each) => ({ value: each, label: t(`rules.do_${each}`) }))}
            onChange={(what) => set(at, startOf(what, people[0]?.id ?? ""))}
          />
          <Step at={at} value={effect} onChange={(next) => set(at, next)} />
          {value.length > 1 ? (
            <div>
              <Button small tone="quiet" onClick={() => onChange(value.filter((_, index) => index !== at))}>
                {t("rules.remove_effect")}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {value.length < MOST ? (
        <div>
          <Button small onClick={() => onChange([...value, startOf("mail", "")])}>
            {t("rules.add_effect")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Step({ at, value, onChange }: { at: number; value: Effect; onChange: (value: Effect) => void }) {
  const t = useT();
  const people = usePeople();
  const persons = people.map((each) => ({ value: each.id, label: each.name }));
  if (value.do === "assign_owner") {
    return (
      <Select
        name={`then[${at}].membership`}
        label={t("rules.person")}
        value={value.membership}
        options={persons}
        onChange={(membership) => onChange({ ...value, membership })}
      />
    );
  }
  const to: Whom = value.to;
  return (
    <>
      {value.do === "activity" ? (
        <Select
          name={`then[${at}].kind`}
          label={t("rules.kind")}
          value={value.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(kindLabel(kind)) }))}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      ) : null}
      <Select
        name={`then[${at}].membership`}
        label={t("rules.to")}
        value={to.who === "person" ? to.membership : OWNER}
        options={[{ value: OWNER, label: t("rules.account_owner") }, ...persons]}
        onChange={(id) =>
          onChange({
            ...value,
            to: id === OWNER ? { who: "account_owner" } : { who: "person", membership: id },
          })
        }
      />
      <TextArea
        name={`then[${at}].text`}
        label={t("rules.text")}
        rows={2}
        required
        maxLength={value.do === "activity" ? 200 : 500}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
      />
      {value.do === "mail" ? null : (
        <NumberField
          name={`then[${at}].days`}
          label={t("rules.task_days")}
          min={0}
          max={3660}
          required
          defaultValue={value.days}
          onChange={(days) => onChange({ ...value, days: days ?? 0 })}
        />
      )}
    </>
  );
}
