import type { Idea, IdeaAudience } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { AudienceFields, reachBody, useReach } from "./AudienceFields";
import { useAct } from "./useMove";
import { AUDIENCES, refusal } from "./words";

export function ShareDialog({ idea, onClose }: { idea: Idea; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const at = AUDIENCES.indexOf(idea.audience);
  const wider: IdeaAudience[] = AUDIENCES.filter(
    (each, index) => index > at || (each === "named" && idea.audience === "named"),
  );
  const [reach, setReach] = useReach(wider[0] ?? "all_customers");
  const title = t("ideas.dialog_share", { number: idea.number });
  const customer = idea.side === "customer";
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async () => {
          await act(idea, "share", customer ? { audience: "relationship" } : reachBody(reach));
          onClose();
        }}
      >
        {customer ? (
          <p>{t("ideas.share_relationship_customer", { org: idea.vendor.name })}</p>
        ) : (
          <AudienceFields
            reach={reach}
            onChange={setReach}
            among={wider}
            without={new Set(idea.shown_to.map((each) => each.id))}
          />
        )}
        <p className="text-s text-ink-3">{t("ideas.share_grows")}</p>
        <FormActions submit={t("ideas.submit_share")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
