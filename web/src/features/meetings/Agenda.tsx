/** What the two firms talk about, in order; once the meeting was held, with what came of each point. */
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "~/api/client";
import { actionsQuery, proposalsQuery } from "~/api/queries/meetings";
import type { AgendaItem, Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { Form, useFormState } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { PlusIcon } from "~/ui/icons";
import { AgendaLine } from "./AgendaLine";
import { mayDo, useMeeting } from "./useMeeting";
import { useReorder } from "./useReorder";
import { matterName, moved } from "./words";

export function Agenda({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const format = useFormat();
  const editable = mayDo(meeting, "edit_agenda");
  const planned = meeting.state === "planned";
  // While it is planned, each line says how its matter stands now.
  const live = useQuery({ ...proposalsQuery(meeting.id), enabled: planned }).data?.items;
  const promised = useQuery({ ...actionsQuery(meeting.id), enabled: meeting.commitments.length > 0 }).data?.items;
  const { click } = useMeeting(meeting.id);
  const [order, setOrder] = useState<{ of: readonly AgendaItem[]; items: AgendaItem[] } | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  // The new order is shown at once; what the server says later stands above it.
  const items = order?.of === meeting.items ? order.items : meeting.items;
  const move = (from: number, to: number) => {
    const next = moved(items, from, to);
    const item = items[from];
    setOrder({ of: meeting.items, items: next });
    if (item) {
      const name = matterName(t, format, item);
      setSaid(t("meetings.moved_to", { name, place: to + 1, count: items.length }));
    }
    void click(() =>
      api.put<Meeting>(`/meetings/${meeting.id}/order`, { items: next.map((each) => each.id) }),
    ).finally(() => setOrder(null));
  };
  const { drag, handle } = useReorder(list, items.length, move);
  return (
    <Card title={t("meetings.agenda")} note={planned ? undefined : t("meetings.agenda_frozen")}>
      {items.length === 0 ? (
        <p className="text-s text-ink-3">{t(editable ? "meetings.agenda_empty" : "meetings.agenda_none")}</p>
      ) : null}
      <ol className="agenda" ref={list} data-dragging={drag ? "" : undefined}>
        {items.map((item, index) => (
          <AgendaLine
            key={item.id}
            meeting={meeting}
            item={item}
            place={index}
            count={items.length}
            live={live?.find((each) => each.subject === item.subject)}
            liveKnown={live !== undefined}
            commitments={promised?.filter((each) =>
              meeting.commitments.some((taken) => taken.commitment_id === each.id && taken.item_id === item.id),
            )}
            editable={editable}
            dragged={drag?.from === index}
            marked={drag && drag.to !== drag.from && drag.to === index ? (drag.to < drag.from ? "above" : "below") : null}
            handle={handle(index)}
            onMove={(to) => move(index, to)}
          />
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
      {editable ? <AddTopic meeting={meeting} /> : null}
    </Card>
  );
}

function AddTopic({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const { send } = useMeeting(meeting.id);
  const [added, setAdded] = useState(0);
  return (
    <Form
      // An empty field again once a topic stands above.
      key={added}
      label={t("meetings.add_topic")}
      className="agenda-add"
      onSubmit={async (values) => {
        await send(() =>
          api.post<Meeting>(
            `/meetings/${meeting.id}/items`,
            { title: values.text("title") },
            { idempotencyKey: crypto.randomUUID() },
          ),
        );
        setAdded((count) => count + 1);
      }}
    >
      <div className="flex items-end gap-2">
        <TextField
          name="title"
          label={t("meetings.own_topic")}
          placeholder={t("meetings.own_topic_hint")}
          hideLabel
          required
          maxLength={300}
          autoComplete="off"
          autoFocus={added > 0}
          className="min-w-0 flex-1"
        />
        <Submit />
      </div>
      <Failure />
    </Form>
  );
}

function Submit() {
  const t = useT();
  const { pending } = useFormState();
  return (
    <Button type="submit" pending={pending}>
      <PlusIcon size={14} aria-hidden="true" />
      {t("meetings.add")}
    </Button>
  );
}

function Failure() {
  return useFormState().summary;
}
