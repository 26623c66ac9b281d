/** What is signed is said before it is signed. */
import type { SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { agreementLines, otherName, otherSide, standingOf } from "./words";

export function ApproveDialog({
  together,
  questions,
  onApprove,
  onClose,
}: {
  together: SurveyTogether;
  questions: number;
  onApprove: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useT();
  const title = t("together.approve_title");
  const second = standingOf(together, otherSide(together.side)) === "signed";
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async () => {
          await onApprove();
          onClose();
        }}
      >
        <p className="text-ink-2">{t("together.approve_text", { count: questions })}</p>
        <ul className="list-disc pl-5 text-m">
          {agreementLines(t, together, together.agreement).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="text-s text-ink-3">
          {t(second ? "together.approve_second" : "together.approve_first", { name: otherName(together) })}{" "}
          <code className="survey-id" title={together.sha256}>
            {together.sha256.slice(0, 12)}
          </code>
        </p>
        <FormActions submit={t("together.approve_now")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
