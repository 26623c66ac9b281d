/** Ready-made words and lists of one organisation: saved replies and checklists. */
import { useT } from "~/i18n";
import { Page } from "~/ui/Page";
import { Checklists } from "./Checklists";
import { Replies } from "./Replies";

export function TemplatesPage() {
  const t = useT();
  return (
    <Page width="narrow" title={t("templates.title")} lead={t("templates.lead")}>
      <div className="flex flex-col gap-5">
        <Replies />
        <Checklists />
      </div>
    </Page>
  );
}
