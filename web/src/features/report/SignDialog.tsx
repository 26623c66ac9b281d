/** Shows exactly what is signed, as it stood when it was opened. The hash goes along, so that nothing else can be signed. */
import { useState } from "react";
import type { ReportStep } from "~/api/types";
import { shortHash } from "~/features/settle/words";
import { Msg, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/toast";
import { ReportContext, useReport } from "./context";
import { StepBody } from "./StepBody";
import { code } from "./words";

export default function SignDialog({ step, onClose }: { step: ReportStep; onClose: () => void }) {
  const t = useT();
  const info = useReport();
  const { report, changes, complaint } = info;
  // The whole report is kept: a step shows rows of another one as well.
  const [seen, setSeen] = useState({ report, step });
  const moved = seen.step.version !== step.version || seen.step.sha256 !== step.sha256;
  const names = { step: code(step.step), org: complaint.counterpart.name };
  return (
    <Dialog title={t("report.sign_title", names)} onClose={onClose} wide>
      <Form
        explain={(error) =>
          error.is("stale_version") || error.detail === "other_hash" ? t("report.moved") : null
        }
        onSubmit={async () => {
          const { version, sha256 } = seen.step;
          await changes.post(`/steps/${step.step}/actions/sign`, { version, sha256 });
          toast({ text: t("report.signed_now", names) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("report.sign_about", names)}</p>
        <div className="frozen">
          <ReportContext value={{ ...info, report: seen.report }}>
            <h3 className="mt-2 mb-3 font-semibold">{t(`report.title_${step.step}`)}</h3>
            <StepBody step={seen.step} writing={false} />
          </ReportContext>
          <p className="frozen-hash mt-4">
            <Msg
              id="settle.frozen_as"
              values={{ hash: <code title={seen.step.sha256}>{shortHash(seen.step.sha256)}…</code> }}
            />
          </p>
        </div>
        {moved ? (
          <div role="alert" className="notice notice-bad">
            <span className="min-w-0 flex-1">{t("report.moved")}</span>
            {step.state === "submitted" ? (
              <Button small onClick={() => setSeen({ report, step })}>
                {t("report.look_again")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {moved ? (
          <div className="modal-actions">
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </div>
        ) : (
          <FormActions submit={t("report.sign_submit", names)} onCancel={onClose} />
        )}
      </Form>
    </Dialog>
  );
}
