/**
 * A PDF, page by page, drawn by pdf.js onto a canvas: nothing of the file becomes part of the page. Its worker is served
 * with the portal; nothing is loaded from elsewhere and nothing in the file is run.
 */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { organisationHeaders } from "~/api/client";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Notice, Skeleton } from "~/ui/bits";
import { ChevronLeftIcon, ChevronRightIcon } from "~/ui/icons";

GlobalWorkerOptions.workerSrc = workerUrl;

export default function PdfView({ url, name }: { url: string; name: string }) {
  const t = useT();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  useEffect(() => {
    const task = getDocument({
      url,
      httpHeaders: organisationHeaders(),
      useWasm: false,
      // The whole file is asked for once: who has opened it is written down, not which page.
      disableRange: true,
      disableStream: true,
    });
    task.promise.then(setPdf, () => setFailed(true));
    return () => void task.destroy();
  }, [url]);
  if (failed) return <Notice tone="bad">{t("documents.pdf_failed")}</Notice>;
  if (!pdf) return <Skeleton height={420} />;
  return (
    <div className="flex flex-col gap-2">
      <Sheet pdf={pdf} number={page} label={t("documents.pdf_page", { name, n: page, of: pdf.numPages })} />
      {pdf.numPages > 1 ? (
        <div className="flex items-center justify-center gap-3 text-s">
          <IconButton
            label={t("documents.pdf_back")}
            icon={<ChevronLeftIcon size={16} aria-hidden="true" />}
            disabled={page === 1}
            onClick={() => setPage((now) => Math.max(1, now - 1))}
          />
          <span aria-live="polite">{t("documents.pdf_at", { n: page, of: pdf.numPages })}</span>
          <IconButton
            label={t("documents.pdf_next")}
            icon={<ChevronRightIcon size={16} aria-hidden="true" />}
            disabled={page === pdf.numPages}
            onClick={() => setPage((now) => Math.min(pdf.numPages, now + 1))}
          />
        </div>
      ) : null}
    </div>
  );
}

/** One page as wide as there is room, sharp on a dense screen. */
function Sheet({ pdf, number, label }: { pdf: PDFDocumentProxy; number: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let drawing: { cancel: () => void } | null = null;
    let over = false;
    void pdf.getPage(number).then((page) => {
      const target = canvas.current;
      if (!target || over) return;
      const whole = page.getViewport({ scale: 1 });
      const width = target.parentElement?.clientWidth ?? whole.width;
      const scale = (width / whole.width) * Math.min(window.devicePixelRatio, 2);
      const viewport = page.getViewport({ scale });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvas: target, viewport });
      drawing = task;
      task.promise.catch(() => undefined);
    });
    return () => {
      over = true;
      drawing?.cancel();
    };
  }, [pdf, number]);
  return (
    <div className="doc-sheet">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
