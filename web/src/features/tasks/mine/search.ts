/** What the address of the list of tasks holds: mine, unless the whole organisation's are asked for. */
export interface TaskSearch {
  owner?: "us";
}

export function validateTaskSearch(raw: Record<string, unknown>): TaskSearch {
  return raw.owner === "us" ? { owner: raw.owner } : {};
}
