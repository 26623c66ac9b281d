import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { meQuery } from "~/api/queries/me";
import type { Locale } from "~/api/types";
import { browserLocale, I18nProvider, loadIntl } from "~/i18n";
import { setSingleKeyShortcuts } from "~/lib/hotkeys";
import { recall, remember } from "~/lib/storage";
import { applyTheme } from "~/lib/theme";

type Intl = Awaited<ReturnType<typeof loadIntl>>;

function firstLocale(): Locale {
  const remembered = recall("locale");
  return remembered === "ru" || remembered === "en" ? remembered : browserLocale();
}

/** Puts the person's language, look and shortcut choice into force, at once and whenever they change. */
export function LanguageRoot({ children }: { children: ReactNode }) {
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const locale = me?.locale ?? firstLocale();
  const [intl, setIntl] = useState<Intl | null>(null);

  useEffect(() => {
    let current = true;
    void loadIntl(locale).then((loaded) => {
      if (!current) return;
      document.documentElement.lang = locale;
      remember("locale", locale);
      setIntl(loaded);
    });
    return () => {
      current = false;
    };
  }, [locale]);

  useEffect(() => {
    if (!me) return;
    applyTheme(me.theme);
    setSingleKeyShortcuts(me.shortcuts);
  }, [me]);

  return intl ? <I18nProvider intl={intl}>{children}</I18nProvider> : null;
}
