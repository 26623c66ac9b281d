/** Calls that say what was wanted in free words get their topics here, many at once. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api } from "~/api/client";
import { interactionsQuery, renewDemand, topicsQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { Interaction } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Time } from "~/ui/bits";
import { Form, type FormValues, useFormState } from "~/ui/Form";
import { SearchField, TextField } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { Candidates } from "./Candidates";
import { Places, WholeCoverage } from "./parts";
import { topicOf } from "./QuickEntry";
import "./demand.css";

export function SortPage() {
  const t = useT();
  const mayWrite = useCan()("write") && useActing().sides.includes("vendor");
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery(interactionsQuery({ coding: "to_code", q: q || null, limit: 100 }));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = rows.filter((row) => chosen.has(row.id));
  const pick = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  const look = (words: string) => {
    setQ(words);
    setChosen(new Set());
  };
  return (
    <Page title={t("interactions.sort_title")} lead={t("interactions.sort_lead")} width="wide">
      <Places here="/o/$org/interactions/sort" />
      <WholeCoverage here />
      <Candidates chosen={q} onChoose={look} mayWrite={mayWrite} />
      <div className="demand-filters">
        <SearchField
          label={t("interactions.search")}
          placeholder={t("interactions.sort_search")}
          value={q}
          onChange={look}
        />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState title={t(q ? "interactions.none_found" : "interactions.sorted")}>
          {t(q ? "interactions.sort_none_text" : "interactions.sorted_text")}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <section className="card sort-list" aria-label={t("interactions.sort_title")}>
          <label className="sort-row sort-all">
            <input
              type="checkbox"
              checked={picked.length === rows.length}
              disabled={!mayWrite}
              onChange={(event) =>
                pick(
                  rows.map((row) => row.id),
                  event.target.checked,
                )
              }
            />
            <span>{t("interactions.sort_all", { count: rows.length })}</span>
          </label>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              checked={chosen.has(row.id)}
              disabled={!mayWrite}
              onChange={(on) => pick([row.id], on)}
            />
          ))}
          {query.hasNextPage ? (
            <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t("ui.show_more")}
            </Button>
          ) : null}
        </section>
      ) : null}
      {picked.length > 0 ? <Give rows={picked} suggestion={q} onDone={() => setChosen(new Set())} /> : null}
    </Page>
  );
}

function Row({
  row,
  checked,
  disabled,
  onChange,
}: {
  row: Interaction;
  checked: boolean;
  disabled: boolean;
  onChange: (on: boolean) => void;
}) {
  const t = useT();
  const words = row.items.map((item) => item.words).join("; ");
  return (
    <label className="sort-row">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0 flex-1">
        <span className="sort-words">{words || row.text || t("interactions.no_words")}</span>
        <span className="row-sub">
          {[
            row.account?.name ?? row.contact_name ?? row.party ?? t("interactions.unknown"),
            words ? row.text : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className="text-s text-ink-3">
        <Time at={row.occurred_at} />
      </span>
    </label>
  );
}

/** Of so many at once, as the server takes. */
const AT_ONCE = 200;

function Give({
  rows,
  suggestion,
  onDone,
}: {
  rows: readonly Interaction[];
  suggestion: string;
  onDone: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const list = useId();
  const topics = useQuery(topicsQuery).data?.items ?? [];
  const give = async (values: FormValues) => {
    const topic = await topicOf(values.text("topic"), topics);
    if (!topic) return;
    const ids = rows.slice(0, AT_ONCE).map((row) => row.id);
    await api.post(
      "/interactions/code",
      { interaction_ids: ids, topic_id: topic.id },
      { idempotencyKey: crypto.randomUUID() },
    );
    toast({ text: t("interactions.given", { count: ids.length, topic: topic.name }) });
    onDone();
    await renewDemand(client);
  };
  return (
    <div className="sort-give">
      <Form onSubmit={give} label={t("interactions.give_button")} className="sort-give-form">
        <TextField
          key={suggestion}
          name="topic"
          label={t("interactions.give", { count: Math.min(rows.length, AT_ONCE) })}
          defaultValue={suggestion}
          list={list}
          required
          autoComplete="off"
          maxLength={100}
        />
        <GiveButton />
        <datalist id={list}>
          {topics.map((each) => (
            <option key={each.id} value={each.name} />
          ))}
        </datalist>
      </Form>
    </div>
  );
}

function GiveButton() {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      <Button type="submit" tone="primary" pending={pending}>
        {t("interactions.give_button")}
      </Button>
      {summary}
    </>
  );
}
