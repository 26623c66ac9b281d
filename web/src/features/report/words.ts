/** Words and small sums of reports. Pure. */
import type { Report, ReportChange, ReportItem, ReportStep, Side, StepName } from "~/api/types";
import { otherSide } from "~/features/settle/words";
import type { PlainId, Translate } from "~/i18n";
import type { Formats } from "~/lib/format";
import { ROW_FIELDS, STEP_FIELDS } from "./steps";

export const code = (step: StepName): string => step.toLocaleUpperCase();

export function rowsOf(step: ReportStep | undefined, kind: ReportItem["kind"]): ReportItem[] {
  return step?.items.filter((item) => item.kind === kind) ?? [];
}

export function stepOf(report: Report, name: StepName): ReportStep | undefined {
  return report.steps.find((step) => step.step === name);
}

/** Text, number or nothing of a row's data. */
export function textOf(item: ReportItem, name: string): string {
  const value = item.data[name];
  return typeof value === "string" ? value : "";
}

export function numberOf(item: ReportItem, name: string): number | null {
  const value = item.data[name];
  return typeof value === "number" ? value : null;
}

/** A word that the server may know and this client not is shown as it came. */
export function said(t: Translate, id: string, fallback: string): string {
  return t.has(id) ? t(id as PlainId) : fallback;
}

export const fieldLabel = (t: Translate, name: string): string => said(t, `report.f_${name}`, name);
export const wordLabel = (t: Translate, word: string): string => said(t, `report.w_${word}`, word);

/** Whose move a step waits for; nobody's once it is signed. */
export function turnOf(step: ReportStep): Side | null {
  if (step.state === "signed") return null;
  return step.state === "submitted" ? step.signed_by : step.filled_by;
}

export type Mark = "empty" | "draft" | "yours" | "waiting" | "signed" | "redo" | "refused";

/** What the rail shows of a step. */
export function markOf(step: ReportStep, own: Side): Mark {
  switch (step.state) {
    case "submitted":
      return step.signed_by === own ? "yours" : "waiting";
    case "stale":
      return "redo";
    default:
      return step.state;
  }
}

export interface Todo {
  sign: StepName[];
  redo: StepName[];
  fill: StepName[];
}

/** What a side has to do in a report, by kind of work and in the order of the steps. */
export function todoOf(report: Report, side: Side): Todo {
  const todo: Todo = { sign: [], redo: [], fill: [] };
  if (report.state !== "open") return todo;
  for (const step of report.steps) {
    if (turnOf(step) !== side) continue;
    if (step.state === "submitted") todo.sign.push(step.step);
    else if (step.state === "stale" || step.state === "refused") todo.redo.push(step.step);
    else todo.fill.push(step.step);
  }
  return todo;
}

/** The step to open where nobody has asked for one: what waits for the reader, or else for the others. */
export function firstToOpen(report: Report): StepName | null {
  // A mediator is of neither side: nothing waits for it.
  const side = report.side === "vendor" ? "vendor" : "customer";
  const mine = todoOf(report, side);
  const theirs = todoOf(report, otherSide(side));
  const order = [mine.sign, mine.redo, mine.fill, theirs.sign, theirs.redo, theirs.fill];
  return order.find((steps) => steps.length > 0)?.[0] ?? report.steps[0]?.step ?? null;
}

export function isLate(step: ReportStep, now: Date): boolean {
  return step.due_at !== null && step.state !== "signed" && Date.parse(step.due_at) < now.getTime();
}

/** A value as its reader knows it. `data`: the row in which it stands. */
export function valueText(
  t: Translate,
  format: Formats,
  names: ReadonlyMap<string, string>,
  field: string,
  value: unknown,
  data?: Record<string, unknown>,
): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return t(value ? "report.yes" : "report.no");
  if (field === "member" || field === "owner") return names.get(String(value)) ?? t("report.somebody");
  if (typeof value === "number") {
    if (field === "contribution") return `${format.number(value)} %`;
    if (field === "evaluation") return t("report.out_of_five", { n: value });
    const currency = data?.currency;
    if (field.endsWith("_minor") && typeof currency === "string") return format.money(value, currency);
    return format.number(value);
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return format.day(value);
  const word = isWord(field) ? wordLabel(t, String(value)) : null;
  return word ?? String(value);
}

const WORD_FIELDS = new Set(
  Object.values(ROW_FIELDS).flatMap((fields) =>
    fields.filter((field) => field.kind === "word").map((field) => field.name),
  ),
);

function isWord(field: string): boolean {
  return WORD_FIELDS.has(field);
}

/** What a row says in one line, to name it in a list of changes. */
export function rowTitle(
  t: Translate,
  kind: string,
  data: Record<string, unknown>,
  names?: ReadonlyMap<string, string>,
): string {
  // A member of the team is a person first; a role is held by several.
  const person = kind === "member" ? names?.get(String(data.member)) : undefined;
  if (person) return person;
  const heart = data.text ?? data.action ?? data.is ?? data.name;
  if (typeof heart === "string" && heart) return heart;
  const word = data.type ?? data.place ?? data.role;
  return typeof word === "string" ? wordLabel(t, word) : said(t, `report.row_${kind}`, kind);
}

/** The changes of one row stand together; a field of the step stands alone. */
export function changesByRow(changes: readonly ReportChange[]): ReportChange[][] {
  const groups = new Map<string, ReportChange[]>();
  for (const change of changes) {
    const key = change.item ?? `field ${change.field}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

/** Fields of a step that have something to read. */
export function filledFields(step: ReportStep): string[] {
  return STEP_FIELDS[step.step]
    .map((field) => field.name)
    .filter((name) => {
      const value = step.fields[name]?.value;
      return value !== undefined && value !== null && value !== "";
    });
}
