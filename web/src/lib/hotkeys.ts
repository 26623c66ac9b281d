/**
 * One registry of keyboard shortcuts, which is also what the `?` sheet lists. Single keys never fire while something
 * is being typed or a dialog is open, and a person may turn them off (WCAG 2.1.4); Ctrl-K stays.
 */
import { useEffect, useRef } from "react";
import { tinykeys } from "tinykeys";
import type { PlainId } from "~/i18n";

export interface Hotkey {
  /** tinykeys syntax: "j", "$mod+k", "g c". */
  keys: string;
  label: PlainId;
  run: (event: KeyboardEvent) => void;
  /** Not listed in the sheet. */
  hidden?: boolean;
}

const active = new Set<Hotkey>();
let singleKeys = true;

export function setSingleKeyShortcuts(on: boolean): void {
  singleKeys = on;
}

/** What works now, for the sheet. */
export function activeHotkeys(): Hotkey[] {
  const seen = new Set<string>();
  return [...active].filter((hotkey) => {
    const fresh = !hotkey.hidden && !seen.has(hotkey.keys);
    seen.add(hotkey.keys);
    return fresh;
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog],[role=menu],[role=listbox]")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Works while the component is shown. The list may be new on every render. */
export function useHotkeys(hotkeys: Hotkey[], enabled = true): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  const signature = hotkeys.map((hotkey) => hotkey.keys).join("|");

  useEffect(() => {
    if (!enabled || signature === "") return;
    const registered: Hotkey[] = [];
    const map: Record<string, (event: KeyboardEvent) => void> = {};
    signature.split("|").forEach((keys, index) => {
      const live = latest.current[index];
      if (live) registered.push(live);
      const plain = !keys.includes("$mod") && keys !== "Escape";
      map[keys] = (event) => {
        if (plain && (!singleKeys || isTyping(event.target))) return;
        if (plain && document.querySelector(".modal")) return;
        latest.current[index]?.run(event);
      };
    });
    for (const each of registered) active.add(each);
    const stop = tinykeys(window, map);
    return () => {
      stop();
      for (const each of registered) active.delete(each);
    };
  }, [signature, enabled]);
}
