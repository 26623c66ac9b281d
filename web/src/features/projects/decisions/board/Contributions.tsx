/** What each criterion adds to each option. Parts carry the number of their criterion, never colour alone. */
import { useLocale, useT } from "~/i18n";
import { figure } from "../words";
import { Figure } from "./Figure";
import type { Shown } from "./Results";

export function Contributions({ board, results }: Shown) {
  const t = useT();
  const locale = useLocale();
  const rows = board.options
    .map((option) => ({ option, result: results.options.find((one) => one.option_id === option.id) }))
    .toSorted((a, b) => (b.result?.weighted ?? 0) - (a.result?.weighted ?? 0));
  const points = (value: number) => figure(locale, value * 100);
  return (
    <Figure
      title={t("decisions.contributions")}
      note={t("decisions.contributions_note")}
      table={{
        heads: [t("decisions.option"), ...board.criteria.map((each) => each.title), t("decisions.sum")],
        rows: rows.map(({ option, result }) => [
          option.title,
          ...board.criteria.map((each) =>
            points(result?.parts.find((part) => part.criterion_id === each.id)?.contribution ?? 0),
          ),
          points(result?.weighted ?? 0),
        ]),
      }}
    >
      <ul className="flex flex-col gap-3">
        {rows.map(({ option, result }) => (
          <li key={option.id}>
            <span className="flex justify-between gap-3">
              {option.title} <b className="font-semibold">{points(result?.weighted ?? 0)}</b>
            </span>
            <span className="mt-1 flex gap-0.5 bg-sunken" style={{ height: 22 }} aria-hidden="true">
              {board.criteria.map((each, index) => {
                const part = result?.parts.find((one) => one.criterion_id === each.id);
                const share = (part?.contribution ?? 0) * 100;
                return (
                  <span key={each.id} data-shade={index % 4} style={{ width: `${share}%` }}>
                    {share > 5 ? index + 1 : ""}
                  </span>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      <ol className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-s text-ink-2">
        {board.criteria.map((each, index) => (
          <li key={each.id} className="flex items-center gap-1.5">
            <span data-shade={index % 4} aria-hidden="true">
              {index + 1}
            </span>
            {each.title}
          </li>
        ))}
      </ol>
    </Figure>
  );
}
