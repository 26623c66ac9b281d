/** A decision on a demand: resell, refer, watch, refuse; who signs it, what it costs, when it is looked at again. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { episodesQuery, reachQuery, renewDemand } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import type { DecisionKind, DemandDecision, NewDemandDecision } from "~/api/types-demand";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Checkbox, NumberField, RadioGroup, Select, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

const KINDS = ["resell", "refer", "watch", "refuse"] as const;
const CENTS = 100;

interface Topic {
  id: string;
  name: string;
}

export function DecideDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const [kind, setKind] = useState<DecisionKind>("watch");
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  // The decision settles the alarm that brought the reader here.
  const alarms = useQuery(episodesQuery(topic.id)).data?.items ?? [];
  const alarm = alarms.find((each) => each.state === "new" || each.state === "watching");
  const decide = async (values: FormValues) => {
    const path = `/radar/${topic.id}/decisions`;
    await api.post<DemandDecision>(path, input(kind, values, alarm?.id ?? null), {
      idempotencyKey: crypto.randomUUID(),
    });
    toast({ text: t(`radar.done_${kind}`, { topic: topic.name }) });
    await renewDemand(client);
    onClose();
  };
  return (
    <Dialog title={t("radar.decide_on", { topic: topic.name })} onClose={onClose} wide>
      <Form
        onSubmit={decide}
        fieldNames={{ cost_minor: "cost", "idea.title": "idea_title", "idea.text": "idea_text" }}
      >
        <RadioGroup
          name="kind"
          label={t("radar.kind")}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({
            value,
            label: t(`radar.kind_${value}`),
            help: t(`radar.kind_${value}_help`),
          }))}
        />
        <TextArea name="words" label={t("radar.why")} required rows={3} maxLength={4000} />
        {kind === "resell" ? <Resale topic={topic} /> : null}
        <div className="decide-fields">
          <Select
            name="signed_by"
            label={t("radar.signer")}
            defaultValue={acting.id}
            options={
              people.length > 0
                ? people.map((each) => ({ value: each.membership_id, label: each.name }))
                : [{ value: acting.id, label: t("radar.myself") }]
            }
            key={people.length}
          />
          <DateField name="review_on" label={t("radar.review")} optional />
          <NumberField name="cost" label={t("radar.cost")} min={0} decimals={2} optional />
          <TextField name="currency" label={t("radar.currency")} maxLength={3} defaultValue="EUR" />
          <TextField
            name="campaign"
            label={t("radar.campaign")}
            help={t("radar.campaign_help")}
            maxLength={100}
            optional
          />
        </div>
        <FormActions submit={t("radar.decide_now")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function input(kind: DecisionKind, values: FormValues, alarm: string | null): NewDemandDecision {
  const cost = values.number("cost");
  return {
    kind,
    words: values.text("words"),
    alarm_id: alarm,
    signed_by: values.optional("signed_by") ?? null,
    cost_minor: cost === undefined ? null : Math.round(cost * CENTS),
    currency: cost === undefined ? null : values.text("currency").toUpperCase(),
    campaign: values.optional("campaign") ?? null,
    review_on: values.optional("review_on") ?? null,
    idea:
      kind === "resell"
        ? {
            title: values.text("idea_title"),
            text: values.text("idea_text"),
            invite: values.checked("invite"),
          }
        : null,
    sku: kind === "resell" ? (values.optional("sku") ?? null) : null,
  };
}

/** The idea, who is invited to it, and the product. */
function Resale({ topic }: { topic: Topic }) {
  const t = useT();
  const reach = useQuery(reachQuery(topic.id)).data;
  return (
    <fieldset className="decide-resale">
      <legend>{t("radar.idea")}</legend>
      <p className="text-s text-ink-3">{t("radar.idea_note")}</p>
      <TextField
        name="idea_title"
        label={t("radar.idea_title")}
        required
        maxLength={200}
        defaultValue={topic.name}
      />
      <TextArea name="idea_text" label={t("radar.idea_text")} required rows={3} maxLength={20_000} />
      {reach ? (
        <>
          <Checkbox
            name="invite"
            label={t("radar.invite", { count: reach.reachable.length })}
            help={reach.reachable.map((each) => each.name).join(", ")}
            defaultChecked={reach.reachable.length > 0}
            disabled={reach.reachable.length === 0}
          />
          {reach.unreachable_count > 0 ? (
            <details className="text-s">
              <summary>{t("radar.unreachable", { count: reach.unreachable_count })}</summary>
              <ul className="mt-1">
                {reach.unreachable.map((each, at) => (
                  <li key={`${each.party ?? each.caller ?? ""}-${at.toString()}`}>
                    {[each.caller ?? t("radar.unknown"), each.party].filter(Boolean).join(", ")}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      ) : null}
      <TextField name="sku" label={t("radar.sku")} help={t("radar.sku_help")} maxLength={60} optional />
    </fieldset>
  );
}
