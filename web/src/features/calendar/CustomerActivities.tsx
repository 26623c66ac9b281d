/** What is planned with one customer, for its page; and planning something more. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { daysQuery } from "~/api/queries/calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading } from "~/ui/bits";
import { PlusIcon } from "~/ui/icons";
import { dayOf } from "./days";
import { OpenedActivity } from "./Opened";
import { Chip, type Opened } from "./parts";
import { useMayPlan, useZone } from "./useCalendar";
import "./calendar.css";

const ActivityDialog = lazy(() => import("./ActivityDialog"));

export function CustomerActivities({ id, name }: { id: string; name: string }) {
  const t = useT();
  const zone = useZone();
  const mayPlan = useMayPlan();
  const [opened, setOpened] = useState<Opened>(null);
  const [planning, setPlanning] = useState(false);
  const query = useQuery(daysQuery({ relationship_id: id, status: "planned" }));
  const today = dayOf(new Date().toISOString(), zone);
  return (
    <section className="card card-pad" aria-label={t("calendar.planned")}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="flex-1">{t("calendar.planned")}</h2>
        {mayPlan ? (
          <Button small onClick={() => setPlanning(true)}>
            <PlusIcon size={14} aria-hidden="true" />
            {t("calendar.new")}
          </Button>
        ) : null}
      </div>
      {query.isPending ? <Loading lines={2} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data?.length === 0 ? <p className="text-ink-3">{t("calendar.none_with")}</p> : null}
      <ul className="day-list">
        {query.data?.map((each) => (
          <li key={each.id}>
            <Chip activity={each} onOpen={setOpened} dated />
          </li>
        ))}
      </ul>
      <OpenedActivity opened={opened} onOpen={setOpened} />
      {planning ? (
        <Suspense fallback={null}>
          <ActivityDialog
            draft={{ day: today, relationship: { id, name } }}
            onClose={() => setPlanning(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
