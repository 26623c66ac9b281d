/** How an activity ends: what was asked, in one line; or why it did not happen. */
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api } from "~/api/client";
import { topicsQuery } from "~/api/queries/demand";
import type { Activity } from "~/api/types-calendar";
import type { Topic } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { whom } from "./parts";
import { useCalendar } from "./useCalendar";

/** Enter in the one line is enough; the rest is there for whoever has more to say. */
export function DoneDialog({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const t = useT();
  const list = useId();
  const { close } = useCalendar();
  const topics = useQuery(topicsQuery).data?.items ?? [];
  const [topic, setTopic] = useState("");
  const save = async (values: FormValues) => {
    const chosen = await topicOf(values.text("topic"), topics);
    const words = values.text("words") || chosen?.name || "";
    await close(activity, "done", {
      happened: {
        text: values.optional("text") ?? null,
        items: words ? [{ words, topic_id: chosen?.id ?? null }] : [],
      },
    });
    onClose();
  };
  return (
    <Dialog title={t("calendar.done_title", { purpose: activity.purpose })} onClose={onClose}>
      <p className="text-ink-2">{whom(activity) || t("calendar.nobody")}</p>
      <Form onSubmit={save} label={t("calendar.do_done")}>
        {activity.kind === "task" ? null : (
          <>
            <TextField
              name="words"
              label={t("calendar.asked")}
              placeholder={t("calendar.asked_hint")}
              autoFocus
              autoComplete="off"
              maxLength={500}
            />
            <TextField
              name="topic"
              label={t("calendar.topic")}
              optional
              value={topic}
              onChange={setTopic}
              list={list}
              autoComplete="off"
              maxLength={100}
              help={topic.trim() && !find(topics, topic) ? t("calendar.topic_new") : undefined}
            />
            <datalist id={list}>
              {topics.map((each) => (
                <option key={each.id} value={each.name} />
              ))}
            </datalist>
            <TextArea name="text" label={t("calendar.note")} optional rows={2} maxLength={4000} />
          </>
        )}
        <FormActions submit={t("calendar.do_done")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function find(topics: readonly Topic[], name: string): Topic | undefined {
  const key = name.trim().toLocaleLowerCase();
  return topics.find((each) => each.name.toLocaleLowerCase() === key);
}

/** One of the pick list, or a new one on it. */
async function topicOf(name: string, topics: readonly Topic[]): Promise<Topic | undefined> {
  if (!name) return undefined;
  return find(topics, name) ?? (await api.post<Topic>("/topics", { name }));
}

const REASONS = ["reason_away", "reason_needless", "reason_by_others"] as const;

export function CancelDialog({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const t = useT();
  const { close } = useCalendar();
  const [reason, setReason] = useState("");
  return (
    <Dialog title={t("calendar.cancel_title", { purpose: activity.purpose })} onClose={onClose}>
      <Form
        label={t("calendar.do_cancel")}
        onSubmit={async () => {
          await close(activity, "cancel", { reason });
          onClose();
        }}
      >
        <TextField
          name="reason"
          label={t("calendar.reason")}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={500}
        />
        <div className="flex flex-wrap gap-2">
          {REASONS.map((each) => (
            <Button key={each} small onClick={() => setReason(t(`calendar.${each}`))}>
              {t(`calendar.${each}`)}
            </Button>
          ))}
        </div>
        <FormActions submit={t("calendar.do_cancel")} onCancel={onClose} danger />
      </Form>
    </Dialog>
  );
}
