/** Files that go along with a fact or a fulfilled commitment; both sides see them. */
import { useRef } from "react";
import type { FileRef } from "~/api/types";
import { Attachments } from "~/features/thread/Attachments";
import { useUploads } from "~/features/thread/useUploads";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { AttachIcon } from "~/ui/icons";

export function FilePicker({
  label,
  files,
  onChange,
}: {
  label: string;
  files: readonly FileRef[];
  onChange: (change: (old: FileRef[]) => FileRef[]) => void;
}) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads((file) => onChange((old) => [...old, file]));
  return (
    <div className="field">
      <span className="field-label">
        {label} <span className="field-optional">{t("common.optional")}</span>
      </span>
      <Attachments
        files={files}
        uploads={uploads}
        onRemove={(id) => onChange((old) => old.filter((file) => file.id !== id))}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          if (event.target.files) uploads.start([...event.target.files]);
          event.target.value = "";
        }}
      />
      <div>
        <Button small onClick={() => input.current?.click()}>
          <AttachIcon size={14} aria-hidden="true" />
          {t("thread.attach")}
        </Button>
      </div>
    </div>
  );
}
