/** An order: its dates beside what was promised, and its lines, from each of which a complaint can start. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { orderQuery, renewOrders } from "~/api/queries/orders";
import type { Order, OrderItem, OrderLine } from "~/api/types-orders";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/toast";
import { LatePill, usePrice, useQuantity } from "./parts";
import "./orders.css";

export function OrderPage() {
  const { id } = useParams({ from: "/o/$org/orders/$id" });
  const query = useQuery(orderQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Whole whole={query.data} />;
}

function Whole({ whole: { order, positions } }: { whole: Order }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const title = t("orders.order_number", { number: order.number });
  return (
    <Page
      title={title}
      width="wide"
      crumb={
        <Link to="/o/$org/orders" params={{ org }}>
          {t("orders.title")}
        </Link>
      }
      heading={
        <h1>
          {title} <Pill>{t(`orders.status_${order.status}`)}</Pill> <LatePill timing={order.timing} />
        </h1>
      }
    >
      <div className="flex flex-col gap-6">
        <Facts order={order} org={org} />
        <section aria-labelledby="order-lines">
          <h2 id="order-lines" className="mb-3">
            {t("orders.lines")}
          </h2>
          <Table
            label={t("orders.lines")}
            columns={useColumns(order, org)}
            rows={positions}
            rowKey={(line) => String(line.position)}
          />
        </section>
      </div>
    </Page>
  );
}

function Facts({ order, org }: { order: OrderItem; org: string }) {
  const t = useT();
  const format = useFormat();
  const day = (at: string | null) => (at ? <Time at={at} as="date" /> : "—");
  const facts: [string, ReactNode][] = [
    [
      t("orders.customer"),
      order.account ? (
        <Link
          className="order-link"
          to="/o/$org/partners/$id"
          params={{ org, id: order.account.relationship_id }}
        >
          {order.account.name}
        </Link>
      ) : (
        t("orders.nobody")
      ),
    ],
    [t("orders.ordered"), day(order.ordered_at)],
    [t("orders.promised"), day(order.promised_at)],
    [t("orders.shipped"), day(order.shipped_at)],
    [t("orders.delivered"), day(order.delivered_at)],
    [t("orders.net"), format.money(order.net_minor, order.currency)],
    [t("orders.source"), order.source],
  ];
  return (
    <Card>
      <dl className="order-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** About this line: complaints that are there, and a new one. */
function LineComplaints({ line, order, org }: { line: OrderLine; order: OrderItem; org: string }) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayFile = useCan()("file_for_customer") && order.account !== null;
  const file = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>(
        `/orders/${order.id}/lines/${line.position}/complaint`,
        {},
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: async ({ id }) => {
      await renewOrders(client);
      await navigate({ to: "/o/$org/complaints/$id/edit", params: { org, id } });
    },
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
  });
  return (
    <div className="line-complaints">
      {line.complaints.map((complaint) => (
        <Link
          key={complaint.id}
          className="order-link"
          to="/o/$org/complaints/$id"
          params={{ org, id: complaint.id }}
        >
          {complaint.number}
        </Link>
      ))}
      {mayFile ? (
        <Button
          small
          pending={file.isPending}
          onClick={() => file.mutate()}
          aria-label={t("orders.complain_about", { line: line.text })}
        >
          {t("orders.complain")}
        </Button>
      ) : null}
    </div>
  );
}

function useColumns(order: OrderItem, org: string): Column<OrderLine>[] {
  const t = useT();
  const format = useFormat();
  const quantity = useQuantity();
  const price = usePrice();
  const margins = {
    id: "margin",
    header: t("orders.margin"),
    width: "11%",
    numeric: true,
    wideOnly: true,
    cell: (line: OrderLine) =>
      line.margin_minor === null ? "—" : format.money(line.margin_minor, order.currency),
  };
  return [
    {
      id: "text",
      header: t("orders.product"),
      width: "32%",
      cell: (line) => (
        <>
          {line.product ? (
            <Link
              className="row-title"
              to="/o/$org/orders"
              params={{ org }}
              search={{ product: line.product.id }}
            >
              {line.text}
            </Link>
          ) : (
            <span className="row-title">{line.text}</span>
          )}
          <span className="row-sub">
            {line.product?.sku} <LatePill timing={line.timing} />
          </span>
        </>
      ),
    },
    {
      id: "quantity",
      header: t("orders.quantity"),
      width: "12%",
      numeric: true,
      cell: (line) => quantity(line.quantity_milli, line.unit),
    },
    {
      id: "price",
      header: t("orders.price"),
      width: "13%",
      numeric: true,
      wideOnly: true,
      cell: (line) => price(line.unit_price_micros, order.currency),
    },
    {
      id: "net",
      header: t("orders.net"),
      width: "13%",
      numeric: true,
      cell: (line) => format.money(line.net_minor, order.currency),
    },
    margins,
    {
      id: "complaints",
      header: t("orders.complaints"),
      hiddenHeader: true,
      width: "19%",
      cell: (line) => <LineComplaints line={line} order={order} org={org} />,
    },
  ];
}
