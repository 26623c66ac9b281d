/** How far each weight would have to move for another option to come first: the nearest first. */
import type { WeightFlip } from "~/api/types-decisions";
import { useLocale, useT } from "~/i18n";
import { figure } from "../words";
import { Figure } from "./Figure";
import type { Shown } from "./Results";

export function Sensitivity({ board, results }: Shown) {
  const t = useT();
  const locale = useLocale();
  const criterion = (id: string) => board.criteria.find((each) => each.id === id)?.title ?? "";
  const option = (id: string | null) => board.options.find((each) => each.id === id)?.title ?? "";
  const share = (value: number) => figure(locale, value, value % 1 === 0 ? 0 : 1);
  const sentence = (flip: WeightFlip) => {
    const values = { criterion: criterion(flip.criterion_id), from: share(flip.from) };
    if (flip.to === null) return t("decisions.no_flip", { criterion: values.criterion });
    if (Math.abs(flip.to - flip.from) < 0.05) {
      return t("decisions.flip_any", { criterion: values.criterion, winner: option(flip.winner) });
    }
    return t(flip.to < flip.from ? "decisions.flip_down" : "decisions.flip_up", {
      ...values,
      to: share(flip.to),
      winner: option(flip.winner),
    });
  };
  return (
    <Figure
      title={t("decisions.sensitivity")}
      note={t("decisions.sensitivity_note")}
      table={{
        heads: [
          t("decisions.criterion"),
          t("decisions.share_now"),
          t("decisions.share_flip"),
          t("decisions.then_first"),
        ],
        rows: results.sensitivity.map((flip) => [
          criterion(flip.criterion_id),
          `${share(flip.from)} %`,
          flip.to === null ? "–" : `${share(flip.to)} %`,
          flip.to === null ? "–" : option(flip.winner),
        ]),
      }}
    >
      <ul className="grid gap-4 md:grid-cols-2">
        {results.sensitivity.map((flip) => (
          <li key={flip.criterion_id}>
            <p>{sentence(flip)}</p>
            <Track flip={flip} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** From 0 to 100 per cent: where the weight is, where another one takes the lead, and the way between. */
function Track({ flip }: { flip: WeightFlip }) {
  const to = flip.to ?? flip.from;
  const [left, right] = [Math.min(flip.from, to), Math.max(flip.from, to)];
  return (
    <svg
      className="mt-1 block w-full"
      viewBox="0 0 200 12"
      height="12"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1="0" x2="200" y1="6" y2="6" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
      <rect x={left * 2} width={(right - left) * 2} y="4" height="4" fill="var(--them)" />
      <rect x={Math.min(flip.from * 2, 197)} width="3" y="0" height="12" fill="var(--us)" />
      {flip.to === null ? null : (
        <rect x={Math.min(to * 2, 198)} width="2" y="1" height="10" fill="var(--bad)" />
      )}
    </svg>
  );
}
