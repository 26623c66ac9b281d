/**
 * The table of the portal: columns, a link for each row, J and K to move, Enter to open, "Show more" for cursor lists.
 * On a phone each row becomes a card, with the first column as its title.
 */
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Page } from "~/api/types";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { Button } from "./Button";
import { ErrorState, Skeleton } from "./bits";
import { cx } from "./cx";

export interface Column<T> {
  id: string;
  /** Empty for a column of buttons; give `hiddenHeader` then. */
  header: string;
  hiddenHeader?: boolean;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
  className?: string;
  /** Share of the width, "24%". Give it to all columns or to none: then tables on one page line up. */
  width?: string;
}

interface TableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Makes the whole row clickable. The first cell must hold a link with class `row-title`. */
  linked?: boolean;
  /** A warm bar in front: unread, or waiting for you. */
  fresh?: (row: T) => boolean;
  /** Rows are being asked for: bars of their size. */
  loading?: boolean;
}

export function Table<T>({ label, columns, rows, rowKey, linked, fresh, loading }: TableProps<T>) {
  const t = useT();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<string | null>(null);

  const link = (key: string | null) =>
    key === null
      ? null
      : body.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"] .row-title`);
  const step = (by: number) => {
    const at = rows.findIndex((row) => rowKey(row) === current);
    const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    const row = rows[to];
    if (!row) return;
    setCurrent(rowKey(row));
    const target = link(rowKey(row));
    target?.focus({ preventScroll: true });
    target?.closest("tr")?.scrollIntoView({ block: "nearest" });
  };
  useHotkeys(
    [
      { keys: "j", label: "shortcuts.next_row", run: () => step(1) },
      { keys: "k", label: "shortcuts.previous_row", run: () => step(-1) },
    ],
    linked === true && rows.length > 0,
  );
  useEffect(() => {
    if (current !== null && !rows.some((row) => rowKey(row) === current)) setCurrent(null);
  }, [rows, current, rowKey]);

  return (
    <div className={cx("rows-wrap", columns.length > 5 && "rows-many")}>
      <table
        className={cx("rows rows-stack", columns[0]?.width && "rows-fixed")}
        aria-label={label}
        aria-busy={loading || undefined}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx(column.numeric && "numeric", column.className)}
                style={column.width ? { width: column.width } : undefined}
              >
                {column.hiddenHeader ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-key={key}
                data-linked={linked || undefined}
                data-fresh={fresh?.(row) || undefined}
                data-current={current === key || undefined}
                onFocus={linked ? () => setCurrent(key) : undefined}
                onBlur={linked ? () => setCurrent(null) : undefined}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-wide-only={column.wideOnly || undefined}
                    className={cx(column.numeric && "numeric", column.className)}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {loading ? <LoadingRows columns={columns.length} text={t("common.loading")} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function LoadingRows({ columns, text }: { columns: number; text: string }) {
  return [0, 1, 2, 3, 4].map((row) => (
    <tr key={`loading-${row}`}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} data-wide-only={column > 1 || undefined}>
          {row === 0 && column === 0 ? <span className="sr-only">{text}</span> : null}
          <Skeleton width={column === 0 ? "70%" : "55%"} height={column === 0 ? 34 : 14} />
        </td>
      ))}
    </tr>
  ));
}

interface DataTableProps<T> extends Omit<TableProps<T>, "rows" | "loading"> {
  /** Of `useInfiniteQuery(pageQuery(…))`. */
  query: UseInfiniteQueryResult<{ pages: Page<T>[] }>;
  /** Shown instead of an empty table. */
  empty: ReactNode;
}

/** A table over a cursor list, with its loading, empty and error states. */
export function DataTable<T>({ query, empty, ...table }: DataTableProps<T>) {
  const t = useT();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isError && rows.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isSuccess && rows.length === 0) return empty;
  return (
    <>
      <Table {...table} rows={rows} loading={query.isPending} />
      {query.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("ui.show_more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
