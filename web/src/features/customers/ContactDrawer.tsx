/** A contact: how they are reached and whether they want to be, what they are and were, the card to take away. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { API, api } from "~/api/client";
import { errorText } from "~/api/errors";
import { contactQuery, renewCustomers } from "~/api/queries/customers";
import type { AccountPerson, Contact, ContactPoint, ContactRole, PointKind } from "~/api/types-customers";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Pill } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { toast } from "~/ui/toast";
import { AddPoint, Consents, EditContact, NewRole } from "./contact-forms";
import { Parts } from "./PeopleCard";

interface Props {
  id: string;
  account: { id: string; name: string };
  people: readonly AccountPerson[];
  mayWrite: boolean;
  onClose: () => void;
}

type Open = "edit" | "role" | "point" | "consent" | null;

export default function ContactDrawer({ id, account, people, mayWrite, onClose }: Props) {
  const t = useT();
  const query = useQuery(contactQuery(id));
  const [open, setOpen] = useState<Open>(null);
  const contact = query.data;
  const done = () => setOpen(null);
  return (
    <Drawer title={contact?.name ?? t("customers.contact")} onClose={onClose}>
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {contact ? (
        <div className="contact-card">
          <div className="mb-4 flex flex-wrap gap-2">
            {mayWrite ? (
              <Button small onClick={() => setOpen("edit")}>
                {t("partners.edit")}
              </Button>
            ) : null}
            <a
              href={`${API}/contacts/${contact.id}.vcf`}
              download={`${contact.name}.vcf`}
              className="btn btn-small"
            >
              {t("customers.card")}
            </a>
            {mayWrite ? <Archive contact={contact} onDone={onClose} /> : null}
          </div>
          {contact.note ? <p className="mb-4 text-s text-ink-2">{contact.note}</p> : null}
          <Points contact={contact} onAdd={mayWrite ? () => setOpen("point") : null} />
          <Wishes contact={contact} onSay={mayWrite ? () => setOpen("consent") : null} />
          <Roles contact={contact} onChange={mayWrite ? () => setOpen("role") : null} />
          {open === "edit" ? <EditContact contact={contact} onClose={done} /> : null}
          {open === "point" ? <AddPoint contact={contact} onClose={done} /> : null}
          {open === "consent" ? <Consents contact={contact} onClose={done} /> : null}
          {open === "role" ? (
            <NewRole contact={contact} account={account} people={people} onClose={done} />
          ) : null}
        </div>
      ) : null}
    </Drawer>
  );
}

/** Sends it, says what went wrong, and lets it be undone. */
function useDeed() {
  const t = useT();
  const client = useQueryClient();
  return async (run: () => Promise<unknown>, said: string, undo: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
      return;
    }
    await renewCustomers(client);
    const back = () => void undo().then(() => renewCustomers(client));
    toast({ text: said, action: { label: t("customers.undo"), run: back } });
  };
}

function Archive({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const t = useT();
  const act = useDeed();
  const path = `/contacts/${contact.id}`;
  return (
    <Button
      small
      onClick={() => {
        onDone();
        void act(
          () => api.patch(path, { archived: true }, contact.version),
          t("customers.archived", { name: contact.name }),
          () => api.patch(path, { archived: false }, contact.version + 1),
        );
      }}
    >
      {t("customers.archive")}
    </Button>
  );
}

function href({ kind, norm, value }: ContactPoint): string | undefined {
  if (kind === "email") return `mailto:${norm ?? value}`;
  return kind === "phone" && norm ? `tel:${norm}` : undefined;
}

function Points({ contact, onAdd }: { contact: Contact; onAdd: (() => void) | null }) {
  const t = useT();
  const act = useDeed();
  const path = `/contacts/${contact.id}/points`;
  const remove = ({ id, kind, label, value, is_primary }: ContactPoint) =>
    act(
      () => api.delete(`${path}/${id}`),
      t("customers.point_ended", { value }),
      () => api.post(path, { kind, label, value, is_primary }),
    );
  return (
    <section>
      <h3>{t("customers.points")}</h3>
      {contact.points.length === 0 ? <p className="text-s text-ink-2">{t("customers.points_none")}</p> : null}
      <ul className="contact-rows">
        {contact.points.map((point) => (
          <li key={point.id}>
            <span className="min-w-0">
              {href(point) ? <a href={href(point)}>{point.value}</a> : point.value}
              <small className="block text-ink-3">
                {[t(`customers.point_${point.kind}`), point.label].filter(Boolean).join(" · ")}
              </small>
            </span>
            {onAdd ? (
              <Button small onClick={() => void remove(point)}>
                {t("customers.remove")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onAdd ? (
        <Button small className="mt-2" onClick={onAdd}>
          {t("customers.add_point")}
        </Button>
      ) : null}
    </section>
  );
}

function Wishes({ contact, onSay }: { contact: Contact; onSay: (() => void) | null }) {
  const t = useT();
  const format = useFormat();
  const channels = [...new Set<PointKind>(contact.consents.map((consent) => consent.channel))];
  return (
    <section>
      <h3>{t("customers.consents")}</h3>
      {channels.length === 0 ? <p className="text-s text-ink-2">{t("customers.consents_none")}</p> : null}
      <ul className="contact-rows">
        {contact.consents.map((consent) => (
          <li key={consent.channel}>
            <span>
              {t(`customers.point_${consent.channel}`)}
              <small className="block text-ink-3">
                {[format.day(consent.said_on), consent.source].filter(Boolean).join(" · ")}
              </small>
            </span>
            <Pill tone={consent.state === "given" ? "good" : "bad"}>
              {t(`customers.consent_${consent.state}`)}
            </Pill>
          </li>
        ))}
      </ul>
      {onSay ? (
        <Button small className="mt-2" onClick={onSay}>
          {t("customers.add_consent")}
        </Button>
      ) : null}
    </section>
  );
}

function Roles({ contact, onChange }: { contact: Contact; onChange: (() => void) | null }) {
  const t = useT();
  const format = useFormat();
  const act = useDeed();
  const path = (role: ContactRole) => `/contacts/${contact.id}/roles/${role.id}`;
  const today = new Intl.DateTimeFormat("en-CA").format(new Date());
  const end = (role: ContactRole) =>
    act(
      () => api.patch(path(role), { valid_to: today }),
      t("customers.role_ended", { name: contact.name, account: role.account.name }),
      () => api.patch(path(role), { valid_to: null }),
    );
  const days = ({ valid_from, valid_to }: ContactRole) => {
    const from = valid_from ? format.day(valid_from) : null;
    if (valid_to) return t("customers.until", { from: from ?? "…", until: format.day(valid_to) });
    return from ? t("customers.from", { from }) : null;
  };
  return (
    <section>
      <h3>{t("customers.roles")}</h3>
      <ul className="contact-rows">
        {contact.roles.map((role) => (
          <li key={role.id} className={role.valid_to ? "text-ink-2" : undefined}>
            <span className="min-w-0">
              {[role.title, role.account.name].filter(Boolean).join(", ")}
              <small className="block text-ink-3">
                {[days(role), role.reports_to ? t("customers.under", { name: role.reports_to.name }) : null]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <Parts parts={role.buying_roles} />
            </span>
            {onChange && !role.valid_to ? (
              <Button small onClick={() => void end(role)}>
                {t("customers.end_role")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onChange ? (
        <Button small className="mt-2" onClick={onChange}>
          {t("customers.change_role")}
        </Button>
      ) : null}
    </section>
  );
}
