import { useT } from "~/i18n";
import { Page } from "~/ui/Page";

export function PartnerPage() {
  const t = useT();
  return <Page title={t("shell.your_turn")}>…</Page>;
}
