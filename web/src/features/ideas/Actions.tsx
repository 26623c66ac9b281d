/** Whose move it is, and what may be done now: the next step in front, the others in a menu. */
import { useState } from "react";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import type { Idea, IdeaAction } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";
import { AddSource } from "./AddSource";
import { EditDialog } from "./EditDialog";
import { MoveDialog } from "./MoveDialog";
import { ShareDialog } from "./ShareDialog";
import { useAct } from "./useMove";
import { VoteDialog } from "./VoteDialog";

/** What is most likely next, in the order in which it is offered. */
const NEXT: Partial<Record<Idea["status"], readonly IdeaAction[]>> = {
  submitted: ["review", "ask"],
  under_review: ["plan", "ask"],
  need_info: ["answer", "review"],
  planned: ["start"],
  in_progress: ["deliver"],
  delivered: [],
  declined: ["review"],
  duplicate: ["review"],
};
const STEPS: readonly IdeaAction[] = [
  "answer",
  "review",
  "ask",
  "plan",
  "start",
  "deliver",
  "share",
  "vote_for",
  "add_source",
  "edit",
  "decline",
  "duplicate",
  "merge",
];
/** Steps that are taken at once; the others ask for something. */
const AT_ONCE = new Set<IdeaAction>(["review", "plan", "start"]);

export function Actions({ idea }: { idea: Idea }) {
  const t = useT();
  const act = useAct();
  const [open, setOpen] = useState<IdeaAction | null>(null);
  const [pending, setPending] = useState<IdeaAction | null>(null);
  const allowed = STEPS.filter((name) =>
    idea.actions.some((state) => state.name === name && state.allowed && name !== "vote"),
  );
  const close = () => setOpen(null);
  const kept = idea.audience === "own";
  const front = (kept && allowed.includes("share") ? (["share"] as const) : (NEXT[idea.status] ?? [])).filter(
    (name) => allowed.includes(name),
  );
  const rest = allowed.filter((name) => !front.includes(name));
  const again = idea.status === "declined" || idea.status === "duplicate";
  const label = (name: IdeaAction) =>
    name === "review" && again
      ? t("ideas.act_review_again")
      : name === "start" && idea.status === "delivered"
        ? t("ideas.act_start_again")
        : name === "add_source"
          ? t("ideas.add_source")
          : t(`ideas.act_${name}` as "ideas.act_review");
  const run = (name: IdeaAction) => {
    if (!AT_ONCE.has(name)) {
      setOpen(name);
      return;
    }
    setPending(name);
    act(idea, name, {})
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setPending(null));
  };
  const step = idea.actions.find((state) => state.name === open && state.to);
  if (allowed.length === 0 && !idea.ball.side) return null;
  return (
    <section className={cx("turn-card", idea.ball.mine && "turn-mine")} aria-label={t("ideas.more_actions")}>
      <p className="min-w-0 flex-1 basis-64">
        <Turn idea={idea} />
      </p>
      <div className="turn-acts">
        {front.map((name, index) => (
          <Button
            key={name}
            {...(index === 0 && !again ? { tone: "primary" as const } : {})}
            pending={pending === name}
            onClick={() => run(name)}
          >
            {label(name)}
          </Button>
        ))}
        {rest.length > 0 ? (
          <Menu
            label={t("ideas.more_actions")}
            placement="bottom end"
            trigger={<Button tone="quiet">{t("ideas.more")}</Button>}
            sections={[{ id: "more", entries: rest.map((name) => ({ id: name, label: label(name) })) }]}
            onAction={(name) => run(name as IdeaAction)}
          />
        ) : null}
      </div>
      {step?.to ? (
        <MoveDialog
          idea={idea}
          moves={[{ name: step.name, to: step.to }]}
          onMove={(name, _to, body) => act(idea, name, body)}
          onClose={close}
        />
      ) : null}
      {open === "share" ? <ShareDialog idea={idea} onClose={close} /> : null}
      {open === "vote_for" ? <VoteDialog idea={idea} behalf onClose={close} /> : null}
      {open === "edit" ? <EditDialog idea={idea} onClose={close} /> : null}
      {open === "add_source" ? <AddSource idea={idea} onClose={close} /> : null}
    </section>
  );
}

function Turn({ idea }: { idea: Idea }) {
  const t = useT();
  const own = useActing().organisation.name;
  const by = idea.author.organisation?.name ?? "";
  if (idea.audience === "own") {
    return t(idea.side === "vendor" ? "ideas.turn_kept_vendor" : "ideas.turn_kept", { org: own });
  }
  if (idea.side === "vendor") {
    if (idea.status === "need_info") {
      return idea.author.side === "customer" ? t("ideas.turn_asked", { org: by }) : t("ideas.turn_asked_all");
    }
    if (idea.status === "delivered") return t("ideas.turn_delivered");
    if (!idea.ball.mine) return t("ideas.turn_rests");
    return <strong>{t(idea.status === "submitted" ? "ideas.turn_review" : "ideas.turn_next")}</strong>;
  }
  return idea.ball.mine ? (
    <strong>{t("ideas.turn_answer", { org: idea.vendor.name })}</strong>
  ) : idea.ball.side ? (
    t("ideas.turn_vendor", { org: idea.vendor.name })
  ) : null;
}
