/** Days as places on a line. */
const DAY = 86_400_000;

export function dayOf(iso: string): number {
  return Math.floor(Date.parse(iso.length > 10 ? iso : `${iso}T00:00:00Z`) / DAY);
}

export interface Span {
  from: number;
  to: number;
}

/** From the first day that is known to the last, with some air; none where nothing has a date. */
export function spanOf(days: readonly (string | null)[], today: number): Span | null {
  const known = days.filter((day): day is string => day !== null).map(dayOf);
  if (known.length === 0) return null;
  const from = Math.min(...known, today);
  const to = Math.max(...known, today);
  const air = Math.max(3, Math.round((to - from) * 0.02));
  return { from: from - air, to: to + air };
}

/** First days of months, or of quarters where months would stand too close. */
export function ticksOf({ from, to }: Span, most: number): number[] {
  for (const step of [1, 3, 6, 12]) {
    const ticks = monthStarts(from, to, step);
    if (ticks.length <= most) return ticks;
  }
  return [];
}

function monthStarts(from: number, to: number, step: number): number[] {
  const first = new Date(from * DAY);
  const ticks: number[] = [];
  let at = Date.UTC(first.getUTCFullYear(), Math.floor(first.getUTCMonth() / step) * step, 1);
  while (at / DAY <= to) {
    const day = at / DAY;
    if (day >= from) ticks.push(day);
    const month = new Date(at);
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + step, 1);
  }
  return ticks;
}

export function dateOf(day: number): Date {
  return new Date(day * DAY);
}
