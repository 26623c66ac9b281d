/** What a vendor keeps about a customer as a firm, and who looks after it. */
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { renewCustomers } from "~/api/queries/customers";
import { useActing } from "~/api/queries/me";
import type { AccountDetails } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Avatar, Card } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { toast } from "~/ui/toast";

const EditAccount = lazy(() => import("./EditAccount"));
const JoinTeam = lazy(() => import("./JoinTeam"));

export function Facts({ account, manages }: { account: AccountDetails; manages: boolean }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const [editing, setEditing] = useState(false);
  const firm = (one: { relationship_id: string; name: string }) => (
    <Link key={one.relationship_id} to="/o/$org/partners/$id" params={{ org, id: one.relationship_id }}>
      {one.name}
    </Link>
  );
  const rows: [string, string | null][] = [
    [t("customers.legal_name"), account.legal_name],
    [t("customers.tax_id"), account.tax_id],
    [t("customers.legal_address"), account.legal_address],
    [t("partners.number"), account.customer_number],
    [t("partners.tier"), account.tier],
  ];
  return (
    <Card
      title={t("partners.details")}
      actions={
        manages ? (
          <Button small onClick={() => setEditing(true)}>
            {t("partners.edit")}
          </Button>
        ) : null
      }
    >
      <dl className="customer-facts">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{value ?? "—"}</dd>
          </div>
        ))}
        {account.parent ? (
          <div className="contents">
            <dt>{t("customers.parent")}</dt>
            <dd>{firm(account.parent)}</dd>
          </div>
        ) : null}
        {account.children.length > 0 ? (
          <div className="contents">
            <dt>{t("customers.children")}</dt>
            <dd className="flex flex-col gap-1">{account.children.map(firm)}</dd>
          </div>
        ) : null}
      </dl>
      {account.note ? (
        <p className="mt-3 whitespace-pre-line text-s text-ink-2">
          <span className="text-ink-3">{t("customers.account_note")}:</span> {account.note}
        </p>
      ) : null}
      <Suspense fallback={null}>
        {editing ? <EditAccount account={account} onClose={() => setEditing(false)} /> : null}
      </Suspense>
    </Card>
  );
}

export function Team({ account, manages }: { account: AccountDetails; manages: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const [joining, setJoining] = useState(false);
  const now = account.team.filter((member) => member.until === null);
  const path = `/accounts/${account.id}/team`;
  const leave = async ({ person, role }: (typeof now)[number]) => {
    try {
      await api.delete(`${path}/${person.membership_id}`);
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
      return;
    }
    await renewCustomers(client);
    const back = () =>
      void api.post(path, { membership_id: person.membership_id, role }).then(() => renewCustomers(client));
    toast({
      text: t("customers.left_team", { name: person.name }),
      action: { label: t("customers.undo"), run: back },
    });
  };
  return (
    <Card
      title={t("customers.team")}
      actions={
        manages ? (
          <Button small onClick={() => setJoining(true)}>
            {t("customers.join_team")}
          </Button>
        ) : null
      }
    >
      {now.length === 0 ? <p className="text-s text-ink-2">{t("customers.team_none")}</p> : null}
      <ul className="contact-list">
        {now.map((member) => (
          <li key={`${member.role} ${member.person.membership_id}`}>
            <Avatar name={member.person.name} />
            <span className="min-w-0 flex-1">
              {member.person.name}
              <small className="block text-ink-2">{t(`customers.team_${member.role}`)}</small>
            </span>
            {manages && member.role !== "owner" ? (
              <Button small onClick={() => void leave(member)}>
                {t("customers.remove")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {joining ? <JoinTeam account={account} onClose={() => setJoining(false)} /> : null}
      </Suspense>
    </Card>
  );
}
