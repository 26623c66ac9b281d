/** What the parts of a step that consist of rows have in common. */
import type { ReactNode } from "react";
import type { ItemKind, ReportItem, ReportStep, Side } from "~/api/types";
import { sideName } from "~/features/settle/Sides";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { FieldError } from "~/ui/field-frame";
import { EditIcon, PlusIcon } from "~/ui/icons";
import { useReport } from "../context";
import { rowTitle } from "../words";
import type { RowDialogProps } from "./RowDialog";

export type OpenRow = Omit<RowDialogProps, "step" | "onClose">;

export interface PartProps {
  step: ReportStep;
  editable: boolean;
  /** Opens the form of a row. */
  open: (row: OpenRow) => void;
}

/** A firm by its name, with its side's colour. */
export function Firm({ side }: { side: Side }) {
  const { complaint } = useReport();
  return (
    <span className="side-mark">
      <i className={side === complaint.side ? "ledger-us" : "ledger-them"} aria-hidden="true" />
      {sideName(complaint, side)}
    </span>
  );
}

/** A heading with its rows, what is wrong with them, and the way to add one. */
export function Part({
  title,
  note,
  kind,
  add,
  empty,
  children,
}: {
  title: string;
  note?: ReactNode;
  kind: ItemKind;
  /** The button that adds a row; none where nobody may. */
  add?: { label: string; run: () => void } | null | undefined;
  /** Said in the rows' place while there are none. */
  empty?: string | null | undefined;
  children?: ReactNode;
}) {
  const { problems } = useReport();
  const problem = problems.get(`items.${kind}`);
  return (
    <section className="flex flex-col gap-2">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-semibold">{title}</h3>
        {note ? <small>{note}</small> : null}
        {add ? (
          <Button small className="ml-auto" onClick={add.run}>
            <PlusIcon size={13} aria-hidden="true" />
            {add.label}
          </Button>
        ) : null}
      </header>
      {problem ? <FieldError id={`items-${kind}`}>{problem}</FieldError> : null}
      {empty ? <p className="text-s text-ink-3">{empty}</p> : children}
    </section>
  );
}

/** The way to change a row, for the side that added it. */
export function EditRow({ item, editable, open }: { item: ReportItem } & Omit<PartProps, "step">) {
  const t = useT();
  const { names } = useReport();
  if (!editable || !item.mine) return null;
  return (
    <IconButton
      small
      label={t("report.change_this", { row: rowTitle(t, item.kind, item.data, names) })}
      icon={<EditIcon size={14} aria-hidden="true" />}
      onClick={() => open({ kind: item.kind, item })}
    />
  );
}
