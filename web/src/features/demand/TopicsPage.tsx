/** What the firm sells, and into what the topics are sorted: all that the radar says follows from it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { categoriesQuery, renewDemand, topicsQuery } from "~/api/queries/demand";
import { useActing, useCan } from "~/api/queries/me";
import type { Topic, TopicCategory } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Time } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Checkbox, Select, Switch, TextField } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { Places, RangePill } from "./parts";
import "./demand.css";

export function TopicsPage() {
  const t = useT();
  const can = useCan();
  const vendor = useActing().sides.includes("vendor");
  const mayWrite = can("write") && vendor;
  const mayKeep = can("manage_relationships") && mayWrite;
  const [adding, setAdding] = useState<"category" | "topic" | null>(null);
  const categories = useQuery(categoriesQuery);
  const topics = useQuery(topicsQuery);
  return (
    <Page title={t("interactions.topics_title")} lead={t("interactions.topics_lead")} width="wide">
      <Places here="/o/$org/interactions/topics" />
      {categories.isError ? (
        <ErrorState error={categories.error} onRetry={() => void categories.refetch()} />
      ) : null}
      <div className="topics-grid">
        <Card
          title={t("interactions.profile")}
          note={t("interactions.profile_note")}
          actions={
            mayKeep ? (
              <Button small onClick={() => setAdding("category")}>
                {t("interactions.add_category")}
              </Button>
            ) : null
          }
        >
          {categories.isPending ? <Loading lines={3} /> : null}
          {categories.data?.items.length === 0 ? (
            <p className="text-m text-ink-2">{t("interactions.no_categories")}</p>
          ) : null}
          <ul className="topic-list">
            {categories.data?.items.map((each) => (
              <Category key={each.id} category={each} mayKeep={mayKeep} />
            ))}
          </ul>
        </Card>
        <Card
          title={t("interactions.pick_list")}
          note={t("interactions.pick_list_note")}
          actions={
            mayWrite ? (
              <Button small onClick={() => setAdding("topic")}>
                {t("interactions.add_topic")}
              </Button>
            ) : null
          }
        >
          {topics.isPending ? <Loading lines={5} /> : null}
          {topics.data?.items.length === 0 ? (
            <EmptyState title={t("interactions.no_topics")}>{t("interactions.no_topics_text")}</EmptyState>
          ) : null}
          <ul className="topic-list">
            {topics.data?.items.map((each) => (
              <TopicRow
                key={each.id}
                topic={each}
                categories={categories.data?.items ?? []}
                mayWrite={mayWrite}
              />
            ))}
          </ul>
        </Card>
      </div>
      {adding ? <AddDialog what={adding} onClose={() => setAdding(null)} /> : null}
    </Page>
  );
}

function useChange(path: string, version: number) {
  const t = useT();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.patch(path, body, version),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewDemand(client),
  });
}

function Category({ category, mayKeep }: { category: TopicCategory; mayKeep: boolean }) {
  const t = useT();
  const change = useChange(`/topic-categories/${category.id}`, category.version);
  return (
    <li>
      <Switch
        label={category.name}
        checked={category.sold}
        disabled={!mayKeep || change.isPending}
        onChange={(sold) => change.mutate({ sold })}
        help={
          category.sold_since ? (
            <>
              {t(category.sold ? "interactions.sold_since" : "interactions.not_sold_since")}{" "}
              <Time at={category.sold_since} as="date" />
            </>
          ) : (
            t(category.sold ? "interactions.sold" : "interactions.not_sold")
          )
        }
      />
    </li>
  );
}

function TopicRow({
  topic,
  categories,
  mayWrite,
}: {
  topic: Topic;
  categories: readonly TopicCategory[];
  mayWrite: boolean;
}) {
  const t = useT();
  const change = useChange(`/topics/${topic.id}`, topic.version);
  return (
    <li className="topic-row">
      <span className="topic-name">{topic.name}</span>
      <RangePill range={topic.range} />
      <Select
        label={t("interactions.category_of", { topic: topic.name })}
        hideLabel
        value={topic.category?.id ?? ""}
        disabled={!mayWrite || change.isPending}
        placeholder={t("interactions.no_category")}
        options={categories.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(id) => change.mutate({ category_id: id || null })}
      />
    </li>
  );
}

function AddDialog({ what, onClose }: { what: "category" | "topic"; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  const add = async (values: FormValues) => {
    const name = values.text("name");
    const options = { idempotencyKey: crypto.randomUUID() };
    if (what === "category") {
      await api.post("/topic-categories", { name, sold: values.checked("sold") }, options);
    } else {
      await api.post("/topics", { name, category_id: values.optional("category_id") ?? null }, options);
    }
    await renewDemand(client);
    onClose();
  };
  return (
    <Dialog title={t(`interactions.add_${what}`)} onClose={onClose}>
      <Form onSubmit={add}>
        <TextField name="name" label={t("interactions.name")} required maxLength={100} autoComplete="off" />
        {what === "category" ? (
          <Checkbox name="sold" label={t("interactions.we_sell")} />
        ) : (
          <Select
            name="category_id"
            label={t("interactions.category")}
            placeholder={t("interactions.no_category")}
            options={categories.map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
        <FormActions submit={t("interactions.add")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
