import { useT } from "~/i18n";
import { EmptyState } from "~/ui/bits";

export function NoOrganisation() {
  const t = useT();
  return (
    <main className="page page-narrow mx-auto md:pt-[10vh]">
      <EmptyState alone title={t("shell.no_organisation_title")}>
        {t("shell.no_organisation_text")}
      </EmptyState>
    </main>
  );
}
