/** Whether what was delivered helped: two questions to whoever waited for it, and what they said to the vendor. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { api } from "~/api/client";
import { ideaOutcomeQuery } from "~/api/queries/ideas";
import { keys } from "~/api/query";
import type { Idea, IdeaOutcome, OutcomeFigures } from "~/api/types-ideas";
import { Face } from "~/features/aftercare/Face";
import { useLocale, useT } from "~/i18n";
import { Card, Time } from "~/ui/bits";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { percentText } from "./words";
import "~/features/aftercare/aftercare.css";

const SCORES = [1, 2, 3, 4, 5] as const;

export function Outcome({ idea }: { idea: Idea }) {
  const query = useQuery({ ...ideaOutcomeQuery(idea.id), enabled: idea.status === "delivered" });
  const place = useRef<HTMLDivElement>(null);
  const wanted = useLocation({ select: (location) => location.hash === "outcome" });
  const there = query.data !== undefined;
  // The mail that tells of the delivery leads here.
  useEffect(() => {
    if (wanted && there) {
      place.current?.scrollIntoView({ block: "center" });
    }
  }, [wanted, there]);
  const outcome = query.data;
  if (!outcome) return null;
  const { figures } = outcome;
  const shown = figures
    ? figures.asked > 0 && <Said figures={figures} />
    : outcome.score !== null
      ? outcome.score && <Mine outcome={outcome} idea={idea} />
      : outcome.may_answer.allowed && <Ask idea={idea} />;
  return shown ? (
    <div id="outcome" ref={place} className="mt-5">
      {shown}
    </div>
  ) : null;
}

function Ask({ idea }: { idea: Idea }) {
  const t = useT();
  const id = useId();
  const client = useQueryClient();
  const [score, setScore] = useState<number | null>(null);
  const title = t("ideas.outcome_ask");
  return (
    <section className="card aftercare" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Form
        label={title}
        explain={(error) => {
          if (error.is("action_not_allowed")) void client.invalidateQueries({ queryKey: keys.ideas });
          return null;
        }}
        onSubmit={async (values) => {
          const saved = await api.post<IdeaOutcome>(
            `/ideas/${idea.id}/outcome`,
            { score, words: values.optional("words") ?? null },
            { idempotencyKey: crypto.randomUUID() },
          );
          client.setQueryData(ideaOutcomeQuery(idea.id).queryKey, saved);
          toast({ text: t("ideas.outcome_thanks") });
        }}
      >
        <div role="radiogroup" aria-labelledby={id} className="scores">
          {SCORES.map((each) => (
            <label key={each} className="score">
              <input
                type="radio"
                name="score"
                value={each}
                required
                checked={score === each}
                onChange={() => setScore(each)}
              />
              <Face score={each} />
              <span>{t(`ideas.outcome_${each}`)}</span>
            </label>
          ))}
        </div>
        {score === null ? (
          <p className="text-s text-ink-3">{t("ideas.outcome_once", { org: idea.vendor.name })}</p>
        ) : (
          <>
            <TextField name="words" label={t("ideas.outcome_words")} optional maxLength={200} />
            <FormActions submit={t("ideas.outcome_send", { org: idea.vendor.name })} />
          </>
        )}
      </Form>
    </section>
  );
}

function Mine({ outcome, idea }: { outcome: IdeaOutcome; idea: Idea }) {
  const t = useT();
  const score = SCORES.find((each) => each === outcome.score) ?? 3;
  return (
    <section className="card aftercare" aria-label={t("ideas.outcome")}>
      <div className="flex items-start gap-3">
        <Face score={score} size={30} />
        <div className="min-w-0 flex-1">
          <h2>{t(`ideas.outcome_${score}`)}</h2>
          <p className="text-s text-ink-3">
            {t("ideas.outcome_yours", { org: idea.vendor.name })}
            {outcome.answered_at ? (
              <>
                {" · "}
                <Time at={outcome.answered_at} as="date" />
              </>
            ) : null}
          </p>
          {outcome.words ? <blockquote className="quote mt-2">{outcome.words}</blockquote> : null}
        </div>
      </div>
    </section>
  );
}

/** For the vendor: the figure with how many it stands on, and every word. */
function Said({ figures }: { figures: OutcomeFigures }) {
  const t = useT();
  const locale = useLocale();
  const { asked, n, helped, by_score: scores, said } = figures;
  const most = Math.max(1, ...scores.map((each) => each.count));
  return (
    <Card title={t("ideas.outcome")} note={t("ideas.outcome_of", { n, asked })}>
      {helped ? (
        <>
          <p>
            <b className="idea-outcome">{t("ideas.outcome_helped", { count: helped.count, n })}</b>{" "}
            <span className="text-s text-ink-3">
              {helped.low === helped.high
                ? t("ideas.outcome_everybody")
                : t("ideas.outcome_between", {
                    low: percentText(locale, helped.low),
                    high: percentText(locale, helped.high),
                  })}
            </span>
          </p>
          <dl className="idea-outcome-scores">
            {[...scores].reverse().map(({ score, count }) => (
              <div key={score}>
                <dt>{t(`ideas.outcome_${SCORES.find((each) => each === score) ?? 3}`)}</dt>
                <dd>
                  <i style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
                  <span>{count}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="text-ink-3">{t("ideas.outcome_none")}</p>
      )}
      {said.length > 0 ? (
        <ul className="idea-said">
          {said.map((each) => (
            <li key={`${each.organisation.id} ${each.answered_at}`}>
              <span className={each.score <= 2 ? "text-bad" : each.score >= 4 ? "text-good" : "text-ink-2"}>
                <Face score={each.score} size={22} />
              </span>
              <span className="min-w-0 flex-1">
                {each.words ? (
                  <q>{each.words}</q>
                ) : (
                  <span className="text-ink-3">{t("ideas.outcome_no_word")}</span>
                )}
                <small className="block">
                  {[each.person?.name, each.organisation.name].filter(Boolean).join(", ")} ·{" "}
                  <Time at={each.answered_at} as="date" />
                </small>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
