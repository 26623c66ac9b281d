import type { Complaint, Satisfaction } from "~/api/types";
import { useT } from "~/i18n";
import { Time } from "~/ui/bits";
import type { Score } from "./AskCard";
import { Face } from "./Face";

/** How it went, as the customer said: for both sides. */
export function Verdict({ complaint, said }: { complaint: Complaint; said: Satisfaction }) {
  const t = useT();
  const score = said.score ?? 3;
  return (
    <section className="card aftercare" aria-label={t("aftercare.title")}>
      <div className="flex items-start gap-3">
        <span className={score <= 2 ? "text-bad" : score >= 4 ? "text-good" : "text-ink-2"}>
          <Face score={score} size={30} />
        </span>
        <div className="min-w-0 flex-1">
          <h2>
            {t(`aftercare.score_${score as Score}`)}{" "}
            <span className="font-normal text-ink-3">{t("aftercare.of_five", { score })}</span>
          </h2>
          <p className="text-s text-ink-3">
            {said.reason ? `${t(`aftercare.reason_${said.reason}`)} · ` : null}
            {said.answered_by?.name ?? complaint.customer.name}
            {said.answered_at ? (
              <>
                {" · "}
                <Time at={said.answered_at} as="date" />
              </>
            ) : null}
          </p>
          {said.comment ? <blockquote className="quote mt-2">{said.comment}</blockquote> : null}
        </div>
      </div>
    </section>
  );
}
