/** What happened with callers: writing it down, and finding it again. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { interactionsQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { Channel, Interaction } from "~/api/types-demand";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { SearchField, Select } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Places, RangePill, WholeCoverage } from "./parts";
import { QuickEntry } from "./QuickEntry";
import "./demand.css";

const route = getRouteApi("/o/$org/interactions/");
export const CHANNELS: readonly Channel[] = ["call", "visit", "mail", "meeting"];

export interface InteractionsSearch {
  q?: string;
  channel?: Channel;
  topic?: string;
}

export function InteractionsPage() {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayWrite = useCan()("write") && acting.sides.includes("vendor");
  const [writing, setWriting] = useState(mayWrite);
  // Whoever presses the button types at once.
  const [asked, setAsked] = useState(false);
  const channel = CHANNELS.find((each) => each === search.channel);
  const params = { q: search.q ?? null, channel: channel ?? null, topic_id: search.topic ?? null };
  const query = useInfiniteQuery(interactionsQuery(params));
  const filtered = Boolean(search.q || channel || search.topic);
  const set = (change: InteractionsSearch) => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: "/o/$org/interactions", params: { org }, search: kept, replace: true });
  };
  return (
    <Page
      title={t("interactions.title")}
      lead={t("interactions.lead")}
      width="wide"
      actions={
        mayWrite && !writing ? (
          <Button
            tone="primary"
            onClick={() => {
              setAsked(true);
              setWriting(true);
            }}
          >
            {t("interactions.write")}
          </Button>
        ) : null
      }
    >
      <Places here="/o/$org/interactions" />
      {writing ? <QuickEntry focused={asked} onClose={() => setWriting(false)} /> : null}
      <WholeCoverage />
      <div className="demand-filters">
        <SearchField
          label={t("interactions.search")}
          placeholder={t("interactions.search_hint")}
          value={search.q ?? ""}
          onChange={(q) => set({ q })}
        />
        <Select<Channel | "">
          label={t("interactions.channel")}
          hideLabel
          value={channel ?? ""}
          options={CHANNELS.map((value) => ({ value, label: t(`interactions.channel_${value}`) }))}
          placeholder={t("interactions.all_channels")}
          onChange={(value) => set({ channel: value as Channel })}
        />
        {search.topic ? (
          <Button small onClick={() => set({ topic: "" })}>
            {t("interactions.drop_topic")}
          </Button>
        ) : null}
      </div>
      <div className="demand-log">
        <DataTable
          label={t("interactions.title")}
          columns={useColumns()}
          query={query}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t(filtered ? "interactions.none_found" : "interactions.none")}>
              {t(filtered ? "interactions.none_found_text" : "interactions.none_text")}
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}

function Asked({ row }: { row: Interaction }) {
  const t = useT();
  const format = useFormat();
  if (row.items.length === 0) {
    return (
      <>
        {row.text}
        <span className="row-sub">{t("interactions.nothing_told")}</span>
      </>
    );
  }
  return (
    <ul className="asked">
      {row.items.map((item) => (
        <li key={item.id}>
          <span>{item.words}</span>
          <span className="row-sub">
            <span>{item.topic?.name ?? t("interactions.no_topic")}</span>
            {item.result === "open" ? null : <span>{t(`interactions.result_${item.result}`)}</span>}
            {item.value_minor !== null && item.currency ? (
              <span>{format.money(item.value_minor, item.currency)}</span>
            ) : null}
            <RangePill range={item.range} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function useColumns(): Column<Interaction>[] {
  const t = useT();
  return [
    {
      id: "who",
      header: t("interactions.who"),
      width: "24%",
      cell: (row) => (
        <>
          <span className="row-title">
            {row.account?.name ?? row.contact_name ?? row.party_raw ?? t("interactions.unknown")}
          </span>
          <span className="row-sub">
            {[
              row.account ? row.contact_name : null,
              row.account || row.contact_name ? (row.party ?? row.party_raw) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    { id: "asked", header: t("interactions.asked"), width: "48%", cell: (row) => <Asked row={row} /> },
    {
      id: "how",
      header: t("interactions.how"),
      width: "15%",
      wideOnly: true,
      cell: (row) => (
        <>
          {t(`interactions.channel_${row.channel}`)}
          <span className="row-sub">{t(`interactions.direction_${row.direction}`)}</span>
        </>
      ),
    },
    {
      id: "when",
      header: t("interactions.when"),
      width: "13%",
      cell: (row) => (
        <>
          <Time at={row.occurred_at} />
          {row.by ? <span className="row-sub">{row.by.name}</span> : null}
        </>
      ),
    },
  ];
}
