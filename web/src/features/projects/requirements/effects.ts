/** What a change costs and what it does to the schedule, as people say it. */
import type { Translate } from "~/i18n";

interface Cost {
  amount_minor: number;
  currency: string;
}

export function costText(locale: string, cost: Cost): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: cost.currency,
    signDisplay: "exceptZero",
    trailingZeroDisplay: "stripIfInteger",
  });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(cost.amount_minor / 10 ** maximumFractionDigits);
}

/** Digits after the comma of a currency. */
export function decimalsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function effectsText(t: Translate, locale: string, costs: readonly Cost[], days: number): string[] {
  const parts = costs.filter((cost) => cost.amount_minor !== 0).map((cost) => costText(locale, cost));
  if (days > 0) parts.push(t("requirements.days_later", { count: days }));
  if (days < 0) parts.push(t("requirements.days_earlier", { count: -days }));
  return parts;
}
