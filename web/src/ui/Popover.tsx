import { type ReactElement, type ReactNode, Suspense } from "react";
import { PopoverImpl } from "./lazy";
import { type TriggerProps, useTrigger } from "./useTrigger";

export interface PopoverProps {
  trigger: ReactElement<TriggerProps>;
  label: string;
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
  /** Gets `close`. */
  children: (close: () => void) => ReactNode;
}

export function Popover({ trigger, children, ...props }: PopoverProps) {
  const hung = useTrigger(trigger, "dialog");
  return (
    <>
      {hung.element}
      {hung.open ? (
        <Suspense fallback={null}>
          <PopoverImpl {...props} triggerRef={hung.ref} onClose={hung.close}>
            {children(hung.close)}
          </PopoverImpl>
        </Suspense>
      ) : null}
    </>
  );
}
