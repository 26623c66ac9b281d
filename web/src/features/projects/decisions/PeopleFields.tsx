/** Who decides, who was asked and who is told: people of the project. */
import type { Decision } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { shortName } from "../words";

const PARTS = ["decision_makers", "consulted", "informed"] as const;

export function PeopleFields({ project, decision }: { project: Project; decision: Decision | undefined }) {
  const t = useT();
  const named = (part: (typeof PARTS)[number]) => decision?.[part].map((each) => each.membership_id) ?? [];
  const members = project.members.map((member) => member.person);
  // Somebody who has left the project since stays named until taken out here.
  const gone = PARTS.flatMap((part) => decision?.[part] ?? []).filter(
    (person) => !members.some((each) => each.membership_id === person.membership_id),
  );
  const people = [...new Map([...members, ...gone].map((each) => [each.membership_id, each])).values()];
  if (people.length === 0) return null;
  return (
    <details open={PARTS.some((part) => named(part).length > 0)}>
      <summary className="mb-2 font-medium">{t("decisions.who")}</summary>
      <div className="decision-fit">
        {PARTS.map((part) => (
          <fieldset key={part}>
            <legend className="mb-1.5 font-medium">{t(`decisions.field_${part}`)}</legend>
            {people.map((person) => (
              <label key={person.membership_id} className="flex min-h-6 items-baseline gap-2 py-1">
                <input
                  type="checkbox"
                  name={part}
                  value={person.membership_id}
                  defaultChecked={named(part).includes(person.membership_id)}
                />
                <span>
                  {person.name} <small>{shortName(person.organisation.name)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
