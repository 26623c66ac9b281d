/** What a survey asks, as a file for other programs. */
import { api } from "~/api/client";
import type { ImportRemark, Survey } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";

export function ExportDefinition({ survey }: { survey: Survey }) {
  const t = useT();
  const [run, pending] = useAction();
  const save = () =>
    run(async () => {
      const out = await api.get<{ survey: unknown; notes: ImportRemark[] }>(`/surveys/${survey.id}/surveyjs`);
      const text = JSON.stringify(out.survey, null, 2);
      const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = `${survey.number}.json`;
      link.click();
      // The browser reads the blob after the click has returned.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      const places = out.notes.map((each) => each.about ?? each.place);
      if (places.length > 0) {
        const list = [...new Set(places)].slice(0, 4).join(", ");
        toast({ text: t("surveys.export_without", { count: places.length, list }) });
      } else toast({ text: t("surveys.exported") });
    }, {});
  return (
    <Menu
      label={t("surveys.more")}
      placement="bottom end"
      trigger={
        <IconButton
          label={t("surveys.more")}
          disabled={pending}
          icon={<MoreIcon size={16} aria-hidden="true" />}
        />
      }
      sections={[
        {
          id: "export",
          entries: [{ id: "surveyjs", label: t("surveys.export_js"), help: t("surveys.export_js_help") }],
        },
      ]}
      onAction={save}
    />
  );
}
