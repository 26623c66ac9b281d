/**
 * Mentions are stored as `@[Name](member:UUID)` and typed as `@Name`. The writer sees names only; `Mentions`
 * remembers whom each name in this text stands for.
 */
const STORED = /@\[([^\]\n]{1,200})\]\(member:([0-9a-f-]{36})\)/giu;

export class Mentions {
  private readonly ids = new Map<string, string>();

  /** The name to write into the text; two people of one name are told apart by what the caller adds. */
  add(name: string, membershipId: string, apart: string): string {
    const known = this.ids.get(name);
    const shown = known && known !== membershipId ? `${name} (${apart})` : name;
    this.ids.set(shown, membershipId);
    return shown;
  }

  /** From the stored text to the typed one. */
  shown(stored: string): string {
    return stored.replace(STORED, (_, name: string, id: string) => `@${this.add(name, id, id.slice(-4))}`);
  }

  /** From the typed text to the stored one. Longer names first: "Anna Kovács" before "Anna". */
  stored(typed: string): string {
    const names = [...this.ids.keys()].sort((a, b) => b.length - a.length);
    if (names.length === 0) return typed;
    const any = new RegExp(`@(${names.map(literally).join("|")})(?![\\p{L}\\p{N}])`, "gu");
    return typed.replace(any, (whole, name: string) => {
      const id = this.ids.get(name);
      return id ? `@[${name}](member:${id})` : whole;
    });
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What is being typed after an `@` right before the caret, or null. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'-]{0,30}(?: [\p{L}\p{N}.'-]{0,30})?)$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? null : { from: caret - typed.length - 1, typed };
}
