/** A chart with its title, and the same figures as a table behind one button. */
import { type ReactNode, useState } from "react";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { ChartIcon, TableIcon } from "~/ui/icons";

export function Figure({
  title,
  note,
  table,
  children,
}: {
  title: string;
  note?: ReactNode;
  /** Heads of the columns, and rows of cells. */
  table: { heads: readonly string[]; rows: readonly (readonly string[])[] };
  children: ReactNode;
}) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="card">
      <figcaption className="mb-3 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="text-l font-semibold">{title}</h3>
          {note ? <p className="text-s text-ink-3">{note}</p> : null}
        </div>
        <IconButton
          small
          label={asTable ? t("ui.show_chart") : t("ui.show_table")}
          icon={
            asTable ? <ChartIcon size={15} aria-hidden="true" /> : <TableIcon size={15} aria-hidden="true" />
          }
          onClick={() => setAsTable(!asTable)}
        />
      </figcaption>
      {asTable ? <Rows title={title} {...table} /> : children}
    </figure>
  );
}

function Rows({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={title}>
      <table className="rows" aria-label={title}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index > 0 ? "numeric" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join(" ")}>
              {cells.map((cell, index) => (
                <td key={heads[index]} className={index > 0 ? "numeric" : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
