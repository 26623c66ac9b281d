/** Whose turn it is, until when, and what can be done about it. */
import { lazy, type RefObject, Suspense, useRef, useState } from "react";
import { ApiError, errorText } from "~/api/errors";
import { useCan } from "~/api/queries/me";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Duration, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";
import { Offer } from "./Offer";
import { type Deed, deedsOf, isOver, sentenceId, WITH_DIALOG } from "./turn";
import { useAct } from "./useAct";
import { useFollowUp } from "./useFollowUp";

const ActionDialog = lazy(() => import("./ActionDialog"));

/** As many buttons as fit beside each other; the rest hangs on "More". */
const SHOWN = 3;
/** When it is not our turn there is less to do, and none of it is urgent. */
const SHOWN_WAITING = 2;

export function TurnCard({
  complaint,
  onWrite,
}: {
  complaint: Complaint;
  /** Where only words help: goes to the composer. */
  onWrite: () => void;
}) {
  const t = useT();
  const card = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<Deed | null>(null);
  const { act, pending } = useAct(complaint);
  const deeds = deedsOf(complaint);
  const over = isOver(complaint);
  const mayWrite = useCan()("write");
  const mine = complaint.ball.mine && !over;
  useActionsKey(card, deeds.length > 0);

  const start = (deed: Deed) => {
    if (WITH_DIALOG.includes(deed)) {
      setOpen(deed);
      return;
    }
    act(deed, {})
      .then(() => toast({ text: t(`complaints.done_${deed}` as "complaints.done_confirm") }))
      .catch((error: unknown) => {
        const stale = error instanceof ApiError && error.is("stale_version");
        toast({ text: stale ? t("complaints.stale_click") : errorText(t, error), tone: "bad" });
      });
  };

  return (
    <section
      ref={card}
      className={cx("turn-card", mine && "turn-mine", over && "turn-over")}
      aria-label={t("complaints.whose_turn")}
    >
      <div className="min-w-0 flex-1 basis-72">
        {mine ? (
          <strong>{t(mayWrite ? "complaints.your_turn" : "complaints.your_sides_turn")} </strong>
        ) : null}
        <Sentence complaint={complaint} />
        <Waiting complaint={complaint} />
      </div>
      <Buttons deeds={deeds} mine={mine} pending={pending} onStart={start} />
      {mine && mayWrite && deeds.every((deed) => deed === "withdraw") ? (
        <Button tone="primary" onClick={onWrite}>
          {t("complaints.write_below")}
        </Button>
      ) : null}
      <FollowUp complaint={complaint} />
      {open ? (
        <Suspense fallback={null}>
          <ActionDialog deed={open} complaint={complaint} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** A goes to the first action. */
function useActionsKey(card: RefObject<HTMLElement | null>, enabled: boolean): void {
  useHotkeys(
    [
      {
        keys: "a",
        label: "shortcuts.actions",
        run: (event) => {
          event.preventDefault();
          const button = card.current?.querySelector<HTMLElement>("button");
          button?.scrollIntoView({ block: "center" });
          button?.focus();
        },
      },
    ],
    enabled,
  );
}

function Sentence({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const { ball, counterpart } = complaint;
  const values = { org: counterpart.name };
  if (isOver(complaint)) {
    const at = complaint.closed_at ?? complaint.activity_at;
    return (
      <>
        {t(complaint.status === "withdrawn" ? "complaints.over_withdrawn" : "complaints.over_closed")}{" "}
        <Time at={at} as="full" />
      </>
    );
  }
  return (
    <>
      {t(sentenceId(t, complaint), values)}
      {ball.until ? (
        <>
          {" "}
          <Deadline until={ball.until} mine={ball.mine} />
        </>
      ) : ball.since && !ball.mine ? (
        <span className="text-ink-3">
          {" "}
          {t("complaints.waiting_since")} <Duration since={ball.since} />
        </span>
      ) : null}
      {ball.mine ? null : <span className="mt-1 block text-s text-ink-2">{t("complaints.meanwhile")}</span>}
    </>
  );
}

/** What the answer is asked about: it stands far below in the timeline. */
function Waiting({ complaint }: { complaint: Complaint }) {
  if (complaint.status === "resolution_proposed") {
    return (
      <div className="turn-quote">
        <Offer complaint={complaint} />
      </div>
    );
  }
  if (complaint.status === "rejected" && complaint.refusal_reason) {
    return <div className="turn-quote whitespace-pre-wrap">{complaint.refusal_reason}</div>;
  }
  return null;
}

function Deadline({ until, mine }: { until: string; mine: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const left = (Date.parse(until) - now.getTime()) / 1000;
  return (
    <>
      {t(mine ? "complaints.answer_by" : "complaints.expected_by")}{" "}
      <b className="font-semibold">
        <Time at={until} as="deadline" />
      </b>{" "}
      <span
        className={cx(
          "whitespace-nowrap",
          left < 0 ? "font-medium text-bad" : mine ? "text-turn" : "text-ink-3",
        )}
      >
        {left < 0
          ? t("complaints.late_by", { time: format.duration(-left) })
          : t("complaints.time_left", { time: format.duration(left) })}
      </span>
    </>
  );
}

function Buttons({
  deeds,
  mine,
  pending,
  onStart,
}: {
  deeds: Deed[];
  mine: boolean;
  pending: Deed | null;
  onStart: (deed: Deed) => void;
}) {
  const t = useT();
  if (deeds.length === 0) return null;
  const shown = deeds.slice(0, mine ? SHOWN : SHOWN_WAITING);
  const rest = deeds.slice(shown.length);
  return (
    <div className="turn-acts">
      {shown.map((deed, index) => (
        <Button
          key={deed}
          tone={
            (mine && index === 0) || deed === "confirm" ? "primary" : mine && index > 1 ? "quiet" : "plain"
          }
          pending={pending === deed}
          onClick={() => onStart(deed)}
        >
          {t(`complaints.do_${deed}`)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Menu
          label={t("complaints.more_actions")}
          placement="bottom end"
          trigger={<Button tone="quiet">{t("complaints.more")}</Button>}
          sections={[
            {
              id: "deeds",
              entries: rest.map((deed) => ({
                id: deed,
                label: t(`complaints.do_${deed}`),
                danger: deed === "withdraw" || deed === "refuse",
              })),
            },
          ]}
          onAction={(id) => onStart(id as Deed)}
        />
      ) : null}
    </div>
  );
}

/** When the time for reopening is over, a new complaint can be linked to this one. */
function FollowUp({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const followUp = useFollowUp(complaint);
  if (!followUp) return null;
  return (
    <Button pending={followUp.pending} onClick={followUp.file}>
      {t("complaints.follow_up")}
    </Button>
  );
}
