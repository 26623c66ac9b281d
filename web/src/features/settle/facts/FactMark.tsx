import type { Fact } from "~/api/types-settle";
import { useT } from "~/i18n";
import { cx } from "~/ui/cx";

const MARKS = { agreed: "✓", contested: "≠", open: "?" } as const;

/** How both sides stand to a fact, readable without colour. */
export function FactMark({ state }: { state: Fact["state"] }) {
  const t = useT();
  return (
    <span className={cx("fact-mark", `fact-${state}`)}>
      <span aria-hidden="true">{MARKS[state]}</span>
      <span className="sr-only">{t(`settle.state_${state}`)}:</span>
    </span>
  );
}
