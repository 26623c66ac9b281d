/** Asks why a correction is declined: the customer reads it. */
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";

export default function DeclineCorrection({
  onSend,
  onClose,
}: {
  onSend: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useT();
  return (
    <Dialog title={t("customers.decline_title")} onClose={onClose}>
      <Form
        label={t("customers.decline_title")}
        onSubmit={async (values) => {
          await onSend(values.text("reason"));
          onClose();
        }}
      >
        <TextArea
          name="reason"
          label={t("customers.reason")}
          help={t("customers.reason_help")}
          required
          autoFocus
          rows={3}
          maxLength={2000}
        />
        <FormActions submit={t("customers.decline")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
