/** What a figure is made of, row by row. */
import { useQuery } from "@tanstack/react-query";
import { casesQuery } from "~/api/queries/insights";
import { useActing } from "~/api/queries/me";
import type { Insight, InsightCase } from "~/api/types-insights";
import { useT } from "~/i18n";
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
  const query = useQuery(casesQuery(insight.name, params));
  const cells = useCells(insight.currency);
  const found = insight.rows.find((each) => each.key === row);
  const first = insight.columns[0];
  const of = found && first ? cells.text(first, found.cells[0]) : null;
  return (
    <Drawer title={of ?? t(`insights.name_${insight.name}`)} onClose={onClose}>
      <div className="px-5 pb-6">
        {query.isPending ? <Loading lines={6} /> : null}
        {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.data ? (
          <>
            <p className="mb-3 text-s text-ink-3">
              {query.data.n > query.data.items.length
                ? t("insights.some_of", { shown: query.data.items.length, count: query.data.n })
                : t("insights.all_of", { count: query.data.n })}
            </p>
            <ul className="insight-cases">
              {query.data.items.map((each, index) => (
                <Row
                  key={`${each.record_id ?? each.relationship_id} ${index}`}
                  one={each}
                  currency={query.data.currency}
                />
              ))}
            </ul>
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
