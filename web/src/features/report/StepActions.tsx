/** What can be done with the open step: submit it, sign it, decline, take it up again. The server says what is allowed. */
import { lazy, Suspense, useState } from "react";
import { ApiError, errorText, fieldErrorText } from "~/api/errors";
import { useCan } from "~/api/queries/me";
import type { ReportStep } from "~/api/types";
import { mayAct } from "~/api/types-settle";
import { sideName } from "~/features/settle/Sides";
import { otherSide } from "~/features/settle/words";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";
import { type Saving, useReport } from "./context";
import { code } from "./words";

const ReasonDialog = lazy(() => import("~/features/settle/ReasonDialog"));
const SignDialog = lazy(() => import("./SignDialog"));
const Confirm = lazy(() => import("~/ui/Confirm").then((module) => ({ default: module.Confirm })));

export function StepActions({
  step,
  writing,
  saving,
  onWrite,
  onAdd,
  onProblems,
}: {
  step: ReportStep;
  writing: boolean;
  saving: Saving;
  /** The reader changes what was submitted or signed. */
  onWrite: () => void;
  /** The reader adds something to a step that is not theirs to fill in. */
  onAdd: (() => void) | null;
  onProblems: (problems: ReadonlyMap<string, string>) => void;
}) {
  const t = useT();
  const { complaint, report, changes } = useReport();
  const mayWrite = useCan()("write");
  const [open, setOpen] = useState<"sign" | "refuse" | "reopen" | "change" | null>(null);
  const [pending, setPending] = useState(false);
  const close = () => setOpen(null);
  const fills = step.filled_by === report.side;
  const sealed = step.state === "submitted" || step.state === "signed";
  const names = { step: code(step.step), org: sideName(complaint, otherSide(report.side)) };
  const path = (name: string) => `/steps/${step.step}/actions/${name}`;

  const submit = async () => {
    setPending(true);
    onProblems(new Map());
    try {
      // What was typed last is on its way: it belongs to what is submitted.
      const newest = (await changes.settled())?.steps.find((each) => each.step === step.step);
      await changes.post(path("submit"), { version: newest?.version ?? step.version });
      toast({ text: t("report.submitted", names) });
    } catch (error) {
      if (error instanceof ApiError && error.fields.length > 0) {
        onProblems(new Map(error.fields.map((problem) => [problem.field, fieldErrorText(t, problem)])));
        toast({ text: t("report.not_complete", names), tone: "bad" });
      } else {
        toast({ text: errorText(t, error), tone: "bad" });
      }
    } finally {
      setPending(false);
    }
  };

  const maySubmit = mayAct(step.actions, "submit");
  const mayReopen = mayAct(step.actions, "reopen");
  const mayChange = sealed && !writing && mayWrite && fills && report.state === "open";
  const mayAdd = onAdd !== null && mayWrite && report.state === "open";
  if (!maySubmit && !mayReopen && !mayChange && !mayAdd && !mayAct(step.actions, "sign")) return null;
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      {maySubmit ? (
        <Button
          tone="primary"
          pending={pending}
          disabled={saving === "unsaved"}
          onClick={() => void submit()}
        >
          {t("report.submit", names)}
        </Button>
      ) : null}
      {mayAct(step.actions, "sign") ? (
        <Button tone="primary" onClick={() => setOpen("sign")}>
          {t("report.sign", names)}
        </Button>
      ) : null}
      {mayAct(step.actions, "refuse") ? (
        <Button onClick={() => setOpen("refuse")}>{t("report.refuse")}</Button>
      ) : null}
      {mayChange ? <Button onClick={() => setOpen("change")}>{t("report.change_step")}</Button> : null}
      {mayReopen && !mayChange && !(fills && writing && report.state === "open") ? (
        <Button tone="quiet" onClick={() => setOpen("reopen")}>
          {t("report.reopen")}
        </Button>
      ) : null}
      {mayAdd ? <Button onClick={onAdd}>{t("report.add_ours")}</Button> : null}
      {maySubmit && saving === "unsaved" ? <small role="status">{t("report.unsaved")}</small> : null}
      <Suspense fallback={null}>
        {open === "sign" ? <SignDialog step={step} onClose={close} /> : null}
        {open === "change" ? (
          <Confirm
            title={t("report.change_title", names)}
            action={t("report.change_submit")}
            onConfirm={async () => onWrite()}
            onClose={close}
          >
            {t(step.state === "signed" ? "report.change_signed" : "report.change_submitted", names)}
          </Confirm>
        ) : null}
        {open === "refuse" || open === "reopen" ? (
          <ReasonDialog
            title={t(`report.${open}_title`, names)}
            about={t(`report.${open}_about`, names)}
            submit={t(`report.${open}_submit`)}
            onSubmit={(reason) =>
              changes.post(path(open), {
                version: step.version,
                reason,
                ...(open === "refuse" ? { sha256: step.sha256 } : {}),
              })
            }
            onClose={close}
          />
        ) : null}
      </Suspense>
    </footer>
  );
}
