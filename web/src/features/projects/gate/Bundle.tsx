/** A verdict with all that it stands on: what was hashed, and nothing else. */
import type { GateReview, Project } from "~/api/types-projects";
import { type Translate, useLocale, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { labelText, word } from "../words";

interface Signed {
  deliverables?: { id: string; title: unknown; status: string; revision?: number; evidence?: Piece[] }[];
  criteria?: { id: string; title: unknown; kind: string; value: number | null }[];
  again?: string[];
}
interface Piece {
  id: string;
  title: string;
  sha256: string | null;
  url: string | null;
}

export function Bundle({ project, review }: { project: Project; review: GateReview }) {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  const now = useNow();
  const { deliverables = [], criteria = [], again = [] } = review.content as Signed;
  const nameOf = (id: string) => labelText(deliverables.find((each) => each.id === id)?.title, locale) ?? "…";
  return (
    <div className="bundle">
      <dl className="project-facts">
        <dt>{t("projects.project")}</dt>
        <dd>{project.number}</dd>
        <dt>{t("projects.verdict")}</dt>
        <dd className="font-semibold">{t(`projects.verdict_${review.verdict}`)}</dd>
        {review.interim_until ? (
          <>
            <dt>{t("projects.holds_until")}</dt>
            <dd>{format.date(new Date(review.interim_until), now)}</dd>
          </>
        ) : null}
        {review.note ? (
          <>
            <dt>{t("projects.note")}</dt>
            <dd className="whitespace-pre-wrap">{review.note}</dd>
          </>
        ) : null}
      </dl>
      {review.conditions.length > 0 ? (
        <section>
          <h3>{t("projects.conditions")}</h3>
          <ul className="bundle-list">
            {review.conditions.map((each) => (
              <li key={`${each.text} ${each.due_on}`}>
                <span>{each.text}</span>
                <small>
                  {t("projects.condition_of", { org: each.organisation.name, day: format.day(each.due_on) })}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3>{t("projects.evidence")}</h3>
        <ul className="bundle-list">
          {deliverables.map((each) => (
            <li key={each.id}>
              <span>{labelText(each.title, locale) ?? "…"}</span>
              <small>
                {each.status === "open"
                  ? t("projects.not_done_yet")
                  : [
                      word(t, "deliverable", each.status),
                      each.revision ? t("projects.revision", { n: each.revision }) : null,
                      ...(each.evidence ?? []).map((piece) => piece.title),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
              </small>
            </li>
          ))}
        </ul>
      </section>
      {criteria.length > 0 ? (
        <section>
          <h3>{t("projects.criteria")}</h3>
          <ul className="bundle-list">
            {criteria.map((each) => (
              <li key={each.id}>
                <span>{labelText(each.title, locale) ?? "…"}</span>
                <small>{answerText(t, each.kind, each.value)}</small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {again.length > 0 ? (
        <section>
          <h3>{t("projects.again")}</h3>
          <p>{again.map(nameOf).join(", ")}</p>
        </section>
      ) : null}
    </div>
  );
}

export function answerText(t: Translate, kind: string, value: number | null): string {
  if (value === null) return t("projects.unanswered");
  if (kind === "must") return t(value === 1 ? "projects.met" : "projects.not_met");
  return t("projects.of_ten", { n: value });
}
