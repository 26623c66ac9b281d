/** The one file of a version: chosen or dropped, on its way up, or there. */
import { useEffect, useRef } from "react";
import type { FileRef } from "~/api/types";
import { Attachments } from "~/features/thread/Attachments";
import { useUploads } from "~/features/thread/useUploads";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { UploadIcon } from "~/ui/icons";
import { Drop } from "./Drop";

export function OneFile({
  file,
  first,
  missing,
  onChange,
}: {
  file: FileRef | null;
  /** Was dropped onto the page before. */
  first?: File | undefined;
  missing: boolean;
  onChange: (file: FileRef | null) => void;
}) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads(onChange);
  const { start } = uploads;
  const begun = useRef(false);
  useEffect(() => {
    if (first && !begun.current) {
      begun.current = true;
      start([first]);
    }
  }, [first, start]);
  const take = (files: readonly File[]) => {
    const [one] = files;
    if (one) start([one]);
  };
  const busy = file !== null || uploads.uploading.length > 0;
  return (
    <div className="field">
      <span className="field-label">{t("documents.file")}</span>
      <Attachments files={file ? [file] : []} uploads={uploads} onRemove={() => onChange(null)} />
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("documents.file")}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {busy ? null : (
        <Drop onFiles={take}>
          <div className="doc-empty">
            <Button small onClick={() => input.current?.click()}>
              <UploadIcon size={14} aria-hidden="true" />
              {t("documents.choose_file")}
            </Button>
            <span className="text-s text-ink-3 max-md:hidden">{t("documents.or_drop")}</span>
          </div>
        </Drop>
      )}
      {missing && !busy ? (
        <p role="alert" className="text-s text-bad">
          {t("documents.file_missing")}
        </p>
      ) : null}
    </div>
  );
}
