/** A step that wants its reason said. */
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";

export default function ReasonDialog({
  title,
  about,
  label,
  submit,
  optional,
  danger,
  field = "reason",
  onSubmit,
  onClose,
}: {
  title: string;
  about?: string;
  /** Of the text; "Reason" unless told. */
  label?: string;
  submit: string;
  optional?: boolean;
  danger?: boolean;
  /** Name in the request, so that the server's word on it finds its place. */
  field?: string;
  onSubmit: (text: string | undefined) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          await onSubmit(values.optional(field));
          onClose();
        }}
      >
        {about ? <p className="text-ink-2">{about}</p> : null}
        <TextArea
          name={field}
          label={label ?? t("settle.reason")}
          required={optional !== true}
          optional={optional === true}
          maxLength={2000}
          autoFocus
        />
        <FormActions submit={submit} danger={danger === true} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
