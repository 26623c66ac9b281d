import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { invitationsQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { InvitationView } from "~/api/types";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { type Column, Table } from "~/ui/Table";

/** Invitations that are neither accepted nor revoked. Nothing is shown when there are none. */
export function Invitations() {
  const t = useT();
  const [run, pending] = useAction();
  const [revoking, setRevoking] = useState<InvitationView | null>(null);
  const query = useInfiniteQuery(invitationsQuery);
  const rows = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (invitation) => invitation.state === "open" || invitation.state === "expired",
  );
  if (rows.length === 0) return null;

  const columns: Column<InvitationView>[] = [
    {
      id: "email",
      header: t("people.email"),
      cell: (invitation) => (
        <>
          <span className="wrap-anywhere font-medium text-ink">{invitation.email}</span>
          <span className="row-sub">{invitation.organisation.name}</span>
        </>
      ),
    },
    { id: "role", header: t("people.role"), cell: (invitation) => t(`people.role_${invitation.role}`) },
    { id: "by", header: t("people.invited_by"), wideOnly: true, cell: (invitation) => invitation.invited_by },
    {
      id: "expires",
      header: t("people.expires"),
      cell: (invitation) =>
        invitation.state === "expired" ? (
          <Pill tone="bad">{t("people.expired")}</Pill>
        ) : (
          <Time at={invitation.expires_at} as="full" />
        ),
    },
    {
      id: "actions",
      header: t("common.more"),
      hiddenHeader: true,
      cell: (invitation) => (
        <div className="row-actions">
          <Button
            small
            pending={pending}
            onClick={() =>
              run(() => api.post(`/organisation/invitations/${invitation.id}/resend`), {
                stale: [keys.invitations],
                done: t("people.resent"),
              })
            }
          >
            {t("people.resend")}
          </Button>
          <Button small tone="quiet" onClick={() => setRevoking(invitation)}>
            {t("people.revoke")}
          </Button>
        </div>
      ),
    },
  ];

  return (
    <section className="mt-8">
      <h2 className="mb-2.5">
        {t("people.invitations")} <small className="ml-1">{rows.length}</small>
      </h2>
      <Table
        label={t("people.invitations")}
        columns={columns}
        rows={rows}
        rowKey={(invitation) => invitation.id}
      />
      {revoking ? (
        <Confirm
          danger
          title={t("people.revoke_title", { email: revoking.email })}
          action={t("people.revoke_action")}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await api.delete(`/organisation/invitations/${revoking.id}`);
            run(async () => {}, { stale: [keys.invitations], done: t("people.revoked") });
          }}
        >
          {t("people.revoke_text")}
        </Confirm>
      ) : null}
    </section>
  );
}
