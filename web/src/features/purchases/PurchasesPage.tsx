/** What the own firm ordered, as its vendors' systems tell it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { purchasesQuery } from "~/api/queries/orders";
import type { OrderStatus, Purchase } from "~/api/types-orders";
import { Delivery, STATUSES } from "~/features/orders/parts";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { EmptyState, Time } from "~/ui/bits";
import { SearchField, Select } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import "~/features/orders/orders.css";

const route = getRouteApi("/o/$org/purchases/");

export interface PurchasesSearch {
  number?: string;
  status?: OrderStatus;
  late?: boolean;
}

export function PurchasesPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const status = STATUSES.find((each) => each === search.status);
  const query = useInfiniteQuery(
    purchasesQuery({
      number: search.number ?? null,
      status: status ?? null,
      late: search.late ? "true" : null,
    }),
  );
  const filtered = Object.keys(search).length > 0;
  const set = (change: PurchasesSearch) => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: "/o/$org/purchases", params: { org }, search: kept, replace: true });
  };
  return (
    <Page title={t("orders.own_title")} lead={t("orders.own_lead")} width="wide">
      <div className="order-filters">
        <SearchField
          label={t("orders.search")}
          placeholder={t("orders.search_hint")}
          value={search.number ?? ""}
          onChange={(number) => set({ number })}
        />
        <Select<OrderStatus | "">
          label={t("orders.status")}
          hideLabel
          value={status ?? ""}
          options={STATUSES.map((value) => ({ value, label: t(`orders.status_${value}`) }))}
          placeholder={t("orders.all_statuses")}
          onChange={(value) => set({ status: value as OrderStatus })}
        />
        <button
          type="button"
          className={search.late ? "chip chip-set" : "chip"}
          aria-pressed={search.late === true}
          onClick={() => set({ late: !search.late })}
        >
          {t("orders.late_only")}
        </button>
      </div>
      <DataTable
        label={t("orders.own_title")}
        columns={useColumns(org)}
        query={query}
        rowKey={(row) => row.id}
        linked
        empty={
          <EmptyState title={t(filtered ? "orders.none_found" : "orders.own_none")}>
            {t(filtered ? "orders.none_found_text" : "orders.own_none_text")}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(org: string): Column<Purchase>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: "number",
      header: t("orders.order"),
      width: "32%",
      cell: (row) => (
        <>
          <Link className="row-title" to="/o/$org/purchases/$id" params={{ org, id: row.id }}>
            {row.number}
          </Link>
          <span className="row-sub">{row.vendor.name}</span>
        </>
      ),
    },
    {
      id: "ordered",
      header: t("orders.ordered"),
      width: "17%",
      cell: (row) => (
        <>
          <Time at={row.ordered_at} as="date" />
          <span className="row-sub">{t("orders.n_lines", { count: row.lines })}</span>
        </>
      ),
    },
    { id: "came", header: t("orders.delivery"), width: "22%", cell: (row) => <Delivery order={row} /> },
    {
      id: "status",
      header: t("orders.status"),
      width: "14%",
      wideOnly: true,
      cell: (row) => t(`orders.status_${row.status}`),
    },
    {
      id: "net",
      header: t("orders.net"),
      width: "15%",
      numeric: true,
      cell: (row) => format.money(row.net_minor, row.currency),
    },
  ];
}
