/** The first rows of a file as they are read, with what each column is taken for. */
import type { UploadField, UploadLook, UploadMap } from "~/api/types-orders";
import { useT } from "~/i18n";

export function FirstRows({ look, map }: { look: UploadLook; map: UploadMap }) {
  const t = useT();
  const taken = new Map<string, UploadField[]>();
  for (const [field, name] of Object.entries(map.columns)) {
    taken.set(name, [...(taken.get(name) ?? []), field as UploadField]);
  }
  return (
    <section aria-labelledby="first-rows">
      <h3 id="first-rows" className="mb-2">
        {t("orders.first_rows", { count: look.rows.length })}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keyboard too */}
      <div className="first-rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("orders.line_no")}</th>
              {look.names.map((name, at) => (
                <th key={at} scope="col" className={taken.has(name) ? "taken" : undefined}>
                  {name}
                  <span className="row-sub">
                    {(taken.get(name) ?? []).map((field) => t(`orders.field_${field}`)).join(", ") || "—"}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.rows.map((row) => (
              <tr key={row.line}>
                <td className="numeric">{row.line}</td>
                {row.cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {look.unreadable > 0 ? (
        <p className="mt-2 text-s text-ink-2">{t("orders.unreadable", { count: look.unreadable })}</p>
      ) : null}
    </section>
  );
}
