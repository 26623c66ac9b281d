/** The ladder that both sides agreed on, where the complaint stands on it, and the step up. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { mediationQuery } from "~/api/queries/dispute";
import { escalationsQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { isSettled } from "~/features/complaints/page/turn";
import { ProposeButton } from "~/features/mediation/ProposeButton";
import { leadsToMediator } from "~/features/mediation/steps";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { Ladder } from "./Ladder";
import { current, isMediating } from "./state";

const EscalateDialog = lazy(() => import("./EscalateDialog"));

export function EscalationRail({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const data = useQuery(escalationsQuery(complaint.id)).data;
  const mediation = useQuery(mediationQuery(complaint.id)).data;
  if (!data || data.ladder.length === 0) return null;
  // What is settled is climbed no further; how high it went is told beside the turn. A promise that is missed opens it anew.
  if (isSettled(complaint)) return null;
  const now = current(data);
  const { may_escalate: may, cooling_until: cooling } = data;
  return (
    <section>
      <h2>{t("settle.escalation")}</h2>
      <Ladder
        ladder={data.ladder}
        rung={data.rung}
        requested={now?.state === "requested" ? now.rung : 0}
        mediator={mediation?.current?.mediator.name ?? null}
        mediates={isMediating(mediation?.current)}
      />
      {now?.react_until && !now.reacted_at ? (
        <p className="mt-2 text-ink-2">
          {t(now.state === "requested" ? "settle.decide_until" : "settle.react_until")}{" "}
          <Time at={now.react_until} as="deadline" />
        </p>
      ) : null}
      {leadsToMediator(mediation) ? (
        <div className="mt-1.5">
          <ProposeButton complaint={complaint} tone="link" />
        </div>
      ) : null}
      {may.allowed ? (
        <Button tone="link" className="mt-1.5" onClick={() => setOpen(true)}>
          {t("settle.escalate")}
        </Button>
      ) : cooling ? (
        <small className="mt-2 block">
          {t("settle.cooling_until", { time: format.deadline(new Date(cooling), new Date()) })}
        </small>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <EscalateDialog complaint={complaint} escalations={data} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
