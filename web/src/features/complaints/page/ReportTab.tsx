import { useT } from "~/i18n";
import { EmptyState } from "~/ui/bits";
import { FileIcon } from "~/ui/icons";

/** The joint report of a complaint. */
export function ReportTab() {
  const t = useT();
  return (
    <div className="section-body">
      <EmptyState icon={<FileIcon size={24} aria-hidden="true" />} title={t("settle.report_none")}>
        {t("settle.report_none_text")}
      </EmptyState>
    </div>
  );
}
