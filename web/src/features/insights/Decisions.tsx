/** What was decided on a figure: numbered as on the chart, and to be looked at again on a day. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { catalogueQuery, renewInsights } from "~/api/queries/insights";
import { useActing } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import type { InsightDecision, InsightName } from "~/api/types-insights";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, Pill, Time } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";

export function Decisions({ name, decisions }: { name: InsightName; decisions: readonly InsightDecision[] }) {
  const t = useT();
  const client = useQueryClient();
  const mayDecide = useQuery(catalogueQuery).data?.may_decide ?? false;
  const [writing, setWriting] = useState(false);
  const remove = async (decision: InsightDecision) => {
    const path = `/insights/${name}/decisions`;
    await api.delete(`${path}/${decision.id}`);
    await renewInsights(client);
    const { text, review_on, owner } = decision;
    const again = async () => {
      await api.post(path, { text, review_on, owner_id: owner?.membership_id ?? null });
      await renewInsights(client);
    };
    toast({
      text: t("insights.decision_removed"),
      action: { label: t("common.undo"), run: () => void again() },
    });
  };
  return (
    <Card
      className="insight-decisions"
      title={t("insights.decisions")}
      note={decisions.length === 0 ? t("insights.no_decisions") : undefined}
      actions={
        mayDecide ? (
          <Button small onClick={() => setWriting(true)}>
            {t("insights.decide")}
          </Button>
        ) : null
      }
    >
      {decisions.length > 0 ? (
        <ol>
          {decisions.map((decision, index) => (
            <Row
              key={decision.id}
              number={decisions.length - index}
              decision={decision}
              onRemove={() => void remove(decision)}
            />
          ))}
        </ol>
      ) : null}
      {writing ? <Writing name={name} onClose={() => setWriting(false)} /> : null}
    </Card>
  );
}

function Row({
  number,
  decision,
  onRemove,
}: {
  number: number;
  decision: InsightDecision;
  onRemove: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const today = useNow().toISOString().slice(0, 10);
  const mine = useActing().id === decision.owner?.membership_id;
  return (
    <li>
      <span className="insight-number" aria-hidden="true">
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="whitespace-pre-line">{decision.text}</p>
        <p className="row-sub insight-case-facts">
          <span>{decision.owner?.name ?? t("insights.nobody")}</span>
          <Time at={decision.written_at} />
          <span>{t("insights.review", { day: format.day(decision.review_on) })}</span>
          {decision.review_on <= today ? (
            <Pill tone={mine ? "turn" : undefined}>{t("insights.review_due")}</Pill>
          ) : null}
        </p>
      </div>
      {decision.may_remove ? (
        <Button small onClick={onRemove}>
          {t("insights.remove")}
        </Button>
      ) : null}
    </li>
  );
}

/** Three months on: long enough for something to have come of it. */
function inThreeMonths(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() + 3);
  return day.toISOString().slice(0, 10);
}

function Writing({ name, onClose }: { name: InsightName; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const now = useNow();
  const own = useActing();
  const list = useInfiniteQuery(peopleQuery);
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [key] = useState(() => crypto.randomUUID());
  const [owner, setOwner] = useState<string>(own.id);
  const save = async (values: FormValues) => {
    const body = {
      text: values.text("text"),
      owner_id: owner,
      review_on: values.text("review_on"),
    };
    await api.post(`/insights/${name}/decisions`, body, { idempotencyKey: key });
    await renewInsights(client);
    onClose();
  };
  return (
    <Dialog title={t("insights.decide")} onClose={onClose}>
      <Form onSubmit={save} label={t("insights.decide")}>
        <TextArea name="text" label={t("insights.decision_text")} required maxLength={2000} rows={4} />
        <Select<string>
          name="owner_id"
          label={t("insights.decision_owner")}
          value={owner}
          options={people.map((each) => ({ value: each.membership_id, label: each.name }))}
          onChange={setOwner}
        />
        <DateField
          name="review_on"
          label={t("insights.decision_review")}
          required
          defaultValue={inThreeMonths(now)}
        />
        <FormActions submit={t("insights.decision_save")}>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
