/** One of the vendor's customers, or several. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { relationshipsQuery } from "~/api/queries/organisation";
import type { RelationshipView } from "~/api/types";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { ComboBox } from "~/ui/ComboBox";
import { CloseIcon } from "~/ui/icons";

function useCustomers(typed: string) {
  const list = useInfiniteQuery(relationshipsQuery({ q: typed || null, limit: 50 }));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { customers: all.filter((each) => each.side === "vendor"), loading: list.isFetching };
}

export function CustomerPicker({
  name,
  label,
  required = false,
  without,
  onChange,
}: {
  name: string;
  label: string;
  required?: boolean;
  /** Organisations that are chosen already. */
  without?: ReadonlySet<string>;
  onChange?: (relationship: string | null) => void;
}) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<RelationshipView | null>(null);
  const { customers, loading } = useCustomers(typed === chosen?.counterpart.name ? "" : typed);
  const shown = customers.filter((each) => !without?.has(each.counterpart.id));
  return (
    <ComboBox
      name={name}
      label={label}
      required={required}
      loading={loading}
      options={shown.map((each) => ({ id: each.id, label: each.counterpart.name }))}
      onType={setTyped}
      onChange={(id) => {
        setChosen(shown.find((each) => each.id === id) ?? null);
        onChange?.(id);
      }}
    />
  );
}

/** Several customers, each with a way out. */
export function CustomersPicker({
  chosen,
  onChange,
  without,
}: {
  chosen: readonly RelationshipView[];
  onChange: (next: readonly RelationshipView[]) => void;
  without?: ReadonlySet<string>;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const { customers, loading } = useCustomers(typed);
  const taken = new Set(chosen.map((each) => each.id));
  const shown = customers.filter((each) => !taken.has(each.id) && !without?.has(each.counterpart.id));
  return (
    <div className="field">
      {chosen.length > 0 ? (
        <ul className="related-list" aria-label={t("ideas.share_customers")}>
          {chosen.map((each) => (
            <li key={each.id}>
              <span className="min-w-0 flex-1">{each.counterpart.name}</span>
              <IconButton
                small
                label={t("ideas.share_drop", { name: each.counterpart.name })}
                icon={<CloseIcon size={14} aria-hidden="true" />}
                onClick={() => onChange(chosen.filter((other) => other.id !== each.id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <ComboBox
        // An empty field again for the next one.
        key={chosen.length}
        name="relationship_ids"
        label={t(chosen.length > 0 ? "ideas.share_add" : "ideas.share_customer")}
        loading={loading}
        options={shown.map((each) => ({ id: each.id, label: each.counterpart.name }))}
        onType={setTyped}
        onChange={(id) => {
          const found = shown.find((each) => each.id === id);
          if (found) onChange([...chosen, found]);
        }}
      />
    </div>
  );
}
