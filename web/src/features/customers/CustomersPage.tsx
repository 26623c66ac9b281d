/** The customers of a vendor: found by name, status, tier, and by who looks after them. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { accountsQuery } from "~/api/queries/customers";
import { useActing, useCan } from "~/api/queries/me";
import type { Account, AccountStatus } from "~/api/types-customers";
import { AddCustomer } from "~/features/partners/dialogs";
import type { PartnersSearch } from "~/features/partners/PartnersPage";
import { partnersLabel } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { EmptyState, Pill } from "~/ui/bits";
import { SearchField, Select } from "~/ui/fields";
import { PartnersIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { STATUSES } from "./words";
import "./customers.css";

const route = getRouteApi("/o/$org/partners/");

export function CustomersPage() {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayAdd = useCan()("file_for_customer");
  const [adding, setAdding] = useState(false);
  const status = STATUSES.find((each) => each === search.status);
  const query = useInfiniteQuery(
    accountsQuery({
      q: search.q || null,
      status: status ?? null,
      tier: search.tier || null,
      owner: search.mine ? acting.id : null,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const tiers = [...new Set([search.tier, ...rows.map((row) => row.tier)])].filter((tier) => tier != null);
  const filtered = Boolean(search.q || status || search.tier || search.mine);
  const set = (change: PartnersSearch) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    void navigate({
      to: "/o/$org/partners",
      params: { org },
      search: Object.fromEntries(next),
      replace: true,
    });
  };
  const add = mayAdd ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      {t("partners.add")}
    </Button>
  ) : null;
  return (
    <Page
      title={t(partnersLabel(acting))}
      actions={
        <>
          {acting.sides.includes("customer") ? (
            <ButtonLink to="/o/$org/partners" params={{ org }} search={{ all: true }}>
              {t("customers.vendors")}
            </ButtonLink>
          ) : null}
          {add}
        </>
      }
    >
      <div className="customer-filters">
        <SearchField label={t("customers.search")} value={search.q ?? ""} onChange={(q) => set({ q })} />
        <Select<AccountStatus | "">
          label={t("customers.status")}
          hideLabel
          value={status ?? ""}
          options={STATUSES.map((value) => ({ value, label: t(`customers.status_${value}`) }))}
          placeholder={t("customers.status_all")}
          onChange={(value) => set({ status: value as AccountStatus })}
        />
        {tiers.length > 0 ? (
          <Select
            label={t("partners.tier")}
            hideLabel
            value={search.tier ?? ""}
            options={tiers.map((value) => ({ value, label: value }))}
            placeholder={t("customers.tier_all")}
            onChange={(tier) => set({ tier })}
          />
        ) : null}
        <button
          type="button"
          className={search.mine ? "chip chip-set" : "chip"}
          aria-pressed={search.mine === true}
          onClick={() => set({ mine: !search.mine })}
        >
          {t("customers.mine")}
        </button>
      </div>
      <DataTable
        label={t(partnersLabel(acting))}
        columns={useColumns(org)}
        query={query}
        rowKey={(row) => row.id}
        linked
        empty={
          filtered ? (
            <EmptyState title={t("ui.nothing_found")} />
          ) : (
            <EmptyState
              icon={<PartnersIcon size={24} aria-hidden="true" />}
              title={t("partners.customers_empty")}
              action={add}
            >
              {t("partners.customers_empty_text")}
            </EmptyState>
          )
        }
      />
      {adding ? <AddCustomer onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function useColumns(org: string): Column<Account>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("partners.column_name"),
      cell: (row) => (
        <>
          <Link to="/o/$org/partners/$id" params={{ org, id: row.id }} className="row-title">
            {row.name}
          </Link>
          <span className="row-sub">
            {[row.customer_number, row.legal_name === row.name ? null : row.legal_name]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    {
      id: "status",
      header: t("customers.status"),
      cell: (row) => (
        <>
          {t(`customers.status_${row.status}`)} {row.claimed ? null : <Pill>{t("partners.unclaimed")}</Pill>}
        </>
      ),
    },
    { id: "tier", header: t("partners.tier_column"), wideOnly: true, cell: (row) => row.tier },
    { id: "owner", header: t("partners.owner"), wideOnly: true, cell: (row) => row.owner?.name },
    {
      id: "open",
      header: t("partners.open"),
      numeric: true,
      cell: (row) => (
        <>
          <span className="stack-label text-ink-3">{t("partners.open")}: </span>
          {format.number(row.open_complaints)}
        </>
      ),
    },
  ];
}
