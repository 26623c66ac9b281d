/** Who of both firms is to come, or came. */
import type { Meeting } from "~/api/types-meetings";
import type { OrgRef, Side } from "~/api/types";
import { sideName } from "~/features/settle/Sides";
import { useT } from "~/i18n";
import { Avatar, Time } from "~/ui/bits";

const SIDES: readonly Side[] = ["customer", "vendor"];

export function People({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const held = meeting.people.some((each) => each.attended !== null);
  const own: readonly Side[] = meeting.side === "customer" ? SIDES : [...SIDES].reverse();
  return (
    <aside className="meeting-rail" aria-label={t(held ? "meetings.came" : "meetings.invited")}>
      <h2>{t(held ? "meetings.came" : "meetings.invited")}</h2>
      {own.map((side) => (
        <Group key={side} meeting={meeting} side={side} />
      ))}
      {meeting.created_by ? (
        <p className="text-xs text-ink-3">
          {t("meetings.planned_by", { name: meeting.created_by.name })} ·{" "}
          <Time at={meeting.created_at} as="date" />
        </p>
      ) : null}
    </aside>
  );
}

function Group({ meeting, side }: { meeting: Meeting; side: Side }) {
  const t = useT();
  const org: OrgRef = side === "customer" ? meeting.customer : meeting.vendor;
  const people = meeting.people.filter((each) => each.person.organisation.id === org.id);
  return (
    <section>
      <h3>{sideName(meeting, side)}</h3>
      {people.length === 0 ? <p className="text-s text-ink-3">{t("meetings.nobody_named")}</p> : null}
      <ul>
        {people.map(({ person, attended }) => (
          <li key={person.membership_id} className="who">
            <Avatar name={person.name} them={side !== meeting.side} />
            <span className="min-w-0">
              {person.name}
              <small>{attended === false ? t("meetings.was_absent") : person.title}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
