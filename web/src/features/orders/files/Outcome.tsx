/** What reading a file came to, or would come to: counts, and the rows that were not taken with their reasons. */
import { apiUrl } from "~/api/client";
import type { OrderUpload, UploadResult } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";

export function Outcome({ upload }: { upload: OrderUpload }) {
  const t = useT();
  const result = upload.result;
  if (!result) return null;
  if (upload.state === "failed") {
    const known = `orders.failure_${result.failure ?? ""}`;
    return (
      <Notice tone="bad">
        {t.has(known) ? t(known) : t("orders.failure", { why: result.failure ?? "" })}
      </Notice>
    );
  }
  const done = upload.state === "done";
  return (
    <section aria-labelledby="outcome" aria-live="polite" className="flex flex-col gap-3">
      <h3 id="outcome">{t(done ? "orders.outcome_done" : "orders.outcome_would")}</h3>
      <Counts upload={upload} result={result} />
      {result.rejected > 0 ? <Rejects upload={upload} result={result} /> : null}
    </section>
  );
}

function Counts({ upload, result }: { upload: OrderUpload; result: UploadResult }) {
  const t = useT();
  const orders = upload.kind === "orders";
  const counts: [string, number][] = [
    [t("orders.count_rows"), result.rows],
    [t(orders ? "orders.count_created" : "orders.count_created_products"), result.created],
    [t("orders.count_updated"), result.updated],
    [t("orders.count_unchanged"), result.unchanged],
    ...(orders
      ? ([
          [t("orders.count_customers"), result.customers],
          [t("orders.count_products"), result.products],
        ] as [string, number][])
      : []),
    [t("orders.count_rejected"), result.rejected],
  ];
  return (
    <dl className="order-facts">
      {counts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{t("orders.plain_count", { value })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rejects({ upload, result }: { upload: OrderUpload; result: UploadResult }) {
  const t = useT();
  const named = (code: string) => {
    const id = `orders.reject_${code}`;
    return t.has(id) ? t(id) : code;
  };
  return (
    <div className="flex flex-col gap-3">
      <ul className="reject-reasons">
        {result.reasons.map(({ code, count }) => (
          <li key={code}>
            <b className="font-medium">{t("orders.plain_count", { value: count })}</b> {named(code)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("orders.rejects_shown", { count: result.rejects.length })}</summary>
        <ul className="rejects">
          {result.rejects.map((reject) => (
            <li key={reject.line}>
              <p>
                {t("orders.reject_line", { line: reject.line })} {named(reject.code)}
              </p>
              <code>{reject.row}</code>
            </li>
          ))}
        </ul>
      </details>
      <a className="btn self-start" href={apiUrl(`/order-uploads/${upload.id}/rejects.csv`)} download>
        {t("orders.rejects_csv")}
      </a>
    </div>
  );
}
