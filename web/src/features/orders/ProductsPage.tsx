/** What the firm sells: kept by imports, corrected by hand. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { topicsQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import { productsQuery, renewProducts } from "~/api/queries/orders";
import type { Product, ProductStatus } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Pill } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { SearchField, Select, TextField } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Places, PRODUCT_STATUSES } from "./parts";
import "./orders.css";

const route = getRouteApi("/o/$org/orders/products");

export interface ProductsSearch {
  q?: string;
  status?: ProductStatus;
}

export function ProductsPage() {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayKeep = useCan()("write") && acting.sides.includes("vendor");
  const [open, setOpen] = useState<Product | "new" | null>(null);
  const status = PRODUCT_STATUSES.find((each) => each === search.status);
  const query = useInfiniteQuery(productsQuery({ q: search.q ?? null, status: status ?? null }));
  const filtered = Boolean(search.q || status);
  const set = (change: ProductsSearch) => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: "/o/$org/orders/products", params: { org }, search: kept, replace: true });
  };
  return (
    <Page
      title={t("orders.products_title")}
      lead={t("orders.products_lead")}
      width="wide"
      actions={
        mayKeep ? (
          <Button tone="primary" onClick={() => setOpen("new")}>
            {t("orders.add_product")}
          </Button>
        ) : null
      }
    >
      <Places here="/o/$org/orders/products" />
      <div className="order-filters">
        <SearchField
          label={t("orders.search_products")}
          value={search.q ?? ""}
          onChange={(q) => set({ q })}
        />
        <Select<ProductStatus | "">
          label={t("orders.status")}
          hideLabel
          value={status ?? ""}
          options={PRODUCT_STATUSES.map((value) => ({ value, label: t(`orders.product_${value}`) }))}
          placeholder={t("orders.all_products")}
          onChange={(value) => set({ status: value as ProductStatus })}
        />
      </div>
      <DataTable
        label={t("orders.products_title")}
        columns={useColumns(org, mayKeep ? setOpen : null)}
        query={query}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t(filtered ? "orders.no_products_found" : "orders.no_products")}>
            {t(filtered ? "orders.none_found_text" : "orders.no_products_text")}
          </EmptyState>
        }
      />
      {open ? <ProductDialog product={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

function useColumns(org: string, onEdit: ((product: Product) => void) | null): Column<Product>[] {
  const t = useT();
  const columns: Column<Product>[] = [
    {
      id: "name",
      header: t("orders.product"),
      width: "40%",
      cell: (row) => (
        <>
          <Link className="row-title" to="/o/$org/orders" params={{ org }} search={{ product: row.id }}>
            {row.name}
          </Link>
          <span className="row-sub">{row.sku}</span>
        </>
      ),
    },
    { id: "category", header: t("orders.category"), width: "20%", cell: (row) => row.category ?? "—" },
    {
      id: "topic",
      header: t("orders.topic"),
      width: "18%",
      wideOnly: true,
      cell: (row) => row.topic?.name ?? "—",
    },
    {
      id: "status",
      header: t("orders.status"),
      width: "12%",
      cell: (row) =>
        row.status === "active" ? (
          t("orders.product_active")
        ) : (
          <Pill tone={row.status === "proposed" ? "turn" : undefined}>
            {t(`orders.product_${row.status}`)}
          </Pill>
        ),
    },
  ];
  if (!onEdit) return columns;
  return [
    ...columns,
    {
      id: "edit",
      header: t("orders.edit"),
      hiddenHeader: true,
      width: "10%",
      cell: (row) => (
        <Button small onClick={() => onEdit(row)} aria-label={t("orders.edit_product", { name: row.name })}>
          {t("orders.edit")}
        </Button>
      ),
    },
  ];
}

function ProductDialog({ product, onClose }: { product: Product | null; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const topics = useQuery(topicsQuery).data?.items ?? [];
  const save = async (values: FormValues) => {
    const body = {
      name: values.text("name"),
      status: values.text("status"),
      category: values.text("category"),
      topic_id: values.optional("topic_id") ?? null,
    };
    if (product) await api.patch(`/products/${product.id}`, body, product.version);
    else {
      const options = { idempotencyKey: crypto.randomUUID() };
      await api.post("/products", { ...body, sku: values.text("sku") }, options);
    }
    await renewProducts(client);
    onClose();
  };
  return (
    <Dialog title={product ? product.sku : t("orders.add_product")} onClose={onClose}>
      <Form onSubmit={save}>
        {product ? null : (
          <TextField name="sku" label={t("orders.sku")} required maxLength={100} autoComplete="off" />
        )}
        <TextField
          name="name"
          label={t("orders.name")}
          defaultValue={product?.name ?? ""}
          required
          maxLength={200}
          autoComplete="off"
        />
        <Select
          name="status"
          label={t("orders.status")}
          defaultValue={product?.status ?? "active"}
          options={PRODUCT_STATUSES.map((value) => ({ value, label: t(`orders.product_${value}`) }))}
        />
        <TextField
          name="category"
          label={t("orders.category")}
          defaultValue={product?.category ?? ""}
          maxLength={100}
          autoComplete="off"
        />
        <Select
          name="topic_id"
          label={t("orders.topic")}
          help={t("orders.topic_help")}
          defaultValue={product?.topic?.id ?? ""}
          placeholder={t("orders.no_topic")}
          options={topics.map((each) => ({ value: each.id, label: each.name }))}
        />
        {product ? <p className="text-s text-ink-3">{t("orders.kept_by_hand")}</p> : null}
        <FormActions submit={t("orders.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
