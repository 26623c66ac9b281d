/** Shows exactly what is signed, as it stood when it was opened. Its hash goes along: nothing else can be signed. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { RequirementList } from "~/api/types-requirements";
import { Msg, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { shortHash } from "../gate/bundle";
import { useDeeds } from "../useDeed";
import { DeltaLines } from "./Delta";
import { Whole } from "./Whole";
import { may, refusal } from "./words";

export default function SignDialog({
  list,
  project,
  onClose,
}: {
  list: RequirementList;
  project: Project;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const open = list.reviews.find((review) => review.state === "open") ?? null;
  const [seen, setSeen] = useState({ review: open, version: list.version, changes: list.changes });
  const [refusing, setRefusing] = useState(false);
  const review = seen.review;
  if (!review) return null;
  const moved = open?.sha256 !== review.sha256;
  const act = async (name: "sign" | "refuse", reason?: string) => {
    await deeds.post(`/projects/${project.id}/requirements/actions/${name}`, {
      version: seen.version,
      sha256: review.sha256,
      ...(reason ? { reason } : {}),
    });
    toast({ text: t(name === "sign" ? "requirements.signed_now" : "requirements.refused_now") });
    onClose();
  };
  return (
    <Dialog title={t("requirements.sign_title", { version: review.list_version })} onClose={onClose} wide>
      <Form
        explain={(error) =>
          error.detail === "other_hash" ? t("requirements.sign_moved") : refusal(t, error)
        }
        onSubmit={(values) => (refusing ? act("refuse", values.text("reason")) : act("sign"))}
      >
        <p className="text-ink-2">
          {t(seen.changes.length > 0 ? "requirements.sign_change_text" : "requirements.sign_text")}
        </p>
        <div className="bundle-frozen">
          {seen.changes.length > 0 ? (
            <DeltaLines changes={seen.changes} />
          ) : (
            <Whole list={list} project={project} number={review.number} />
          )}
          <p className="mt-4 text-s text-ink-3">
            <Msg
              id="projects.frozen_as"
              values={{ hash: <code title={review.sha256}>{shortHash(review.sha256)}</code> }}
            />
          </p>
        </div>
        {refusing ? (
          <TextArea
            name="reason"
            label={t("requirements.refuse_reason")}
            required
            rows={3}
            maxLength={4000}
            autoFocus
          />
        ) : null}
        {moved ? (
          <div role="alert" className="notice notice-bad">
            <span className="min-w-0 flex-1">{t("requirements.sign_moved")}</span>
            {open ? (
              <Button
                small
                onClick={() => setSeen({ review: open, version: list.version, changes: list.changes })}
              >
                {t("projects.look_again")}
              </Button>
            ) : null}
          </div>
        ) : (
          <>
            {may(list, "refuse") && !refusing ? (
              <Button tone="link" className="self-start" onClick={() => setRefusing(true)}>
                {t("requirements.refuse_instead")}
              </Button>
            ) : null}
            <FormActions
              submit={t(refusing ? "requirements.refuse_submit" : "requirements.sign_submit")}
              danger={refusing}
              onCancel={onClose}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
