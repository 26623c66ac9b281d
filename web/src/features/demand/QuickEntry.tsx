/**
 * A call is written down while the telephone is still warm: number, who, what was asked for, topic, what came of it. Enter
 * goes on to the next field, in the last one it saves; Ctrl and Enter saves from anywhere.
 */
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from "react";
import { api } from "~/api/client";
import { callerQuery, renewDemand, topicsQuery } from "~/api/queries/demand";
import { relationshipsQuery } from "~/api/queries/organisation";
import type { RelationshipView } from "~/api/types";
import type { Channel, ItemResult, KnownCaller, NewInteraction, Topic } from "~/api/types-demand";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { CHANNELS } from "./InteractionsPage";
import { findTopic, nameKey } from "./parts";

const RESULTS: readonly ItemResult[] = ["open", "fulfilled", "quoted", "refused", "referred"];

export function QuickEntry({ focused, onClose }: { focused: boolean; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const topics = useQuery(topicsQuery).data?.items ?? [];

  const save = async (values: FormValues) => {
    const topic = await topicOf(values.text("topic"), topics);
    const typed = values.text("customer");
    const account = typed ? await customerOf(client, typed, values.text("party")) : null;
    const words = values.text("words") || topic?.name || "";
    const contact = [values.text("contact"), account ? "" : typed].filter(Boolean).join(", ");
    const body: NewInteraction = {
      channel: values.text("channel") as Channel,
      direction: values.text("direction") === "outgoing" ? "outgoing" : "incoming",
      party: values.optional("party") ?? null,
      relationship_id: account?.id ?? null,
      contact_name: contact || null,
      text: values.optional("text") ?? null,
      items: words
        ? [
            {
              words,
              topic_id: topic?.id ?? null,
              marked: values.checked("out") ? "out" : "unknown",
              result: values.text("result") as ItemResult,
            },
          ]
        : [],
    };
    await api.post("/interactions", body, { idempotencyKey: crypto.randomUUID() });
    toast({ text: t("interactions.saved") });
    setRound(round + 1);
    await renewDemand(client);
  };

  return (
    <section className="card quick" aria-label={t("interactions.write")}>
      <header>
        <h2>{t("interactions.write")}</h2>
        <p className="text-s text-ink-3">{t("interactions.quick_help")}</p>
      </header>
      <Form key={round} ref={form} onSubmit={save} label={t("interactions.write")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves on inside the fields, nothing here is pressed */}
        <div className="quick-fields" onKeyDown={(event) => onEnter(event, form.current)}>
          <Fields topics={topics} focused={focused || round > 0} />
        </div>
        <FormActions submit={t("interactions.save")}>
          <Button onClick={onClose}>{t("interactions.close")}</Button>
        </FormActions>
      </Form>
    </section>
  );
}

interface Customer {
  id: string;
  name: string;
}

/** Those whose names hold what is typed, so that a firm with many finds every one. */
function named(typed: string) {
  return relationshipsQuery({ q: typed.trim() || null, limit: 50 });
}

function customersOf(pages: readonly { items: readonly RelationshipView[] }[]): Customer[] {
  return pages
    .flatMap((page) => page.items)
    .filter((each) => each.side === "vendor")
    .map((each) => ({ id: each.id, name: each.counterpart.name }));
}

/** The customer of this name: the one whose number it is, if it bears the name, else any. */
async function customerOf(client: QueryClient, typed: string, party: string): Promise<Customer | null> {
  const is = (name: string) => nameKey(name) === nameKey(typed);
  const known = party ? await client.fetchQuery(callerQuery(party)) : null;
  if (known?.account && is(known.account.name)) {
    return { id: known.account.relationship_id, name: known.account.name };
  }
  const { pages } = await client.fetchInfiniteQuery(named(typed));
  return customersOf(pages).find((each) => is(each.name)) ?? null;
}

/** One of the pick list, or a new one on it. */
export async function topicOf(name: string, topics: readonly Topic[]): Promise<Topic | undefined> {
  if (!name) return undefined;
  return findTopic(topics, name) ?? (await api.post<Topic>("/topics", { name }));
}

function onEnter(event: KeyboardEvent<HTMLElement>, form: HTMLFormElement | null) {
  if (event.key !== "Enter" || !form || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const fields = [...form.querySelectorAll<HTMLElement>(".quick-fields :is(input, select)")];
  const next = fields[fields.indexOf(event.target as HTMLElement) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Fields({ topics, focused }: { topics: readonly Topic[]; focused: boolean }) {
  const t = useT();
  const lists = useId();
  const [party, setParty] = useState("");
  const [asked, setAsked] = useState("");
  // Null: nobody has typed there, so whoever called last by this number is filled in.
  const [customer, setCustomer] = useState<string | null>(null);
  const list = useInfiniteQuery(named(useDeferredValue(customer ?? "")));
  const customers = customersOf(list.data?.pages ?? []);
  const [contact, setContact] = useState<string | null>(null);
  const [topic, setTopic] = useState("");
  const known = useQuery({ ...callerQuery(asked), enabled: asked !== "" }).data;
  const found = topic.trim() ? findTopic(topics, topic) : undefined;
  const account = known?.account?.name;
  return (
    <>
      <TextField
        name="party"
        label={t("interactions.party")}
        value={party}
        onChange={setParty}
        onBlur={() => setAsked(party.trim())}
        autoComplete="off"
        // Whoever saves one call writes the next.
        autoFocus={focused}
        maxLength={200}
        help={known && asked ? <Known known={known} /> : undefined}
      />
      <TextField
        name="customer"
        label={t("interactions.customer")}
        value={customer ?? account ?? ""}
        onChange={setCustomer}
        list={`${lists}-customers`}
        autoComplete="off"
        maxLength={100}
        help={
          customer && list.isSuccess && !customers.some((each) => nameKey(each.name) === nameKey(customer))
            ? t("interactions.customer_new")
            : undefined
        }
      />
      <TextField
        name="contact"
        label={t("interactions.contact")}
        value={contact ?? known?.contact_name ?? ""}
        onChange={setContact}
        autoComplete="off"
        maxLength={90}
      />
      <TextField
        name="words"
        label={t("interactions.words")}
        placeholder={t("interactions.words_hint")}
        autoComplete="off"
        maxLength={500}
        className="quick-words"
      />
      <TextField
        name="topic"
        label={t("interactions.topic")}
        value={topic}
        onChange={setTopic}
        list={`${lists}-topics`}
        autoComplete="off"
        maxLength={100}
        help={
          topic.trim() ? t(found ? `interactions.topic_${found.range}` : "interactions.topic_new") : undefined
        }
      />
      <Select
        name="result"
        label={t("interactions.result")}
        options={RESULTS.map((value) => ({ value, label: t(`interactions.result_${value}`) }))}
      />
      {topic.trim() && (!found || found.range === "unknown") ? (
        <label className="quick-mark">
          <input type="checkbox" name="out" /> {t("interactions.mark_out")}
        </label>
      ) : null}
      <Select
        name="channel"
        label={t("interactions.channel")}
        options={CHANNELS.map((value) => ({ value, label: t(`interactions.channel_${value}`) }))}
      />
      <Select
        name="direction"
        label={t("interactions.direction")}
        options={(["incoming", "outgoing"] as const).map((value) => ({
          value,
          label: t(`interactions.direction_${value}`),
        }))}
      />
      <TextField
        name="text"
        label={t("interactions.note")}
        autoComplete="off"
        maxLength={4000}
        className="quick-wide"
      />
      <datalist id={`${lists}-customers`}>
        {customers.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      <datalist id={`${lists}-topics`}>
        {topics.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
    </>
  );
}

/** Whether somebody of this number has called before. */
function Known({ known }: { known: KnownCaller }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (known.last_at) {
    return <>{t("interactions.known", { when: format.relative(new Date(known.last_at), now) })}</>;
  }
  return <>{t(known.party ? "interactions.first_time" : "interactions.no_number")}</>;
}
