/** Two people change one row: what only one of them touched is kept from both. Pure. */
export type Data = Record<string, unknown>;

const same = (one: unknown, other: unknown): boolean =>
  (one ?? null) === (other ?? null) || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export interface Merged {
  data: Data;
  /** Fields that both changed, each to something else; `data` has mine. */
  clashes: string[];
}

/** `base`: as it was when I began. */
export function mergeRow(base: Data, mine: Data, theirs: Data): Merged {
  const names = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  const data: Data = {};
  const clashes: string[] = [];
  for (const name of names) {
    const touched = !same(mine[name], base[name]);
    const moved = !same(theirs[name], base[name]);
    const value = touched ? mine[name] : theirs[name];
    if (touched && moved && !same(mine[name], theirs[name])) clashes.push(name);
    if (value !== undefined && value !== null) data[name] = value;
  }
  return { data, clashes };
}
