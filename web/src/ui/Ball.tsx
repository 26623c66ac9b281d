import type { Ball as BallData, OrgRef, Side } from "~/api/types";
import { useT } from "~/i18n";
import { Duration } from "./bits";
import { cx } from "./cx";

/** Whether the ball is named after the other firm: then a line need not name it a second time. */
export function namesCounterpart(ball: BallData, side: Side): boolean {
  return !ball.mine && ball.side !== side && (ball.side === "customer" || ball.side === "vendor");
}

/** Whose turn it is and for how long: filled and warm when it is ours. "You, 3 d", "Northwind, 2 h". */
export function Ball({ ball, side, counterpart }: { ball: BallData; side: Side; counterpart: OrgRef }) {
  const t = useT();
  if (ball.side === null) return <span className="text-ink-3">—</span>;
  const who = namesCounterpart(ball, side)
    ? counterpart.name
    : ball.mine
      ? t("ui.ball_you")
      : ball.side === "third"
        ? t("ui.ball_third")
        : t(ball.side === "both" ? "ui.ball_both" : "ui.ball_us");
  return (
    <span className={cx("ball", ball.mine && "ball-mine")}>
      <span className="min-w-0 max-w-[16ch] truncate">{who}</span>
      {ball.since ? (
        <span className="-ml-1.5">
          {", "}
          <Duration since={ball.since} short />
        </span>
      ) : null}
    </span>
  );
}
