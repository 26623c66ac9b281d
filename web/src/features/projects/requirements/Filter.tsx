/** Which rows are shown: by state, by priority, and those for which nothing shows that they are met. */
import type { RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Select } from "~/ui/fields";
import { ALL, type Filters, isFiltered } from "./words";

export const STATES = ["proposed", "agreed", "changed", "met", "waived"] as const;
export const PRIORITIES = ["must", "should", "could"] as const;

export function Filter({
  list,
  shown,
  filters,
  onChange,
}: {
  list: RequirementList;
  shown: number;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const t = useT();
  const states = STATES.filter((state) => list.items.some((item) => item.state === state));
  return (
    <div className="req-filter flex flex-wrap items-center gap-2 px-4 pb-3">
      <h2 className="flex-1">
        {t("requirements.n_requirements", { count: list.items.length })}
        {shown < list.items.length ? (
          <small className="ml-2">{t("requirements.n_shown", { count: shown })}</small>
        ) : null}
      </h2>
      <Select
        label={t("requirements.state")}
        hideLabel
        value={filters.state}
        placeholder={t("requirements.all_states")}
        options={states.map((value) => ({ value, label: t(`requirements.state_${value}`) }))}
        onChange={(state) => onChange({ ...filters, state })}
      />
      <Select
        label={t("requirements.priority")}
        hideLabel
        value={filters.priority}
        placeholder={t("requirements.all_priorities")}
        options={PRIORITIES.map((value) => ({ value, label: t(`requirements.priority_${value}`) }))}
        onChange={(priority) => onChange({ ...filters, priority })}
      />
      {list.not_covered > 0 || filters.uncovered ? (
        <Button
          small
          aria-pressed={filters.uncovered}
          onClick={() => onChange({ ...filters, uncovered: !filters.uncovered })}
        >
          {t("requirements.n_not_covered", { count: list.not_covered })}
        </Button>
      ) : null}
      {isFiltered(filters) ? (
        <Button small tone="link" onClick={() => onChange(ALL)}>
          {t("requirements.show_all")}
        </Button>
      ) : null}
    </div>
  );
}
