import { lazy, Suspense, useState } from "react";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Button, type ButtonTone } from "~/ui/Button";

const ProposeDialog = lazy(() => import("./ProposeDialog"));

/** The way to a mediator: above the last rung there is nothing else. */
export function ProposeButton({
  complaint,
  tone = "plain",
  small = false,
}: {
  complaint: Complaint;
  tone?: ButtonTone;
  small?: boolean;
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone} small={small} onClick={() => setOpen(true)}>
        {t("mediation.propose")}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <ProposeDialog complaint={complaint} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
