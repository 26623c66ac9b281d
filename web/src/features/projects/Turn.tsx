/** Whose move it is among several organisations. */
import type { OrgRef } from "~/api/types";
import type { ProjectBall } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Duration } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { shortName } from "./words";

export function Turn({ ball, others }: { ball: ProjectBall; others: readonly OrgRef[] }) {
  const t = useT();
  if (ball.side === null) return <span className="text-ink-3">—</span>;
  const [other] = others;
  const who = ball.mine
    ? t(ball.side === "both" ? "projects.turn_you_and" : "projects.turn_you")
    : others.length === 1 && other
      ? shortName(other.name)
      : t("projects.turn_others");
  return (
    <span className={cx("ball", ball.mine && "ball-mine")}>
      <span className="min-w-0 max-w-[18ch] truncate">{who}</span>
      {ball.since ? (
        <span className="-ml-1.5">
          {", "}
          <Duration since={ball.since} short />
        </span>
      ) : null}
    </span>
  );
}
