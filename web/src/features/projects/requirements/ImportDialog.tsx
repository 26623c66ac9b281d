/** A file of requirements: first what it would do, line by line, then the same for good. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { RequirementImport, RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice, Pill } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { UploadIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import { SignaturesFall } from "./SignaturesFall";
import { refusal } from "./words";

const MOST_BYTES = 400_000;
const SHOWN = 200;

interface Read {
  name: string;
  csv: string;
  told: RequirementImport;
}

export default function ImportDialog({
  list,
  project,
  onClose,
}: {
  list: RequirementList;
  project: Project;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [file, setFile] = useState<Read | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const path = `/projects/${project.id}/requirements/import`;
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    setWrong(null);
    setFile(null);
    if (chosen.size > MOST_BYTES) return setWrong(t("requirements.import_too_long"));
    const csv = textOf(await chosen.arrayBuffer());
    if (csv === null) return setWrong(t("requirements.import_not_utf8"));
    deeds.click(async () => {
      const told = await deeds.post<RequirementImport>(path, { csv, dry_run: true });
      setFile({ name: chosen.name, csv, told });
    });
  };
  const changes = file?.told.rows.filter((row) => row.change !== "unchanged") ?? [];
  const ready = file && file.told.errors.length === 0 && changes.length > 0;
  return (
    <Dialog title={t("requirements.import_title")} onClose={onClose} wide>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          if (!file) return;
          await deeds.post(path, {
            csv: file.csv,
            dry_run: false,
            reason: values.optional("reason") ?? null,
          });
          toast({ text: t("requirements.imported_now", { count: changes.length }) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("requirements.import_text")}</p>
        <label className="btn self-start">
          <UploadIcon size={15} aria-hidden="true" />
          {file ? t("requirements.import_other") : t("requirements.import_choose")}
          <input
            type="file"
            accept=".csv,text/csv"
            className="sr-only"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
        {wrong ? <Notice tone="bad">{wrong}</Notice> : null}
        {file ? <Preview file={file} /> : null}
        {ready && file.told.as_changes ? (
          <TextArea
            name="reason"
            label={t("requirements.reason")}
            help={t("requirements.import_reason_help", { version: list.agreed_version + 1 })}
            required
            rows={2}
            maxLength={2000}
          />
        ) : null}
        {ready ? <SignaturesFall list={list} /> : null}
        {ready ? (
          <FormActions
            submit={t("requirements.import_submit", { count: changes.length })}
            onCancel={onClose}
          />
        ) : (
          <div className="modal-actions">
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </div>
        )}
      </Form>
    </Dialog>
  );
}

/** UTF-8 text, or null. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function Preview({ file }: { file: Read }) {
  const t = useT();
  const { rows, errors, unknown_columns: unknown } = file.told;
  const count = (change: string) => rows.filter((row) => row.change === change).length;
  const said = (code: string) => {
    const id = `requirements.import_error_${code}`;
    return t.has(id) ? t(id) : code;
  };
  return (
    <div className="flex flex-col gap-3" role="status">
      <p>
        <b>{file.name}</b>{" "}
        {t("requirements.import_counts", {
          added: count("added"),
          changed: count("changed"),
          unchanged: count("unchanged"),
        })}
      </p>
      {unknown.length > 0 ? (
        <Notice>{t("requirements.import_unknown", { columns: unknown.join(", ") })}</Notice>
      ) : null}
      {errors.length > 0 ? (
        <div className="stale">
          <p>{t("requirements.import_errors", { count: errors.length })}</p>
          <ul>
            {errors.slice(0, SHOWN).map((error) => (
              <li key={`${error.line} ${error.column} ${error.code}`}>
                <b>{t("requirements.import_line", { line: error.line })}</b>
                {error.column ? ` · ${error.column}` : null}: {said(error.code)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ul className="divide-y divide-line">
        {rows
          .filter((row) => row.change !== "unchanged")
          .slice(0, SHOWN)
          .map((row) => (
            <li key={row.line} className="flex items-baseline gap-2 py-2">
              <small>{t("requirements.import_line", { line: row.line })}</small>
              <Pill tone={row.change === "added" ? "good" : undefined}>
                {t(`requirements.import_${row.change}` as "requirements.import_added")}
              </Pill>
              <b className="req-key">{row.key}</b>
              <span className="min-w-0 flex-1">{row.text}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
