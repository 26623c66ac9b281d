/** Words that many callers say: one press looks for them, another makes them a topic, or says that they are none. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { api } from "~/api/client";
import { candidatesQuery, renewDemand, topicsQuery } from "~/api/queries/demand";
import type { Candidate } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Form, type FormValues, useFormState } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useRough } from "./parts";
import { topicOf } from "./QuickEntry";

export function Candidates({
  chosen,
  onChoose,
  mayWrite,
}: {
  chosen: string;
  onChoose: (words: string) => void;
  mayWrite: boolean;
}) {
  const t = useT();
  const items = useQuery(candidatesQuery).data?.items ?? [];
  const one = items.find((each) => each.words === chosen);
  if (items.length === 0) return null;
  return (
    <section className="candidates" aria-label={t("interactions.candidates")}>
      <h2>{t("interactions.candidates")}</h2>
      <div className="flex flex-wrap gap-2">
        {items.map((each) => (
          <button
            key={each.words}
            type="button"
            className={cx("chip", chosen === each.words && "chip-set")}
            aria-pressed={chosen === each.words}
            onClick={() => onChoose(chosen === each.words ? "" : each.words)}
          >
            {each.words}
            <span className="text-ink-3">{t("interactions.n_callers", { count: each.callers })}</span>
          </button>
        ))}
      </div>
      {one && mayWrite ? <Judge key={one.words} candidate={one} onDone={() => onChoose("")} /> : null}
    </section>
  );
}

function Judge({ candidate, onDone }: { candidate: Candidate; onDone: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const list = useId();
  const rough = useRough(3);
  const topics = useQuery(topicsQuery).data?.items ?? [];
  const say = async (topic: { id: string; name: string } | null) => {
    const body = { words: candidate.words, topic_id: topic?.id ?? null };
    const options = { idempotencyKey: crypto.randomUUID() };
    const { coded } = await api.post<{ coded: number }>("/interactions/candidates", body, options);
    toast({
      text: topic
        ? t("interactions.given", { count: coded, topic: topic.name })
        : t("interactions.words_dismissed", { words: candidate.words }),
    });
    onDone();
    await renewDemand(client);
  };
  const confirm = async (values: FormValues) => {
    const topic = await topicOf(values.text("topic"), topics);
    if (topic) await say(topic);
  };
  return (
    <Form onSubmit={confirm} label={t("interactions.judge")} className="sort-give-form candidate-judge">
      <TextField
        name="topic"
        label={t("interactions.judge")}
        help={candidate.g2 === null ? undefined : t("interactions.judge_help", { g2: rough(candidate.g2) })}
        defaultValue={candidate.words}
        list={list}
        required
        autoComplete="off"
        maxLength={100}
      />
      <datalist id={list}>
        {topics.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      <JudgeButtons onDismiss={() => void say(null)} />
    </Form>
  );
}

function JudgeButtons({ onDismiss }: { onDismiss: () => void }) {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      <Button type="submit" tone="primary" pending={pending}>
        {t("interactions.judge_topic")}
      </Button>
      <Button onClick={onDismiss}>{t("interactions.judge_none")}</Button>
      {summary}
    </>
  );
}
