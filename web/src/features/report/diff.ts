/** What differs between two texts, word by word, so that a change in a long text is seen. Pure. */
export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}

/** More words than this are told as a whole: the table of all pairs would be too large. */
const MAX_WORDS = 600;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

export function diffWords(was: string, is: string): Piece[] {
  const [a, b] = [wordsOf(was), wordsOf(is)];
  if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
    return joined([
      { kind: "gone", text: was },
      { kind: "new", text: is },
    ]);
  }
  const common = lengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      pieces.push({ kind: "same", text: left });
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      pieces.push({ kind: "gone", text: left ?? "" });
      i += 1;
    } else {
      pieces.push({ kind: "new", text: right });
      j += 1;
    }
  }
  return joined(pieces);
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** For each pair of places how many words the rests have in common. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** What is gone comes before what is new at the same place, and neighbours of one kind are one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  const run = { gone: "", new: "" };
  const close = () => {
    for (const kind of ["gone", "new"] as const) {
      if (run[kind]) result.push({ kind, text: run[kind] });
      run[kind] = "";
    }
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "same") {
      run[piece.kind] += piece.text;
      continue;
    }
    const between = run.gone || run.new;
    const goes = pieces[index + 1];
    // A space between two changed words belongs to the change.
    if (between && /^\s+$/.test(piece.text) && goes && goes.kind !== "same") {
      run.gone += piece.text;
      run.new += piece.text;
      continue;
    }
    close();
    const last = result.at(-1);
    if (last?.kind === "same") last.text += piece.text;
    else result.push({ ...piece });
  }
  close();
  return result;
}
