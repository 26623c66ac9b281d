/** What the address of the list of projects says. */
export interface ProjectSearch {
  show?: "mine" | "theirs" | "over";
}

const SHOWN = ["mine", "theirs", "over"] as const;

export function validateProjectSearch(search: Record<string, unknown>): ProjectSearch {
  const show = SHOWN.find((each) => each === search.show);
  return show ? { show } : {};
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
