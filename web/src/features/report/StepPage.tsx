/** One step: whose job it is, what it says, what has changed since it was signed, and what can be done now. */
import { useMemo, useState } from "react";
import type { ReportStep } from "~/api/types";
import { sideName } from "~/features/settle/Sides";
import { Signatures } from "~/features/settle/Signatures";
import { shortHash } from "~/features/settle/words";
import { Msg, useT } from "~/i18n";
import { recall } from "~/lib/storage";
import { useFormat, useNow } from "~/lib/useFormat";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { ChangeList } from "./ChangeList";
import { draftKey, ReportContext, type Saving, useReport } from "./context";
import { Firm } from "./rows/part";
import { StepActions } from "./StepActions";
import { StepBody } from "./StepBody";
import { STEP_FIELDS } from "./steps";
import { code, isLate, markOf } from "./words";

/** Steps with rows of their own. */
const ADDABLE: ReadonlySet<string> = new Set(["d2", "d4", "d5", "d7"]);
const BOTH_ADD: ReadonlySet<string> = new Set(["d1", "d3", "d8"]);
const LOOK = { yours: "turn", signed: "good", refused: "bad" } as const;

export function StepPage({ step, saving }: { step: ReportStep; saving: Saving }) {
  const t = useT();
  const info = useReport();
  const { complaint, report } = info;
  const sealed = step.state === "submitted" || step.state === "signed";
  /** The version of the seal that the reader has said to break. */
  const [breaking, setBreaking] = useState<number | null>(null);
  /** The other side may add what is theirs; in some steps they are expected to. */
  const fills = step.filled_by === report.side;
  const [adding, setAdding] = useState(BOTH_ADD.has(step.step));
  const writing = (!sealed && (fills || adding)) || breaking === step.version;
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const mark = markOf(step, complaint.side);
  const waitsFor = mark === "waiting" ? step.signed_by : step.filled_by;
  const within = useMemo(() => ({ ...info, problems }), [info, problems]);
  return (
    <article
      id={step.step}
      className={cx("card flex flex-col gap-5", mark === "yours" && "offer-waits")}
      aria-labelledby={`title-${step.step}`}
    >
      <header>
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id={`title-${step.step}`} className="text-l">
            {code(step.step)} · {t(`report.title_${step.step}`)}
          </h2>
          <Pill tone={LOOK[mark as keyof typeof LOOK]}>
            {t(`report.state_${mark}`, { org: sideName(complaint, waitsFor) })}
          </Pill>
          <small role="status" className="ml-auto">
            {saving === "saving"
              ? t("report.saving")
              : saving === "unsaved"
                ? t("report.unsaved_short")
                : null}
          </small>
        </div>
        <small className="mt-1 flex flex-wrap gap-x-3">
          <span>
            {t("report.filled_by")} <Firm side={step.filled_by} />
          </span>
          <span>
            {t("report.signed_by")} <Firm side={step.signed_by} />
          </span>
          <Due step={step} />
        </small>
        <p className="mt-2 max-w-[70ch] text-s text-ink-2">{t(`report.about_${step.step}`)}</p>
      </header>
      <ChangeList step={step} />
      {sealed && !writing && fills && hasDraft(info.report, step) ? (
        <p className="notice">{t("report.draft_left")}</p>
      ) : null}
      <ReportContext value={within}>
        <StepBody step={step} writing={writing} />
        <Signed step={step} />
        <StepActions
          step={step}
          writing={writing}
          saving={saving}
          onWrite={() => setBreaking(step.version)}
          onAdd={!sealed && !fills && !adding && ADDABLE.has(step.step) ? () => setAdding(true) : null}
          onProblems={setProblems}
        />
      </ReportContext>
    </article>
  );
}

function hasDraft(report: Parameters<typeof draftKey>[0], step: ReportStep): boolean {
  return STEP_FIELDS[step.step].some((field) => recall(draftKey(report, step.step, field.name)) !== null);
}

function Due({ step }: { step: ReportStep }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (!step.due_at || step.state === "signed") return null;
  const left = (Date.parse(step.due_at) - now.getTime()) / 1000;
  return (
    <span className={cx(isLate(step, now) && "font-medium text-bad")}>
      {t("report.due")} <Time at={step.due_at} as="deadline" />,{" "}
      {left < 0
        ? t("complaints.late_by", { time: format.duration(-left) })
        : t("complaints.time_left", { time: format.duration(left) })}
    </span>
  );
}

/** Who said what to the step as it stands, bound to its hash. */
function Signed({ step }: { step: ReportStep }) {
  const { report } = useReport();
  const { signoff } = step;
  if (!signoff || signoff.state === "stale") return null;
  return (
    <div>
      <Signatures signoff={signoff} own={report.side} />
      <small className="mt-2 block">
        <Msg
          id="settle.frozen_as"
          values={{ hash: <code title={signoff.sha256}>{shortHash(signoff.sha256)}…</code> }}
        />
      </small>
    </div>
  );
}
