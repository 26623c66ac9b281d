/** How near each option is to the best of everything, by TOPSIS. */
import { useLocale, useT } from "~/i18n";
import { figure } from "../words";
import { Figure } from "./Figure";
import type { Shown } from "./Results";

export function Closeness({ board, results }: Shown) {
  const t = useT();
  const locale = useLocale();
  const rows = results.options.toSorted((a, b) => b.closeness - a.closeness);
  const title = (id: string) => board.options.find((option) => option.id === id)?.title ?? "";
  return (
    <Figure
      title={t("decisions.closeness")}
      note={t("decisions.closeness_note")}
      table={{
        heads: [
          t("decisions.option"),
          t("decisions.closeness_short"),
          t("decisions.place"),
          t("decisions.place_sum"),
        ],
        rows: rows.map((one) => [
          title(one.option_id),
          figure(locale, one.closeness, 3),
          String(one.closeness_rank),
          String(one.weighted_rank),
        ]),
      }}
    >
      <ul className="flex flex-col gap-3">
        {rows.map((one) => (
          <li key={one.option_id}>
            <span className="flex justify-between gap-3">
              {title(one.option_id)} <b className="font-semibold">{figure(locale, one.closeness, 3)}</b>
            </span>
            <span className="mt-1 flex bg-sunken" style={{ height: 22 }} aria-hidden="true">
              <span data-shade={0} style={{ width: `${one.closeness * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
