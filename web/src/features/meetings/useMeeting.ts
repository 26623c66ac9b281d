import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { meetingKey } from "~/api/queries/meetings";
import { keys } from "~/api/query";
import type { Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

type Send = () => Promise<Meeting | undefined>;

/**
 * Sends something that changes a meeting. What comes back is shown at once; what hangs on it is asked for again. After
 * a refusal as well, as then somebody was faster.
 */
export function useMeeting(id: string): {
  send: (work: Send) => Promise<Meeting | undefined>;
  /** For clicks without a dialog: says what failed by itself. */
  click: (work: Send) => Promise<void>;
  act: (name: string, body: Record<string, unknown>) => Promise<Meeting | undefined>;
  pending: boolean;
} {
  const t = useT();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const send = useCallback(
    async (work: Send) => {
      setPending(true);
      try {
        const meeting = await work();
        if (meeting) client.setQueryData(meetingKey(id), meeting);
        return meeting;
      } catch (error) {
        const current = error instanceof ApiError && error.is("stale_version") ? error.current : null;
        if (current) client.setQueryData(meetingKey(id), current as Meeting);
        throw error;
      } finally {
        setPending(false);
        void client.invalidateQueries({ queryKey: keys.complaint(id) });
        void client.invalidateQueries({ queryKey: keys.meetings });
        void client.invalidateQueries({ queryKey: keys.commitments });
      }
    },
    [client, id],
  );
  const click = useCallback(
    async (work: Send) => {
      await send(work).catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }));
    },
    [send, t],
  );
  const act = useCallback(
    (name: string, body: Record<string, unknown>) =>
      send(() =>
        api.post<Meeting>(`/meetings/${id}/actions/${name}`, body, { idempotencyKey: crypto.randomUUID() }),
      ),
    [send, id],
  );
  return { send, click, act, pending };
}

export function mayDo(meeting: Meeting, name: Meeting["actions"][number]["name"]): boolean {
  return meeting.actions.some((action) => action.name === name && action.allowed);
}

export function reasonAgainst(meeting: Meeting, name: Meeting["actions"][number]["name"]): string | null {
  return meeting.actions.find((action) => action.name === name)?.reason ?? null;
}

/** The other firm. */
export function counterpartOf(meeting: Pick<Meeting, "side" | "vendor" | "customer">) {
  return meeting.side === "vendor" ? meeting.customer : meeting.vendor;
}
