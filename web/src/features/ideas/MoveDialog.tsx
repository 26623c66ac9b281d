/** What a step asks for before it is taken. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { ideasQuery } from "~/api/queries/ideas";
import type { IdeaItem, IdeaStatus } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { ComboBox } from "~/ui/ComboBox";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, TextArea } from "~/ui/fields";
import { refusal, statusLabel } from "./words";

export interface Step {
  name: string;
  to: IdeaStatus;
}

type Name = "review" | "plan" | "start" | "deliver" | "decline" | "duplicate" | "merge" | "ask" | "answer";

/** Which text each step takes, and under what name. */
const TEXT: Record<Name, "note" | "reason" | "question" | "body"> = {
  review: "note",
  plan: "note",
  start: "note",
  deliver: "note",
  decline: "reason",
  duplicate: "reason",
  merge: "note",
  ask: "question",
  answer: "body",
};

export function MoveDialog({
  idea,
  moves,
  onMove,
  onClose,
}: {
  idea: Pick<IdeaItem, "id" | "number" | "author" | "vendor" | "side">;
  /** Several where one place on the board stands for more than one step. */
  moves: readonly Step[];
  onMove: (name: string, to: IdeaStatus, body: Record<string, unknown>) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useT();
  const [chosen, setChosen] = useState(moves[0]?.name ?? "");
  const step = moves.find((each) => each.name === chosen) ?? moves[0];
  if (!step) return null;
  const name = step.name as Name;
  const title =
    name === "answer"
      ? t("ideas.dialog_answer", { org: idea.vendor.name })
      : t(`ideas.dialog_${name}`, { number: idea.number });
  const needsTarget = name === "duplicate" || name === "merge";
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const text = TEXT[name];
          await onMove(step.name, step.to, {
            ...(values.optional(text) ? { [text]: values.text(text) } : {}),
            ...(needsTarget ? { target: values.text("target") } : {}),
          });
          onClose();
        }}
      >
        {moves.length > 1 ? (
          <RadioGroup
            name="step"
            label={t("ideas.moves")}
            inline
            options={moves.map((each) => ({ value: each.name, label: statusLabel(t, each.to) }))}
            value={step.name}
            onChange={setChosen}
          />
        ) : null}
        {name === "deliver" || name === "decline" || name === "duplicate" || name === "merge" ? (
          <p className="text-ink-2">{t(`ideas.${name}_about`)}</p>
        ) : null}
        {needsTarget ? <TargetPicker key={name} without={idea.id} open={name === "merge"} /> : null}
        <StepText key={name} name={name} idea={idea} />
        <FormActions submit={t(`ideas.submit_${name}`)} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function StepText({ name, idea }: { name: Name; idea: Pick<IdeaItem, "author" | "vendor"> }) {
  const t = useT();
  const by = idea.author.side === "customer" ? idea.author.organisation?.name : undefined;
  switch (name) {
    case "ask":
      return (
        <TextArea
          name="question"
          label={t("ideas.question")}
          help={by ? t("ideas.question_author", { org: by }) : t("ideas.question_all")}
          required
          autoFocus
          maxLength={20000}
        />
      );
    case "answer":
      return <TextArea name="body" label={t("ideas.answer")} required autoFocus maxLength={20000} />;
    case "decline":
    case "duplicate":
      return (
        <TextArea
          name="reason"
          label={t("ideas.reason")}
          help={t("ideas.note_help")}
          required
          autoFocus={name === "decline"}
          maxLength={20000}
        />
      );
    case "merge":
      return null;
    default:
      return (
        <TextArea
          name="note"
          label={t(name === "deliver" ? "ideas.deliver_note" : "ideas.note")}
          help={t("ideas.note_help")}
          optional
          autoFocus
          maxLength={20000}
        />
      );
  }
}

/** Finds an idea of the same vendor by number or words; `open`: one that still takes votes. */
function TargetPicker({ without, open }: { without: string; open: boolean }) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<IdeaItem | null>(null);
  const text = useDeferredValue(typed.trim());
  const label = (each: IdeaItem) => `${each.number} · ${each.title}`;
  const q = chosen && text === label(chosen) ? "" : text;
  const found = useInfiniteQuery({
    ...ideasQuery({ ...(open ? { open } : {}), limit: 12, ...(q.length >= 2 ? { q } : {}) }),
    placeholderData: keepPreviousData,
  });
  const items = (found.data?.pages[0]?.items ?? []).filter(
    (each) => each.side === "vendor" && each.id !== without && each.id !== chosen?.id,
  );
  const shown = chosen ? [chosen, ...items] : items;
  return (
    <ComboBox
      name="target"
      label={t("ideas.target")}
      placeholder={t("ideas.target_help")}
      required
      loading={found.isPending}
      options={shown.map((each) => ({
        id: each.id,
        label: label(each),
        help: `${statusLabel(t, each.status)} · ${t("ideas.n_organisations", { count: each.organisations })}`,
      }))}
      onType={setTyped}
      onChange={(id) => setChosen(shown.find((each) => each.id === id) ?? null)}
    />
  );
}
