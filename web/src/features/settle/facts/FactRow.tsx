import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import type { Complaint } from "~/api/types";
import { type Fact, mayAct, type Stance } from "~/api/types-settle";
import { Files } from "~/features/thread/Files";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";
import { sideName } from "../Sides";
import { useSettle } from "../useSettle";
import { hasAnswered, otherSide } from "../words";
import { FactHistory } from "./FactHistory";
import { FactMark } from "./FactMark";

const ReasonDialog = lazy(() => import("../ReasonDialog"));
const EvidenceDialog = lazy(() => import("./EvidenceDialog"));

const DEED_OF: Record<Stance, "agree" | "contest" | "unknown"> = {
  agreed: "agree",
  contested: "contest",
  unknown: "unknown",
};
const STANCES: readonly Stance[] = ["agreed", "contested", "unknown"];

export function FactRow({
  complaint,
  fact,
  onEdit,
}: {
  complaint: Complaint;
  fact: Fact;
  onEdit: () => void;
}) {
  const t = useT();
  const { send, click, pending } = useSettle(complaint.id);
  const [open, setOpen] = useState<"contest" | "evidence" | null>(null);
  const [history, setHistory] = useState(false);
  const own = fact.stances[complaint.side];
  const other = otherSide(complaint.side);
  const answered = hasAnswered(fact, complaint.side);
  // To know nothing is where everybody begins; the server takes it as an answer only after another one.
  const choices = STANCES.filter(
    (stance) => answered || stance !== "unknown" || mayAct(fact.actions, DEED_OF.unknown),
  );
  const act = (name: string, version: number, reason?: string) =>
    api.post<Fact>(`/facts/${fact.id}/actions/${name}`, { version, ...(reason ? { reason } : {}) });
  const { undo } = useUndo(complaint.id, act);

  const say = async (stance: Stance) => {
    if (stance === "contested") {
      setOpen("contest");
      return;
    }
    const path = `/facts/${fact.id}/actions/${DEED_OF[stance]}`;
    const now = await click<Fact>(path, { version: fact.version });
    if (now) undo(t(`settle.said_${stance}`), own, now);
  };
  const mayAnswer = STANCES.some((stance) => stance !== own && mayAct(fact.actions, DEED_OF[stance]));

  return (
    <li className="fact-row">
      <div className="fact-main">
        <FactMark state={fact.state} />
        <div className="min-w-0 flex-1">
          <p>{fact.statement}</p>
          <small>
            {t(`settle.fact_${fact.kind}`)} ·{" "}
            {t("settle.stated_by", { who: fact.stated_by?.name ?? sideName(complaint, fact.stated_side) })}
          </small>
          <Files files={fact.evidence} />
        </div>
      </div>
      <div className="fact-stances">
        {mayAnswer ? (
          <fieldset className="stance-choice" aria-label={t("settle.your_word")}>
            {choices.map((stance) => (
              <button
                key={stance}
                type="button"
                className={cx("stance", `stance-${stance}`)}
                aria-pressed={answered && own === stance}
                disabled={pending || (own !== stance && !mayAct(fact.actions, DEED_OF[stance]))}
                onClick={answered && own === stance ? undefined : () => void say(stance)}
              >
                {t(`settle.say_${stance}`)}
              </button>
            ))}
          </fieldset>
        ) : null}
        {mayAnswer && answered ? null : (
          <StanceText
            name={complaint.guest ? complaint.customer.name : t("settle.we")}
            stance={answered ? own : "none"}
          />
        )}
        <StanceText
          name={complaint.counterpart.name}
          stance={hasAnswered(fact, other) ? fact.stances[other] : "none"}
        />
      </div>
      <FactMenu
        fact={fact}
        history={history}
        onAction={(id) => {
          if (id === "edit") onEdit();
          else if (id === "evidence") setOpen("evidence");
          else if (id === "history") setHistory(!history);
          else void click(`/facts/${fact.id}/actions/withdraw`, { version: fact.version });
        }}
      />
      {history ? <FactHistory complaint={complaint} fact={fact} /> : null}
      <Suspense fallback={null}>
        {open === "contest" ? (
          <ReasonDialog
            title={t("settle.contest_fact_title")}
            about={t("settle.contest_fact_about", { statement: fact.statement })}
            submit={t("settle.contest_fact_submit")}
            onSubmit={async (reason) => {
              const now = await send<Fact>(`/facts/${fact.id}/actions/contest`, {
                version: fact.version,
                reason,
              });
              undo(t("settle.said_contested"), own, now);
            }}
            onClose={() => setOpen(null)}
          />
        ) : null}
        {open === "evidence" ? (
          <EvidenceDialog complaint={complaint} fact={fact} onClose={() => setOpen(null)} />
        ) : null}
      </Suspense>
    </li>
  );
}

/** Offers to take an answer back; contesting again would need its reason again, so that one is not offered. */
function useUndo(
  complaintId: string,
  act: (name: string, version: number) => Promise<Fact>,
): { undo: (text: string, before: Stance, now: Fact) => void } {
  const t = useT();
  const { renew } = useSettle(complaintId);
  return {
    undo: (text, before, now) => {
      if (before === "contested") {
        toast({ text });
        return;
      }
      const run = () =>
        void act(DEED_OF[before], now.version)
          .catch(() => toast({ text: t("error.stale_version"), tone: "bad" }))
          .finally(() => void renew());
      toast({ text, action: { label: t("common.undo"), run } });
    },
  };
}

function StanceText({ name, stance }: { name: string; stance: Stance | "none" }) {
  const t = useT();
  return (
    <span className={cx("stance-text", `stance-${stance}`)}>
      <span className="text-ink-3">{name}:</span> {t(`settle.stance_${stance}`)}
    </span>
  );
}

function FactMenu({
  fact,
  history,
  onAction,
}: {
  fact: Fact;
  history: boolean;
  onAction: (id: string) => void;
}) {
  const t = useT();
  const entries = [
    ...(mayAct(fact.actions, "edit") ? [{ id: "edit", label: t("settle.revise_fact") }] : []),
    ...(mayAct(fact.actions, "evidence") ? [{ id: "evidence", label: t("settle.add_evidence") }] : []),
    { id: "history", label: t(history ? "settle.hide_history" : "settle.show_history") },
    ...(mayAct(fact.actions, "withdraw")
      ? [{ id: "withdraw", label: t("settle.withdraw_fact"), danger: true }]
      : []),
  ];
  return (
    <Menu
      label={t("settle.fact_menu")}
      placement="bottom end"
      trigger={
        <IconButton small label={t("settle.fact_menu")} icon={<MoreIcon size={16} aria-hidden="true" />} />
      }
      sections={[{ id: "fact", entries }]}
      onAction={onAction}
    />
  );
}
