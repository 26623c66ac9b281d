/**
 * Text in the reader's language. Messages live in `en/<namespace>.json` and `ru/<namespace>.json` (ICU syntax) and
 * are compiled by `scripts/i18n-compile.mjs` into several catalogues; an id is `<namespace>.<key>` and is typed, and so are its values.
 */
import { createContext, type ReactNode, use, useMemo } from "react";
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from "react-intl";
import type { Locale } from "~/api/types";
import type { MessageArgs } from "./compiled/ids";

export type MessageId = keyof MessageArgs;

/** Ids whose message takes no values: what labels and tables of labels may hold. */
export type PlainId = { [I in MessageId]: MessageArgs[I] extends undefined ? I : never }[MessageId];

type Values<I extends MessageId> = MessageArgs[I] extends undefined ? [] : [values: MessageArgs[I]];

export interface Translate {
  <I extends MessageId>(id: I, ...values: Values<I>): string;
  /** Whether there is such a message that takes no values: for codes that come from the server. */
  has(id: string): id is PlainId;
}

export const LOCALES: readonly Locale[] = ["en", "ru"];

const LocaleContext = createContext<Locale>("en");

/** The language of the browser, for what is shown before the person is known. */
export function browserLocale(): Locale {
  for (const tag of navigator.languages) {
    const base = tag.slice(0, 2).toLowerCase();
    if (base === "ru" || base === "en") return base;
  }
  return "en";
}

type Catalogue = Record<string, never>;
type Part = () => Promise<{ default: unknown }>;

type PartName = "first" | "rest" | "joint" | "market" | "surveys";

const PARTS: Record<Locale, Record<PartName, Part>> = {
  en: {
    first: () => import("./compiled/en.first.json"),
    rest: () => import("./compiled/en.rest.json"),
    joint: () => import("./compiled/en.joint.json"),
    market: () => import("./compiled/en.market.json"),
    surveys: () => import("./compiled/en.surveys.json"),
  },
  ru: {
    first: () => import("./compiled/ru.first.json"),
    rest: () => import("./compiled/ru.rest.json"),
    joint: () => import("./compiled/ru.joint.json"),
    market: () => import("./compiled/ru.market.json"),
    surveys: () => import("./compiled/ru.surveys.json"),
  },
};

/** "Your turn", the inbox and the complaint list: they say nothing of the other catalogues. */
const FIRST_PAGES = /^\/o\/[^/]+(\/(inbox|complaints)?)?\/?$/;
const JOINT_PAGES = /^\/o\/[^/]+\/(ideas|projects)(\/|$)/;
const MARKET_PAGES =
  /^\/o\/[^/]+\/(calendar|duplicates|insights|interactions|orders|partners|privacy|purchases|radar|rules|segments|settings)(\/|$)/;
const SURVEY_PAGES = /^\/o\/[^/]+\/surveys(\/|$)/;
const IDLE_MS = 2000;

/** Loads a part once, and says that it is there. */
let load: (part: PartName) => Promise<void> = () => Promise.resolve();

function partsOf(path: string): PartName[] {
  if (FIRST_PAGES.test(path)) return [];
  if (SURVEY_PAGES.test(path)) return ["rest", "surveys"];
  if (MARKET_PAGES.test(path)) return ["rest", "market"];
  return JOINT_PAGES.test(path) ? ["rest", "joint"] : ["rest"];
}

/** Loads one language; the other is never sent. The first pages do not wait for what the others say. */
export async function loadIntl(locale: Locale): Promise<IntlShape> {
  const messages: Catalogue = {};
  const asked = new Map<PartName, Promise<void>>();
  load = (part) => {
    // The messages are looked up in this very record, each time that one is shown.
    const loading =
      asked.get(part) ?? PARTS[locale][part]().then((loaded) => void Object.assign(messages, loaded.default));
    asked.set(part, loading);
    loading.catch(() => asked.delete(part));
    return loading;
  };
  await Promise.all([load("first"), messagesFor(window.location.pathname)]);
  setTimeout(() => void load("rest").catch(() => undefined), IDLE_MS);
  return createIntl({ locale, messages, onError: reportMissing }, createIntlCache());
}

/** Resolves once there is every message that the page at this path may show. */
export async function messagesFor(path: string): Promise<void> {
  await Promise.all(partsOf(path).map((part) => load(part)));
}

function reportMissing(error: Error) {
  if (import.meta.env.DEV) throw error;
}

export function I18nProvider({ intl, children }: { intl: IntlShape; children: ReactNode }) {
  return (
    <LocaleContext value={intl.locale as Locale}>
      <RawIntlProvider value={intl}>{children}</RawIntlProvider>
    </LocaleContext>
  );
}

export function useLocale(): Locale {
  return use(LocaleContext);
}

export function makeTranslate(intl: IntlShape): Translate {
  const translate = <I extends MessageId>(id: I, ...values: Values<I>) =>
    intl.formatMessage({ id }, values[0] as Record<string, string | number>) as string;
  const has = (id: string): id is PlainId => Object.hasOwn(intl.messages, id);
  return Object.assign(translate, { has });
}

/** `const t = useT(); t("common.save")` */
export function useT(): Translate {
  const intl = useIntl();
  return useMemo(() => makeTranslate(intl), [intl]);
}

/** A message with elements in it: values may be nodes, tags are functions. `<Msg id="x.y" values={{b: bold}} />` */
export function Msg<I extends MessageId>({
  id,
  values,
}: {
  id: I;
  values: { [K in keyof MessageArgs[I]]: ReactNode | ((chunks: ReactNode) => ReactNode) };
}) {
  const intl = useIntl();
  return intl.formatMessage({ id }, values as Record<string, ReactNode>) as ReactNode;
}

/** For `Msg`: a tag that is set in a heavier weight. */
export function bold(chunks: ReactNode): ReactNode {
  return <b className="font-semibold text-ink">{chunks}</b>;
}
