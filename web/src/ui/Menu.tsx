import { type ReactElement, type ReactNode, Suspense } from "react";
import { MenuImpl } from "./lazy";
import { type TriggerProps, useTrigger } from "./useTrigger";

export interface MenuEntry {
  id: string;
  label: string;
  help?: string;
  /** At the end of the line: a shortcut, a count. */
  hint?: string;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
}

export interface MenuGroup {
  id: string;
  label?: string;
  entries: MenuEntry[];
}

export interface MenuProps {
  /** A `Button`, `IconButton` or plain `<button>`. */
  trigger: ReactElement<TriggerProps>;
  label: string;
  sections: MenuGroup[];
  onAction?: (id: string) => void;
  /** Ticks in front: one or many; `many` stays open. */
  selection?: "single" | "multiple";
  selected?: readonly string[];
  onSelect?: (ids: string[]) => void;
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
}

export function Menu({ trigger, ...props }: MenuProps) {
  const hung = useTrigger(trigger, "menu");
  return (
    <>
      {hung.element}
      {hung.open ? (
        <Suspense fallback={null}>
          <MenuImpl {...props} triggerRef={hung.ref} onClose={hung.close} />
        </Suspense>
      ) : null}
    </>
  );
}
