/** Gives the position of the own organisation on exactly what is shown. Its hash goes along. */
import { useState } from "react";
import type { Decision } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import type { PositionName } from "./Positions";
import { refusal } from "./words";

const LABELS = {
  agree: "decisions.word",
  agree_with_reservation: "decisions.reservation",
  disagree: "decisions.why",
  abstain: "decisions.word",
} as const;

export default function PositionDialog({
  project,
  decision,
  position,
  onClose,
}: {
  project: Project;
  decision: Decision;
  position: PositionName;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [seen, setSeen] = useState(decision);
  const moved = seen.sha256 !== decision.sha256 || decision.status !== "proposed";
  const needsText = position === "disagree" || position === "agree_with_reservation";
  return (
    <Dialog title={t(`decisions.give_${position}_title`, { key: decision.key })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/decisions/${decision.id}/actions/${position}`, {
            version: seen.version,
            sha256: seen.sha256,
            text: values.optional("text") ?? null,
          });
          toast({ text: t("decisions.given_now") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t(`decisions.give_${position}_text`)}</p>
        <div className="bundle-frozen">
          <b className="font-medium">
            {seen.key} {seen.title}
          </b>
          <div className="prose mt-2" dangerouslySetInnerHTML={serverHtml(seen.outcome_html)} />
        </div>
        {moved ? (
          <div role="alert" className="notice notice-bad">
            <span className="min-w-0 flex-1">{t("decisions.moved")}</span>
            {decision.status === "proposed" ? (
              <Button small onClick={() => setSeen(decision)}>
                {t("projects.look_again")}
              </Button>
            ) : null}
          </div>
        ) : null}
        <TextArea
          name="text"
          label={t(LABELS[position])}
          required={needsText}
          optional={!needsText}
          autoFocus={needsText}
          rows={needsText ? 4 : 2}
          maxLength={5000}
        />
        <FormActions
          submit={t(`decisions.give_${position}_submit`)}
          danger={position === "disagree"}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
