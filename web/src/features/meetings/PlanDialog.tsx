/** Plans a review of two firms, or changes one that is planned. Times are of the reader's own zone. */
import { CalendarDateTime, fromDate, parseDate, parseTime, toZoned } from "@internationalized/date";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing, useMe } from "~/api/queries/me";
import { meetingKey } from "~/api/queries/meetings";
import { peopleQuery, relationshipPeopleQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { useMeeting } from "./useMeeting";

const WEEK_MS = 7 * 86_400_000;

interface Props {
  relationship: { id: string; counterpart: string };
  /** The planned meeting that is changed; none: a new one. */
  meeting?: Meeting;
  onClose: () => void;
}

function moment(zone: string, day: string, time: string): string {
  const { year, month, day: date } = parseDate(day);
  const { hour, minute } = parseTime(time);
  return toZoned(new CalendarDateTime(year, month, date, hour, minute), zone).toAbsoluteString();
}

/** Day and time of a moment, as the fields take them. */
function parts(zone: string, at: string | null): { day: string; time: string } {
  if (!at) return { day: "", time: "" };
  const local = fromDate(new Date(at), zone).toString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

export default function PlanDialog({ relationship, meeting, onClose }: Props) {
  const t = useT();
  const me = useMe();
  const acting = useActing();
  const org = acting.organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { send } = useMeeting(meeting?.id ?? "");
  const zone = me.time_zone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Unless told: a week from now, in the morning.
  const begins = parts(zone, meeting?.held_at ?? new Date(Date.now() + WEEK_MS).toISOString());
  const ends = parts(zone, meeting?.ends_at ?? null);
  const title = t(meeting ? "meetings.edit_title" : "meetings.plan_title", { org: relationship.counterpart });

  const bodyOf = (values: FormValues) => {
    const day = values.text("held_at");
    const until = values.optional("ends_at");
    return {
      title: values.text("title"),
      held_at: moment(zone, day, values.text("time")),
      ends_at: until ? moment(zone, day, until) : null,
      place: values.text("place") || null,
      link: values.text("link") || null,
      people: values.all("people"),
    };
  };
  const submit = async (values: FormValues) => {
    const body = bodyOf(values);
    if (meeting) {
      await send(() => api.patch<Meeting>(`/meetings/${meeting.id}`, body, meeting.version));
      onClose();
      return;
    }
    const note = values.optional("note");
    const made = await api.post<Meeting>(
      `/relationships/${relationship.id}/meetings`,
      { ...body, ...(note ? { note } : {}) },
      { idempotencyKey: crypto.randomUUID() },
    );
    client.setQueryData(meetingKey(made.id), made);
    void client.invalidateQueries({ queryKey: keys.meetings });
    onClose();
    await navigate({ to: "/o/$org/meetings/$id", params: { org, id: made.id } });
  };
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Form
        label={title}
        explain={(error) => (error.is("precondition_failed") ? t("meetings.stale_plan") : null)}
        onSubmit={submit}
      >
        <TextField
          name="title"
          label={t("meetings.name")}
          required
          autoFocus
          maxLength={200}
          defaultValue={meeting?.title ?? t("meetings.name_usual", { org: relationship.counterpart })}
        />
        <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <DateField name="held_at" label={t("meetings.day")} required defaultValue={begins.day} />
          <TextField name="time" type="time" label={t("meetings.from")} required defaultValue={meeting ? begins.time : "10:00"} />
          <TextField name="ends_at" type="time" label={t("meetings.until")} optional defaultValue={ends.time} />
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="place"
            label={t("meetings.place")}
            optional
            maxLength={200}
            defaultValue={meeting?.place ?? ""}
          />
          <TextField
            name="link"
            label={t("meetings.link")}
            optional
            maxLength={1000}
            placeholder="https://"
            defaultValue={meeting?.link ?? ""}
          />
        </div>
        <People relationship={relationship} meeting={meeting} own={acting.id} />
        {meeting ? null : (
          <TextArea name="note" label={t("meetings.invitation_note")} optional maxLength={5000} rows={3} />
        )}
        <FormActions submit={t(meeting ? "meetings.edit_submit" : "meetings.plan_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

interface Person {
  id: string;
  name: string;
  title: string | null;
}

/** Who of both firms is to come: ours and theirs, side by side. */
function People({
  relationship,
  meeting,
  own,
}: {
  relationship: Props["relationship"];
  meeting: Meeting | undefined;
  own: string;
}) {
  const t = useT();
  const acting = useActing();
  const ours = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const theirs = useQuery(relationshipPeopleQuery(relationship.id)).data?.items ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(meeting ? meeting.people.map((each) => each.person.membership_id) : [own]),
  );
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  // Whoever of the other side is invited already is theirs to take off.
  const fixed = new Set(
    meeting?.people
      .filter((each) => each.person.organisation.id !== acting.organisation.id)
      .map((each) => each.person.membership_id),
  );
  const group = (legend: string, people: Person[]) => (
    <fieldset className="people-choice">
      <legend>{legend}</legend>
      {people.length === 0 ? <p className="text-s text-ink-3">{t("meetings.nobody_there")}</p> : null}
      {people.map((person) => (
        <label key={person.id} className="check">
          <input
            type="checkbox"
            name="people"
            value={person.id}
            checked={chosen.has(person.id)}
            // A field that is off is not sent; this one is, and stays as it is.
            aria-disabled={fixed.has(person.id) || undefined}
            onChange={() => {
              if (!fixed.has(person.id)) toggle(person.id);
            }}
          />
          <span>{person.name}</span>
          {person.title ? <span className="field-help">{person.title}</span> : null}
        </label>
      ))}
    </fieldset>
  );
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {group(
        relationship.counterpart,
        theirs.map((each) => ({ id: each.membership_id, name: each.name, title: each.title })),
      )}
      {group(
        acting.organisation.name,
        ours
          .filter((each) => each.status === "active")
          .map((each) => ({ id: each.membership_id, name: each.name, title: each.title })),
      )}
    </div>
  );
}
