/** A condition as a tree of groups and tests that is read like a list. */
import type { Condition, Fact } from "~/api/types-segments";
import { useLocale, useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Checkbox, NumberField, Select, TextField } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { usePeople } from "./people";
import {
  FACT_KINDS,
  FACTS,
  factLabel,
  isCounted,
  isMoney,
  opsOf,
  type TestOp,
  wordsOf,
  YEAR_DAYS,
} from "./sentence";
import "./segments.css";

type Group = Extract<Condition, { op: "all" | "any" }>;
type Test = Exclude<Condition, { op: "all" | "any" | "not" }>;

/** Groups within groups: as deep as the server takes them with a "not" around a test. */
const DEEPEST = 3;

export const FIRST_TEST: Condition = { op: "at_least", fact: "complaints_open", number: 1 };
export const FIRST: Group = { op: "all", args: [FIRST_TEST] };

/** A condition that is no group stands in one, so that more can be added beside it. */
export function asGroup(condition: Condition): Group {
  return condition.op === "all" || condition.op === "any" ? condition : { op: "all", args: [condition] };
}

export function ConditionEditor({
  value,
  onChange,
  depth = 1,
}: {
  value: Group;
  onChange: (value: Group) => void;
  depth?: number;
}) {
  const t = useT();
  const set = (at: number, arg: Condition) =>
    onChange({ ...value, args: value.args.map((each, index) => (index === at ? arg : each)) });
  const remove = (at: number) => onChange({ ...value, args: value.args.filter((_, index) => index !== at) });
  const add = (arg: Condition) => onChange({ ...value, args: [...value.args, arg] });
  return (
    <fieldset className="cond-group">
      <legend className="sr-only">{t("segments.match")}</legend>
      <Select<"all" | "any">
        label={t("segments.match")}
        hideLabel
        value={value.op}
        options={[
          { value: "all", label: t("segments.match_all") },
          { value: "any", label: t("segments.match_any") },
        ]}
        onChange={(op) => onChange({ ...value, op })}
      />
      <ul className="cond-list">
        {value.args.map((arg, at) => (
          <li key={at}>
            {arg.op === "all" || arg.op === "any" ? (
              <div className="cond-row">
                <ConditionEditor value={arg} onChange={(next) => set(at, next)} depth={depth + 1} />
                <Remove label={t("segments.remove_group")} onClick={() => remove(at)} />
              </div>
            ) : (
              <TestRow
                value={arg}
                onChange={(next) => set(at, next)}
                onRemove={value.args.length > 1 || depth > 1 ? () => remove(at) : undefined}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="cond-add">
        <Button small onClick={() => add(FIRST_TEST)}>
          {t("segments.add_test")}
        </Button>
        {depth < DEEPEST ? (
          <Button small tone="quiet" onClick={() => add({ op: "any", args: [FIRST_TEST] })}>
            {t("segments.add_group")}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return <IconButton small label={label} icon={<CloseIcon size={16} />} onClick={onClick} />;
}

/** The same question of another fact, as far as it can be asked. */
function startOf(fact: Fact, op: TestOp): Test {
  switch (op) {
    case "known":
      return { op, fact };
    case "in":
      return { op, fact, values: [] };
    case "within":
    case "before":
      return { op, fact, days: 90 };
    case "at_least":
    case "at_most":
      return { op, fact, number: isMoney(fact) ? 100_000 : 1 };
  }
}

function TestRow({
  value,
  onChange,
  onRemove,
}: {
  value: Condition;
  onChange: (value: Condition) => void;
  onRemove?: (() => void) | undefined;
}) {
  const t = useT();
  const negated = value.op === "not";
  const inner = negated ? value.arg : value;
  if (inner.op === "all" || inner.op === "any" || inner.op === "not") return null;
  const give = (test: Test) => onChange(negated ? { op: "not", arg: test } : test);
  return (
    <div className="cond-row">
      <Select<Fact>
        label={t("segments.fact")}
        hideLabel
        value={inner.fact}
        options={FACTS.map((fact) => ({ value: fact, label: t(factLabel(fact)) }))}
        onChange={(fact) => {
          const ops = opsOf(fact);
          const op = ops.find((each) => each === inner.op) ?? ops[0];
          if (op) give(startOf(fact, op));
        }}
      />
      <Select<TestOp>
        label={t("segments.op")}
        hideLabel
        value={inner.op}
        options={opsOf(inner.fact).map((op) => ({ value: op, label: t(`segments.op_${op}`) }))}
        onChange={(op) => give(startOf(inner.fact, op))}
      />
      <Operand value={inner} onChange={give} />
      <Checkbox
        label={t("segments.negate")}
        checked={negated}
        onChange={(not) => onChange(not ? { op: "not", arg: inner } : inner)}
      />
      {onRemove ? <Remove label={t("segments.remove_test")} onClick={onRemove} /> : null}
    </div>
  );
}

function Operand({ value, onChange }: { value: Test; onChange: (value: Test) => void }) {
  const t = useT();
  const locale = useLocale();
  const people = usePeople();
  const key = `${locale} ${value.fact} ${value.op}`;
  switch (value.op) {
    case "known":
      return null;
    case "in":
      if (FACT_KINDS[value.fact] === "words") return <WordChoice value={value} onChange={onChange} />;
      return FACT_KINDS[value.fact] === "person" ? (
        <Select
          label={t("segments.values")}
          hideLabel
          value={value.values[0] ?? ""}
          placeholder="…"
          options={people.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(id) => onChange({ ...value, values: id ? [id] : [] })}
        />
      ) : (
        <TextField
          key={key}
          label={t("segments.values")}
          hideLabel
          placeholder={t("segments.values_help")}
          defaultValue={value.values.join(", ")}
          maxLength={500}
          autoComplete="off"
          onChange={(text) =>
            onChange({
              ...value,
              values: text
                .split(",")
                .map((each) => each.trim())
                .filter(Boolean),
            })
          }
        />
      );
    case "within":
    case "before":
      return (
        <NumberField
          key={key}
          label={t("segments.days")}
          hideLabel
          min={1}
          max={3660}
          defaultValue={value.days}
          onChange={(days) => onChange({ ...value, days: days ?? Number.NaN })}
        />
      );
    case "at_least":
    case "at_most": {
      const parts = isMoney(value.fact) ? 100 : 1;
      const number = (
        <NumberField
          key={key}
          label={t("segments.number")}
          hideLabel
          min={0}
          defaultValue={value.number / parts}
          onChange={(number) => onChange({ ...value, number: Math.round((number ?? Number.NaN) * parts) })}
        />
      );
      if (!isCounted(value.fact)) return number;
      return (
        <div className="cond-counted">
          {number}
          <NumberField
            key={`${key} days`}
            label={t("segments.in_days")}
            min={1}
            max={3660}
            defaultValue={value.days ?? YEAR_DAYS}
            onChange={(days) => onChange({ ...value, days: days ?? Number.NaN })}
          />
        </div>
      );
    }
  }
}

/** Which words of a closed vocabulary it may be. */
function WordChoice({
  value,
  onChange,
}: {
  value: Extract<Test, { op: "in" }>;
  onChange: (value: Test) => void;
}) {
  const t = useT();
  const choose = (word: string, chosen: boolean) =>
    onChange({
      ...value,
      values: chosen ? [...value.values, word] : value.values.filter((each) => each !== word),
    });
  return (
    <fieldset className="cond-words">
      <legend className="sr-only">{t("segments.values")}</legend>
      {wordsOf(value.fact).map(([word, label]) => (
        <Checkbox
          key={word}
          label={t(label)}
          checked={value.values.includes(word)}
          onChange={(chosen) => choose(word, chosen)}
        />
      ))}
    </fieldset>
  );
}
