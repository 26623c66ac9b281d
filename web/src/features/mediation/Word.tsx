/** What the mediator said, in full, with its seal, and what each side said to it. */
import type { ReactNode } from "react";
import type { Complaint, Side } from "~/api/types";
import type { Mediation } from "~/api/types-dispute";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { SideMark, sideName } from "../settle/Sides";
import { shortHash } from "../settle/words";

interface Props {
  complaint: Complaint;
  mediation: Mediation;
}

const SIDES: readonly Side[] = ["customer", "vendor"];

export function Recommendation({ complaint, mediation }: Props) {
  const t = useT();
  const { recommendation_html: html, recommended_at: at, recommendation_sha256: seal, answers } = mediation;
  if (!html || !at) return null;
  return (
    <Said
      title={t("mediation.recommendation")}
      name={mediation.mediator.name}
      html={html}
      at={at}
      seal={seal}
    >
      <ul className="mediation-answers" aria-label={t("mediation.answers")}>
        {SIDES.map((side) => (
          <li key={side} className={cx(answers[side] === "accepted" && "signature-done")}>
            <SideMark complaint={complaint} side={side} />
            {": "}
            <b
              className={cx(
                answers[side] === "accepted" && "text-good",
                answers[side] === "rejected" && "text-bad",
              )}
            >
              {t(answers[side] ? `mediation.answer_${answers[side]}` : "mediation.answer_none")}
            </b>
          </li>
        ))}
      </ul>
    </Said>
  );
}

export function Decision({ complaint, mediation }: Props) {
  const t = useT();
  const {
    determination_html: html,
    determined_at: at,
    determination_sha256: seal,
    outcome,
    review,
  } = mediation;
  if (!html || !at) return null;
  return (
    <Said title={t("mediation.decision")} name={mediation.mediator.name} html={html} at={at} seal={seal}>
      {outcome ? <p className="font-medium">{t(`mediation.outcome_${outcome}`)}</p> : null}
      {review ? (
        <div className="quote">
          <small className="block">
            {t("mediation.review_by", { org: sideName(complaint, review.side) })}{" "}
            <Time at={review.at} as="full" />
          </small>
          {review.reason}
        </div>
      ) : null}
    </Said>
  );
}

function Said({
  title,
  name,
  html,
  at,
  seal,
  children,
}: {
  title: string;
  name: string;
  html: string;
  at: string;
  seal: string | null;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <section className="mediation-word" aria-label={title}>
      <h3>{title}</h3>
      <div className="prose" dangerouslySetInnerHTML={serverHtml(html)} />
      <small className="mediation-seal">
        {t("mediation.said_by", { name })} <Time at={at} as="full" />
        {seal ? (
          <>
            {" · "}
            {t("mediation.seal")} <code title={seal}>{shortHash(seal)}…</code>
          </>
        ) : null}
      </small>
      {children}
    </section>
  );
}
