import type { ReactNode } from "react";

/** Figures side by side. One that should not be as it is, is red. */
export function Row({ items }: { items: [label: string, value: ReactNode, bad: boolean][] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {items.map(([label, value, bad]) => (
        <div key={label}>
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd className={bad ? "text-xl font-semibold text-bad" : "text-xl font-semibold"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
