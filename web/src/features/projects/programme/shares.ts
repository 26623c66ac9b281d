/** Small sums and rights of shares. Pure. */
import type { CostShares } from "~/api/types-projects";

/** The whole, in hundredths of a percent. */
export const WHOLE = 10_000;

/** What somebody typed as percent, in hundredths of a percent; null if it is no share. */
export function shareOf(percent: number | undefined): number | null {
  if (percent === undefined || !Number.isFinite(percent) || percent < 0 || percent > 100) return null;
  return Math.round(percent * 100);
}

export function sumOf(shares: readonly (number | null)[]): number {
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
}

/** An even split; the first bear what is left over. */
export function evenly(count: number): number[] {
  if (count === 0) return [];
  const each = Math.floor(WHOLE / count);
  return Array.from({ length: count }, (_, index) => each + (index < WHOLE - each * count ? 1 : 0));
}

/** "33.34 %" */
export function shareText(locale: string, share: number): string {
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return format.format(share / WHOLE);
}

/** Whether somebody has still to sign. */
export function awaits(shares: CostShares | null): boolean {
  return shares?.signoff.state === "open";
}
