import { recall, remember } from "./storage";

export type Theme = "system" | "light" | "dark";

/** The choice of last time, so that the first paint is right before the person is known. */
export function rememberedTheme(): Theme {
  const theme = recall("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember("theme", theme === "system" ? null : theme);
}
