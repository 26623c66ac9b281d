/** Shares by two dimensions as a table whose cells are as dark as they are large. What rests on few is hatched. */
export interface HeatRow {
  id: string;
  label: string;
  size: string;
  few: boolean;
  cells: readonly { id: string; value: number | null; text: string; title: string }[];
}

export function HeatMap({
  title,
  corner,
  sizeLabel,
  heads,
  rows,
}: {
  title: string;
  corner: string;
  sizeLabel: string;
  heads: readonly string[];
  rows: readonly HeatRow[];
}) {
  return (
    <div className="heat">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            <th scope="col">{sizeLabel}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              <td>{row.size}</td>
              {row.cells.map((cell) => (
                <td
                  key={cell.id}
                  title={cell.title}
                  data-few={row.few ? "" : undefined}
                  style={row.few || cell.value === null ? undefined : shade(cell.value)}
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Never so dark that the text on it could not be read, on either ground. */
function shade(value: number): { background: string } {
  return { background: `color-mix(in oklab, var(--us) ${Math.round(5 + value * 50)}%, var(--surface))` };
}
