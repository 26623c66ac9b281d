/** Search and filter chips. A chip that is set says its values and can be cleared at its end. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ComponentProps, type ReactElement, useEffect, useRef, useState } from "react";
import { useActing } from "~/api/queries/me";
import { peopleQuery, relationshipQuery, relationshipsQuery } from "~/api/queries/organisation";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { type Option, SearchField } from "~/ui/fields";
import { CheckIcon, ChevronDownIcon, CloseIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { Popover } from "~/ui/Popover";
import { CATEGORIES, SEVERITIES, STATUSES, wordOptions } from "../labels";
import { type FilterKey, isFiltered, type ListSearch, withoutFilters } from "./search";

interface Props {
  search: ListSearch;
  onChange: (next: ListSearch, replace?: boolean) => void;
}

const SEARCH_PAUSE_MS = 250;

export function Filters({ search, onChange }: Props) {
  const t = useT();
  const set = (key: FilterKey, value: string | undefined) => onChange({ ...search, [key]: value });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Search search={search} onChange={onChange} />
      <WordsFilter
        label={t("complaints.state")}
        options={wordOptions(t, "status", STATUSES)}
        value={search.status}
        onChange={(value) => set("status", value)}
      />
      <WordsFilter
        label={t("complaints.severity")}
        options={wordOptions(t, "severity", SEVERITIES)}
        value={search.severity}
        onChange={(value) => set("severity", value)}
      />
      <WordsFilter
        label={t("complaints.category")}
        options={wordOptions(t, "category", CATEGORIES)}
        value={search.category}
        onChange={(value) => set("category", value)}
      />
      <PartnerFilter value={search.relationship_id} onChange={(value) => set("relationship_id", value)} />
      {search.view === "mine" ? null : (
        <OwnerFilter value={search.owner} onChange={(value) => set("owner", value)} />
      )}
      {isFiltered(search) ? (
        <Button tone="quiet" small onClick={() => onChange(withoutFilters(search))}>
          {t("complaints.clear_filters")}
        </Button>
      ) : null}
    </div>
  );
}

function Search({ search, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(search.q ?? "");
  const latest = useRef({ search, onChange });
  latest.current = { search, onChange };
  // Another tab or "clear" empties the field too.
  useEffect(() => setTyped(search.q ?? ""), [search.q]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const q = typed.trim() || undefined;
      const { search: now, onChange: change } = latest.current;
      if (q !== now.q) change({ ...now, q }, true);
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchField
      label={t("complaints.search")}
      value={typed}
      onChange={setTyped}
      className="w-full md:w-68"
    />
  );
}

function Chip({
  label,
  chosen,
  onClear,
  wrap,
}: {
  label: string;
  chosen: string | null;
  onClear: () => void;
  wrap: (trigger: ComponentProps<typeof Menu>["trigger"]) => ReactElement;
}) {
  const t = useT();
  const trigger = (
    <button type="button" className="flex min-h-8 items-center gap-1.5">
      <span className="max-w-60 truncate">{chosen ? `${label}: ${chosen}` : label}</span>
      {chosen ? null : <ChevronDownIcon size={13} className="text-ink-3" aria-hidden="true" />}
    </button>
  );
  return (
    <span className={cx("chip", chosen && "chip-set pr-1")}>
      {wrap(trigger)}
      {chosen ? (
        <button
          type="button"
          className="grid size-6 place-items-center rounded-full hover:bg-line"
          aria-label={t("complaints.clear_filter", { name: label })}
          onClick={onClear}
        >
          <CloseIcon size={13} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}

function WordsFilter({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: Option[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const selected = value?.split(",") ?? [];
  const chosen = options.filter((option) => selected.includes(option.value)).map((option) => option.label);
  return (
    <Chip
      label={label}
      chosen={chosen.length > 0 ? chosen.join(", ").toLocaleLowerCase() : null}
      onClear={() => onChange(undefined)}
      wrap={(trigger) => (
        <Menu
          trigger={trigger}
          label={label}
          selection="multiple"
          selected={selected}
          onSelect={(ids) => onChange(ids.length > 0 ? ids.join(",") : undefined)}
          sections={[
            { id: "words", entries: options.map((option) => ({ id: option.value, label: option.label })) },
          ]}
        />
      )}
    />
  );
}

function OwnerFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useT();
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const entries = [
    { id: "me", label: t("complaints.owner_me") },
    { id: "none", label: t("complaints.owner_none") },
  ];
  const colleagues = people
    .filter((person) => !person.you && person.status === "active")
    .map((person) => ({ id: person.membership_id, label: person.name }));
  const chosen = [...entries, ...colleagues].find((entry) => entry.id === value)?.label ?? value ?? null;
  return (
    <Chip
      label={t("complaints.owner")}
      chosen={chosen}
      onClear={() => onChange(undefined)}
      wrap={(trigger) => (
        <Menu
          trigger={trigger}
          label={t("complaints.owner")}
          selection="single"
          selected={value ? [value] : []}
          onSelect={(ids) => onChange(ids[0])}
          sections={[
            { id: "me", entries },
            ...(colleagues.length > 0 ? [{ id: "people", entries: colleagues }] : []),
          ]}
        />
      )}
    />
  );
}

function PartnerFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useT();
  const { sides } = useActing();
  const known = useQuery({ ...relationshipQuery(value ?? ""), enabled: value !== undefined }).data;
  const label = t(
    sides.length > 1
      ? "complaints.partner"
      : sides[0] === "vendor"
        ? "complaints.customer"
        : "complaints.vendor",
  );
  return (
    <Chip
      label={label}
      chosen={value ? (known?.counterpart.name ?? "…") : null}
      onClear={() => onChange(undefined)}
      wrap={(trigger) => (
        <Popover trigger={trigger} label={label}>
          {(close) => (
            <PartnerList
              label={label}
              value={value}
              onChoose={(id) => {
                onChange(id);
                close();
              }}
            />
          )}
        </Popover>
      )}
    />
  );
}

function PartnerList({
  label,
  value,
  onChoose,
}: {
  label: string;
  value: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const query = useInfiniteQuery(relationshipsQuery({ q: typed.trim() || null, limit: 50 }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex w-64 flex-col gap-1 p-2">
      <SearchField
        label={t("complaints.find_partner", { kind: label.toLocaleLowerCase() })}
        value={typed}
        onChange={setTyped}
      />
      <ul className="max-h-72 overflow-y-auto">
        {items.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="menu-item w-full text-left hover:bg-sunken"
              aria-pressed={each.id === value}
              onClick={() => onChoose(each.id)}
            >
              <span className="flex-1">{each.counterpart.name}</span>
              {each.id === value ? <CheckIcon size={14} aria-hidden="true" /> : null}
            </button>
          </li>
        ))}
      </ul>
      {query.isSuccess && items.length === 0 ? (
        <p className="px-2 py-1 text-s text-ink-3">{t("ui.nothing_found")}</p>
      ) : null}
    </div>
  );
}
