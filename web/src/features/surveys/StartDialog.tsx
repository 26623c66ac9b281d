import { useState } from "react";
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Starters } from "./Starters";
import { type With, WithField } from "./together/WithField";
import "./together/together.css";

export function StartDialog({ how, onClose }: { how?: With["how"]; onClose: () => void }) {
  const t = useT();
  const mayAlone = useActing().sides.includes("vendor");
  const [value, setValue] = useState<With>({
    how: how ?? (mayAlone ? "alone" : "mirror"),
    relationship: null,
  });
  const { relationship } = value;
  const together =
    value.how === "alone" || !relationship
      ? null
      : { relationship_id: relationship, mirror: value.how === "mirror" };
  return (
    <Dialog title={t("surveys.start_from")} wide onClose={onClose}>
      <WithField mayAlone={mayAlone} value={value} onChange={setValue} />
      <Starters
        together={together}
        waits={value.how !== "alone" && !relationship ? t("together.with_missing") : null}
      />
    </Dialog>
  );
}
