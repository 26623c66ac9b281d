import { cloneElement, type ReactElement, type RefObject, useCallback, useRef, useState } from "react";

export interface TriggerProps {
  ref?: unknown;
  onClick?: unknown;
  "aria-haspopup"?: unknown;
  "aria-expanded"?: unknown;
}

export interface Trigger {
  element: ReactElement;
  ref: RefObject<HTMLElement | null>;
  open: boolean;
  close: () => void;
}

/** Makes a button open what hangs on it. */
export function useTrigger(button: ReactElement<TriggerProps>, popup: "menu" | "dialog"): Trigger {
  const ref = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const element = cloneElement(button, {
    ref,
    "aria-haspopup": popup,
    "aria-expanded": open,
    onClick: () => setOpen((old) => !old),
  });
  return { element, ref, open, close };
}
