/** Files of orders and products: a new one, and those that were brought in, each of which can be taken back. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useActing, useCan } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Page } from "~/ui/Page";
import { Places } from "../parts";
import { ChooseFile } from "./ChooseFile";
import { Runs } from "./Runs";
import { UploadSteps } from "./UploadSteps";
import "../orders.css";
import "./files.css";

const route = getRouteApi("/o/$org/orders/files");

export interface FilesSearch {
  /** The file that is being looked at. */
  upload?: string;
}

export function FilesPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const { upload } = route.useSearch();
  const mayImport = useCan()("manage_relationships");
  const open = (id: string | null) =>
    void navigate({ to: "/o/$org/orders/files", params: { org }, search: id ? { upload: id } : {} });
  return (
    <Page title={t("orders.files_title")} lead={t("orders.files_lead")} width="wide">
      <Places here="/o/$org/orders/files" />
      <div className="flex flex-col gap-8">
        {upload && mayImport ? (
          <UploadSteps key={upload} id={upload} onLeave={() => open(null)} />
        ) : mayImport ? (
          <ChooseFile onChosen={open} />
        ) : (
          <p className="text-ink-2">{t("orders.files_not_yours")}</p>
        )}
        <Runs mayUndo={mayImport} />
      </div>
    </Page>
  );
}
