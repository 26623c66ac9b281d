/** What a decision says, in the order in which it is read: why, between what, what, and then. */
import type { ReactNode } from "react";
import type { PersonRef } from "~/api/types";
import type { Decision } from "~/api/types-decisions";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { shortName } from "../words";

export function Paper({ decision }: { decision: Decision }) {
  const t = useT();
  const people = (["decision_makers", "consulted", "informed"] as const).filter(
    (part) => decision[part].length > 0,
  );
  return (
    <article className="card flex flex-col gap-6" aria-label={t("decisions.text_of", { key: decision.key })}>
      <Part title={t("decisions.field_context")} html={decision.context_html} />
      {decision.drivers.length > 0 ? (
        <Part title={t("decisions.field_drivers")}>
          <ul className="list-disc pl-5">
            {decision.drivers.map((driver) => (
              <li key={driver}>{driver}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      {decision.options.length > 0 ? (
        <Part title={t("decisions.field_options")}>
          <ol className="flex list-decimal flex-col gap-2 pl-5">
            {decision.options.map((option) => (
              <li key={option.title}>
                <h4 className="font-medium">{option.title}</h4>
                {option.note_html ? (
                  <div className="prose" dangerouslySetInnerHTML={serverHtml(option.note_html)} />
                ) : null}
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      <Part title={t("decisions.field_outcome")} html={decision.outcome_html} strong />
      <Part title={t("decisions.field_consequences")} html={decision.consequences_html} />
      <Part title={t("decisions.field_confirmation")} html={decision.confirmation_html} />
      {people.length > 0 ? (
        <dl className="decision-fit border-t border-line pt-4">
          {people.map((part) => (
            <div key={part}>
              <dt className="mb-1 text-s font-medium text-ink-3">{t(`decisions.field_${part}`)}</dt>
              <dd>
                <Names people={decision[part]} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </article>
  );
}

function Part({
  title,
  html,
  strong,
  children,
}: {
  title: string;
  html?: string;
  strong?: boolean;
  children?: ReactNode;
}) {
  if (html === "") return null;
  return (
    <section className={strong ? "bundle-frozen" : "max-w-[70ch]"}>
      <h3 className="mb-1 text-s font-medium text-ink-3">{title}</h3>
      {html ? <div className="prose" dangerouslySetInnerHTML={serverHtml(html)} /> : children}
    </section>
  );
}

function Names({ people }: { people: readonly PersonRef[] }) {
  return (
    <ul className="list-disc pl-5">
      {people.map((person) => (
        <li key={person.membership_id}>
          {person.name} <small>{shortName(person.organisation.name)}</small>
        </li>
      ))}
    </ul>
  );
}
