/** Addresses as people paste them: one a line, or separated by commas and semicolons; with or without a name. */
export interface Parsed {
  people: { name?: string; email: string }[];
  /** What is no address. */
  wrong: string[];
  /** Addresses that stand there twice. */
  twice: number;
}

const ADDRESS = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/;

function readOne(piece: string): { name?: string; email: string } | null {
  const bracketed = /^(.*?)[\s"']*<\s*([^<>]+?)\s*>$/.exec(piece);
  const email = (bracketed?.[2] ?? piece).replace(/^mailto:/i, "");
  if (!ADDRESS.test(email) || email.length > 254) return null;
  const name = (bracketed?.[1] ?? "").replace(/^["'\s]+|["'\s]+$/g, "").slice(0, 120);
  return name ? { name, email } : { email };
}

export function parseAddresses(text: string): Parsed {
  const parsed: Parsed = { people: [], wrong: [], twice: 0 };
  const seen = new Set<string>();
  // A comma inside quotes belongs to a name: "Kovács, Anna" <anna@…>.
  const pieces = text.match(/(?:"[^"]*"|[^,;\n\t"])+/g) ?? [];
  for (const piece of pieces.map((each) => each.trim()).filter(Boolean)) {
    const one = readOne(piece);
    if (!one) parsed.wrong.push(piece);
    else if (seen.has(one.email.toLowerCase())) parsed.twice += 1;
    else {
      seen.add(one.email.toLowerCase());
      parsed.people.push(one);
    }
  }
  return parsed;
}
