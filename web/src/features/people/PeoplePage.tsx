import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing, useCan } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { PersonView } from "~/api/types";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Avatar, EmptyState, Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { ChangePerson, InvitePerson } from "./dialogs";
import { Invitations } from "./Invitations";

type Open = { kind: "invite" } | { kind: "change" | "suspend"; person: PersonView } | null;

export function PeoplePage() {
  const t = useT();
  const { organisation } = useActing();
  const manages = useCan()("manage_people");
  const [open, setOpen] = useState<Open>(null);
  const [run] = useAction();
  const close = () => setOpen(null);
  const people = useInfiniteQuery(peopleQuery);
  const setStatus = (person: PersonView, status: PersonView["status"]) =>
    api.patch(`/organisation/people/${person.membership_id}`, { status });

  const columns: Column<PersonView>[] = [
    {
      id: "name",
      header: t("people.name"),
      className: "md:w-[34%]",
      cell: (person) => (
        <span className="flex items-center gap-3">
          <Avatar name={person.name} />
          <span className="min-w-0">
            <span className="text-m font-medium text-ink">{person.name}</span>
            {person.you ? <span className="text-ink-3"> · {t("common.you")}</span> : null}
            <span className="row-sub wrap-anywhere">{person.email}</span>
          </span>
        </span>
      ),
    },
    { id: "role", header: t("people.role"), cell: (person) => t(`people.role_${person.role}`) },
    { id: "job", header: t("people.job"), cell: (person) => person.title },
    { id: "team", header: t("people.team"), wideOnly: true, cell: (person) => person.team },
    {
      id: "status",
      header: t("people.status"),
      cell: (person) =>
        person.status === "suspended" ? (
          <Pill tone="bad">{t("people.suspended")}</Pill>
        ) : (
          <span className="stack-hidden">{t("people.active")}</span>
        ),
    },
    {
      id: "seen",
      header: t("people.last_seen"),
      cell: (person) => (person.last_seen_at ? <Time at={person.last_seen_at} /> : t("people.never")),
    },
  ];
  if (manages) {
    columns.push({
      id: "actions",
      header: t("people.actions", { name: "" }).trim(),
      hiddenHeader: true,
      cell: (person) => (
        <div className="row-actions">
          <Menu
            label={t("people.actions", { name: person.name })}
            placement="bottom end"
            trigger={
              <IconButton
                small
                label={t("people.actions", { name: person.name })}
                icon={<MoreIcon size={16} aria-hidden="true" />}
              />
            }
            sections={[
              {
                id: "person",
                entries: [
                  { id: "change", label: t("people.change") },
                  person.status === "active"
                    ? { id: "suspend", label: t("people.suspend"), danger: true, disabled: person.you }
                    : { id: "resume", label: t("people.resume") },
                ],
              },
            ]}
            onAction={(id) => {
              if (id === "change" || id === "suspend") setOpen({ kind: id, person });
              if (id === "resume") {
                run(() => setStatus(person, "active"), {
                  stale: [keys.people],
                  done: t("people.resumed", { name: person.name }),
                });
              }
            }}
          />
        </div>
      ),
    });
  }

  return (
    <Page
      title={t("people.title")}
      lead={t("people.lead", { organisation: organisation.name })}
      actions={
        manages ? (
          <Button tone="primary" onClick={() => setOpen({ kind: "invite" })}>
            {t("people.invite")}
          </Button>
        ) : null
      }
    >
      <DataTable
        label={t("people.title")}
        columns={columns}
        query={people}
        rowKey={(person) => person.membership_id}
        empty={<EmptyState title={t("people.empty")}>{t("people.empty_text")}</EmptyState>}
      />
      {manages ? <Invitations /> : null}
      {open?.kind === "invite" ? <InvitePerson onClose={close} /> : null}
      {open?.kind === "change" ? <ChangePerson person={open.person} onClose={close} /> : null}
      {open?.kind === "suspend" ? (
        <Confirm
          danger
          title={t("people.suspend_title", { name: open.person.name })}
          action={t("people.suspend_action")}
          onClose={close}
          onConfirm={async () => {
            await setStatus(open.person, "suspended");
            run(async () => {}, {
              stale: [keys.people],
              done: t("people.suspended_done", { name: open.person.name }),
            });
          }}
        >
          {t("people.suspend_text")}
        </Confirm>
      ) : null}
    </Page>
  );
}
