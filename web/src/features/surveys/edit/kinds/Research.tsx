/** MaxDiff and Kano. */
import type { Kind, KindOf } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { TextsField } from "../fields";
import { ChoiceList } from "./ChoiceList";
import { Count } from "./numbers";

export function MaxDiffForm({ kind, onChange }: { kind: KindOf<"maxdiff">; onChange: (kind: Kind) => void }) {
  const t = useT();
  const shown = kind.items.length > 0 ? (kind.tasks * kind.per_task) / kind.items.length : 0;
  return (
    <>
      <div className="survey-pair">
        <TextsField
          label={t("surveys.maxdiff_best")}
          texts={kind.best}
          onChange={(best) => onChange({ ...kind, best })}
        />
        <TextsField
          label={t("surveys.maxdiff_worst")}
          texts={kind.worst}
          onChange={(worst) => onChange({ ...kind, worst })}
        />
      </div>
      <ChoiceList
        name="items"
        choices={kind.items}
        make={(choice) => choice}
        onChange={(items) => onChange({ ...kind, items })}
      />
      <div className="survey-pair">
        <Count
          label={t("surveys.maxdiff_per_task")}
          value={kind.per_task}
          min={3}
          onChange={(count) => onChange({ ...kind, per_task: count ?? kind.per_task })}
        />
        <Count
          label={t("surveys.maxdiff_tasks")}
          value={kind.tasks}
          min={1}
          max={30}
          onChange={(count) => onChange({ ...kind, tasks: count ?? kind.tasks })}
        />
      </div>
      <p className="text-s text-ink-3">
        {t(shown < 3 ? "surveys.maxdiff_seldom" : "surveys.maxdiff_often", {
          count: Math.round(shown * 10) / 10,
        })}
      </p>
    </>
  );
}

export function KanoForm({ kind, onChange }: { kind: KindOf<"kano">; onChange: (kind: Kind) => void }) {
  const t = useT();
  return (
    <>
      <p className="text-s text-ink-3">{t("surveys.about_kano")}</p>
      <ChoiceList
        name="items"
        choices={kind.items}
        make={(choice) => ({ ...choice, with: {}, without: {} })}
        onChange={(items) => onChange({ ...kind, items })}
      >
        {(item, change) => (
          <>
            <TextsField
              label={t("surveys.kano_with")}
              placeholder={t("surveys.kano_with_hint")}
              rows={2}
              texts={item.with}
              onChange={(texts) => change({ ...item, with: texts })}
            />
            <TextsField
              label={t("surveys.kano_without")}
              placeholder={t("surveys.kano_without_hint")}
              rows={2}
              texts={item.without}
              onChange={(texts) => change({ ...item, without: texts })}
            />
          </>
        )}
      </ChoiceList>
    </>
  );
}
