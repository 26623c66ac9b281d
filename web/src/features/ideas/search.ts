/** What the address of the ideas says. */
export interface IdeaSearch {
  view?: "list";
  q?: string;
  own?: true;
  unvoted?: true;
  audience?: string;
  sort?: string;
}

const AUDIENCES = ["own", "relationship", "named", "all_customers"];
const SORTS = ["organisations", "strength", "commitment"];

/** What of an address is understood. The route takes all of it: this would come with the shell. */
export function understood(search: Record<string, unknown>): IdeaSearch {
  const text = (value: unknown, among: readonly string[]) =>
    typeof value === "string" && among.includes(value) ? value : undefined;
  const found: IdeaSearch = {};
  if (search.view === "list") found.view = "list";
  if (typeof search.q === "string" && search.q) found.q = search.q;
  if (search.own === true) found.own = true;
  if (search.unvoted === true) found.unvoted = true;
  const audience = text(search.audience, AUDIENCES);
  if (audience) found.audience = audience;
  const sort = text(search.sort, SORTS);
  if (sort) found.sort = sort;
  return found;
}

/** What the server is asked for. */
export function ideaParams(search: IdeaSearch): Record<string, string | boolean> {
  return {
    ...(search.q ? { q: search.q } : {}),
    ...(search.own ? { own: true } : {}),
    ...(search.unvoted ? { voted: false, open: true } : {}),
    ...(search.audience ? { audience: search.audience } : {}),
    ...(search.sort ? { sort: search.sort } : {}),
  };
}

export function isFiltered(search: IdeaSearch): boolean {
  return Boolean(search.q || search.own || search.unvoted || search.audience);
}

/** What a new idea starts from. */
export interface NewIdeaSearch {
  complaint?: string;
}
