/** What somebody at a customer answered in a survey that names who answers. */
import { useActing } from "~/api/queries/me";
import type { SurveyAnswered } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Card, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";

export function Answered({ item }: { item: SurveyAnswered }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <span>
      <Link to="/o/$org/surveys/$id" params={{ org, id: item.survey_id }}>
        {item.title}
      </Link>
      {item.answers.length > 0 ? (
        <dl className="answered-lines">
          {item.answers.map((each, at) => (
            <div key={at}>
              <dt>{each.question}</dt>
              <dd>{each.text ?? t(each.yes ? "customers.answered_yes" : "customers.answered_no")}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <small className="block text-ink-3">
        {[t("customers.answered_survey", { number: item.number }), item.who].filter(Boolean).join(" · ")}
      </small>
    </span>
  );
}

/** The last of them, with the rest of what is known of a customer. */
export function AnsweredCard({ items }: { items: readonly SurveyAnswered[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <Card title={t("customers.answered")}>
      <ul className="timeline-list">
        {items.map((item) => (
          <li key={item.id}>
            <Time at={item.at} className="text-ink-3" />
            <Answered item={item} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
