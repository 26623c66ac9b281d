import { type ReactNode, Suspense } from "react";
import { DialogImpl } from "./lazy";

export interface DialogProps {
  title: string;
  hideTitle?: boolean;
  onClose: () => void;
  kind?: "modal" | "drawer" | "drawer-left" | "palette";
  wide?: boolean;
  /** Neither Escape nor a click beside it closes it: for what would be lost. */
  locked?: boolean;
  children: ReactNode;
}

/**
 * Render it when it is open: `{open ? <Dialog title=… onClose=…>…</Dialog> : null}`. Focus goes in and comes back.
 * A modal lays its children out in a column; end it with `FormActions`.
 */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <DialogImpl {...props} />
    </Suspense>
  );
}

/** A panel from the right edge (or the left, for navigation). */
export function Drawer({
  side = "right",
  ...props
}: Omit<DialogProps, "kind" | "wide"> & { side?: "left" | "right" }) {
  return <Dialog {...props} kind={side === "left" ? "drawer-left" : "drawer"} />;
}
