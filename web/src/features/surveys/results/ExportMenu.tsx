/** The results as a file, to go on with elsewhere. */
import { useState } from "react";
import { download } from "~/api/client";
import { useCan } from "~/api/queries/me";
import type { ExportFormat } from "~/api/types-results";
import type { Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { DownloadIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";
import { refusalText } from "./Refused";

const FORMATS: readonly { id: ExportFormat; end: string }[] = [
  { id: "xlsx", end: "xlsx" },
  { id: "csv", end: "csv" },
  { id: "spss", end: "zip" },
  { id: "json", end: "json" },
];

export function ExportMenu({ survey, hides }: { survey: Survey; hides: boolean }) {
  const t = useT();
  const may = useCan()("export");
  const [pending, setPending] = useState(false);
  if (!may) return null;
  // Rows of people: there are none where it is not shown who answered.
  const offered = FORMATS.filter(({ id }) => id !== "spss" || !hides);
  const save = (id: string) => {
    const format = offered.find((each) => each.id === id);
    if (!format) return;
    setPending(true);
    const path = `/surveys/${encodeURIComponent(survey.id)}/export`;
    download(path, { format: format.id }, `${survey.number}.${format.end}`)
      .catch((error: unknown) => toast({ text: refusalText(t, error), tone: "bad" }))
      .finally(() => setPending(false));
  };
  return (
    <Menu
      label={t("results.export")}
      placement="bottom end"
      trigger={
        <Button pending={pending}>
          {pending ? null : <DownloadIcon size={14} aria-hidden="true" />}
          {t("results.export")}
        </Button>
      }
      sections={[
        {
          id: "formats",
          label: t(hides ? "results.export_figures" : "results.export_rows"),
          entries: offered.map(({ id }) => ({ id, label: t(`results.export_${id}`) })),
        },
      ]}
      onAction={save}
    />
  );
}
