/** Writes down what a side takes on: what, by whom, until when, and to which point it belongs. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { peopleQuery, relationshipPeopleQuery } from "~/api/queries/organisation";
import type { Side } from "~/api/types";
import type { Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, Select, TextArea } from "~/ui/fields";
import { counterpartOf, useMeeting } from "./useMeeting";
import { matterName } from "./words";

export default function ActionDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { send } = useMeeting(meeting.id);
  const [by, setBy] = useState<Side>(meeting.side);
  const other: Side = meeting.side === "vendor" ? "customer" : "vendor";
  const confirmed = meeting.state === "to_confirm" || meeting.state === "confirmed";
  return (
    <Dialog title={t("meetings.action_title")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const item = values.optional("item_id");
          const owner = values.optional("owner_membership_id");
          const body = {
            by,
            text: values.text("text"),
            due_on: values.text("due_on"),
            ...(owner ? { owner_membership_id: owner } : {}),
            ...(item ? { item_id: item } : {}),
          };
          await send(() =>
            api.post<Meeting>(`/meetings/${meeting.id}/commitments`, body, {
              idempotencyKey: crypto.randomUUID(),
            }),
          );
          onClose();
        }}
      >
        <TextArea name="text" label={t("meetings.action_what")} required autoFocus maxLength={1000} rows={2} />
        <RadioGroup<Side>
          label={t("meetings.action_who")}
          inline
          value={by}
          onChange={setBy}
          options={[
            { value: meeting.side, label: t("meetings.we") },
            { value: other, label: counterpartOf(meeting).name },
          ]}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <DateField
            name="due_on"
            label={t("meetings.action_due")}
            required
            min={new Date().toISOString().slice(0, 10)}
          />
          {by === meeting.side ? <OwnOwner key="own" /> : <TheirOwner key="their" meeting={meeting} />}
        </div>
        {meeting.items.length > 0 ? (
          <Select
            name="item_id"
            label={t("meetings.action_item")}
            placeholder={t("meetings.action_no_item")}
            options={meeting.items.map((item, index) => ({
              value: item.id,
              label: `${index + 1}. ${matterName(t, format, item)}`,
            }))}
          />
        ) : null}
        {confirmed ? <p className="text-s text-ink-2">{t("meetings.makes_stale")}</p> : null}
        <FormActions submit={t("meetings.action_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function Owner({ people }: { people: { value: string; label: string }[] }) {
  const t = useT();
  return (
    <Select
      name="owner_membership_id"
      label={t("meetings.action_owner")}
      placeholder={t("meetings.action_nobody")}
      options={people}
    />
  );
}

function OwnOwner() {
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Owner
      people={people
        .filter((person) => person.status === "active" && person.role !== "observer")
        .map((person) => ({ value: person.membership_id, label: person.name }))}
    />
  );
}

function TheirOwner({ meeting }: { meeting: Meeting }) {
  const people = useQuery(relationshipPeopleQuery(meeting.relationship_id)).data?.items ?? [];
  return <Owner people={people.map((person) => ({ value: person.membership_id, label: person.name }))} />;
}
