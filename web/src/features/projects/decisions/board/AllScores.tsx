/** Who gave what, for whoever may see it. */
import type { DecisionBoard } from "~/api/types-decisions";
import { useLocale, useT } from "~/i18n";
import { shortName } from "../../words";
import { measured } from "../words";

export function AllScores({ board }: { board: DecisionBoard }) {
  const t = useT();
  const locale = useLocale();
  const scores = board.scores ?? [];
  const voices = board.deciders.filter((each) => each.handed_in_at);
  const value = (member: string, option: string, criterion: string) =>
    scores.find(
      (one) => one.membership_id === member && one.option_id === option && one.criterion_id === criterion,
    )?.value;
  return (
    <details className="card">
      <summary className="font-semibold">{t("decisions.all_scores")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={t("decisions.all_scores")}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t("decisions.criterion")}</th>
              <th scope="col">{t("decisions.option")}</th>
              {voices.map(({ person }) => (
                <th key={person.membership_id} scope="col" className="numeric">
                  {person.name} <small>{shortName(person.organisation.name)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.criteria.flatMap((criterion) =>
              board.options.map((option) => (
                <tr key={`${criterion.id} ${option.id}`}>
                  <td>{criterion.title}</td>
                  <td>{option.title}</td>
                  {voices.map(({ person }) => {
                    const given = value(person.membership_id, option.id, criterion.id);
                    return (
                      <td key={person.membership_id} className="numeric">
                        {given === undefined ? "–" : measured(locale, given)}
                      </td>
                    );
                  })}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </details>
  );
}
