/** What a gate asks: criteria that have to be met, and those that are scored. */
import { useState } from "react";
import type { Criterion, Gate, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, Select, TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { may, refusal } from "../words";
import { answerText } from "./Bundle";

export function Criteria({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const [open, setOpen] = useState<string | null>(null);
  const answered = gate.criteria.find((each) => each.id === open);
  return (
    <Card title={t("projects.criteria")}>
      <ul className="criteria">
        {gate.criteria.map((each) => (
          <li key={each.id}>
            <div className="min-w-0 flex-1 basis-56">
              <p>{each.title}</p>
              <small>
                {each.kind === "must" ? t("projects.must") : t("projects.weight", { n: each.weight })}
                {each.by ? ` · ${each.by.name}` : null}
                {each.note ? ` · ${each.note}` : null}
              </small>
            </div>
            <span className={cx("criterion-answer", tone(each))}>{answerText(t, each.kind, each.value)}</span>
            {may(gate, "assess") ? (
              <Button
                small
                onClick={() => setOpen(each.id)}
                aria-label={`${t(each.value === null ? "projects.assess" : "projects.change")}: ${each.title}`}
              >
                {t(each.value === null ? "projects.assess" : "projects.change")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {answered ? <Assess project={project} criterion={answered} onClose={() => setOpen(null)} /> : null}
    </Card>
  );
}

function tone({ kind, value }: Criterion): string {
  if (value === null) return "text-ink-3";
  if (kind === "must") return value === 1 ? "text-good" : "text-bad";
  return "text-ink";
}

function Assess({
  project,
  criterion,
  onClose,
}: {
  project: Project;
  criterion: Criterion;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const value = criterion.value === null ? "" : String(criterion.value);
  return (
    <Dialog title={criterion.title} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.patch(
            `/criteria/${criterion.id}`,
            { value: values.number("value") ?? null, note: values.optional("note") ?? null },
            criterion.version,
          );
          onClose();
        }}
      >
        {criterion.kind === "must" ? (
          <RadioGroup
            name="value"
            label={t("projects.answer")}
            defaultValue={value}
            inline
            options={[
              { value: "1", label: t("projects.met") },
              { value: "0", label: t("projects.not_met") },
              { value: "", label: t("projects.unanswered") },
            ]}
          />
        ) : (
          <Select
            name="value"
            label={t("projects.answer")}
            defaultValue={value}
            placeholder={t("projects.unanswered")}
            options={Array.from({ length: 11 }, (_, n) => ({
              value: String(n),
              label: t("projects.of_ten", { n }),
            }))}
          />
        )}
        <TextArea
          name="note"
          label={t("projects.note")}
          defaultValue={criterion.note ?? ""}
          optional
          rows={3}
          maxLength={2000}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
