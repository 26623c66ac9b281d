import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Starters } from "./Starters";

export function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t("surveys.start_from")} wide onClose={onClose}>
      <Starters />
    </Dialog>
  );
}
