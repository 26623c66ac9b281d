/** Where opinions part, by option and criterion: each cell says it in words and figures, the shade only helps the eye. */
import type { CSSProperties } from "react";
import type { Disagreement } from "~/api/types-decisions";
import { useLocale, useT } from "~/i18n";
import { edges } from "~/lib/edges";
import { figure, measured } from "../words";
import { Figure } from "./Figure";
import type { Shown } from "./Results";

const SHADES = { agreed: "0%", close: "12%", apart: "30%", far: "60%" };

/** How far apart, in words: the share of the scale that lies between opinions. */
export function degree(share: number): "agreed" | "close" | "apart" | "far" {
  if (share < 0.05) return "agreed";
  if (share < 0.2) return "close";
  return share < 0.4 ? "apart" : "far";
}

export function HeatMap({ board, results }: Shown) {
  const t = useT();
  const locale = useLocale();
  const cell = (option: string, criterion: string) =>
    results.disagreement.find((one) => one.option_id === option && one.criterion_id === criterion);
  const title = (list: readonly { id: string; title: string }[], id: string) =>
    list.find((each) => each.id === id)?.title ?? "";
  const part = (one: Disagreement) =>
    results.options
      .find((each) => each.option_id === one.option_id)
      ?.parts.find((each) => each.criterion_id === one.criterion_id);
  const side = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : measured(locale, value);
  return (
    <Figure
      title={t("decisions.disagreement")}
      note={t("decisions.disagreement_note")}
      table={{
        heads: [
          t("decisions.option"),
          t("decisions.criterion"),
          t("decisions.vendor_mean"),
          t("decisions.customer_mean"),
          t("decisions.deviation"),
        ],
        rows: results.disagreement.map((one) => [
          title(board.options, one.option_id),
          title(board.criteria, one.criterion_id),
          side(part(one)?.vendor),
          side(part(one)?.customer),
          figure(locale, one.deviation),
        ]),
      }}
    >
      <section
        ref={edges}
        className="board-heat overflow-x-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        aria-label={t("decisions.disagreement")}
      >
        <table className="board-grid">
          <thead>
            <tr>
              <th scope="col">{t("decisions.criterion")}</th>
              {board.options.map((option) => (
                <th key={option.id} scope="col">
                  {option.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">{criterion.title}</th>
                {board.options.map((option) => {
                  const one = cell(option.id, criterion.id);
                  if (!one) return <td key={option.id}>–</td>;
                  const how = degree(one.share);
                  return (
                    <td key={option.id} data-degree={how} style={{ "--apart": SHADES[how] } as CSSProperties}>
                      <b className="block font-medium">{t(`decisions.degree_${how}`)}</b>
                      <small>
                        {t("decisions.sides_say", {
                          vendor: side(part(one)?.vendor),
                          customer: side(part(one)?.customer),
                        })}
                      </small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
