/** Asks before an agreement on secrecy is answered, taken back or ended. */
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import type { NdaDeed } from "./NdaCard";

export default function NdaAct({
  deed,
  onSend,
  onClose,
}: {
  deed: NdaDeed;
  onSend: (reason: string | null) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useT();
  const declines = deed === "decline";
  const title = declines ? t("ndas.decline") : t(`ndas.${deed}_title`);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          await onSend(values.optional("reason") ?? null);
          onClose();
        }}
      >
        {declines ? null : <p className="text-ink-2">{t(`ndas.${deed}_text`)}</p>}
        {declines || deed === "terminate" ? (
          <TextArea
            name="reason"
            label={t("ndas.reason")}
            required={declines}
            optional={!declines}
            rows={3}
            maxLength={2000}
          />
        ) : null}
        <FormActions submit={t(`ndas.${deed}`)} danger={deed === "terminate"} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
