/** What a step holds, to read or to write. The same parts are shown where it is signed. */
import { lazy, Suspense, useState } from "react";
import { useCan } from "~/api/queries/me";
import type { ReportStep } from "~/api/types";
import { useT } from "~/i18n";
import { useReport } from "./context";
import { FieldList } from "./fields/FieldList";
import { Actions, CHOSEN, Checks, Recurrence } from "./rows/Actions";
import { Causes } from "./rows/Causes";
import { Containment } from "./rows/Containment";
import { Costs } from "./rows/Costs";
import { Fishbone } from "./rows/Fishbone";
import { IsNot } from "./rows/IsNot";
import { Members } from "./rows/Members";
import type { OpenRow, PartProps } from "./rows/part";
import { filledFields, rowsOf, stepOf } from "./words";

const RowDialog = lazy(() => import("./rows/RowDialog"));

/** `writing`: the step is not sealed, or the reader has said that they change it. */
export function StepBody({ step, writing }: { step: ReportStep; writing: boolean }) {
  const t = useT();
  const { report } = useReport();
  const may = useCan()("write") && writing && report.state === "open";
  const [row, setRow] = useState<OpenRow | null>(null);
  const open = (wanted: OpenRow) =>
    // What is found out later is written beside what was chosen, not in it.
    setRow(wanted.kind === "action" && !wanted.only ? { ...wanted, only: CHOSEN } : wanted);
  const fields = <FieldList step={step} editable={may && step.filled_by === report.side} />;
  return (
    <div className="flex flex-col gap-6">
      {isEmpty(step) && !may ? <p className="text-ink-3">{t("report.nothing_yet")}</p> : null}
      <Parts step={step} editable={may} open={open} fields={fields} />
      {row ? (
        <Suspense fallback={null}>
          <RowDialog step={step} {...row} onClose={() => setRow(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function isEmpty(step: ReportStep): boolean {
  return filledFields(step).length === 0 && step.items.length === 0;
}

function Parts({ fields, ...props }: PartProps & { fields: React.ReactNode }) {
  const { report } = useReport();
  switch (props.step.step) {
    case "d1":
      return <Members {...props} />;
    case "d2":
      return (
        <>
          {fields}
          <IsNot {...props} />
        </>
      );
    case "d3":
      return (
        <>
          <Containment {...props} />
          {fields}
        </>
      );
    case "d4":
      return (
        <>
          <Fishbone {...props} />
          <Causes {...props} />
          {fields}
        </>
      );
    case "d5":
      return (
        <>
          <Actions {...props} />
          {report.form === "4d" && rowsOf(props.step, "action").length > 0 ? <Checks {...props} /> : null}
          {fields}
        </>
      );
    case "d6": {
      const chosen = stepOf(report, "d5");
      return (
        <>
          {chosen ? <Checks {...props} step={chosen} /> : null}
          {fields}
        </>
      );
    }
    case "d7":
      return (
        <>
          <Recurrence {...props} />
          {fields}
        </>
      );
    case "d8":
      return (
        <>
          <Costs {...props} />
          {fields}
        </>
      );
    default:
      return fields;
  }
}
