/** Asks for the next rung. Who will be told stands in the dialog before anything is sent. */
import type { Complaint, PersonRef, Severity } from "~/api/types";
import type { Escalation, Escalations } from "~/api/types-settle";
import { SEVERITIES, wordOptions } from "~/features/complaints/labels";
import { useLocale, useT } from "~/i18n";
import { Avatar } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, Select, TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { minutesText } from "../agreement/figures";
import { useSettle } from "../useSettle";

const REASONS: readonly Escalation["reason"][] = [
  "lack_of_progress",
  "inactivity",
  "deadline_missed",
  "offer_expired",
  "disagreement",
  "other",
];
const TRENDS: readonly Escalation["trend"][] = ["worsening", "same", "improving"];

export default function EscalateDialog({
  complaint,
  escalations,
  onClose,
}: {
  complaint: Complaint;
  escalations: Escalations;
  onClose: () => void;
}) {
  const t = useT();
  const locale = useLocale();
  const { send } = useSettle(complaint.id);
  const next = escalations.ladder[escalations.rung];
  const people = next ? [...next.customer, ...next.vendor] : [];
  return (
    <Dialog title={t("settle.escalate_title", { rung: next?.name[locale] ?? "" })} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const note = values.optional("note");
          await send(`/complaints/${complaint.id}/escalations`, {
            reason: values.text("reason"),
            severity: values.text("severity") as Severity,
            trend: values.text("trend"),
            ...(note ? { note } : {}),
          });
          toast({ text: t("settle.escalated") });
          onClose();
        }}
      >
        <section className="told" aria-label={t("settle.will_be_told")}>
          <h3>{t("settle.will_be_told")}</h3>
          {people.length > 0 ? (
            <People
              people={people}
              own={complaint.side === "vendor" ? complaint.vendor.id : complaint.customer.id}
            />
          ) : (
            <p className="text-s text-ink-3">{t("settle.nobody_named")}</p>
          )}
          {next ? (
            <small>
              {t("settle.reaction_time", {
                org: complaint.counterpart.name,
                time: minutesText(t, next.react_minutes),
              })}
            </small>
          ) : null}
        </section>
        <Select
          name="reason"
          label={t("settle.why")}
          options={REASONS.map((value) => ({ value, label: t(`settle.why_${value}`) }))}
        />
        <Select
          name="severity"
          label={t("settle.severity_now")}
          options={wordOptions(t, "severity", SEVERITIES)}
          defaultValue={complaint.severity}
        />
        <RadioGroup
          name="trend"
          label={t("settle.trend")}
          inline
          defaultValue="same"
          options={TRENDS.map((value) => ({ value, label: t(`settle.trend_${value}`) }))}
        />
        <TextArea name="note" label={t("settle.escalate_note")} optional maxLength={2000} rows={3} />
        <FormActions submit={t("settle.escalate_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function People({ people, own }: { people: readonly PersonRef[]; own: string }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {people.map((person) => (
        <li key={person.membership_id} className="flex items-center gap-2 text-s">
          <Avatar name={person.name} them={person.organisation.id !== own} />
          <span className="min-w-0">
            {person.name} <small>{[person.title, person.organisation.name].filter(Boolean).join(", ")}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
