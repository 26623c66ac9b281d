/** What a figure is made of, row by row. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { apiUrl } from "~/api/client";
import { casesQuery } from "~/api/queries/insights";
import { useActing, useCan } from "~/api/queries/me";
import type { Insight, InsightCase } from "~/api/types-insights";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { Link } from "~/ui/Link";
import { useCells } from "./cells";
import { type InsightSearch, paramsOf } from "./params";

interface Props {
  insight: Insight;
  search: InsightSearch;
  row: string;
  onClose: () => void;
}

export function Cases({ insight, search, row, onClose }: Props) {
  const t = useT();
  const params = { ...paramsOf(search), row: row === "all" ? null : row };
  const query = useInfiniteQuery(casesQuery(insight.name, params));
  const mayExport = useCan()("export");
  const cells = useCells(insight.currency);
  const pages = query.data?.pages ?? [];
  const last = pages[pages.length - 1];
  const items = pages.flatMap((page) => page.items);
  const found = insight.rows.find((each) => each.key === row);
  const first = insight.columns[0];
  const of = found && first ? cells.text(first, found.cells[0]) : null;
  return (
    <Drawer title={of ?? t(`insights.name_${insight.name}`)} onClose={onClose}>
      <div className="px-5 pb-6">
        {query.isPending ? <Loading lines={6} /> : null}
        {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {last ? (
          <>
            <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
              <p className="text-s text-ink-3">
                {last.n > items.length
                  ? t("insights.some_of", { shown: items.length, count: last.n })
                  : t("insights.all_of", { count: last.n })}
              </p>
              {mayExport && last.n > 0 ? (
                <a
                  className="btn btn-small"
                  href={apiUrl(`/insights/${insight.name}/rows.csv`, params)}
                  download
                >
                  {t("insights.rows_csv")}
                </a>
              ) : null}
            </div>
            <ul className="insight-cases">
              {items.map((each, index) => (
                <Row
                  key={`${each.record_id ?? each.relationship_id} ${index}`}
                  one={each}
                  currency={last.currency}
                />
              ))}
            </ul>
            {query.hasNextPage ? (
              <Button
                className="mt-3"
                pending={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("insights.more_rows")}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </Drawer>
  );
}

function Row({ one, currency }: { one: InsightCase; currency: string | null }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const cells = useCells(currency);
  return (
    <li>
      <p className="flex flex-wrap items-center gap-2">
        {one.record_id && one.number ? (
          <Link to="/o/$org/complaints/$id" params={{ org, id: one.record_id }}>
            {one.number} {one.title}
          </Link>
        ) : (
          <Link to="/o/$org/partners/$id" params={{ org, id: one.relationship_id }}>
            {one.customer}
          </Link>
        )}
        {one.word ? <Pill>{cells.text({ kind: "word", key: "case" }, one.word)}</Pill> : null}
      </p>
      <p className="row-sub insight-case-facts">
        {one.record_id ? <span>{one.customer}</span> : null}
        {one.at ? <Time at={one.at} /> : null}
        {one.days === null ? null : <span>{t("insights.days", { count: one.days })}</span>}
        {one.amount_minor === null ? null : <span>{cells.money(one.amount_minor)}</span>}
      </p>
    </li>
  );
}
