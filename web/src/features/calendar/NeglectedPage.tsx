/** Customers whom nobody has contacted as planned, and what to do about each at once. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { neglectedQuery } from "~/api/queries/calendar";
import { useActing } from "~/api/queries/me";
import type { Activity, Neglected } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Select } from "~/ui/fields";
import { CheckIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import type { Draft } from "./ActivityDialog";
import { dayOf } from "./days";
import { OpenedActivity } from "./Opened";
import { Places } from "./Places";
import { KindIcon, type Opened } from "./parts";
import { useMayPlan, useZone } from "./useCalendar";
import "./calendar.css";

const ActivityDialog = lazy(() => import("./ActivityDialog"));

export function NeglectedPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const [owner, setOwner] = useState<"me" | "">("");
  const [ahead, setAhead] = useState("0");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const query = useQuery(neglectedQuery({ owner, ahead_days: Number(ahead) }));
  const list = query.data;
  const shown = list?.items ?? [];
  return (
    <Page title={t("calendar.neglected_title")} lead={t("calendar.neglected_lead")} width="wide">
      <Places here="/o/$org/calendar/neglected" />
      <div className="calendar-bar">
        <Select<"me" | "">
          label={t("calendar.whose")}
          hideLabel
          value={owner}
          options={[{ value: "me", label: t("calendar.neglected_mine") }]}
          placeholder={t("calendar.neglected_all")}
          onChange={setOwner}
        />
        <Select
          label={t("calendar.ahead")}
          hideLabel
          value={ahead}
          options={["0", "7", "30"].map((value) => ({ value, label: t(`calendar.ahead_${value as "0"}`) }))}
          onChange={setAhead}
        />
      </div>
      {query.isPending ? <Loading lines={5} /> : null}
      {query.isError && !list ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {list && shown.length === 0 ? (
        <EmptyState
          icon={<CheckIcon size={26} aria-hidden="true" />}
          title={t("calendar.neglected_none")}
          action={
            <ButtonLink to="/o/$org/calendar/setup" params={{ org }}>
              {t("calendar.to_plans")}
            </ButtonLink>
          }
        >
          {t("calendar.neglected_none_text")}
        </EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <ul className="card">
          {shown.map((each) => (
            <Row
              key={`${each.account.relationship_id} ${each.kind} ${each.activity_id ?? each.plan?.id}`}
              one={each}
              onPlan={setDraft}
              onOpen={setOpened}
            />
          ))}
        </ul>
      ) : null}
      {list && list.n > shown.length ? (
        <p className="mt-3 text-s text-ink-3">
          {t("calendar.neglected_more", { shown: shown.length, n: list.n })}
        </p>
      ) : null}
      <OpenedActivity opened={opened} onOpen={setOpened} />
      {draft ? (
        <Suspense fallback={null}>
          <ActivityDialog draft={draft} onClose={() => setDraft(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

function Row({
  one,
  onPlan,
  onOpen,
}: {
  one: Neglected;
  onPlan: (draft: Draft) => void;
  onOpen: (opened: Opened) => void;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const zone = useZone();
  const mayPlan = useMayPlan();
  const { account, activity_id: missed } = one;
  return (
    <li className="today-row">
      <KindIcon kind={one.kind} size={16} />
      <div className="today-what">
        <p>
          <Link
            className="today-name"
            to="/o/$org/partners/$id"
            params={{ org, id: account.relationship_id }}
          >
            {account.name}
          </Link>{" "}
          <Pill tone={one.why === "missed" ? "bad" : undefined}>{t(`calendar.why_${one.why}`)}</Pill>
        </p>
        <p className="today-who">
          <span>
            {one.plan
              ? t("calendar.plan_line", {
                  kind: t(`calendar.kind_${one.kind}`),
                  days: one.plan.every_days,
                })
              : t(`calendar.kind_${one.kind}`)}
          </span>
          {one.last_at ? (
            <span>
              {t("calendar.last_contact")} <Time at={one.last_at} as="date" />
            </span>
          ) : null}
          <span>
            {t("calendar.due_since")} <Time at={one.due_at} as="date" />
          </span>
          <span>{one.owner?.name ?? t("calendar.no_owner")}</span>
        </p>
      </div>
      <div className="today-acts">
        {missed ? (
          <Button
            small
            onClick={() => {
              void api
                .get<Activity>(`/activities/${missed}`)
                .then((activity) => onOpen({ kind: "show", activity }));
            }}
          >
            {t("calendar.open")}
          </Button>
        ) : mayPlan ? (
          <Button
            small
            onClick={() =>
              onPlan({
                day: dayOf(new Date().toISOString(), zone),
                kind: one.kind,
                relationship: { id: account.relationship_id, name: account.name },
              })
            }
          >
            {t("calendar.plan_it")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
