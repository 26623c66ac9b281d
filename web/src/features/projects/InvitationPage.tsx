/** What an organisation sees before it has joined: what for, who is in it, and what joining means. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { ProjectInvitation } from "~/api/types-projects";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { Notice, Time } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { useDeeds } from "./useDeed";
import { may, refusal } from "./words";

export default function InvitationPage({ invitation }: { invitation: ProjectInvitation }) {
  const t = useT();
  const acting = useActing();
  const client = useQueryClient();
  const deeds = useDeeds(invitation.id);
  const [declining, setDeclining] = useState(false);
  const path = `/projects/${invitation.id}/invitation`;
  const accept = async () => {
    await deeds.post(`${path}/accept`);
    await client.invalidateQueries({ queryKey: keys.project(invitation.id) });
  };
  return (
    <Page
      title={invitation.title}
      width="narrow"
      crumb={
        <>
          <Link to="/o/$org/projects" params={{ org: acting.organisation.slug }}>
            {t("projects.title")}
          </Link>
          {" / "}
          <span className="text-ink-2">{invitation.number}</span>
        </>
      }
    >
      <section className="card invitation">
        <p>
          {invitation.invited_by
            ? t("projects.invitation_from", {
                name: invitation.invited_by.name,
                org: invitation.invited_by.organisation.name,
                own: acting.organisation.name,
              })
            : t("projects.invitation", { own: acting.organisation.name })}{" "}
          <Time at={invitation.invited_at} className="text-ink-3" />
        </p>
        <div className="prose" dangerouslySetInnerHTML={serverHtml(invitation.purpose_html)} />
        <dl className="project-facts">
          <dt>{t("projects.in_it")}</dt>
          <dd>{invitation.parties.map((party) => party.name).join(", ")}</dd>
          <dt>{t("projects.you_join_as")}</dt>
          <dd>{t(`projects.side_${invitation.side}`)}</dd>
          <dt>{t("projects.laid_out_as")}</dt>
          <dd>{invitation.template}</dd>
        </dl>
        <Notice>
          {invitation.several && invitation.side === "customer"
            ? t("projects.joining_several")
            : t("projects.joining")}
        </Notice>
        {may(invitation, "accept") ? (
          <div className="flex flex-wrap gap-2">
            <Button
              tone="primary"
              pending={deeds.pending}
              onClick={() => deeds.click(accept, t("projects.joined"))}
            >
              {t("projects.accept")}
            </Button>
            <Button onClick={() => setDeclining(true)}>{t("projects.decline")}</Button>
          </div>
        ) : (
          <p className="text-s text-ink-2">{t("projects.ask_manager")}</p>
        )}
      </section>
      {declining ? <Decline path={path} id={invitation.id} onClose={() => setDeclining(false)} /> : null}
    </Page>
  );
}

function Decline({ path, id, onClose }: { path: string; id: string; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  return (
    <Dialog title={t("projects.decline_title")} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await api.post(
            `${path}/decline`,
            { reason: values.optional("reason") ?? null },
            { idempotencyKey: crypto.randomUUID() },
          );
          onClose();
          await navigate({ to: "/o/$org/projects", params: { org } });
          client.removeQueries({ queryKey: keys.project(id) });
          void client.invalidateQueries({ queryKey: keys.projects });
          toast({ text: t("projects.declined") });
        }}
      >
        <TextArea name="reason" label={t("projects.decline_reason")} optional rows={3} maxLength={4000} />
        <FormActions submit={t("projects.decline")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
