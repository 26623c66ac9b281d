/** A line of a delta: what is to be instead, why, and what it costs. Also a new requirement, or one that goes. */
import { useState } from "react";
import { api } from "~/api/client";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementChange, RequirementList } from "~/api/types-requirements";
import { useClash } from "~/features/common/clash/useClash";
import { useLocale, useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { NumberField, Select, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import { METHODS } from "./CellEditor";
import { decimalsOf } from "./effects";
import { PRIORITIES } from "./Filter";
import { LineClashes } from "./LineClashes";
import { type Line, LineGone, lineOf } from "./line";
import { SignaturesFall } from "./SignaturesFall";
import { readTarget, refusal, targetText } from "./words";

export default function ChangeDialog({
  list,
  project,
  row,
  removal = false,
  change,
  onClose,
}: {
  list: RequirementList;
  project: Project;
  /** None: a new one. */
  row: Requirement | null;
  removal?: boolean;
  /** A line that is there already. */
  change?: RequirementChange;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const was = change?.after ?? row;
  const [currency, setCurrency] = useState(change?.currency ?? "EUR");
  const [wrong, setWrong] = useState<string | null>(null);
  const decimals = decimalsOf(currency);
  const clash = useClash<Line>({
    record: { version: change?.version ?? 0, change, list },
    read: lineOf,
    load: async () => {
      const now = await api.get<RequirementList>(`/projects/${project.id}/requirements`);
      const found = now.changes.find((each) => each.id === change?.id);
      // Dropped, or signed by all: what was typed stays to be copied.
      if (!found) throw new LineGone();
      return { version: found.version, change: found, list: now };
    },
  });
  const title = change
    ? t("requirements.edit_line", { key: change.key })
    : removal
      ? t("requirements.remove_title", { key: row?.key ?? "" })
      : row
        ? t("requirements.change_title", { key: row.key })
        : t("requirements.propose_new");
  const send = async (values: FormValues) => {
    const target = readTarget(values.text("target"));
    if (target === undefined) {
      setWrong(t("requirements.target_wrong"));
      return;
    }
    const amount = values.number("cost");
    const effects = {
      reason: values.text("reason"),
      cost:
        amount === undefined
          ? null
          : { amount_minor: Math.round(amount * 10 ** decimals), currency: currency.toUpperCase() },
      days: values.number("days") ?? null,
    };
    const content = {
      text: values.text("text"),
      source_id: values.text("source_id"),
      priority: values.text("priority"),
      verification: values.text("verification"),
      acceptance: values.optional("acceptance") ?? null,
      parent_id: values.optional("parent_id") ?? null,
      target,
    };
    if (change) {
      const path = `/requirements/changes/${change.id}`;
      const save = clash.save({ ...content, ...effects }, ({ reason, cost, days, ...merged }, version) =>
        deeds.patch(path, { content: merged, reason, cost, days }, version),
      );
      const saved = await save.catch((error: unknown) => {
        if (!(error instanceof LineGone)) throw error;
        setWrong(t("requirements.line_gone"));
        return false;
      });
      if (!saved) return;
    } else {
      await deeds.post(`/projects/${project.id}/requirements/changes`, {
        kind: removal ? "removed" : row ? "changed" : "added",
        requirement_id: row?.id ?? null,
        ...(removal ? {} : { content }),
        ...effects,
      });
    }
    toast({ text: t(change ? "requirements.saved_now" : "requirements.proposed_now") });
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} wide={!removal}>
      <Form
        fieldNames={{ "content.text": "text", "cost.amount_minor": "cost", "cost.currency": "currency" }}
        explain={(error) => refusal(t, error)}
        onSubmit={send}
      >
        <SignaturesFall list={list} />
        <p className="text-ink-2">{t(removal ? "requirements.remove_text" : "requirements.change_text")}</p>
        {removal ? (
          <blockquote className="whitespace-pre-wrap text-ink-2">{row?.text}</blockquote>
        ) : (
          <Fields list={list} row={row} content={was} change={change} />
        )}
        {wrong ? (
          <p role="alert" className="text-s text-bad">
            {wrong}
          </p>
        ) : null}
        <TextArea
          name="reason"
          label={t("requirements.reason")}
          help={t("requirements.reason_help")}
          required
          rows={2}
          maxLength={2000}
          defaultValue={change?.reason}
        />
        <div className="grid items-end gap-4 md:grid-cols-3">
          <NumberField
            name="cost"
            label={t("requirements.cost")}
            optional
            decimals={decimals}
            defaultValue={
              change?.cost_minor === null || change?.cost_minor === undefined
                ? null
                : change.cost_minor / 10 ** decimals
            }
          />
          <TextField
            name="currency"
            label={t("requirements.currency")}
            value={currency}
            maxLength={3}
            pattern="[A-Za-z]{3}"
            onChange={setCurrency}
          />
          <NumberField
            name="days"
            label={t("requirements.days")}
            optional
            min={-3660}
            max={3660}
            defaultValue={change?.days ?? null}
          />
        </div>
        <LineClashes clash={clash} list={list} />
        <FormActions
          submit={t(change ? "requirements.save" : "requirements.propose_submit")}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

function Fields({
  list,
  row,
  content,
  change,
}: {
  list: RequirementList;
  row: Requirement | null;
  content: Requirement | RequirementChange["after"];
  change: RequirementChange | undefined;
}) {
  const t = useT();
  const locale = useLocale();
  const own = change?.requirement_id ?? row?.id;
  const parent = content?.parent_key;
  return (
    <>
      <TextArea
        name="text"
        label={t("requirements.field_text")}
        required
        rows={3}
        maxLength={2000}
        defaultValue={content?.text}
      />
      <TextArea
        name="acceptance"
        label={t("requirements.field_acceptance")}
        optional
        rows={2}
        maxLength={2000}
        defaultValue={content?.acceptance ?? ""}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          name="source_id"
          label={t("requirements.field_source")}
          defaultValue={content?.source.id}
          options={list.parties.map(({ organisation }) => ({
            value: organisation.id,
            label: organisation.name,
          }))}
        />
        <TextField
          name="target"
          label={t("requirements.field_target")}
          optional
          maxLength={60}
          placeholder={t("requirements.target_placeholder")}
          defaultValue={targetText(content?.target ?? null, locale)}
        />
        <Select
          name="priority"
          label={t("requirements.field_priority")}
          defaultValue={content?.priority ?? "must"}
          options={PRIORITIES.map((value) => ({ value, label: t(`requirements.priority_${value}`) }))}
        />
        <Select
          name="verification"
          label={t("requirements.field_verification")}
          defaultValue={content?.verification ?? "test"}
          options={METHODS.map((value) => ({ value, label: t(`requirements.verification_${value}`) }))}
        />
        <Select
          name="parent_id"
          label={t("requirements.field_parent")}
          optional
          placeholder={t("requirements.no_parent")}
          defaultValue={list.items.find((item) => item.key === parent)?.id ?? ""}
          options={list.items
            .filter((item) => item.id !== own)
            .map((item) => ({ value: item.id, label: `${item.key} ${item.text.slice(0, 60)}` }))}
        />
      </div>
    </>
  );
}
