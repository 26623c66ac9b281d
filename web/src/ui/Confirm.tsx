import type { ReactNode } from "react";
import { useT } from "~/i18n";
import { Dialog } from "./Dialog";
import { Form, FormActions } from "./Form";

/** Asks before something that cannot be taken back. The button says what happens. */
export function Confirm({
  title,
  action,
  danger,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  action: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async () => {
          await onConfirm();
          onClose();
        }}
      >
        {children ? <p className="text-ink-2">{children}</p> : <p className="sr-only">{t("ui.confirm")}</p>}
        <FormActions submit={action} danger={danger ?? false} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
