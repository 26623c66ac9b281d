/** What the owner can do with a document now: the next step as a button, the rest behind "More". */
import { lazy, Suspense, useState } from "react";
import type { ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { useDeeds } from "../useDeed";
import { may } from "../words";

const VersionDialog = lazy(() => import("./VersionDialog"));
const EditDialog = lazy(() => import("./EditDialog"));
const AskDialog = lazy(() => import("./AskDialog"));

type Shown = "release" | "discard" | "version" | "edit" | "ask" | "withdraw";

export function Deeds({
  project,
  document,
  dropped,
  onTaken,
}: {
  project: Project;
  document: ProjectDocument;
  /** A file that was dropped onto the page: the next version. */
  dropped: File | null;
  onTaken: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => {
    setShown(null);
    onTaken();
  };
  const act = (name: string) => () =>
    deeds.post(`/documents/${document.id}/actions/${name}`, { version: document.version });
  const draft = document.versions.find((version) => version.state === "draft");
  const buttons: [string, Shown, string][] = [
    ["release", "release", t("documents.release")],
    ["ask_approval", "ask", t("documents.ask")],
    ["add_version", "version", t("documents.new_version")],
    ["withdraw_approval", "withdraw", t("documents.withdraw")],
    ["discard", "discard", t("documents.discard")],
    ["edit", "edit", t("documents.edit")],
  ];
  const allowed = buttons.filter(([name]) => may(document, name));
  const open = dropped && may(document, "add_version") ? "version" : shown;
  return (
    <>
      {allowed.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {allowed.map(([name, show, label], index) => (
            <Button
              key={name}
              small
              tone={index === 0 && name !== "edit" && !may(document, "approve") ? "primary" : "plain"}
              onClick={() => setShown(show)}
            >
              {label}
            </Button>
          ))}
        </div>
      ) : null}
      {open === "release" ? (
        <Confirm
          title={t("documents.release_title", { key: document.key, n: draft?.number ?? 0 })}
          action={t("documents.release")}
          onConfirm={act("release")}
          onClose={close}
        >
          {t(document.label === "confidential" ? "documents.release_text_secret" : "documents.release_text")}
        </Confirm>
      ) : null}
      {open === "discard" ? (
        <Confirm
          title={t("documents.discard_title", { n: draft?.number ?? 0 })}
          action={t("documents.discard")}
          danger
          onConfirm={act("discard")}
          onClose={close}
        >
          {t("documents.discard_text")}
        </Confirm>
      ) : null}
      {open === "withdraw" ? (
        <Confirm
          title={t("documents.withdraw_title")}
          action={t("documents.withdraw")}
          onConfirm={act("withdraw_approval")}
          onClose={close}
        >
          {t("documents.withdraw_text")}
        </Confirm>
      ) : null}
      <Suspense fallback={null}>
        {open === "version" ? (
          <VersionDialog
            project={project}
            document={document}
            dropped={dropped ?? undefined}
            onClose={close}
          />
        ) : null}
        {open === "edit" ? <EditDialog project={project} document={document} onClose={close} /> : null}
        {open === "ask" ? <AskDialog project={project} document={document} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
