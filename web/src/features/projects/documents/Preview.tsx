/** A version to look at: a picture or a PDF in the page; of anything else its name and size. */
import { lazy, Suspense } from "react";
import type { DocumentVersion, ProjectDocument } from "~/api/types-documents";
import { useT } from "~/i18n";
import { buttonClass } from "~/ui/Button";
import { FileSize, Skeleton } from "~/ui/bits";
import { DownloadIcon, FileIcon } from "~/ui/icons";
import { fileUrl } from "./words";

const PdfView = lazy(() => import("./PdfView"));

export function Preview({ document, version }: { document: ProjectDocument; version: DocumentVersion }) {
  const t = useT();
  const { file } = version;
  const url = fileUrl(document.id, version.number, "preview");
  return (
    <section className="card doc-preview" aria-label={t("documents.preview")}>
      <header className="flex items-center gap-3">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{file.name}</span>
          <small className="text-ink-3">
            <FileSize bytes={file.size} />
          </small>
        </span>
        <a
          className={buttonClass("plain", true)}
          href={fileUrl(document.id, version.number, "download")}
          download={file.name}
        >
          <DownloadIcon size={14} aria-hidden="true" />
          {t("documents.download")}
        </a>
      </header>
      {file.inline_image ? (
        <img
          src={url}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          className="doc-image"
        />
      ) : file.media_type === "application/pdf" ? (
        <Suspense fallback={<Skeleton height={420} />}>
          <PdfView url={url} name={file.name} />
        </Suspense>
      ) : (
        <div className="doc-empty">
          <FileIcon size={28} className="text-ink-3" aria-hidden="true" />
          <span className="text-s text-ink-2">{t("documents.no_preview")}</span>
        </div>
      )}
    </section>
  );
}
