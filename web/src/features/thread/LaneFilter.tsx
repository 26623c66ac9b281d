/** With more than two lanes one may want to see a single one: what was said with whom, without the rest. */
import type { Lane } from "~/api/types";
import { useT } from "~/i18n";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";
import { audienceOf, laneLabel, toneClass } from "./audience";
import { useThreadInfo } from "./context";

export type Shown = Lane | "all";

export function LaneFilter({
  lanes,
  shown,
  onShow,
}: {
  lanes: readonly Lane[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const t = useT();
  const info = useThreadInfo();
  return (
    <fieldset className="lane-filter" aria-label={t("thread.show_lane")}>
      <button
        type="button"
        className="lane-tab"
        aria-pressed={shown === "all"}
        onClick={() => onShow("all")}
      >
        {t("thread.all_lanes")}
      </button>
      {lanes.map((lane) => {
        const to = audienceOf(info, lane);
        return (
          <button
            key={lane}
            type="button"
            className={cx("lane-tab", toneClass(to.tone))}
            aria-pressed={shown === lane}
            onClick={() => onShow(lane)}
          >
            {to.tone === "shared" ? null : <LockIcon size={11} className="flex-none" aria-hidden="true" />}
            <span className="lane-name">{laneLabel(t, info.own, to)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
