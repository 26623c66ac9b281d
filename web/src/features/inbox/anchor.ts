import type { Notification } from "~/api/types";

/** The entry on its page, as mails name it: `e8` in the shared lane, `p8` in the own private one, `l<id>.8` in another. */
export function anchorOf({ lane, seq }: Pick<Notification, "lane" | "seq">): string | undefined {
  if (seq === null) return undefined;
  const letter = lane === "shared" ? "e" : lane === "private" ? "p" : `l${lane}.`;
  return `${letter}${seq}`;
}
