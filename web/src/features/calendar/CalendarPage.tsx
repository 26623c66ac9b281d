/** The calendar: today's list, then days as a list, a week or a month. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { activityQuery, daysQuery } from "~/api/queries/calendar";
import { useActing } from "~/api/queries/me";
import { useLocale, useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { Button, IconButton } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { ChevronLeftIcon, ChevronRightIcon, PlusIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Days } from "./Days";
import { dayOf, range, step, type View } from "./days";
import { OpenedActivity } from "./Opened";
import { Places } from "./Places";
import { CalendarMark, type Opened } from "./parts";
import { TodayList } from "./TodayList";
import { useMayPlan, useZone } from "./useCalendar";
import "./calendar.css";

const ActivityDialog = lazy(() => import("./ActivityDialog"));
const route = getRouteApi("/o/$org/calendar/");
const VIEWS: readonly View[] = ["agenda", "week", "month"];

export interface CalendarSearch {
  view?: View;
  day?: string;
  who?: "us";
  activity?: string;
}

export function CalendarPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const search = route.useSearch();
  const zone = useZone();
  const mayPlan = useMayPlan();
  const [opened, setOpened] = useState<Opened>(null);
  const [planning, setPlanning] = useState<string | null>(null);
  const today = dayOf(new Date().toISOString(), zone);
  const view = VIEWS.find((each) => each === search.view) ?? "week";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search.day ?? "") ? (search.day ?? today) : today;
  const who = search.who === "us" ? "us" : "me";
  const query = useQuery(daysQuery({ ...range(view, day), assignee: who === "me" ? "me" : null }));
  const set = (change: CalendarSearch) => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: "/o/$org/calendar", params: { org }, search: kept, replace: true });
  };
  useHotkeys([
    { keys: "j", label: "calendar.key_next", run: () => set({ day: step(view, day, 1) }) },
    { keys: "k", label: "calendar.key_before", run: () => set({ day: step(view, day, -1) }) },
    { keys: "t", label: "calendar.key_today", run: () => set({ day: "" }) },
    ...(mayPlan ? [{ keys: "n", label: "calendar.key_new" as const, run: () => setPlanning(today) }] : []),
  ]);
  return (
    <Page
      title={t("calendar.title")}
      lead={t("calendar.lead")}
      width="wide"
      actions={
        mayPlan ? (
          <Button tone="primary" onClick={() => setPlanning(today)}>
            <PlusIcon size={14} aria-hidden="true" />
            {t("calendar.new")}
          </Button>
        ) : null
      }
    >
      <Places here="/o/$org/calendar" />
      <TodayList onOpen={setOpened} />
      <div className="calendar-bar">
        <div className="calendar-steps">
          <IconButton
            label={t("calendar.before")}
            icon={<ChevronLeftIcon size={16} aria-hidden="true" />}
            onClick={() => set({ day: step(view, day, -1) })}
          />
          <IconButton
            label={t("calendar.next")}
            icon={<ChevronRightIcon size={16} aria-hidden="true" />}
            onClick={() => set({ day: step(view, day, 1) })}
          />
          <Button small onClick={() => set({ day: "" })}>
            {t("calendar.to_today")}
          </Button>
          <Span view={view} day={day} />
        </div>
        <Chips
          label={t("calendar.whose")}
          choices={(["me", "us"] as const).map((each) => ({
            id: each,
            label: t(`calendar.who_${each}`),
            on: each === who,
            run: () => set({ who: each === "us" ? "us" : undefined } as CalendarSearch),
          }))}
        />
        <Chips
          label={t("calendar.view")}
          choices={VIEWS.map((each) => ({
            id: each,
            label: t(`calendar.view_${each}`),
            on: each === view,
            run: () => set({ view: each }),
          }))}
        />
      </div>
      {query.isPending ? <Loading lines={5} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data ? (
        <Days view={view} day={day} activities={query.data} onOpen={setOpened} onPlan={setPlanning} />
      ) : null}
      {query.data?.length === 0 && view === "agenda" ? (
        <EmptyState icon={<CalendarMark />} title={t("calendar.none")}>
          {t("calendar.none_text")}
        </EmptyState>
      ) : null}
      <p className="mt-4 text-s text-ink-3">
        {t("calendar.move_help")}{" "}
        <Link to="/o/$org/settings/calendar" params={{ org }} className="underline">
          {t("calendar.feed_link")}
        </Link>
      </p>
      <OpenedActivity opened={opened} onOpen={setOpened} />
      {search.activity && !opened ? (
        <FromAddress id={search.activity} onOpen={setOpened} onClose={() => set({ activity: "" })} />
      ) : null}
      {planning ? (
        <Suspense fallback={null}>
          <ActivityDialog draft={{ day: planning }} onClose={() => setPlanning(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** An activity that a calendar program's link names. */
function FromAddress({
  id,
  onOpen,
  onClose,
}: {
  id: string;
  onOpen: (opened: Opened) => void;
  onClose: () => void;
}) {
  const found = useQuery(activityQuery(id)).data;
  if (!found) return null;
  return (
    <OpenedActivity
      opened={{ kind: "show", activity: found }}
      onOpen={(opened) => {
        onClose();
        onOpen(opened);
      }}
    />
  );
}

function Span({ view, day }: { view: View; day: string }) {
  const tag = useLocale() === "ru" ? "ru-RU" : "en-GB";
  const at = (text: string) => new Date(`${text}T12:00:00Z`);
  if (view === "month") {
    const month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
    return <p className="calendar-span">{month.format(at(day))}</p>;
  }
  const { from, until } = range(view, day);
  const days = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return <p className="calendar-span">{days.formatRange(at(from), at(until))}</p>;
}

function Chips({
  label,
  choices,
}: {
  label: string;
  choices: { id: string; label: string; on: boolean; run: () => void }[];
}) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{label}</legend>
      {choices.map((each) => (
        <button
          key={each.id}
          type="button"
          aria-pressed={each.on}
          className={cx("chip", each.on && "chip-set")}
          onClick={each.run}
        >
          {each.label}
        </button>
      ))}
    </fieldset>
  );
}
