/** Names of the two sides, always said in the same way. */
import type { Complaint, Side } from "~/api/types";
import { useT } from "~/i18n";
import { cx } from "~/ui/cx";

/** What two sides are called in a record of theirs. */
export type Sides = Pick<Complaint, "side" | "customer" | "vendor">;

export function sideName(complaint: Sides, side: Side): string {
  return side === "customer" ? complaint.customer.name : complaint.vendor.name;
}

/** A side with its colour: ours dark, theirs light. For a mediator both go by their names. */
export function SideMark({ complaint, side }: { complaint: Sides; side: Side }) {
  const t = useT();
  const ours = side === complaint.side;
  return (
    <span className="side-mark">
      <i className={cx(ours ? "ledger-us" : "ledger-them")} aria-hidden="true" />
      {ours && !complaint.guest ? t("settle.we") : sideName(complaint, side)}
    </span>
  );
}
