/** Two people wrote in one place: both texts side by side, and the ways on. */

import { useEffect, useRef } from "react";
import { diffWords } from "~/features/report/diff";
import { Marked } from "~/features/report/Marked";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import "./clash.css";

export interface ClashCardProps {
  /** What the place is called. */
  label: string;
  /** One sentence about what happened. */
  lead: string;
  theirsLabel: string;
  /** As they are read. */
  theirs: string;
  mine: string;
  onTheirs: () => void;
  onMine: () => void;
  /** Only for texts. */
  onCombine?: (() => void) | undefined;
  /** What was chosen, where it can be chosen anew until it is saved. */
  chosen?: "theirs" | "mine" | undefined;
}

export function ClashCard(props: ClashCardProps) {
  const { label, lead, theirsLabel, theirs, mine, chosen } = props;
  const t = useT();
  const card = useRef<HTMLElement>(null);
  // It appears below what was being typed, and waits for an answer.
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const alike = props.onCombine !== undefined && isAlike(theirs, mine);
  return (
    <section ref={card} className="clash" aria-label={t("report.clash_at", { field: label })}>
      <p role="alert">{lead}</p>
      <dl>
        <div>
          <dt className="text-xs text-ink-2">{theirsLabel}</dt>
          <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">{theirs}</dd>
        </div>
        <div>
          <dt className="text-xs text-ink-2">{t("report.clash_mine")}</dt>
          <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {alike ? <Marked from={theirs} to={mine} /> : mine}
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button small aria-pressed={chosen && chosen === "theirs"} onClick={props.onTheirs}>
          {t("report.keep_theirs")}
        </Button>
        <Button small aria-pressed={chosen && chosen === "mine"} onClick={props.onMine}>
          {t("report.keep_mine")}
        </Button>
        {props.onCombine ? (
          <Button small onClick={props.onCombine}>
            {t("report.combine")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Marks help where the two texts have something in common, and confuse where they have not. */
function isAlike(theirs: string, mine: string): boolean {
  const common = diffWords(theirs, mine)
    .filter((piece) => piece.kind === "same")
    .reduce((sum, piece) => sum + piece.text.trim().length, 0);
  return common * 3 > Math.min(theirs.length, mine.length);
}
