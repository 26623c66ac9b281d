/** Whether something helped: two questions to whoever it was done for, and what they said. */
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { api } from "~/api/client";
import type { Locale } from "~/api/types";
import type { IdeaOutcome, OutcomeFigures } from "~/api/types-ideas";
import { useLocale, useT } from "~/i18n";
import { Card, Time } from "~/ui/bits";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { Face } from "./Face";
import "./aftercare.css";

const SCORES = [1, 2, 3, 4, 5] as const;

export interface About {
  of: "idea" | "report";
  /** Where it is asked and told. */
  path: string;
  key: QueryKey;
  /** What is looked at again when it can be told no more. */
  stale: QueryKey;
  /** Who is told. */
  org: string;
}

export function OutcomeParts({ about, outcome }: { about: About; outcome: IdeaOutcome }) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useLocation({ select: (location) => location.hash === "outcome" });
  // The mail that tells of a delivery leads here.
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  const { figures } = outcome;
  const own =
    outcome.score !== null ? (
      <Mine outcome={outcome} about={about} />
    ) : outcome.may_answer.allowed ? (
      <Ask about={about} />
    ) : null;
  const all = figures && figures.asked > 0 ? <Said figures={figures} about={about} /> : null;
  if (!own && !all) return null;
  return (
    <div id="outcome" ref={place} className="mt-5 flex flex-col gap-4">
      {own}
      {all}
    </div>
  );
}

function Ask({ about }: { about: About }) {
  const t = useT();
  const id = useId();
  const client = useQueryClient();
  const [score, setScore] = useState<number | null>(null);
  const title = t(about.of === "idea" ? "aftercare.outcome_ask" : "aftercare.outcome_ask_report");
  return (
    <section className="card aftercare" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Form
        label={title}
        explain={(error) => {
          if (error.is("action_not_allowed")) void client.invalidateQueries({ queryKey: about.stale });
          return null;
        }}
        onSubmit={async (values) => {
          const saved = await api.post<IdeaOutcome>(
            about.path,
            { score, words: values.optional("words") ?? null },
            { idempotencyKey: crypto.randomUUID() },
          );
          client.setQueryData(about.key, saved);
          toast({ text: t("aftercare.outcome_thanks") });
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
              <span>{t(`aftercare.outcome_${each}`)}</span>
            </label>
          ))}
        </div>
        {score === null ? (
          <p className="text-s text-ink-3">
            {about.of === "idea"
              ? t("aftercare.outcome_once", { org: about.org })
              : t("aftercare.outcome_once_report")}
          </p>
        ) : (
          <>
            <TextField name="words" label={t("aftercare.outcome_words")} optional maxLength={200} />
            <FormActions submit={t("aftercare.outcome_send", { org: about.org })} />
          </>
        )}
      </Form>
    </section>
  );
}

function Mine({ outcome, about }: { outcome: IdeaOutcome; about: About }) {
  const t = useT();
  const score = SCORES.find((each) => each === outcome.score) ?? 3;
  return (
    <section
      className="card aftercare"
      aria-label={t(about.of === "idea" ? "aftercare.outcome" : "aftercare.outcome_report")}
    >
      <div className="flex items-start gap-3">
        <Face score={score} size={30} />
        <div className="min-w-0 flex-1">
          <h2>{t(`aftercare.outcome_${score}`)}</h2>
          <p className="text-s text-ink-3">
            {about.of === "idea"
              ? t("aftercare.outcome_yours", { org: about.org })
              : t("aftercare.outcome_yours_report")}
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
function Said({ figures, about }: { figures: OutcomeFigures; about: About }) {
  const t = useT();
  const locale = useLocale();
  const { asked, n, helped, by_score: scores, said } = figures;
  const most = Math.max(1, ...scores.map((each) => each.count));
  return (
    <Card
      title={t(about.of === "idea" ? "aftercare.outcome" : "aftercare.outcome_report")}
      note={t("aftercare.outcome_of", { n, asked })}
    >
      {helped ? (
        <>
          <p>
            <b className="outcome-figure">{t("aftercare.outcome_helped", { count: helped.count, n })}</b>{" "}
            <span className="text-s text-ink-3">
              {helped.low === helped.high
                ? t("aftercare.outcome_everybody")
                : t("aftercare.outcome_between", {
                    low: percentText(locale, helped.low),
                    high: percentText(locale, helped.high),
                  })}
            </span>
          </p>
          <dl className="outcome-scores">
            {[...scores].reverse().map(({ score, count }) => (
              <div key={score}>
                <dt>{t(`aftercare.outcome_${SCORES.find((each) => each === score) ?? 3}`)}</dt>
                <dd>
                  <i style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
                  <span>{count}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="text-ink-3">{t("aftercare.outcome_none")}</p>
      )}
      {said.length > 0 ? (
        <ul className="outcome-said">
          {said.map((each) => (
            <li key={`${each.organisation.id} ${each.answered_at}`}>
              <span className={each.score <= 2 ? "text-bad" : each.score >= 4 ? "text-good" : "text-ink-2"}>
                <Face score={each.score} size={22} />
              </span>
              <span className="min-w-0 flex-1">
                {each.words ? (
                  <q>{each.words}</q>
                ) : (
                  <span className="text-ink-3">{t("aftercare.outcome_no_word")}</span>
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

/** 62 %, of a share from 0 to 1; beside another one without its sign. */
function percentText(locale: Locale, share: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(share * 100);
}
