/** Where the report as a whole stands, and what each side has to do in it. */
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import type { Report, Side, StepName } from "~/api/types";
import { mayAct } from "~/api/types-settle";
import { sideName } from "~/features/settle/Sides";
import { otherSide } from "~/features/settle/words";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { useReport } from "./context";
import { code, todoOf } from "./words";

const Confirm = lazy(() => import("~/ui/Confirm").then((module) => ({ default: module.Confirm })));

export function Standing() {
  const t = useT();
  const format = useFormat();
  const { complaint, report, changes } = useReport();
  const [completing, setCompleting] = useState(false);
  const signed = report.steps.filter((step) => step.state === "signed").length;
  const all = signed === report.steps.length;
  const complete = report.actions.find((action) => action.name === "complete");
  const days = report.completed_at
    ? Math.floor((Date.parse(report.completed_at) - Date.parse(report.started_at)) / 86_400_000)
    : 0;
  return (
    <header className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-l">{t(`report.form_${report.form}`)}</h2>
        <small>
          {t("report.signed_of", { signed, all: report.steps.length })} ·{" "}
          {t("report.started_by", { org: sideName(complaint, report.created_side) })}{" "}
          <Time at={report.started_at} as="date" />
        </small>
      </div>
      {report.state === "completed" && report.completed_at ? (
        <p className="text-good">
          {t("report.completed", { count: days, days: format.number(days) })}{" "}
          <Time at={report.completed_at} as="full" />
        </p>
      ) : all ? (
        <p className="flex flex-wrap items-center gap-3">
          {t(complete?.reason === "not_effective" ? "report.not_effective_yet" : "report.all_signed")}
          {mayAct(report.actions, "complete") ? (
            <Button tone="primary" onClick={() => setCompleting(true)}>
              {t("report.complete")}
            </Button>
          ) : null}
        </p>
      ) : (
        <ul className="todo">
          <Todo report={report} side={complaint.side} />
          <Todo report={report} side={otherSide(complaint.side)} />
        </ul>
      )}
      {completing ? (
        <Suspense fallback={null}>
          <Confirm
            title={t("report.complete_title")}
            action={t("report.complete")}
            onConfirm={() => changes.post("/actions/complete", { version: report.version })}
            onClose={() => setCompleting(false)}
          >
            {t("report.complete_about")}
          </Confirm>
        </Suspense>
      ) : null}
    </header>
  );
}

/** "You: sign D2 and D3, change D4, fill in D5": signing first, as somebody waits for it. */
function Todo({ report, side }: { report: Report; side: Side }) {
  const t = useT();
  const { complaint } = useReport();
  const todo = todoOf(report, side);
  const ours = side === complaint.side;
  const parts = (["sign", "redo", "fill"] as const).filter((kind) => todo[kind].length > 0);
  return (
    <li>
      <i className={ours ? "ledger-us" : "ledger-them"} aria-hidden="true" />
      <b className={cx("font-medium", ours && todo.sign.length + todo.redo.length > 0 && "text-turn")}>
        {ours ? t("report.you") : sideName(complaint, side)}:
      </b>{" "}
      {parts.length === 0 ? t("report.nothing_to_do") : null}
      {parts.map((kind, index) => (
        <span key={kind}>
          {index > 0 ? ", " : null}
          {t(`report.todo_${kind}`)} <Codes steps={todo[kind]} />
        </span>
      ))}
    </li>
  );
}

function Codes({ steps }: { steps: readonly StepName[] }) {
  const { complaint } = useReport();
  const org = useActing().organisation.slug;
  return steps.map((step, index) => (
    <span key={step}>
      {index > 0 ? ", " : null}
      <Link
        to="/o/$org/complaints/$id/report"
        params={{ org, id: complaint.id }}
        hash={step}
        className="underline decoration-line-strong underline-offset-2"
        hashScrollIntoView={false}
        resetScroll={false}
      >
        {code(step)}
      </Link>
    </span>
  ));
}
