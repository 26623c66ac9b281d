/** The filing form: guided in groups, drawn from the definition, with evidence. Used for filing, drafts and edits. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { ApiError } from "~/api/errors";
import type { FieldDef, FileRef } from "~/api/types";
import { Attachments } from "~/features/thread/Attachments";
import { useUploads } from "~/features/thread/useUploads";
import { type PlainId, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Form, type FormValues, useFormState } from "~/ui/Form";
import { UploadIcon } from "~/ui/icons";
import { FormField } from "./FormField";
import { LockedField } from "./LockedField";
import { FIELD_NAMES, readValues, type Values } from "./values";

export type Intent = "submit" | "draft" | "save";

interface Props {
  fields: readonly FieldDef[];
  initial: Values;
  /** Fields that are the other side's to change, and what they say. */
  locked?: { fields: ReadonlySet<string>; values: Values };
  /** Fields in front of all others: who called. */
  before?: ReactNode;
  /** Beside or under the first group: similar complaints. */
  beside?: ReactNode;
  evidence: { files: FileRef[]; onChange: (files: FileRef[]) => void } | null;
  onChange: (values: Values) => void;
  onSubmit: (values: Values, intent: Intent) => Promise<unknown>;
  /** The buttons, the last one being the main one. */
  intents: { intent: Intent; label: string }[];
  notice?: ReactNode;
  cancel?: ReactNode;
}

const TOUCH_PAUSE_MS = 250;
const GOODS = new Set(["product", "lot", "serial_no", "order_no", "delivery_note"]);

interface Group {
  id: "what" | "goods" | "circumstances" | "remedy" | "reference";
  title: PlainId;
  note: PlainId | null;
  has: (field: FieldDef) => boolean;
}

const GROUPS: readonly Group[] = [
  {
    id: "what",
    title: "filing.group_what",
    note: null,
    has: (field) => field.group === "what" && field.fixed && !GOODS.has(field.key),
  },
  {
    id: "goods",
    title: "filing.group_goods",
    note: "filing.group_goods_note",
    has: (field) => field.group === "what" && (!field.fixed || GOODS.has(field.key)),
  },
  {
    id: "circumstances",
    title: "filing.group_circumstances",
    note: null,
    has: (field) => ["where", "when", "how_many"].includes(field.group),
  },
  { id: "remedy", title: "filing.group_remedy", note: null, has: (field) => field.group === "remedy" },
  {
    id: "reference",
    title: "filing.group_reference",
    note: "filing.group_reference_note",
    has: (field) => field.group === "reference",
  },
];

export function ComplaintForm(props: Props) {
  const t = useT();
  const { fields, initial, locked, evidence, onChange, onSubmit, intents } = props;
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;

  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.current) changed.current(readValues(form.current));
    }, TOUCH_PAUSE_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const submit = (values: FormValues) => {
    if (!form.current) return Promise.resolve();
    clearTimeout(timer.current);
    const read = readValues(form.current);
    changed.current(read);
    return onSubmit(read, (values.text("intent") || "submit") as Intent);
  };
  const explain = (error: ApiError) =>
    error.status === 412 || error.is("stale_version") ? t("filing.stale") : null;
  const groups = GROUPS.map((group) => ({ group, inGroup: fields.filter(group.has) })).filter(
    (each) => each.inGroup.length > 0,
  );

  return (
    // What is typed is copied aside as it is typed.
    <div onInput={touch}>
      <Form ref={form} onSubmit={submit} fieldNames={FIELD_NAMES} explain={explain} className="filing">
        {props.before}
        {groups.map(({ group, inGroup }) => (
          <GroupCard key={group.id} group={group} after={group.id === "what" ? props.beside : null}>
            {inGroup.map((field) =>
              locked?.fields.has(field.key) ? (
                <LockedField key={field.key} field={field} values={locked.values} />
              ) : (
                <FormField key={field.key} field={field} initial={initial} onTouch={touch} />
              ),
            )}
          </GroupCard>
        ))}
        {evidence ? <Evidence {...evidence} /> : null}
        {props.notice}
        <Actions intents={intents} cancel={props.cancel} label={t("filing.actions")} />
      </Form>
    </div>
  );
}

function GroupCard({ group, after, children }: { group: Group; after: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <>
      <Card title={t(group.title)} note={group.note ? t(group.note) : undefined}>
        <div className="filing-grid">{children}</div>
      </Card>
      {after}
    </>
  );
}

function Evidence({ files, onChange }: { files: FileRef[]; onChange: (files: FileRef[]) => void }) {
  const t = useT();
  const latest = useRef(files);
  latest.current = files;
  const uploads = useUploads((file) => onChange([...latest.current, file]));
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <Card title={t("filing.group_evidence")} note={t("filing.group_evidence_note")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button does the same */}
      <div
        className={cx("dropzone", over && "dropzone-over")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          uploads.start(event.dataTransfer.files);
        }}
      >
        <Button onClick={() => picker.current?.click()}>
          <UploadIcon size={14} aria-hidden="true" />
          {t("filing.choose_files")}
        </Button>
        <span className="text-s text-ink-3">{t("filing.drop_files")}</span>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t("filing.choose_files")}
          onChange={(event) => {
            uploads.start(event.target.files ?? []);
            event.target.value = "";
          }}
        />
      </div>
      <div className="-mx-3 mt-2">
        <Attachments
          files={files}
          uploads={uploads}
          onRemove={(id) => onChange(files.filter((file) => file.id !== id))}
        />
      </div>
      <Busy busy={uploads.uploading.some((each) => each.error === null)} />
    </Card>
  );
}

/** While a file is on its way the form cannot be sent without it. */
function Busy({ busy }: { busy: boolean }) {
  return (
    <input
      className="sr-only"
      tabIndex={-1}
      aria-hidden="true"
      name="upload"
      required={busy}
      readOnly
      value=""
    />
  );
}

function Actions({
  intents,
  cancel,
  label,
}: {
  intents: { intent: Intent; label: string }[];
  cancel: ReactNode;
  label: string;
}) {
  const { pending, summary } = useFormState();
  const last = intents.length - 1;
  return (
    <>
      {summary}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would take part in the layout of the form */}
      <div className="modal-actions" role="group" aria-label={label}>
        {cancel ? <span className="mr-auto">{cancel}</span> : null}
        {intents.map(({ intent, label: text }, index) => (
          <Button
            key={intent}
            type="submit"
            name="intent"
            value={intent}
            tone={index === last ? "primary" : "plain"}
            pending={pending && index === last}
            disabled={pending && index !== last}
          >
            {text}
          </Button>
        ))}
      </div>
    </>
  );
}
