import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { reviewQuery } from "~/api/queries/after";
import type { Complaint, Review } from "~/api/types";
import { useThreadInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { LockIcon } from "~/ui/icons";

/** Writes the review; nobody outside the own organisation learns of it. */
export default function ReviewDialog({
  complaint,
  review,
  onClose,
}: {
  complaint: Complaint;
  review: Review;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const { own } = useThreadInfo();
  const { queryKey } = reviewQuery(complaint.id);
  return (
    <Dialog wide title={t("aftercare.write_title")} onClose={onClose}>
      <Form
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void client.invalidateQueries({ queryKey });
          return t("complaints.stale_dialog");
        }}
        onSubmit={async (values) => {
          const saved = await api.put<Review>(
            `/complaints/${complaint.id}/review`,
            { body: values.text("body") },
            review.version,
          );
          client.setQueryData(queryKey, saved);
          onClose();
        }}
      >
        <p className="flex items-center gap-1.5 text-private">
          <LockIcon size={12} aria-hidden="true" />
          {t("aftercare.write_about", { own: own.name, org: complaint.counterpart.name })}
        </p>
        <TextArea
          name="body"
          label={t("aftercare.body")}
          help={t("aftercare.body_help")}
          defaultValue={review.body}
          required
          maxLength={20_000}
          rows={12}
          autoFocus
        />
        <FormActions submit={t("aftercare.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
