/** The heavy widgets, each loaded when it is first needed and fetched ahead once the page is quiet. */
import { lazy } from "react";

const overlays = () => import("./impl/overlays");

export const DialogImpl = lazy(async () => ({ default: (await overlays()).DialogImpl }));
export const MenuImpl = lazy(async () => ({ default: (await overlays()).MenuImpl }));
export const PopoverImpl = lazy(async () => ({ default: (await overlays()).PopoverImpl }));
export const ComboBoxImpl = lazy(async () => ({ default: (await import("./impl/combobox")).ComboBoxImpl }));
export const DateFieldImpl = lazy(async () => ({
  default: (await import("./impl/datefield")).DateFieldImpl,
}));

/** So that the first menu opens without a wait. */
export function preloadOverlays(): void {
  const load = () => void overlays().catch(() => {});
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 4000 });
  else setTimeout(load, 2000);
}
