/** Looking at the whole log: asking for it, and when it was done last. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { checksQuery, isUnderWay, renewDemand } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { CheckKind } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { toast } from "~/ui/toast";

/** Asks for a check; its progress is told by the list of checks. */
export function useAsk(kind: CheckKind) {
  const t = useT();
  const client = useQueryClient();
  const path = kind === "alarms" ? "check" : kind;
  return useMutation({
    mutationFn: () => api.post(`/radar/${path}`, {}, { idempotencyKey: crypto.randomUUID() }),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewDemand(client),
  });
}

export function useMayLook(): boolean {
  const may = useCan()("write");
  return useActing().sides.includes("vendor") && may;
}

/** When the radar looked last, and looking again now. */
export function LookNow() {
  const t = useT();
  const client = useQueryClient();
  const ask = useAsk("alarms");
  const mayLook = useMayLook();
  const checks = useQuery(checksQuery).data?.items.filter((each) => each.kind === "alarms") ?? [];
  const running = checks.some(isUnderWay);
  const last = checks.find((each) => !isUnderWay(each));
  // What a look found is shown once it is over.
  const before = useRef(running);
  useEffect(() => {
    if (before.current && !running) void renewDemand(client);
    before.current = running;
  }, [running, client]);
  return (
    <>
      <span className="text-s text-ink-3" role="status">
        {running ? t("radar.looking") : null}
        {!running && last?.finished_at ? (
          <>
            {t("radar.looked")} <Time at={last.finished_at} />
          </>
        ) : null}
      </span>
      {mayLook ? (
        <Button pending={running || ask.isPending} onClick={() => ask.mutate()}>
          {t(last ? "radar.look_again" : "radar.look_now")}
        </Button>
      ) : null}
    </>
  );
}
