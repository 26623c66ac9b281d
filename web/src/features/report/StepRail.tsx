/** All steps in a row: what each is about, where it stands, and until when. */
import { useActing } from "~/api/queries/me";
import type { Report, ReportStep, StepName } from "~/api/types";
import { sideName } from "~/features/settle/Sides";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { CheckIcon, CloseIcon, EditIcon, RetryIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useReport } from "./context";
import { code, isLate, type Mark, markOf } from "./words";

export function StepRail({ report, open }: { report: Report; open: StepName }) {
  const t = useT();
  return (
    <nav aria-label={t("report.steps")}>
      <ol className="steps">
        {report.steps.map((step) => (
          <li key={step.step}>
            <StepLink step={step} open={step.step === open} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepLink({ step, open }: { step: ReportStep; open: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const { complaint } = useReport();
  const org = useActing().organisation.slug;
  const mark = markOf(step, complaint.side);
  const late = isLate(step, now);
  const due = step.due_at && step.state !== "signed" ? format.date(new Date(step.due_at), now) : null;
  return (
    <Link
      to="/o/$org/complaints/$id/report"
      params={{ org, id: complaint.id }}
      hash={step.step}
      hashScrollIntoView={false}
      resetScroll={false}
      className={cx("step", `step-${mark}`)}
      activeOptions={{ includeHash: true }}
      aria-current={open ? "step" : undefined}
    >
      <span className="step-code">
        {code(step.step)} <MarkIcon mark={mark} />
      </span>
      <span className="step-name">{t(`report.step_${step.step}`)}</span>
      <span className="sr-only">
        {t(`report.state_${mark}`, {
          org: sideName(complaint, mark === "waiting" ? step.signed_by : step.filled_by),
        })}
      </span>
      {due ? (
        <small className={cx("whitespace-nowrap", late && "font-medium text-bad")}>
          {late ? (
            t("report.late")
          ) : (
            <>
              <span className="sr-only">{t("report.due")} </span>
              {due}
            </>
          )}
        </small>
      ) : null}
    </Link>
  );
}

function MarkIcon({ mark }: { mark: Mark }) {
  const look = { size: 13, "aria-hidden": true } as const;
  switch (mark) {
    case "signed":
      return <CheckIcon {...look} />;
    case "refused":
      return <CloseIcon {...look} />;
    case "redo":
      return <RetryIcon {...look} />;
    case "draft":
      return <EditIcon {...look} />;
    default:
      // Empty, or filled with the colour of one's turn.
      return <i aria-hidden="true" />;
  }
}
