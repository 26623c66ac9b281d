/** Files that are about to be sent: what is up, what is on its way, what failed. */
import type { FileRef } from "~/api/types";
import { useT } from "~/i18n";
import { FileSize } from "~/ui/bits";
import { CloseIcon, FileIcon } from "~/ui/icons";
import { imageUrl } from "./Files";
import type { Uploads } from "./useUploads";

export function Attachments({
  files,
  uploads,
  onRemove,
}: {
  files: readonly FileRef[];
  uploads: Uploads;
  onRemove: (id: string) => void;
}) {
  const t = useT();
  if (files.length === 0 && uploads.uploading.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t("thread.attachments")}>
      {files.map((file) => (
        <li key={file.id} className="attachment">
          {file.inline_image ? (
            <img src={imageUrl(file)} alt="" width={32} height={32} />
          ) : (
            <FileIcon size={16} className="mx-2 flex-none text-ink-3" aria-hidden="true" />
          )}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{file.name}</span>
            <small className="block">
              <FileSize bytes={file.size} />
            </small>
          </span>
          <Remove label={t("thread.remove_file", { name: file.name })} onClick={() => onRemove(file.id)} />
        </li>
      ))}
      {uploads.uploading.map((each) => (
        <li key={each.key} className="attachment">
          <span className="min-w-0 flex-1 pl-2">
            <span className="block truncate">{each.name}</span>
            {each.error ? (
              <small role="alert" className="block text-bad">
                {each.error}
              </small>
            ) : (
              <progress value={each.share} max={1} aria-label={t("thread.uploading", { name: each.name })} />
            )}
          </span>
          <Remove
            label={t(each.error ? "thread.remove_file" : "thread.stop_upload", { name: each.name })}
            onClick={() => uploads.drop(each.key)}
          />
        </li>
      ))}
    </ul>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="grid size-7 flex-none place-items-center rounded-control text-ink-3 hover:bg-sunken"
      aria-label={label}
      onClick={onClick}
    >
      <CloseIcon size={14} aria-hidden="true" />
    </button>
  );
}
