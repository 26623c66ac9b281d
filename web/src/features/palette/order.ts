/** What comes first of what was found. Pure. */

const plain = (text: string) => text.toLowerCase().replace(/[\s-]/g, "");

/** Whether somebody typed just this number or key: "c-1042", "C1042" or "1042" for C-1042. */
export function isExact(typed: string, name: string | null | undefined): boolean {
  if (!name || !typed.trim()) return false;
  const [asked, called] = [plain(typed), plain(name)];
  return asked === called || (/^\d+$/.test(asked) && called.replace(/^\D+/, "") === asked);
}

/** What was meant exactly comes first; all else stays as it was found. */
export function exactFirst<T extends { exact: boolean }>(items: readonly T[]): T[] {
  return [...items.filter((item) => item.exact), ...items.filter((item) => !item.exact)];
}

/** Lists with something that was meant exactly stand above those without. */
export function groupsInOrder<T extends { entries: readonly { exact?: boolean }[] }>(
  groups: readonly T[],
): T[] {
  const hit = (group: T) => group.entries.some((entry) => entry.exact);
  return [...groups.filter(hit), ...groups.filter((group) => !hit(group))];
}
