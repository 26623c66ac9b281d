/** Who has to do what now, said first, with the actions that are open. */
import { lazy, Suspense, useState } from "react";
import type { Meeting } from "~/api/types-meetings";
import { Signatures } from "~/features/settle/Signatures";
import { Msg, useT } from "~/i18n";
import { useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Menu } from "~/ui/Menu";
import { counterpartOf, mayDo, reasonAgainst, useMeeting } from "./useMeeting";

const PlanDialog = lazy(() => import("./PlanDialog"));
const ReasonDialog = lazy(() => import("~/features/settle/ReasonDialog"));
const HoldDialog = lazy(async () => ({ default: (await import("./dialogs")).HoldDialog }));
const ConfirmDialog = lazy(async () => ({ default: (await import("./dialogs")).ConfirmDialog }));

type Open = "edit" | "hold" | "cancel" | "confirm" | "refuse" | null;

export function MeetingTurn({ meeting }: { meeting: Meeting }) {
  const [open, setOpen] = useState<Open>(null);
  const over = meeting.state === "confirmed" || meeting.state === "cancelled";
  return (
    <section className={cx("turn-card", meeting.ball.mine && "turn-mine", over && "turn-over")}>
      <div className="min-w-0 flex-1 basis-80">
        <Said meeting={meeting} />
      </div>
      <Acts meeting={meeting} onOpen={setOpen} />
      <Suspense fallback={null}>
        <Opened meeting={meeting} open={open} onClose={() => setOpen(null)} />
      </Suspense>
    </section>
  );
}

const strong = (text: string) => <strong>{text}</strong>;

function Said({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const now = useNow();
  const org = counterpartOf(meeting).name;
  switch (meeting.state) {
    case "planned": {
      const begun = Date.parse(meeting.held_at) <= now.getTime();
      if (begun) {
        return (
          <>
            <p>{strong(t("meetings.turn_begun"))}</p>
            <p className="text-s text-ink-2">{t("meetings.turn_begun_text")}</p>
          </>
        );
      }
      return (
        <>
          <p>
            <Msg
              id="meetings.turn_planned"
              values={{ when: <Time key="when" at={meeting.held_at} as="deadline" className="font-semibold" /> }}
            />
          </p>
          <p className="text-s text-ink-2">{t("meetings.turn_planned_text", { org })}</p>
        </>
      );
    }
    case "held": {
      const refused = meeting.minutes.signoff?.state === "refused";
      const stale = meeting.minutes.signoff?.state === "stale";
      const why = meeting.minutes.signoff?.slots.find((slot) => slot.vote === "refused")?.reason;
      return (
        <>
          <p>
            {strong(
              t(
                refused
                  ? "meetings.turn_refused"
                  : stale
                    ? "meetings.turn_stale"
                    : mayDo(meeting, "confirm")
                      ? "meetings.turn_written"
                      : "meetings.turn_held",
              ),
            )}
          </p>
          {refused && why ? <blockquote className="quote text-s">{why}</blockquote> : null}
          <p className="text-s text-ink-2">
            {reasonAgainst(meeting, "confirm") === "not_all_seen"
              ? t("meetings.not_all_seen")
              : t("meetings.turn_held_text", { org })}
          </p>
        </>
      );
    }
    case "to_confirm":
      return meeting.ball.mine ? (
        <>
          <p>{strong(t("meetings.turn_confirm", { org }))}</p>
          <p className="text-s text-ink-2">
            {t(
              reasonAgainst(meeting, "confirm") === "not_all_seen"
                ? "meetings.not_all_seen"
                : "meetings.turn_confirm_text",
            )}
          </p>
        </>
      ) : (
        <>
          <p>{t("meetings.turn_waits", { org })}</p>
          <p className="text-s text-ink-2">{t("meetings.turn_waits_text")}</p>
        </>
      );
    case "confirmed":
      return (
        <>
          <p className="mb-2">{t("meetings.turn_confirmed")}</p>
          {meeting.minutes.signoff ? (
            <Signatures signoff={meeting.minutes.signoff} own={meeting.side} />
          ) : null}
        </>
      );
    case "cancelled":
      return (
        <>
          <p>{t("meetings.turn_cancelled")}</p>
          {meeting.cancel_reason ? (
            <blockquote className="quote text-s">{meeting.cancel_reason}</blockquote>
          ) : null}
        </>
      );
  }
}

function Acts({ meeting, onOpen }: { meeting: Meeting; onOpen: (open: Open) => void }) {
  const t = useT();
  const now = useNow();
  const begun = Date.parse(meeting.held_at) <= now.getTime();
  const more = [
    ...(mayDo(meeting, "hold") && !begun ? [{ id: "hold", label: t("meetings.hold_early") }] : []),
    ...(mayDo(meeting, "cancel") ? [{ id: "cancel", label: t("meetings.cancel"), danger: true }] : []),
  ];
  return (
    <div className="turn-acts">
      {mayDo(meeting, "edit") ? <Button onClick={() => onOpen("edit")}>{t("meetings.edit")}</Button> : null}
      {mayDo(meeting, "hold") && begun ? (
        <Button tone="primary" onClick={() => onOpen("hold")}>
          {t("meetings.hold")}
        </Button>
      ) : null}
      {mayDo(meeting, "refuse") ? (
        <Button onClick={() => onOpen("refuse")}>{t("meetings.refuse")}</Button>
      ) : null}
      {mayDo(meeting, "confirm") ? (
        <Button tone="primary" onClick={() => onOpen("confirm")}>
          {t("meetings.confirm")}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu
          label={t("meetings.more")}
          placement="bottom end"
          trigger={<Button tone="quiet">{t("complaints.more")}</Button>}
          sections={[{ id: "more", entries: more }]}
          onAction={(id) => onOpen(id as Open)}
        />
      ) : null}
    </div>
  );
}

function Opened({ meeting, open, onClose }: { meeting: Meeting; open: Open; onClose: () => void }) {
  const t = useT();
  const { act } = useMeeting(meeting.id);
  const counterpart = counterpartOf(meeting).name;
  switch (open) {
    case "edit":
      return (
        <PlanDialog
          relationship={{ id: meeting.relationship_id, counterpart }}
          meeting={meeting}
          onClose={onClose}
        />
      );
    case "hold":
      return <HoldDialog meeting={meeting} onClose={onClose} />;
    case "confirm":
      return <ConfirmDialog meeting={meeting} onClose={onClose} />;
    case "cancel":
      return (
        <ReasonDialog
          title={t("meetings.cancel_title")}
          about={t("meetings.cancel_about", { org: counterpart })}
          submit={t("meetings.cancel_submit")}
          danger
          onSubmit={(reason) => act("cancel", { version: meeting.version, reason })}
          onClose={onClose}
        />
      );
    case "refuse":
      return (
        <ReasonDialog
          title={t("meetings.refuse_title")}
          about={t("meetings.refuse_about", { org: counterpart })}
          label={t("meetings.refuse_reason")}
          submit={t("meetings.refuse_submit")}
          onSubmit={(reason) =>
            act("refuse", { version: meeting.version, sha256: meeting.minutes.sha256, reason })
          }
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
