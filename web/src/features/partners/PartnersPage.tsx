import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { relationshipsQuery } from "~/api/queries/organisation";
import type { RelationshipView } from "~/api/types";
import { CustomersPage } from "~/features/customers/CustomersPage";
import { partnersLabel } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { EmptyState, Pill } from "~/ui/bits";
import { SearchField } from "~/ui/fields";
import { PartnersIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { AddCustomer } from "./dialogs";

/** Of customers how they are found; `all` lists everybody, whichever side they take. */
export interface PartnersSearch {
  q?: string;
  status?: string;
  tier?: string;
  mine?: boolean;
  all?: boolean;
}

const route = getRouteApi("/o/$org/partners/");

/** A vendor sees its customers as it keeps them; whoever also buys finds its suppliers behind them. */
export function PartnersPage() {
  const sells = useActing().sides.includes("vendor");
  return sells && !route.useSearch().all ? <CustomersPage /> : <EveryPartner />;
}

function EveryPartner() {
  const t = useT();
  const format = useFormat();
  const acting = useActing();
  const org = acting.organisation.slug;
  const sells = acting.sides.includes("vendor");
  const mayAdd = useCan()("file_for_customer") && sells;
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(relationshipsQuery(q ? { q } : {}));

  const side: Column<RelationshipView> = {
    id: "side",
    header: t("partners.side"),
    cell: (row) => t(row.side === "vendor" ? "partners.you_are_vendor" : "partners.you_are_customer"),
  };
  const columns: Column<RelationshipView>[] = [
    {
      id: "name",
      header: t("partners.column_name"),
      cell: (row) => (
        <>
          <Link to="/o/$org/partners/$id" params={{ org, id: row.id }} className="row-title">
            {row.counterpart.name}
          </Link>
          <span className="row-sub">{row.customer_number}</span>
        </>
      ),
    },
    // Whoever only sells, or only buys, knows.
    ...(acting.sides.length === 1 ? [] : [side]),
    {
      id: "claimed",
      header: t("people.status"),
      cell: (row) => (row.claimed ? t("partners.joined") : <Pill>{t("partners.unclaimed")}</Pill>),
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

  return (
    <Page
      title={t(partnersLabel(acting))}
      actions={
        mayAdd ? (
          <Button tone="primary" onClick={() => setAdding(true)}>
            {t("partners.add")}
          </Button>
        ) : null
      }
    >
      <SearchField label={t("partners.search")} value={typed} onChange={setTyped} className="mb-3 max-w-72" />
      <DataTable
        label={t(partnersLabel(acting))}
        columns={columns}
        query={query}
        rowKey={(row) => row.id}
        linked
        empty={
          q ? (
            <EmptyState title={t("ui.nothing_found")} />
          ) : (
            <EmptyState
              icon={<PartnersIcon size={24} aria-hidden="true" />}
              title={t(sells ? "partners.customers_empty" : "partners.partners_empty")}
              action={
                mayAdd ? (
                  <Button tone="primary" onClick={() => setAdding(true)}>
                    {t("partners.add")}
                  </Button>
                ) : null
              }
            >
              {t(sells ? "partners.customers_empty_text" : "partners.partners_empty_text")}
            </EmptyState>
          )
        }
      />
      {adding ? <AddCustomer onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
