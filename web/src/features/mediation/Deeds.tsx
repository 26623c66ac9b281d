/** What the reader may do with a mediation now, as the server offers it. */
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Complaint } from "~/api/types";
import type { Mediation, MediationDeed } from "~/api/types-dispute";
import { mayAct } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Button, type ButtonTone } from "~/ui/Button";
import { toast } from "~/ui/toast";
import { useSettle } from "../settle/useSettle";

const DeedDialog = lazy(() => import("./DeedDialog"));

/** What moves the matter on comes first, what ends it last. */
const ORDER: readonly MediationDeed[] = [
  "consent",
  "accept",
  "recommend",
  "determine",
  "ask_review",
  "decline",
  "reject",
  "invite",
  "close",
  "leave",
];
const FIRST: readonly MediationDeed[] = ["consent", "accept", "recommend"];
const QUIET: readonly MediationDeed[] = ["decline", "reject", "invite", "close", "leave"];

export function Deeds({
  complaint,
  mediation,
  children,
}: {
  complaint: Complaint;
  mediation: Mediation;
  children?: ReactNode;
}) {
  const t = useT();
  const [open, setOpen] = useState<MediationDeed | null>(null);
  const { click, pending } = useSettle(complaint.id);
  const deeds = ORDER.filter((deed) => mayAct(mediation.actions, deed));
  if (deeds.length === 0 && !children) return null;
  const label = (deed: MediationDeed): string => {
    if (deed === "close" && mediation.state === "proposed") return t("mediation.do_take_back");
    if (deed === "consent") return t("mediation.do_consent", { name: mediation.mediator.name });
    return t(`mediation.do_${deed}`);
  };
  const tone = (deed: MediationDeed): ButtonTone =>
    FIRST.includes(deed) ? "primary" : QUIET.includes(deed) ? "quiet" : "plain";
  const start = async (deed: MediationDeed) => {
    if (deed !== "invite") {
      setOpen(deed);
      return;
    }
    const done = await click(`/mediations/${mediation.id}/actions/invite`, { version: mediation.version });
    if (done) toast({ text: t("mediation.invited_again") });
  };
  return (
    <div className="turn-acts">
      {deeds.map((deed) => (
        <Button
          key={deed}
          tone={tone(deed)}
          pending={pending && deed === "invite"}
          onClick={() => void start(deed)}
        >
          {label(deed)}
        </Button>
      ))}
      {children}
      {open ? (
        <Suspense fallback={null}>
          <DeedDialog
            complaint={complaint}
            mediation={mediation}
            deed={open}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
