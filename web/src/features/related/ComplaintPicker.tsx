/** Finds a complaint by number or words; until something is typed, the newest ones. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { ComplaintListItem, Page } from "~/api/types";
import { useT } from "~/i18n";
import { ComboBox } from "~/ui/ComboBox";

export function ComplaintPicker({
  name,
  label,
  without,
  params,
  onPick,
}: {
  name: string;
  label: string;
  /** Complaints that are there already. */
  without: ReadonlySet<string>;
  params?: Record<string, string>;
  onPick?: (complaint: ComplaintListItem | null) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ComplaintListItem | null>(null);
  const text = useDeferredValue(typed.trim());
  // What was chosen stands in the field: that is no search.
  const q = chosen && text === labelOf(chosen) ? "" : text;
  const query = { ...params, limit: 12, ...(q.length >= 2 ? { q } : {}) };
  const found = useQuery({
    queryKey: [...keys.complaintLists, "pick", query],
    queryFn: ({ signal }) => api.get<Page<ComplaintListItem>>("/complaints", query, signal),
    placeholderData: keepPreviousData,
  });
  const items = (found.data?.items ?? []).filter(
    (each) => each.status !== "draft" && !without.has(each.id) && each.id !== chosen?.id,
  );
  const shown = chosen ? [chosen, ...items] : items;
  return (
    <ComboBox
      name={name}
      label={label}
      placeholder={t("related.find")}
      required
      loading={found.isPending}
      options={shown.map((each) => ({
        id: each.id,
        label: labelOf(each),
        help: `${each.counterpart.name} · ${each.status_label}`,
      }))}
      onType={setTyped}
      onChange={(id) => {
        const picked = shown.find((each) => each.id === id) ?? null;
        setChosen(picked);
        onPick?.(picked);
      }}
    />
  );
}

function labelOf(complaint: ComplaintListItem): string {
  return `${complaint.number} · ${complaint.title}`;
}
