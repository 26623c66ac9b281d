/** Choices that several forms offer, with their names. */
import type { Locale } from "~/api/types";
import type { Translate } from "~/i18n";
import type { Option } from "~/ui/fields";

/** Each language by its own name, as a reader looks for it. */
export const LANGUAGES: readonly Option<Locale>[] = [
  { value: "en", label: "English" },
  { value: "ru", label: "Русский" },
];

/** All time zones of the browser, and the present one even if it is not among them. */
export function timeZoneOptions(current: string): Option[] {
  const zones = new Set(Intl.supportedValuesOf("timeZone"));
  zones.add("UTC");
  zones.add(current);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}

/** Name of an event of the switchboard; one that this client does not know is "News". */
export function eventLabel(t: Translate, event: string): string {
  const id = `events.${event}`;
  return t(t.has(id) ? id : "events.other");
}
