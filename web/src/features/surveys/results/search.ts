/** What is looked at stands in the address, so that it can be sent to a colleague. */
export const VIEWS = ["figures", "trend", "cross", "texts", "compare", "weights"] as const;
export type View = (typeof VIEWS)[number];

export interface ResultsSearch {
  view?: View;
  /** A breakdown and a code of it: `department:sales`. */
  filter?: string;
  /** The question to break down, or whose texts are read. */
  question?: string;
  by?: string;
  /** How many there were to ask. */
  population?: number;
  /** The survey to lay beside this one. */
  with?: string;
}

export interface Looking {
  view: View;
  filter: string | undefined;
  question: string | undefined;
  by: string | undefined;
  population: number | undefined;
  with: string | undefined;
}

/** Whatever somebody typed into the address. */
export function looking(search: ResultsSearch): Looking {
  const text = (value: unknown) => (value === undefined || value === "" ? undefined : String(value));
  const population = Number(search.population);
  return {
    view: VIEWS.find((view) => view === search.view) ?? "figures",
    filter: text(search.filter),
    question: text(search.question),
    by: text(search.by),
    population: Number.isSafeInteger(population) && population > 0 ? population : undefined,
    with: text(search.with),
  };
}
