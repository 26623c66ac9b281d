/** What is to change of the agreed list: each line with what was and what is to be, why, and what it costs. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { RequirementChange, RequirementContent, RequirementList } from "~/api/types-requirements";
import { Marked } from "~/features/report/Marked";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Pill } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { useDeeds } from "../useDeed";
import { effectsText } from "./effects";
import type { Over } from "./RequirementsPage";
import { may, signaturesAtStake, targetText } from "./words";

const TONES = { added: "good", changed: undefined, removed: "bad" } as const;

export function Delta({
  list,
  project,
  onOpen,
}: {
  list: RequirementList;
  project: Project;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const open = may(list, "propose");
  const stake = signaturesAtStake(list);
  const [dropped, setDropped] = useState<RequirementChange | null>(null);
  const drop = (change: RequirementChange) =>
    deeds.remove(`/requirements/changes/${change.id}`, change.version);
  return (
    <Card
      title={t("requirements.delta", { version: list.agreed_version + 1 })}
      note={t("requirements.delta_note")}
    >
      <DeltaLines
        changes={list.changes}
        tools={(change) =>
          open ? (
            <span className="flex gap-2">
              {change.kind === "removed" ? null : (
                <Button small onClick={() => onOpen({ kind: "change", change })}>
                  {t("requirements.edit")}
                </Button>
              )}
              <Button
                small
                tone="quiet"
                pending={deeds.pending}
                onClick={() =>
                  stake ? setDropped(change) : deeds.click(() => drop(change), t("requirements.dropped_now"))
                }
              >
                {t("requirements.drop")}
              </Button>
            </span>
          ) : null
        }
      />
      {dropped && stake ? (
        <Confirm
          title={t("requirements.drop_title", { key: dropped.key })}
          action={t("requirements.drop")}
          danger
          onConfirm={() => drop(dropped)}
          onClose={() => setDropped(null)}
        >
          {t("requirements.signatures_fall", stake)}
        </Confirm>
      ) : null}
    </Card>
  );
}

export function DeltaLines({
  changes,
  tools,
}: {
  changes: readonly RequirementChange[];
  tools?: (change: RequirementChange) => React.ReactNode;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="req-delta flex flex-col divide-y divide-line">
      {changes.map((change) => (
        <li key={change.id} className="flex flex-col gap-2 py-3">
          <header className="flex flex-wrap items-center gap-2">
            <b className="req-key">{change.key}</b>
            <Pill tone={TONES[change.kind]}>{t(`requirements.change_${change.kind}`)}</Pill>
            <span className="min-w-0 flex-1 text-s text-ink-3">{change.organisation.name}</span>
            {tools?.(change)}
          </header>
          <Difference change={change} />
          <p className="text-s text-ink-2">
            <b className="font-medium text-ink">{t("requirements.why")}</b> {change.reason}
            {effectsText(t, locale, costs(change), change.days ?? 0).map((effect) => (
              <span key={effect} className="ml-2">
                <Pill>{effect}</Pill>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function costs(change: RequirementChange) {
  const { cost_minor: amount, currency } = change;
  return amount !== null && currency ? [{ amount_minor: amount, currency }] : [];
}

function Difference({ change }: { change: RequirementChange }) {
  const t = useT();
  const say = useSaid();
  const { before, after } = change;
  if (!before || !after) {
    const content = after ?? before;
    if (!content) return null;
    const text = after ? <ins>{content.text}</ins> : <del>{content.text}</del>;
    const beside = ["source", "priority", "verification", "target", "acceptance", "parent"]
      .map((field) => say(content, field))
      .filter((said) => said !== "—");
    return (
      <p className="changed whitespace-pre-wrap">
        {text}
        {after ? <small className="mt-1 block">{beside.join(" · ")}</small> : null}
      </p>
    );
  }
  return (
    <dl className="req-facts">
      {change.fields.map((field) => (
        <div key={field}>
          <dt>{t(`requirements.field_${field}` as "requirements.field_text")}</dt>
          <dd>
            <Marked from={say(before, field)} to={say(after, field)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a requirement says in one of its fields. */
export function useSaid(): (content: RequirementContent, field: string) => string {
  const t = useT();
  const locale = useLocale();
  return (content, field) => {
    switch (field) {
      case "text":
        return content.text;
      case "source":
        return content.source.name;
      case "priority":
        return t(`requirements.priority_${content.priority}`);
      case "verification":
        return t(`requirements.verification_${content.verification}`);
      case "acceptance":
        return content.acceptance ?? "—";
      case "target":
        return targetText(content.target, locale) || "—";
      case "parent":
        return content.parent_key ?? "—";
      default:
        return "";
    }
  };
}
