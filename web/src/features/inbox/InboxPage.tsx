import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { countsQuery } from "~/api/queries/complaints";
import { useActing } from "~/api/queries/me";
import { inboxQuery, noticesQuery } from "~/api/queries/mine";
import { keys } from "~/api/query";
import type { Notification } from "~/api/types";
import { eventLabel } from "~/features/common/labels";
import { recordLink } from "~/features/common/recordPage";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Avatar, EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { BellIcon, CheckIcon, LockIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { anchorOf } from "./anchor";
import { Notices } from "./Notices";

export function InboxPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const [view, setView] = useState<"all" | "unread">("all");
  const [run, pending] = useAction();
  const query = useInfiniteQuery(inboxQuery(view === "unread"));
  const unread = useQuery(countsQuery).data?.inbox_unread ?? query.data?.pages[0]?.unread ?? 0;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const others = useInfiniteQuery(noticesQuery(view === "unread")).data?.pages[0]?.items.length ?? 0;

  return (
    <Page
      title={t("inbox.title")}
      actions={
        unread > 0 ? (
          <Button
            pending={pending}
            onClick={() =>
              run(() => api.post("/inbox/read-all"), {
                stale: [keys.inbox, keys.counts],
                done: t("inbox.all_read"),
              })
            }
          >
            {t("inbox.mark_all")}
          </Button>
        ) : null
      }
    >
      <Tabs
        label={t("inbox.views")}
        items={[
          { id: "all", label: t("inbox.all") },
          { id: "unread", label: t("inbox.unread"), count: unread },
        ]}
        value={view}
        onChange={setView}
      >
        <div className="mt-4">
          <Notices unread={view === "unread"} />
          {query.isPending ? <Loading lines={6} /> : null}
          {query.isError && items.length === 0 ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : null}
          {query.isSuccess && items.length === 0 && others === 0 ? (
            <EmptyState
              icon={<BellIcon size={24} aria-hidden="true" />}
              title={t("inbox.empty_title")}
              action={
                <ButtonLink to="/o/$org/settings/notifications" params={{ org }}>
                  {t("inbox.empty_action")}
                </ButtonLink>
              }
            >
              {t("inbox.empty_text")}
            </EmptyState>
          ) : null}
          {items.length > 0 ? (
            <ul className="card divide-y divide-line overflow-hidden p-0">
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          ) : null}
          {query.hasNextPage ? (
            <div className="mt-4 flex justify-center">
              <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t("ui.show_more")}
              </Button>
            </div>
          ) : null}
        </div>
      </Tabs>
    </Page>
  );
}

/** What is to be signed is on the page of the report; a project has several threads, or but an invitation as yet. */
function pageOf(org: string, item: Notification) {
  const usual = recordLink(org, item.record, item.relationship_id);
  if (item.record.kind === "project" && (item.lane === "shared" || item.lane === "private")) {
    return { to: "/o/$org/projects/$id/threads/$thread" as const, params: usual.params };
  }
  if (item.event.startsWith("nda_")) return { to: "/o/$org/partners/$id" as const, params: usual.params };
  return item.event.startsWith("report_")
    ? { to: "/o/$org/complaints/$id/report" as const, params: usual.params }
    : usual;
}

function Item({ item }: { item: Notification }) {
  const t = useT();
  const acting = useActing();
  const client = useQueryClient();
  const [run, pending] = useAction();
  const markRead = () => api.post(`/inbox/${item.id}/read`);
  const stale = [keys.inbox, keys.counts];
  const page = pageOf(acting.organisation.slug, item);
  const them = item.actor !== null && item.actor.organisation.id !== acting.organisation.id;
  return (
    <li
      className={cx(
        "relative flex items-start gap-3 px-4 py-3 hover:bg-bg",
        !item.read && "shadow-[inset_3px_0_var(--us)]",
      )}
    >
      <Avatar name={item.actor?.name ?? t("inbox.portal")} them={them} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={page.to}
            params={{ ...page.params, thread: item.thread_id }}
            hash={anchorOf(item)}
            className={cx(
              "text-ink after:absolute after:inset-0 hover:no-underline",
              !item.read && "font-semibold",
            )}
            onClick={() => {
              if (!item.read) {
                void markRead()
                  .then(() => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey }))))
                  .catch(() => {});
              }
            }}
          >
            {item.read ? null : <span className="sr-only">{t("inbox.new_mark")}: </span>}
            {item.led_to
              ? t(`inbox.led_to_${item.led_to}`, { event: eventLabel(t, item.event) })
              : eventLabel(t, item.event)}
          </Link>
          {item.your_turn ? <Pill tone="turn">{t("inbox.your_turn")}</Pill> : null}
          {item.lane === "private" ? (
            <span className="inline-flex items-center gap-1 text-xs font-medium text-private">
              <LockIcon size={11} aria-hidden="true" />
              {t("inbox.only_us", { organisation: acting.organisation.name })}
            </span>
          ) : item.lane === "shared" ? null : (
            <span className="inline-flex items-center gap-1 text-xs font-medium text-ink-2">
              <LockIcon size={11} aria-hidden="true" />
              {t("inbox.aside")}
            </span>
          )}
        </p>
        <p className="truncate text-s text-ink-2">
          <span className="text-ink-3">{item.record.number}</span> {item.record.title}
        </p>
        {item.excerpt ? <p className="mt-1 line-clamp-2 text-s text-ink-2">{item.excerpt}</p> : null}
        <p className="mt-1 text-xs text-ink-3">
          {item.actor ? `${item.actor.name}, ${item.actor.organisation.name} · ` : null}
          <Time at={item.at} />
        </p>
      </div>
      {item.read ? null : (
        <span className="relative z-1">
          <IconButton
            small
            label={t("inbox.mark_read")}
            icon={<CheckIcon size={15} aria-hidden="true" />}
            pending={pending}
            onClick={() => run(markRead, { stale })}
          />
        </span>
      )}
    </li>
  );
}
