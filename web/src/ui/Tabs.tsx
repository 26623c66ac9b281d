import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { cx } from "./cx";

export interface TabItem<V extends string = string> {
  id: V;
  label: ReactNode;
  count?: number | null;
  className?: string;
}

interface TabsProps<V extends string> {
  label: string;
  items: readonly TabItem<V>[];
  value: V;
  onChange: (id: V) => void;
  /** Replaces the look of the row and of one tab. */
  className?: string;
  tabClassName?: string;
  /** The panel; without it the caller draws what `value` means, outside. */
  children?: ReactNode;
}

/** Arrow keys, Home and End move and choose. For pages with an address of their own use links with class `tab`. */
export function Tabs<V extends string>({
  label,
  items,
  value,
  onChange,
  className,
  tabClassName,
  children,
}: TabsProps<V>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = items.at(to % items.length);
    if (!next) return;
    onChange(next.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <>
      <div ref={row} role="tablist" aria-label={label} className={className ?? "tabs"} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            data-tab={item.id}
            id={`${id}-${item.id}`}
            aria-selected={item.id === value}
            aria-controls={children ? `${id}-panel` : undefined}
            tabIndex={item.id === value ? 0 : -1}
            className={cx(tabClassName ?? "tab", item.className)}
            onClick={() => onChange(item.id)}
          >
            {item.label}
            {item.count ? <b>{item.count}</b> : null}
          </button>
        ))}
      </div>
      {children ? (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
          {children}
        </div>
      ) : null}
    </>
  );
}
