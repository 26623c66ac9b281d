/**
 * What is said about an idea. To all who see it speaks the vendor alone; each customer speaks with the vendor in a
 * thread of its own, that is made when somebody first has something to say.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { useActing, useCan } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Idea, IdeaConversation } from "~/api/types-ideas";
import { laneQuery, putEntry } from "~/features/thread/lanes";
import { anchorOf } from "~/features/thread/useAnchor";
import { useT } from "~/i18n";
import { type Lane, useThreadLive } from "~/live";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, useFormState } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { LockIcon } from "~/ui/icons";
import { CustomerPicker } from "./CustomerPicker";
import { IdeaEntry } from "./IdeaEntry";

interface Channel {
  id: string;
  label: string;
  note: string;
  tone: "all" | "with" | "private";
  /** None before anything was said. */
  threadId: string | null;
  lane: Lane | null;
  mayWrite: boolean;
  placeholder: string;
  submit: string;
}

/** Lanes that a thread has besides the one shown: their entries are not wanted, but are told where to go on from. */
function channelsOf(idea: Idea, own: string, t: ReturnType<typeof useT>): Channel[] {
  const vendor = idea.vendor.name;
  const kept = idea.audience === "own";
  const all: Channel = {
    id: "all",
    label: t(idea.side === "vendor" ? "ideas.talk_all_vendor" : "ideas.talk_all"),
    note:
      idea.side === "vendor"
        ? t("ideas.talk_all_note_vendor", { count: idea.customers ?? 0 })
        : t("ideas.talk_all_note", { org: vendor }),
    tone: "all",
    threadId: idea.thread_id,
    lane: "shared",
    mayWrite: idea.side === "vendor",
    placeholder: t("ideas.talk_write_all"),
    submit: t("ideas.talk_send_all"),
  };
  const apart = (threadId: string | null): Channel => ({
    id: "private",
    label: t("ideas.talk_private", { org: own }),
    note: t("ideas.talk_private_note", { org: own }),
    tone: "private",
    threadId,
    lane: threadId ? "private" : null,
    mayWrite: true,
    placeholder: t("ideas.talk_write_private", { org: own }),
    submit: t("ideas.talk_save"),
  });
  const withOther = (id: string, other: string, conversation: IdeaConversation | undefined): Channel => ({
    id,
    label: t("ideas.talk_with", { org: other }),
    note: t("ideas.talk_with_note", { org: other }),
    tone: "with",
    threadId: conversation?.lane_id ? conversation.thread_id : null,
    lane: conversation?.lane_id ?? null,
    mayWrite: true,
    placeholder: t("ideas.talk_write_to", { org: other }),
    submit: t("ideas.talk_send_to", { org: other }),
  });
  if (idea.side === "customer") {
    const mine = idea.conversations[0];
    return kept
      ? [apart(mine?.thread_id ?? null)]
      : [withOther("vendor", vendor, mine), apart(mine?.thread_id ?? null), all];
  }
  return [
    ...(kept ? [] : [all]),
    apart(idea.thread_id),
    ...idea.conversations.map((each) => withOther(each.organisation.id, each.organisation.name, each)),
  ];
}

export function Talk({ idea }: { idea: Idea }) {
  const t = useT();
  const own = useActing().organisation.name;
  const mayWrite = useCan()("write");
  const channels = channelsOf(idea, own, t);
  const anchor = useRouterState({ select: (state) => state.location.hash });
  const [chosen, setChosen] = useState<string | null>(() => firstOf(idea, channels, anchor));
  const [adding, setAdding] = useState(false);
  const channel = channels.find((each) => each.id === chosen) ?? channels[0];
  if (!channel) return null;
  return (
    <Card title={t("ideas.talk")} className="mt-5 mb-8">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {/* A fieldset of buttons, not tabs: with many customers it breaks into lines. */}
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t("ideas.talk_channels")}</legend>
          {channels.map((each) => (
            <button
              key={each.id}
              type="button"
              aria-pressed={each.id === channel.id}
              className={cx(
                "chip",
                each.id === channel.id && "chip-set",
                each.tone === "private" && "talk-private",
              )}
              onClick={() => setChosen(each.id)}
            >
              {each.tone === "private" ? <LockIcon size={11} aria-hidden="true" /> : null}
              {each.label}
            </button>
          ))}
        </fieldset>
        {idea.side === "vendor" && idea.audience !== "own" && mayWrite ? (
          <Button tone="link" onClick={() => setAdding(true)}>
            {t("ideas.talk_customer")}
          </Button>
        ) : null}
      </div>
      <p className={cx("mt-2 mb-4 text-s text-ink-3", channel.tone === "private" && "text-private")}>
        {channel.note}
      </p>
      <Entries key={channel.id} idea={idea} channel={channel} mayWrite={mayWrite && channel.mayWrite} />
      {adding ? (
        <WithCustomer
          idea={idea}
          onClose={(opened) => {
            setAdding(false);
            if (opened) setChosen(opened.organisation.id);
          }}
        />
      ) : null}
    </Card>
  );
}

/** Where a mail leads to; otherwise what is most likely meant. */
function firstOf(idea: Idea, channels: readonly Channel[], anchor: string): string | null {
  const lane = anchorOf(anchor)?.lane;
  const named = channels.find((each) => each.lane === lane);
  if (lane && named) return named.id;
  return idea.side === "vendor" && idea.author.side === "customer"
    ? (channels.find((each) => each.tone === "with")?.id ?? null)
    : null;
}

function Entries({ idea, channel, mayWrite }: { idea: Idea; channel: Channel; mayWrite: boolean }) {
  return channel.threadId && channel.lane ? (
    <Live idea={idea} channel={channel} threadId={channel.threadId} lane={channel.lane} mayWrite={mayWrite} />
  ) : (
    <>
      <Nothing />
      {mayWrite ? <Write idea={idea} channel={channel} onTyping={() => undefined} /> : null}
    </>
  );
}

function Nothing() {
  const t = useT();
  return <p className="text-ink-3">{t("ideas.talk_empty")}</p>;
}

function Live({
  idea,
  channel,
  threadId,
  lane,
  mayWrite,
}: {
  idea: Idea;
  channel: Channel;
  threadId: string;
  lane: Lane;
  mayWrite: boolean;
}) {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const entries = useQuery(laneQuery(threadId, lane, client));
  const head = entries.data?.head ?? 0;
  const live = useThreadLive(threadId, entries.data ? { [lane]: head } : null, {
    onFollowed: () => void client.invalidateQueries({ queryKey: keys.ideas }),
    onEntry: (entry) => {
      putEntry(client, threadId, { ...entry, mine: entry.actor?.membership_id === acting.id });
      void client.invalidateQueries({ queryKey: keys.ideas });
    },
  });
  useEffect(() => {
    if (head === 0) return;
    void api
      .post(`/threads/${threadId}/read`, { lane, seq: head })
      .then(() => client.invalidateQueries({ queryKey: [...keys.ideas, "list"] }))
      .catch(() => undefined);
  }, [client, threadId, lane, head]);
  const here = live.presence.filter((person) => person.membership_id !== acting.id);
  const typing = live.typing.filter((each) => each.lane === lane).map((each) => each.person.name);
  return (
    <>
      {entries.isPending ? <Loading lines={3} /> : null}
      {entries.isError ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} /> : null}
      {entries.data?.items.length === 0 ? <Nothing /> : null}
      <ol className="flex flex-col gap-3">
        {entries.data?.items.map((entry) => (
          <li key={entry.id}>
            <IdeaEntry entry={entry} idea={idea} />
          </li>
        ))}
      </ol>
      <p role="status" className="typing">
        {typing.length > 0
          ? t("ideas.talk_typing", { names: typing.join(", ") })
          : here.length > 0
            ? t("ideas.talk_here", { names: here.map((person) => person.name).join(", ") })
            : null}
      </p>
      {mayWrite ? <Write idea={idea} channel={channel} onTyping={() => live.sendTyping(lane)} /> : null}
    </>
  );
}

function Write({ idea, channel, onTyping }: { idea: Idea; channel: Channel; onTyping: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  return (
    <Form
      // An empty field again once the message stands above.
      key={sent}
      label={t("ideas.talk_write")}
      className={cx(channel.tone === "private" && "talk-write-private")}
      onSubmit={async (values) => {
        const to = await placeOf(idea, channel);
        await api.post(
          `/threads/${to.threadId}/messages`,
          { lane: to.lane, body: values.text("body"), file_ids: [] },
          { idempotencyKey: crypto.randomUUID() },
        );
        await client.invalidateQueries({ queryKey: keys.entries(to.threadId) });
        if (!channel.threadId) await client.invalidateQueries({ queryKey: keys.ideas });
        setSent((count) => count + 1);
      }}
    >
      <TextArea
        name="body"
        label={channel.placeholder}
        hideLabel
        placeholder={channel.placeholder}
        rows={2}
        required
        maxLength={20000}
        onChange={onTyping}
      />
      <Send label={channel.submit} />
    </Form>
  );
}

function Send({ label }: { label: string }) {
  const { pending, summary } = useFormState();
  return (
    <>
      {summary}
      <Button type="submit" pending={pending} className="self-end">
        {label}
      </Button>
    </>
  );
}

/** The thread and lane of a channel; made by the first word. */
async function placeOf(idea: Idea, channel: Channel): Promise<{ threadId: string; lane: Lane }> {
  if (channel.threadId && channel.lane) return { threadId: channel.threadId, lane: channel.lane };
  const opened = await api.post<IdeaConversation>(`/ideas/${idea.id}/conversation`, {});
  const lane = channel.tone === "private" ? "private" : opened.lane_id;
  if (!lane) throw new Error("there is nobody to speak with");
  return { threadId: opened.thread_id, lane };
}

function WithCustomer({ idea, onClose }: { idea: Idea; onClose: (opened: IdeaConversation | null) => void }) {
  const t = useT();
  const client = useQueryClient();
  const title = t("ideas.talk_customer_title", { number: idea.number });
  return (
    <Dialog title={title} onClose={() => onClose(null)}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const opened = await api.post<IdeaConversation>(`/ideas/${idea.id}/conversation`, {
            relationship_id: values.text("relationship_id"),
          });
          await client.invalidateQueries({ queryKey: keys.ideas });
          onClose(opened);
        }}
      >
        <CustomerPicker name="relationship_id" label={t("ideas.share_customer")} required />
        <FormActions submit={t("ideas.talk_customer_submit")} onCancel={() => onClose(null)} />
      </Form>
    </Dialog>
  );
}
