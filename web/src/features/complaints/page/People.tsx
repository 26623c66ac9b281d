/** Who looks after a complaint on both sides, and who of our side follows it besides. */
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint, PersonRef } from "~/api/types";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Avatar } from "~/ui/bits";
import { CloseIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { isOver } from "./turn";

const AddPersonDialog = lazy(() => import("./AddPersonDialog"));
const AssignDialog = lazy(() => import("./AssignDialog"));

export function People({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const can = useCan();
  const own = useActing().organisation.id;
  const remove = useRemove(complaint);
  const { side, owners } = complaint;
  const other = side === "customer" ? "vendor" : "customer";
  const [open, setOpen] = useState<"assign" | "add" | null>(null);
  const close = () => setOpen(null);
  const mayChange = can("write") && !isOver(complaint);
  const mayAssign = can("assign") && complaint.actions.some((each) => each.name === "assign" && each.allowed);
  const ownerIds = [owners.customer?.membership_id, owners.vendor?.membership_id];
  const rest = complaint.people.filter((person) => !ownerIds.includes(person.membership_id));
  return (
    <section>
      <h2>{t("complaints.people")}</h2>
      <ul>
        <Who person={owners[side]} note={t("complaints.your_owner")} />
        <Who person={owners[other]} note={t("complaints.their_owner")} />
        {rest.map((person) => (
          <Who
            key={person.membership_id}
            person={person}
            note={person.title ?? ""}
            onRemove={mayChange && person.organisation.id === own ? () => remove(person) : undefined}
          />
        ))}
      </ul>
      {mayChange ? (
        <div className="mt-1 flex flex-wrap gap-x-4">
          {mayAssign ? (
            <Button tone="link" onClick={() => setOpen("assign")}>
              {t(owners[side] ? "complaints.change_owner" : "complaints.set_owner")}
            </Button>
          ) : null}
          <Button tone="link" onClick={() => setOpen("add")}>
            {t("complaints.add_person")}
          </Button>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {open === "assign" ? <AssignDialog complaint={complaint} onClose={close} /> : null}
        {open === "add" ? <AddPersonDialog complaint={complaint} onClose={close} /> : null}
      </Suspense>
    </section>
  );
}

/** Takes a colleague out at once and offers to bring them back. */
function useRemove(complaint: Complaint): (person: PersonRef) => void {
  const t = useT();
  const client = useQueryClient();
  const path = `/complaints/${complaint.id}/participants`;
  const show = (people: (people: PersonRef[]) => PersonRef[]) =>
    client.setQueryData<Complaint>(keys.complaint(complaint.id), (now) =>
      now ? { ...now, people: people(now.people) } : now,
    );
  const run = (work: Promise<unknown>) =>
    work
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => client.invalidateQueries({ queryKey: keys.complaint(complaint.id) }));

  return (person) => {
    const others = (people: PersonRef[]) =>
      people.filter((each) => each.membership_id !== person.membership_id);
    show(others);
    void run(
      api.delete(`${path}/${person.membership_id}`).then(() =>
        toast({
          text: t("complaints.person_removed", { name: person.name }),
          action: {
            label: t("common.undo"),
            run: () => {
              show((people) => [...others(people), person]);
              void run(api.post(path, { membership_id: person.membership_id }));
            },
          },
        }),
      ),
    );
  };
}

function Who({ person, note, onRemove }: { person: PersonRef | null; note: string; onRemove?: () => void }) {
  const t = useT();
  const own = useActing().organisation.id;
  return (
    <li className="who">
      {person ? (
        <>
          <Avatar name={person.name} them={person.organisation.id !== own} />
          <span className="min-w-0 flex-1 leading-tight" title={person.organisation.name}>
            {person.name}
            <small>{note}</small>
          </span>
        </>
      ) : (
        <>
          <span
            className="avatar border border-dashed border-line-strong bg-transparent"
            aria-hidden="true"
          />
          <span className="flex-1 leading-tight text-ink-3">
            {t("complaints.nobody_yet")}
            <small>{note}</small>
          </span>
        </>
      )}
      {person && onRemove ? (
        <IconButton
          small
          label={t("complaints.remove_person", { name: person.name })}
          icon={<CloseIcon size={13} aria-hidden="true" />}
          onClick={onRemove}
        />
      ) : null}
    </li>
  );
}
