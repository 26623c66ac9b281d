/** A part of the minutes: read, and written by either side. What somebody else saved meanwhile is shown beside it. */
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import type { Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { Form, useFormState } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { mayDo, useMeeting } from "./useMeeting";

export interface Part {
  /** The line of the agenda; null: the meeting as a whole. */
  itemId: string | null;
  text: string;
  html: string;
  version: number;
}

export function MinutesPart({ meeting, part, label }: { meeting: Meeting; part: Part; label: string }) {
  const t = useT();
  const [writing, setWriting] = useState(false);
  const may = mayDo(meeting, "write_minutes");
  if (writing && may) {
    return <Writer meeting={meeting} part={part} label={label} onDone={() => setWriting(false)} />;
  }
  return (
    <div className="minutes-part">
      {part.text ? (
        <div className="prose" dangerouslySetInnerHTML={serverHtml(part.html)} />
      ) : (
        <p className="text-s text-ink-3">{t("meetings.nothing_written")}</p>
      )}
      {may ? (
        <Button
          small
          aria-label={t(part.text ? "meetings.rewrite_what" : "meetings.write_what", { what: label })}
          onClick={() => setWriting(true)}
        >
          {t(part.text ? "meetings.rewrite" : "meetings.write")}
        </Button>
      ) : null}
    </div>
  );
}

function Writer({
  meeting,
  part,
  label,
  onDone,
}: {
  meeting: Meeting;
  part: Part;
  label: string;
  onDone: () => void;
}) {
  const t = useT();
  const { send } = useMeeting(meeting.id);
  // Another text has come since this one was opened, if they differ.
  const [opened] = useState(part.text);
  const [version, setVersion] = useState(part.version);
  const confirmed = meeting.state === "to_confirm" || meeting.state === "confirmed";
  return (
    <Form
      label={label}
      className="minutes-form"
      explain={(error) => (error.is("stale_version") ? t("meetings.stale_minutes") : null)}
      onSubmit={async (values) => {
        const body = {
          ...(part.itemId ? { item_id: part.itemId } : {}),
          version,
          text: values.text("text"),
        };
        try {
          await send(() => api.put<Meeting>(`/meetings/${meeting.id}/minutes`, body));
          onDone();
        } catch (error) {
          // Sent again, it is put over the newer text, which stands above by now.
          const now = error instanceof ApiError ? versionIn(error.current, part.itemId) : null;
          if (now !== null) setVersion(now);
          throw error;
        }
      }}
    >
      {opened !== part.text ? (
        <div className="notice">
          <div className="min-w-0">
            <p className="font-medium">{t("meetings.theirs_now")}</p>
            <div className="prose mt-1" dangerouslySetInnerHTML={serverHtml(part.html)} />
          </div>
        </div>
      ) : null}
      <TextArea
        name="text"
        label={label}
        hideLabel
        autoFocus
        rows={5}
        maxLength={20000}
        defaultValue={part.text}
      />
      {confirmed ? <p className="text-s text-ink-2">{t("meetings.makes_stale")}</p> : null}
      <WriterActions onCancel={onDone} />
    </Form>
  );
}

function versionIn(current: unknown, itemId: string | null): number | null {
  const meeting = current as Meeting | null;
  if (itemId === null) return meeting?.minutes?.text_version ?? null;
  return meeting?.items?.find((each) => each.id === itemId)?.minutes_version ?? null;
}

function WriterActions({ onCancel }: { onCancel: () => void }) {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      {summary}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" small pending={pending}>
          {t("common.save")}
        </Button>
        <Button small tone="quiet" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </div>
    </>
  );
}
