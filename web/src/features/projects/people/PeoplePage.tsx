/** Who takes part: organisations, and their people with what they do here. */
import { lazy, Suspense, useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import type { Project, ProjectMember, ProjectParty } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Avatar, Card, Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { Menu } from "~/ui/Menu";
import { useProject } from "../context";
import { useDeeds } from "../useDeed";
import { may, word } from "../words";
import { DigestCard } from "./DigestCard";

const InviteDialog = lazy(() => import("./InviteDialog"));
const MemberDialog = lazy(() => import("./MemberDialog"));

const ORDER = ["accepted", "invited", "declined", "withdrawn", "left"] as const;

export function PeoplePage() {
  const t = useT();
  const project = useProject();
  const [inviting, setInviting] = useState(false);
  const parties = project.parties.toSorted(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      Number(b.side === "vendor") - Number(a.side === "vendor"),
  );
  return (
    <div className="flex flex-col gap-5">
      {project.several ? <p className="text-s text-ink-2">{t("projects.several_note")}</p> : null}
      {parties.map((party) => (
        <PartyCard key={party.organisation.id} project={project} party={party} />
      ))}
      <DigestCard project={project.id} />
      {may(project, "invite") ? (
        <div>
          <Button onClick={() => setInviting(true)}>{t("projects.invite_another")}</Button>
        </div>
      ) : null}
      {inviting ? (
        <Suspense fallback={null}>
          <InviteDialog project={project} onClose={() => setInviting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function PartyCard({ project, party }: { project: Project; party: ProjectParty }) {
  const t = useT();
  const own = useActing().organisation.id === party.organisation.id;
  const [open, setOpen] = useState<ProjectMember | "add" | null>(null);
  const members = project.members.filter((member) => member.person.organisation.id === party.organisation.id);
  const leads = own && may(project, "add_member");
  return (
    <Card
      title={party.organisation.name}
      note={t(`projects.side_${party.side}`)}
      actions={
        party.state === "accepted" ? (
          leads ? (
            <Button small onClick={() => setOpen("add")}>
              {t("projects.add_member")}
            </Button>
          ) : null
        ) : (
          <Asked project={project} party={party} />
        )
      }
    >
      {party.state === "accepted" ? (
        <ul className="members">
          {members.map((member) => (
            <MemberLine
              key={member.person.membership_id}
              project={project}
              member={member}
              leads={leads}
              onChange={() => setOpen(member)}
            />
          ))}
          {members.length === 0 ? <li className="text-ink-3">{t("projects.nobody_in_it")}</li> : null}
        </ul>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <MemberDialog
            project={project}
            {...(open === "add" ? {} : { member: open })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </Card>
  );
}

/** An organisation that is not in: asked, or gone. */
function Asked({ project, party }: { project: Project; party: ProjectParty }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const mayWithdraw = useCan()("write") && party.state === "invited" && may(project, "edit");
  const withdraw = () => deeds.remove(`/projects/${project.id}/parties/${party.organisation.id}`);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Pill>{word(t, "party", party.state)}</Pill>
      <Time at={party.answered_at ?? party.invited_at} className="text-s text-ink-3" />
      {mayWithdraw ? (
        <Button
          small
          pending={deeds.pending}
          onClick={() => deeds.click(withdraw, t("projects.invitation_taken_back"))}
        >
          {t("projects.withdraw_invitation")}
        </Button>
      ) : null}
    </span>
  );
}

function MemberLine({
  project,
  member,
  leads,
  onChange,
}: {
  project: Project;
  member: ProjectMember;
  leads: boolean;
  onChange: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [removing, setRemoving] = useState(false);
  const { person } = member;
  const own = useActing().organisation.id === person.organisation.id;
  return (
    <li>
      <Avatar name={person.name} them={!own} />
      <span className="min-w-0 flex-1 basis-40">
        {person.name}
        {person.title ? <small>{person.title}</small> : null}
      </span>
      <span className="ml-auto flex items-center gap-2">
        <Pill>{t(`projects.role_${member.role}`)}</Pill>
        {leads ? (
          <Menu
            label={t("projects.more_of", { title: person.name })}
            placement="bottom end"
            trigger={
              <Button small tone="quiet">
                {t("projects.more")}
              </Button>
            }
            sections={[
              {
                id: "member",
                entries: [
                  { id: "role", label: t("projects.change_role") },
                  { id: "remove", label: t("projects.remove_member"), danger: true },
                ],
              },
            ]}
            onAction={(id) => (id === "role" ? onChange() : setRemoving(true))}
          />
        ) : null}
      </span>
      {removing ? (
        <Confirm
          title={t("projects.remove_member_title", { name: person.name })}
          action={t("projects.remove_member")}
          danger
          onConfirm={() => deeds.remove(`/projects/${project.id}/members/${person.membership_id}`)}
          onClose={() => setRemoving(false)}
        >
          {t("projects.remove_member_text")}
        </Confirm>
      ) : null}
    </li>
  );
}
