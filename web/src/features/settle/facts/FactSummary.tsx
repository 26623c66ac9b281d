import type { Fact } from "~/api/types-settle";
import { useT } from "~/i18n";
import { factCounts } from "../words";

/** "7 agreed, 2 contested" */
export function FactSummary({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  const counts = factCounts(facts);
  const told = (["agreed", "contested", "open"] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => t(`settle.n_${state}`, { count: counts[state] }));
  return <small>{told.join(", ")}</small>;
}
