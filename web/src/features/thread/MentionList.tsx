/** People who may be mentioned in this lane, while a name is being typed after an `@`. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Lane, PersonRef } from "~/api/types";
import { useT } from "~/i18n";
import { Avatar } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { useThreadInfo } from "./context";

const MOST = 8;

export function useMentionable(lane: Lane, typed: string | null): PersonRef[] {
  const { complaint, membershipId } = useThreadInfo();
  const query = useQuery({
    queryKey: [...keys.people, "mention", complaint.id, lane, typed],
    queryFn: ({ signal }) =>
      api.get<{ items: PersonRef[] }>("/people", { q: typed, record_id: complaint.id, lane }, signal),
    enabled: typed !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (typed === null) return [];
  const others = (query.data?.items ?? []).filter((person) => person.membership_id !== membershipId);
  return namedFirst(others, typed).slice(0, MOST);
}

/** A name that begins so comes before one that only contains it: "An" means Anna before Lang. */
function namedFirst(people: readonly PersonRef[], typed: string): PersonRef[] {
  const start = typed.toLocaleLowerCase();
  const begins = (person: PersonRef) =>
    [person.name, ...person.name.split(" ")].some((part) => part.toLocaleLowerCase().startsWith(start));
  return [...people].sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

export function MentionList({
  id,
  people,
  active,
  onChoose,
}: {
  id: string;
  people: readonly PersonRef[];
  active: number;
  onChoose: (person: PersonRef) => void;
}) {
  const t = useT();
  const { own } = useThreadInfo();
  return (
    <div id={id} role="listbox" aria-label={t("thread.mention_list")} className="mention-list">
      {people.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and has the keys
        <div
          key={person.membership_id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={cx("menu-item", index === active && "bg-sunken")}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <Avatar name={person.name} them={person.organisation.id !== own.id} />
          <span className="min-w-0">
            <span className="block truncate">{person.name}</span>
            <small className="block truncate">
              {[person.organisation.name, person.title].filter(Boolean).join(" · ")}
            </small>
          </span>
        </div>
      ))}
    </div>
  );
}
