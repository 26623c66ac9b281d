/** MaxDiff and Kano. */
import type { Kind, KindOf } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Checkbox } from "~/ui/fields";
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

/** Products that differ in a few attributes: what each level is worth. */
export function ConjointForm({
  kind,
  onChange,
}: {
  kind: KindOf<"conjoint">;
  onChange: (kind: Kind) => void;
}) {
  const t = useT();
  const parameters = kind.attributes.reduce((sum, each) => sum + Math.max(0, each.levels.length - 1), 0);
  const needed = Math.ceil((2 * parameters) / Math.max(1, kind.products - 1));
  return (
    <>
      <p className="text-s text-ink-3">{t("surveys.about_conjoint")}</p>
      <ChoiceList
        name="attributes"
        choices={kind.attributes}
        make={(choice) => ({ ...choice, levels: [] })}
        onChange={(attributes) => onChange({ ...kind, attributes })}
      >
        {(attribute, change) => (
          <ChoiceList
            name="levels"
            choices={attribute.levels}
            make={(choice) => choice}
            onChange={(levels) => change({ ...attribute, levels })}
          />
        )}
      </ChoiceList>
      <div className="survey-pair">
        <Count
          label={t("surveys.conjoint_products")}
          value={kind.products}
          min={2}
          max={5}
          onChange={(count) => onChange({ ...kind, products: count ?? kind.products })}
        />
        <Count
          label={t("surveys.conjoint_tasks")}
          value={kind.tasks}
          min={1}
          max={30}
          onChange={(count) => onChange({ ...kind, tasks: count ?? kind.tasks })}
        />
      </div>
      <Checkbox
        label={t("surveys.conjoint_none")}
        checked={kind.none ?? false}
        onChange={(none) => onChange({ ...kind, none })}
      />
      {kind.tasks < needed ? (
        <p className="text-s text-ink-3">{t("surveys.conjoint_few", { count: needed })}</p>
      ) : null}
    </>
  );
}
