/** Terms, each with what it changes against the offer before: struck out what was, marked what is. */
import type { Complaint } from "~/api/types";
import type { Offer, Term, TermChange } from "~/api/types-settle";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Pill } from "~/ui/bits";
import { SideMark } from "../Sides";
import { changesByTerm, kindLabel, termText, termValue, USUAL_DAYS } from "../words";

export function TermList({
  complaint,
  offer,
  before,
}: {
  complaint: Complaint;
  offer: Offer;
  before: Offer | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const { of, gone } = changesByTerm(offer);
  return (
    <>
      <ol className="terms">
        {offer.terms.map((term, index) => {
          const { added, fields } = of(index);
          return (
            <li key={index} className={added && before ? "term-added" : undefined}>
              <TermLines complaint={complaint} term={term} changes={added ? undefined : fields} />
              {added && before ? <Pill tone="good">{t("settle.term_new")}</Pill> : null}
            </li>
          );
        })}
        {gone.map((change) => (
          <li key={`gone-${change.term}`} className="term-gone">
            <del>{isTerm(change.from) ? termText(t, format, change.from) : t("settle.term")}</del>
            <Pill>{t("settle.term_gone")}</Pill>
          </li>
        ))}
      </ol>
      {before ? (
        <small className="mt-2 block">
          {offer.diff.length > 0
            ? t("settle.changed_against", { n: before.number })
            : t("settle.same_as", { n: before.number })}
        </small>
      ) : null}
    </>
  );
}

function isTerm(value: unknown): value is Term {
  return typeof value === "object" && value !== null && "kind" in value && "by" in value;
}

const LINES = ["amount_minor", "quantity", "due_on", "return_required", "conditions"] as const;

/** One term: what, by whom, and its figures. Fields that are not set are left out unless something changed in them. */
export function TermLines({
  complaint,
  term,
  changes,
  usualDay,
}: {
  complaint: Complaint;
  term: Term;
  /** When a term without a date of its own is due; unknown before the offer is accepted. */
  usualDay?: string | undefined;
  changes?: ReadonlyMap<string, TermChange> | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const shown = LINES.filter((field) => {
    const value = term[field];
    return (value !== null && value !== false) || changes?.has(field);
  });
  const by = changes?.get("by");
  return (
    <dl className="term">
      <div>
        <dt>
          <SideMark complaint={complaint} side={term.by} />
        </dt>
        <dd className="font-medium">
          <Changed
            change={changes?.get("kind")}
            was={(value) => kindLabel(t, String(value))}
            now={kindLabel(t, term.kind)}
          />
          {by ? <small className="ml-2">{t("settle.other_side_now")}</small> : null}
        </dd>
      </div>
      {shown.map((field) => (
        <div key={field}>
          <dt>{t(`settle.term_${field}`)}</dt>
          <dd className={field === "conditions" ? "whitespace-pre-wrap" : undefined}>
            <Changed
              change={changes?.get(field)}
              was={(value) => termValue(t, format, field, value, term)}
              now={termValue(t, format, field, term[field], term)}
            />
          </dd>
        </div>
      ))}
      {term.due_on === null && term.kind !== "no_remedy" && !changes?.has("due_on") ? (
        <div>
          <dt>{t("settle.term_due_on")}</dt>
          <dd className="text-ink-2">
            {usualDay
              ? t("settle.due_usual_day", { day: usualDay, count: USUAL_DAYS })
              : t("settle.due_usual", { count: USUAL_DAYS })}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Changed({
  change,
  was,
  now,
}: {
  change: TermChange | undefined;
  was: (value: unknown) => string;
  now: string;
}) {
  if (!change) return now;
  return (
    <span className="changed">
      <del>{was(change.from)}</del> <ins>{now}</ins>
    </span>
  );
}
