/** Shows exactly what is signed, as it stood when it was opened. Its hash goes along: nothing else can be signed. */
import { useState } from "react";
import type { Gate, GateReview, Project } from "~/api/types-projects";
import { Msg, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";
import { Bundle } from "./Bundle";
import { shortHash } from "./bundle";

export default function SignDialog({
  project,
  gate,
  review,
  onClose,
}: {
  project: Project;
  gate: Gate;
  review: GateReview;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [seen, setSeen] = useState({ review, version: gate.version });
  const moved = seen.review.sha256 !== review.sha256 || review.state !== "open";
  return (
    <Dialog title={t("projects.sign_title", { gate: gate.title })} onClose={onClose} wide>
      <Form
        explain={(error) => (error.detail === "other_hash" ? t("projects.sign_moved") : refusal(t, error))}
        onSubmit={async () => {
          await deeds.post(`/gates/${gate.id}/actions/sign`, {
            version: seen.version,
            sha256: seen.review.sha256,
          });
          toast({ text: t("projects.signed_now") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("projects.sign_text")}</p>
        <div className="bundle-frozen">
          <Bundle project={project} review={seen.review} />
          <p className="mt-4 text-s text-ink-3">
            <Msg
              id="projects.frozen_as"
              values={{ hash: <code title={seen.review.sha256}>{shortHash(seen.review.sha256)}</code> }}
            />
          </p>
        </div>
        {moved ? (
          <>
            <div role="alert" className="notice notice-bad">
              <span className="min-w-0 flex-1">{t("projects.sign_moved")}</span>
              {review.state === "open" ? (
                <Button small onClick={() => setSeen({ review, version: gate.version })}>
                  {t("projects.look_again")}
                </Button>
              ) : null}
            </div>
            <div className="modal-actions">
              <Button onClick={onClose}>{t("common.cancel")}</Button>
            </div>
          </>
        ) : (
          <FormActions submit={t("projects.sign_submit")} onCancel={onClose} />
        )}
      </Form>
    </Dialog>
  );
}
