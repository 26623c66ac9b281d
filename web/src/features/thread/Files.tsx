/** Files of an entry: images as thumbnails that open large, everything else by name and size. */
import { useState } from "react";
import { apiUrl } from "~/api/client";
import type { FileRef } from "~/api/types";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { FileSize } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { ChevronLeftIcon, ChevronRightIcon, DownloadIcon, FileIcon } from "~/ui/icons";

export function fileUrl(file: FileRef): string {
  return apiUrl(`/files/${encodeURIComponent(file.id)}`);
}

export function imageUrl(file: FileRef): string {
  return apiUrl(`/files/${encodeURIComponent(file.id)}`, { inline: 1 });
}

export function Files({ files }: { files: readonly FileRef[] }) {
  const t = useT();
  const [shown, setShown] = useState<number | null>(null);
  if (files.length === 0) return null;
  const images = files.filter((file) => file.inline_image);
  const others = files.filter((file) => !file.inline_image);
  return (
    <>
      <ul className="files">
        {images.map((file, index) => (
          <li key={file.id}>
            <button
              type="button"
              className="thumb"
              aria-label={t("thread.open_image", { name: file.name })}
              onClick={() => setShown(index)}
            >
              <img src={imageUrl(file)} alt="" width={96} height={72} loading="lazy" decoding="async" />
            </button>
          </li>
        ))}
        {others.map((file) => (
          <li key={file.id}>
            <a className="file" href={fileUrl(file)} download={file.name}>
              <FileIcon size={16} className="flex-none text-ink-3" aria-hidden="true" />
              <span className="min-w-0">
                <span className="block truncate">{file.name}</span>
                <small className="block">
                  <FileSize bytes={file.size} />
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {shown === null ? null : (
        <Lightbox images={images} at={shown} onMove={setShown} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function Lightbox({
  images,
  at,
  onMove,
  onClose,
}: {
  images: readonly FileRef[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}) {
  const t = useT();
  const file = images[at];
  if (!file) return null;
  const step = (by: number) => onMove((at + by + images.length) % images.length);
  return (
    <Dialog title={file.name} wide onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only add to the buttons below */}
      <div
        className="lightbox"
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") step(-1);
          if (event.key === "ArrowRight") step(1);
        }}
      >
        <img
          src={imageUrl(file)}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
        />
        <div className="mt-3 flex items-center gap-1">
          <small className="mr-auto">
            <FileSize bytes={file.size} />
            {file.width && file.height ? ` · ${file.width} × ${file.height}` : null}
          </small>
          {images.length > 1 ? (
            <>
              <IconButton
                label={t("thread.previous_image")}
                icon={<ChevronLeftIcon size={18} aria-hidden="true" />}
                onClick={() => step(-1)}
              />
              <small>
                {at + 1} / {images.length}
              </small>
              <IconButton
                label={t("thread.next_image")}
                icon={<ChevronRightIcon size={18} aria-hidden="true" />}
                onClick={() => step(1)}
              />
            </>
          ) : null}
          <a className="btn" href={fileUrl(file)} download={file.name}>
            <DownloadIcon size={14} aria-hidden="true" />
            {t("thread.download")}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
