/** What is done with planned contacts: each is answered by a word and a way back. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { renewCalendar } from "~/api/queries/calendar";
import { renewDemand } from "~/api/queries/demand";
import { meQuery, useActing, useCan } from "~/api/queries/me";
import type { Activity, ActivityAction, ActivityPatch } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { moved } from "./days";

/** The reader's time zone. */
export function useZone(): string {
  const zone = useQuery({ ...meQuery, enabled: false }).data?.time_zone;
  return zone || Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useMayPlan(): boolean {
  const can = useCan();
  return useActing().sides.includes("vendor") && can("write");
}

export function mayDo(activity: Activity, action: ActivityAction): boolean {
  return activity.actions.some((each) => each.name === action && each.allowed);
}

/** Whether it can still be moved and rewritten. */
export function isOpen(activity: Activity): boolean {
  return activity.status === "planned" && mayDo(activity, "cancel");
}

export function useCalendar() {
  const t = useT();
  const client = useQueryClient();
  const zone = useZone();
  const renew = () => Promise.all([renewCalendar(client), renewDemand(client)]);

  const fail = (error: unknown) => {
    toast({ text: errorText(t, error), tone: "bad" });
    void renewCalendar(client);
  };

  const act = async (activity: Activity, action: ActivityAction, more: object = {}) => {
    const path = `/activities/${activity.id}/actions/${action}`;
    const body = { version: activity.version, ...more };
    const after = await api.post<Activity>(path, body, { idempotencyKey: crypto.randomUUID() });
    void renew();
    return after;
  };

  /** Does it and offers to take it back; throws what the server refuses. */
  const close = async (activity: Activity, action: "done" | "cancel", more: object) => {
    const after = await act(activity, action, more);
    toast({
      text: t(action === "done" ? "calendar.was_done" : "calendar.was_cancelled"),
      action: { label: t("calendar.undo"), run: () => void act(after, "reopen").catch(fail) },
    });
  };

  const approve = (activity: Activity) => {
    act(activity, "approve")
      .then((after) =>
        toast({
          text: t("calendar.was_approved"),
          action: { label: t("calendar.undo"), run: () => void act(after, "hold").catch(fail) },
        }),
      )
      .catch(fail);
  };

  const change = async (activity: Activity, patch: ActivityPatch) => {
    const after = await api.patch<Activity>(`/activities/${activity.id}`, patch, activity.version);
    void renew();
    return after;
  };

  const put = (activity: Activity, patch: ActivityPatch) => {
    const before: ActivityPatch =
      activity.day === null
        ? { starts_at: activity.starts_at, ends_at: activity.ends_at }
        : { day: activity.day };
    change(activity, patch)
      .then((after) =>
        toast({
          text: t("calendar.was_moved"),
          action: { label: t("calendar.undo"), run: () => void change(after, before).catch(fail) },
        }),
      )
      .catch(fail);
  };

  const move = (activity: Activity, by: { days?: number; hours?: number }) => {
    if (isOpen(activity)) put(activity, moved(activity, by, zone));
  };

  const reopen = (activity: Activity) => void act(activity, "reopen").catch(fail);
  const hold = (activity: Activity) => void act(activity, "hold").catch(fail);

  return { close, approve, hold, reopen, change, move, renew };
}
