/**
 * The drafts of all lanes at once. How many lanes there are changes while the page is open, how many hooks there are
 * must not: each draft is kept by a component of its own that shows nothing.
 */
import { memo, useCallback, useLayoutEffect, useState } from "react";
import type { Lane } from "~/api/types";
import { type LaneDraft, useLaneDraft } from "./useDraft";

export type Drafts = Readonly<Record<Lane, LaneDraft | undefined>>;

export function useDrafts(): { drafts: Drafts; keep: (lane: Lane, draft: LaneDraft | undefined) => void } {
  const [drafts, setDrafts] = useState<Drafts>({});
  const keep = useCallback((lane: Lane, draft: LaneDraft | undefined) => {
    setDrafts((old) => ({ ...old, [lane]: draft }));
  }, []);
  return { drafts, keep };
}

export const DraftKeeper = memo(function DraftKeeper({
  threadId,
  membershipId,
  lane,
  enabled,
  keep,
}: {
  threadId: string;
  membershipId: string;
  lane: Lane;
  enabled: boolean;
  keep: (lane: Lane, draft: LaneDraft | undefined) => void;
}) {
  const draft = useLaneDraft(threadId, lane, `draft.${membershipId}.${threadId}.${lane}`, enabled);
  // Before the browser paints: a text field must never show an older text than was typed.
  useLayoutEffect(() => keep(lane, draft), [keep, lane, draft]);
  useLayoutEffect(() => () => keep(lane, undefined), [keep, lane]);
  return null;
});
