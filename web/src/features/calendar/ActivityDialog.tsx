/** Planning a contact, or rewriting one: whom, how, when, and with what to say. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { lettersQuery, mailTemplatesQuery, renewCalendar } from "~/api/queries/calendar";
import { useActing } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import type { Activity, ActivityKind, NewActivity } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { dayOf, momentOf, timeOf } from "./days";
import { KINDS } from "./parts";
import { useCalendar, useZone } from "./useCalendar";
import { Whom } from "./Whom";

/** What a new one starts with. */
export interface Draft {
  day: string;
  relationship?: { id: string; name: string };
  kind?: ActivityKind;
  purpose?: string;
}

interface Props {
  draft?: Draft;
  activity?: Activity;
  onClose: () => void;
}

export default function ActivityDialog({ draft, activity, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const zone = useZone();
  const { change, renew } = useCalendar();
  const [kind, setKind] = useState<ActivityKind>(activity?.kind ?? draft?.kind ?? "call");
  const fixed = activity?.account
    ? { id: activity.account.relationship_id, name: activity.account.name }
    : draft?.relationship;
  const day = activity ? (activity.day ?? dayOf(activity.starts_at, zone)) : draft?.day;
  const title = t(activity ? "calendar.edit_title" : "calendar.new_title");

  const said = (values: FormValues) => {
    const time = values.text("time");
    const on = values.text("day");
    const written = kind === "mail" && values.text("mail.body") !== "";
    return {
      kind,
      ...(time ? { starts_at: momentOf(on, time, zone) } : { day: on }),
      relationship_id: values.optional("relationship_id") ?? null,
      contact_id: values.optional("contact_id") ?? null,
      contact_name: values.optional("contact_name") ?? null,
      reach: values.optional("reach") ?? null,
      assignee: values.optional("assignee"),
      purpose: values.text("purpose"),
      brief: values.optional("brief") ?? null,
      ...(written
        ? {
            mail: {
              to: values.text("mail.to"),
              subject: values.text("mail.subject"),
              body: values.text("mail.body"),
            },
          }
        : {}),
    };
  };

  const save = async (values: FormValues) => {
    const body = said(values);
    if (activity) {
      await change(activity, body);
    } else {
      await api.post<Activity>("/activities", body satisfies NewActivity, {
        idempotencyKey: crypto.randomUUID(),
      });
      await renewCalendar(client);
      toast({ text: t("calendar.was_planned") });
    }
    void renew();
    onClose();
  };

  return (
    <Dialog title={title} onClose={onClose} wide>
      <Form onSubmit={save} label={title} fieldNames={{ starts_at: "time" }}>
        <Select<ActivityKind>
          name="kind"
          label={t("calendar.kind")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`calendar.kind_${value}`) }))}
          onChange={setKind}
        />
        <TextField
          name="purpose"
          label={t("calendar.purpose")}
          placeholder={t("calendar.purpose_hint")}
          defaultValue={activity?.purpose ?? draft?.purpose}
          required
          autoFocus
          maxLength={200}
        />
        <div className="calendar-pair">
          <DateField name="day" label={t("calendar.day")} defaultValue={day ?? null} required />
          <TextField
            name="time"
            type="time"
            label={t("calendar.time")}
            help={t("calendar.time_help")}
            optional
            defaultValue={
              activity ? (activity.day === null ? timeOf(activity.starts_at, zone) : "") : "10:00"
            }
          />
        </div>
        <Whom activity={activity} chosen={fixed} />
        <div className="calendar-pair">
          <TextField
            name="reach"
            label={t(kind === "mail" ? "calendar.reach_mail" : "calendar.reach")}
            optional
            defaultValue={activity?.reach ?? undefined}
            maxLength={200}
          />
          <Assignee chosen={activity?.assignee?.membership_id} />
        </div>
        <TextArea
          name="brief"
          label={t("calendar.brief")}
          placeholder={t("calendar.brief_hint")}
          optional
          rows={3}
          defaultValue={activity?.brief}
          maxLength={4000}
        />
        {kind === "mail" ? <LetterFields activity={activity} /> : null}
        <FormActions submit={t(activity ? "calendar.save" : "calendar.plan")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function Assignee({ chosen }: { chosen?: string | undefined }) {
  const t = useT();
  const own = useActing().id;
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const active = people.filter((each) => each.status === "active");
  const options = active.map((each) => ({ value: each.membership_id, label: each.name }));
  return (
    <Select
      key={options.length}
      name="assignee"
      label={t("calendar.assignee")}
      options={options}
      defaultValue={chosen ?? own}
    />
  );
}

/** The letter itself, from a template or from nothing. It is sent only after somebody has approved it. */
function LetterFields({ activity }: { activity?: Activity | undefined }) {
  const t = useT();
  const [filled, setFilled] = useState({
    subject: activity?.mail?.subject ?? "",
    body: activity?.mail?.body ?? "",
  });
  const plain = useQuery(mailTemplatesQuery).data?.items ?? [];
  const rendered = useQuery({ ...lettersQuery(activity?.id ?? ""), enabled: activity !== undefined });
  const templates = rendered.data?.items ?? plain;
  return (
    <fieldset className="calendar-letter">
      <legend>{t("calendar.letter")}</legend>
      <p className="text-s text-ink-3">{t("calendar.letter_help")}</p>
      {templates.length > 0 ? (
        <Select
          label={t("calendar.template")}
          placeholder={t("calendar.template_none")}
          options={templates.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(id) => {
            const chosen = templates.find((each) => each.id === id);
            if (chosen) setFilled({ subject: chosen.subject, body: chosen.body });
          }}
        />
      ) : null}
      <TextField
        name="mail.to"
        type="email"
        label={t("calendar.mail_to")}
        defaultValue={activity?.mail?.to}
        required={filled.body !== ""}
      />
      <TextField
        name="mail.subject"
        label={t("calendar.mail_subject")}
        value={filled.subject}
        onChange={(subject) => setFilled({ ...filled, subject })}
        required={filled.body !== ""}
        maxLength={200}
      />
      <TextArea
        name="mail.body"
        label={t("calendar.mail_body")}
        rows={8}
        value={filled.body}
        onChange={(body) => setFilled({ ...filled, body })}
        maxLength={10000}
      />
    </fieldset>
  );
}
