import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { reviewQuery } from "~/api/queries/after";
import { keys } from "~/api/query";
import type { Complaint, Review } from "~/api/types";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/toast";

/** Shows what the customer will see, before they see it for good. */
export default function PublishDialog({
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
  const org = complaint.counterpart.name;
  return (
    <Dialog wide title={t("aftercare.publish_title", { org })} onClose={onClose}>
      <Form
        label={t("aftercare.publish_title", { org })}
        explain={(error) => {
          if (error.status !== 409) return null;
          void client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          return error.is("stale_version") ? t("complaints.stale_dialog") : null;
        }}
        onSubmit={async () => {
          const path = `/complaints/${complaint.id}/review/actions/publish`;
          const saved = await api.post<Review>(
            path,
            { version: review.version },
            { idempotencyKey: crypto.randomUUID() },
          );
          client.setQueryData(reviewQuery(complaint.id).queryKey, saved);
          toast({ text: t("aftercare.published", { org }) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("aftercare.publish_text", { org })}</p>
        <div className="prose review-preview" dangerouslySetInnerHTML={serverHtml(review.body_html)} />
        <FormActions submit={t("aftercare.publish_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
