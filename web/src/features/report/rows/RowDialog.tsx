/**
 * Adds a row, or changes one of the own side. Somebody else may change it meanwhile: what only one of them touched is
 * kept from both, and where both touched the same field, both see it before anything is written over.
 */
import { useRef, useState } from "react";
import { ApiError } from "~/api/errors";
import type { ItemKind, ReportItem, ReportStep } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { useReport } from "../context";
import { ROW_FIELDS, type RowField } from "../steps";
import { fieldLabel, rowTitle, said, valueText } from "../words";
import { type Data, mergeRow } from "./merge";
import { RowFields, typedData } from "./RowFields";
import { useRowDraft } from "./useRowDraft";
import "~/features/common/clash/clash.css";

export interface RowDialogProps {
  step: ReportStep;
  kind: ItemKind;
  item?: ReportItem;
  /** What a new row begins with. */
  start?: Data;
  parent?: string;
  /** Of the row's fields only these. */
  only?: readonly string[];
  /** It is taken out elsewhere. */
  stays?: boolean;
  title?: string;
  onClose: () => void;
}

interface Seen {
  version: number;
  data: Data;
}

export default function RowDialog(props: RowDialogProps) {
  const t = useT();
  const { changes, names } = useReport();
  const { item, kind, onClose } = props;
  const [removing, setRemoving] = useState(false);
  if (item && removing) {
    return (
      <Confirm
        title={t("report.remove_title")}
        action={t("report.remove")}
        danger
        onConfirm={() => changes.removeRow(item.id, item.version)}
        onClose={onClose}
      >
        {t(
          kind === "cause" || kind === "why" || kind === "bone"
            ? "report.remove_below"
            : "report.remove_about",
          {
            row: rowTitle(t, kind, item.data, names),
          },
        )}
      </Confirm>
    );
  }
  return <RowForm {...props} onRemove={() => setRemoving(true)} />;
}

function RowForm({
  step,
  kind,
  item,
  start,
  parent,
  only,
  stays,
  title,
  onClose,
  onRemove,
}: RowDialogProps & { onRemove: () => void }) {
  const t = useT();
  const { changes } = useReport();
  const fields = ROW_FIELDS[kind].filter((field) => !only || only.includes(field.name));
  const draft = useRowDraft(fields, item?.data ?? start ?? {}, [kind, item?.id, parent, only?.[0]]);
  const origin = draft.base;
  const seen = useRef<Seen>({ version: item?.version ?? 0, data: item?.data ?? origin });
  const [theirs, setTheirs] = useState(() => clashOf(origin, draft.data, item?.data ?? origin));

  /** Writes mine over what I saw; what others wrote meanwhile is merged, or shown first. False: look again. */
  const change = async (id: string, mine: Data): Promise<boolean> => {
    const { version, data } = seen.current;
    try {
      await changes.changeRow(id, version, mergeRow(origin, mine, data).data);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError && error.is("precondition_failed"))) throw error;
      const report = await changes.settled();
      const now = report?.steps.flatMap((each) => each.items).find((each) => each.id === id);
      if (!now) throw error;
      seen.current = { version: now.version, data: now.data };
      const clash = clashOf(origin, mine, now.data);
      if (!clash) return change(id, mine);
      setTheirs(clash);
      return false;
    }
  };

  return (
    <Dialog
      title={
        title ??
        t(item ? "report.change_row" : "report.add_row", { row: said(t, `report.row_${kind}`, kind) })
      }
      onClose={onClose}
      wide={fields.length > 4}
    >
      <Form
        fieldNames={Object.fromEntries(fields.map((field) => [`data.${field.name}`, field.name]))}
        explain={(error) => (item && error.is("not_found") ? t("report.row_gone") : null)}
        onSubmit={async (values) => {
          const mine = typedData(fields, values, origin);
          if (!item) {
            await changes.post("/items", { step: step.step, kind, parent_id: parent ?? null, data: mine });
          } else if (!(await change(item.id, mine))) {
            return;
          }
          draft.forget();
          onClose();
        }}
      >
        {draft.restored ? (
          <div className="notice" role="status">
            <span className="min-w-0 flex-1">{t("report.restored")}</span>
            <Button
              small
              tone="quiet"
              onClick={() => {
                draft.discard();
                setTheirs(null);
              }}
            >
              {t("report.discard")}
            </Button>
          </div>
        ) : null}
        <div key={draft.epoch} ref={draft.frame} className="form-grid" onInput={draft.keep}>
          <RowFields fields={fields} data={draft.data} />
        </div>
        {theirs ? <RowClash fields={fields} theirs={theirs} /> : null}
        <FormActions
          submit={t(item ? "common.save" : "report.add")}
          onCancel={() => {
            draft.forget();
            onClose();
          }}
        >
          {item && !stays ? (
            <Button tone="danger" onClick={onRemove}>
              {t("report.remove")}
            </Button>
          ) : null}
        </FormActions>
      </Form>
    </Dialog>
  );
}

interface Theirs {
  data: Data;
  clashes: string[];
}

function clashOf(base: Data, mine: Data, data: Data): Theirs | null {
  const { clashes } = mergeRow(base, mine, data);
  return clashes.length > 0 ? { data, clashes } : null;
}

function RowClash({ fields, theirs }: { fields: readonly RowField[]; theirs: Theirs }) {
  const t = useT();
  const format = useFormat();
  const { names } = useReport();
  return (
    <div role="alert" className="clash">
      <p>{t("report.row_clash")}</p>
      <dl>
        {fields
          .filter((field) => theirs.clashes.includes(field.name))
          .map((field) => (
            <div key={field.name}>
              <dt className="text-xs text-ink-2">{fieldLabel(t, field.name)}</dt>
              <dd className="whitespace-pre-wrap">
                {valueText(t, format, names, field.name, theirs.data[field.name], theirs.data)}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
