/** Short messages at the foot of the page, with an optional action such as Undo. `toast({ text, action })`. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useT } from "~/i18n";
import { cx } from "./cx";

export interface ToastContent {
  text: string;
  tone?: "plain" | "bad";
  action?: { label: string; run: () => void };
  /** Milliseconds; errors and actions stay longer by default. */
  for?: number;
}

interface Shown extends ToastContent {
  id: number;
}

let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]) {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows it and returns a function that takes it away. */
export function toast(content: ToastContent): () => void {
  const id = nextId++;
  set([...shown.slice(-2), { ...content, id }]);
  return () => dismiss(id);
}

function dismiss(id: number) {
  set(shown.filter((each) => each.id !== id));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function Toast({ toast: each }: { toast: Shown }) {
  const t = useT();
  const duration = each.for ?? (each.action || each.tone === "bad" ? 9000 : 4500);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => dismiss(each.id), duration);
  };
  useEffect(() => {
    timer.current = setTimeout(() => dismiss(each.id), duration);
    return () => clearTimeout(timer.current);
  }, [each.id, duration]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reading or reaching for it keeps it from going away
    <div
      className={cx("toast", each.tone === "bad" && "toast-bad")}
      onPointerEnter={() => clearTimeout(timer.current)}
      onPointerLeave={start}
      onFocus={() => clearTimeout(timer.current)}
      onBlur={start}
    >
      <span>{each.text}</span>
      {each.action ? (
        <button
          type="button"
          onClick={() => {
            each.action?.run();
            dismiss(each.id);
          }}
        >
          {each.action.label}
        </button>
      ) : (
        <button type="button" aria-label={t("common.close")} onClick={() => dismiss(each.id)}>
          ✕
        </button>
      )}
    </div>
  );
}

export function Toasts() {
  const t = useT();
  const list = useSyncExternalStore(subscribe, () => shown);
  return (
    // Under an open dialog the rest of the page is inert; a message with its Undo must not be.
    <section
      className="toasts"
      data-react-aria-top-layer="true"
      aria-label={t("ui.messages")}
      aria-live="polite"
      aria-relevant="additions"
    >
      {list.map((each) => (
        <Toast key={each.id} toast={each} />
      ))}
    </section>
  );
}
