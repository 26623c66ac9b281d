/** What customers ordered, as the firm's own system tells it. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { ordersQuery, productQuery } from "~/api/queries/orders";
import { relationshipQuery } from "~/api/queries/organisation";
import type { OrderItem, OrderStatus } from "~/api/types-orders";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { EmptyState, Time } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { SearchField, Select } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Delivery, Places, STATUSES } from "./parts";
import "./orders.css";

const route = getRouteApi("/o/$org/orders/");

export interface OrdersSearch {
  number?: string;
  status?: OrderStatus;
  late?: boolean;
  from?: string;
  until?: string;
  customer?: string;
  product?: string;
}

export function OrdersPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const status = STATUSES.find((each) => each === search.status);
  const query = useInfiniteQuery(
    ordersQuery({
      number: search.number ?? null,
      status: status ?? null,
      late: search.late ? "true" : null,
      from: search.from ?? null,
      until: search.until ?? null,
      relationship_id: search.customer ?? null,
      product_id: search.product ?? null,
    }),
  );
  const filtered = Object.keys(search).length > 0;
  const set = (change: OrdersSearch) => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: "/o/$org/orders", params: { org }, search: kept, replace: true });
  };
  return (
    <Page title={t("orders.title")} lead={t("orders.lead")} width="wide">
      <Places here="/o/$org/orders" />
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
        <DateField
          key={`from-${search.from ?? ""}`}
          label={t("orders.from")}
          defaultValue={search.from ?? null}
          onChange={(from) => set({ from: from ?? "" })}
        />
        <DateField
          key={`until-${search.until ?? ""}`}
          label={t("orders.until")}
          defaultValue={search.until ?? null}
          onChange={(until) => set({ until: until ?? "" })}
        />
        <button
          type="button"
          className={search.late ? "chip chip-set" : "chip"}
          aria-pressed={search.late === true}
          onClick={() => set({ late: !search.late })}
        >
          {t("orders.late_only")}
        </button>
        {search.customer ? <CustomerChip id={search.customer} onDrop={() => set({ customer: "" })} /> : null}
        {search.product ? <ProductChip id={search.product} onDrop={() => set({ product: "" })} /> : null}
      </div>
      <DataTable
        label={t("orders.title")}
        columns={useColumns(org)}
        query={query}
        rowKey={(row) => row.id}
        linked
        empty={
          <EmptyState title={t(filtered ? "orders.none_found" : "orders.none")}>
            {t(filtered ? "orders.none_found_text" : "orders.none_text")}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Chip({ text, onDrop }: { text: string; onDrop: () => void }) {
  const t = useT();
  return (
    <button type="button" className="chip chip-set" onClick={onDrop} title={t("orders.drop_filter")}>
      {text}
      <CloseIcon size={13} aria-hidden="true" />
      <span className="sr-only">{t("orders.drop_filter")}</span>
    </button>
  );
}

function CustomerChip({ id, onDrop }: { id: string; onDrop: () => void }) {
  const t = useT();
  const name = useQuery(relationshipQuery(id)).data?.counterpart.name;
  return <Chip text={name ?? t("orders.one_customer")} onDrop={onDrop} />;
}

function ProductChip({ id, onDrop }: { id: string; onDrop: () => void }) {
  const t = useT();
  const name = useQuery(productQuery(id)).data?.name;
  return <Chip text={name ?? t("orders.one_product")} onDrop={onDrop} />;
}

function useColumns(org: string): Column<OrderItem>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: "number",
      header: t("orders.order"),
      width: "32%",
      cell: (row) => (
        <>
          <Link className="row-title" to="/o/$org/orders/$id" params={{ org, id: row.id }}>
            {row.number}
          </Link>
          <span className="row-sub">{row.account?.name ?? t("orders.nobody")}</span>
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
