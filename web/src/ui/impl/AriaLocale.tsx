import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { useLocale } from "~/i18n";

/** Gives the reader's language to what React Aria says itself. */
export function AriaLocale({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return <I18nProvider locale={locale === "ru" ? "ru-RU" : "en-GB"}>{children}</I18nProvider>;
}
