/** What the address of the list of projects says. */
export interface ProjectSearch {
  show?: "mine" | "theirs" | "over";
  /** A project is to be begun from this record, and with this organisation. */
  from?: string;
  partner?: string;
}

const SHOWN = ["mine", "theirs", "over"] as const;

export function validateProjectSearch(search: Record<string, unknown>): ProjectSearch {
  const show = SHOWN.find((each) => each === search.show);
  const { from, partner } = search;
  return {
    ...(show ? { show } : {}),
    ...(typeof from === "string" ? { from } : {}),
    ...(typeof partner === "string" ? { partner } : {}),
  };
}

/** The same as filters of the list. */
export function filterOf({ show }: ProjectSearch) {
  switch (show) {
    case "mine":
    case "theirs":
      return { ball: show, open: true };
    case "over":
      return { open: false };
    default:
      return { open: true };
  }
}
