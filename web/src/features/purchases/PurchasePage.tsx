/** An order of the own firm: when it was promised and when it came, and a complaint about any of its lines. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { purchaseQuery, renewPurchases } from "~/api/queries/orders";
import type { PurchaseDetail, PurchaseLine } from "~/api/types-orders";
import { LatePill, usePrice, useQuantity } from "~/features/orders/parts";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, Table } from "~/ui/Table";
import { toast } from "~/ui/toast";
import "~/features/orders/orders.css";

export function PurchasePage() {
  const { id } = useParams({ from: "/o/$org/purchases/$id" });
  const query = useQuery(purchaseQuery(id));
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

function Whole({ whole }: { whole: PurchaseDetail }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const order = whole.purchase;
  const title = t("orders.order_number", { number: order.number });
  return (
    <Page
      title={title}
      width="wide"
      crumb={
        <Link to="/o/$org/purchases" params={{ org }}>
          {t("orders.own_title")}
        </Link>
      }
      heading={
        <h1>
          {title} <Pill>{t(`orders.status_${order.status}`)}</Pill> <LatePill timing={order.timing} />
        </h1>
      }
    >
      <div className="flex flex-col gap-6">
        <Facts whole={whole} />
        <section aria-labelledby="order-lines">
          <h2 id="order-lines" className="mb-3">
            {t("orders.lines")}
          </h2>
          <Table
            label={t("orders.lines")}
            columns={useColumns(whole, org)}
            rows={whole.positions}
            rowKey={(line) => String(line.position)}
          />
        </section>
      </div>
    </Page>
  );
}

function Facts({ whole: { purchase: order } }: { whole: PurchaseDetail }) {
  const t = useT();
  const format = useFormat();
  const day = (at: string | null) => (at ? <Time at={at} as="date" /> : "—");
  const facts = [
    { label: t("orders.vendor"), value: order.vendor.name },
    { label: t("orders.ordered"), value: day(order.ordered_at) },
    { label: t("orders.promised"), value: day(order.promised_at) },
    { label: t("orders.shipped"), value: day(order.shipped_at) },
    { label: t("orders.delivered"), value: day(order.delivered_at) },
    { label: t("orders.net"), value: format.money(order.net_minor, order.currency) },
  ];
  return (
    <Card>
      <dl className="order-facts">
        {facts.map(({ label, value }) => (
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
function LineComplaints({ line, whole, org }: { line: PurchaseLine; whole: PurchaseDetail; org: string }) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const file = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>(
        `/purchases/${whole.purchase.id}/lines/${line.position}/complaint`,
        {},
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: async ({ id }) => {
      await renewPurchases(client);
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
      {whole.may_complain ? (
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

function useColumns(whole: PurchaseDetail, org: string): Column<PurchaseLine>[] {
  const t = useT();
  const format = useFormat();
  const quantity = useQuantity();
  const price = usePrice();
  const { currency } = whole.purchase;
  return [
    {
      id: "text",
      header: t("orders.product"),
      width: "36%",
      cell: (line) => (
        <>
          <span className="row-title">{line.text}</span>
          <span className="row-sub">
            {line.sku} <LatePill timing={line.timing} />
          </span>
        </>
      ),
    },
    {
      id: "quantity",
      header: t("orders.quantity"),
      width: "13%",
      numeric: true,
      cell: (line) => quantity(line.quantity_milli, line.unit),
    },
    {
      id: "price",
      header: t("orders.price"),
      width: "15%",
      numeric: true,
      wideOnly: true,
      cell: (line) => price(line.unit_price_micros, currency),
    },
    {
      id: "net",
      header: t("orders.net"),
      width: "15%",
      numeric: true,
      cell: (line) => format.money(line.net_minor, currency),
    },
    {
      id: "complaints",
      header: t("orders.complaints"),
      hiddenHeader: true,
      width: "21%",
      cell: (line) => <LineComplaints line={line} whole={whole} org={org} />,
    },
  ];
}
