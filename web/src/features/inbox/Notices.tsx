/** What is told that is about no record: alarms, and decisions whose day of review has come. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { noticesQuery } from "~/api/queries/mine";
import { keys } from "~/api/query";
import type { Notice } from "~/api/types-demand";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CheckIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";

const STALE = [keys.inbox, keys.counts];

export function Notices({ unread }: { unread: boolean }) {
  const t = useT();
  const query = useInfiniteQuery(noticesQuery(unread));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className="mb-5" aria-label={t("inbox.notices")}>
      <h2 className="mb-2 text-m font-semibold">{t("inbox.notices")}</h2>
      <ul className="card divide-y divide-line overflow-hidden p-0">
        {items.map((notice) => (
          <Row key={notice.id} notice={notice} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="mt-2">
          <Button small pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("ui.show_more")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The page that shows what it tells of. */
function pageOf(org: string, { event, target }: Notice) {
  if (event === "figure_review") {
    return { to: "/o/$org/insights/$name" as const, params: { org, name: target ?? "" } };
  }
  if (event === "defect_alarm") return { to: "/o/$org/radar/defects" as const, params: { org } };
  if (target === null) return { to: "/o/$org/radar/alarms" as const, params: { org } };
  return { to: "/o/$org/radar/$topic" as const, params: { org, topic: target } };
}

function Row({ notice }: { notice: Notice }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const [run, pending] = useAction();
  const markRead = () => api.post(`/notices/${notice.id}/read`);
  const category: string = `complaint.category_${notice.title}`;
  const isCategory = notice.event === "defect_alarm" && notice.target === "category";
  const named = isCategory && t.has(category) ? t(category) : notice.title;
  return (
    <li
      className={cx(
        "relative flex items-start gap-3 px-4 py-3 hover:bg-bg",
        !notice.read && "shadow-[inset_3px_0_var(--us)]",
      )}
    >
      <div className="min-w-0 flex-1">
        <Link
          {...pageOf(org, notice)}
          className={cx(
            "text-ink after:absolute after:inset-0 hover:no-underline",
            !notice.read && "font-semibold",
          )}
          onClick={() => {
            if (!notice.read) {
              void markRead()
                .then(() => Promise.all(STALE.map((queryKey) => client.invalidateQueries({ queryKey }))))
                .catch(() => {});
            }
          }}
        >
          {notice.read ? null : <span className="sr-only">{t("inbox.new_mark")}: </span>}
          {t(`inbox.notice_${notice.event}`)}
        </Link>
        <p className="text-s text-ink-2">
          {named}
          {notice.more > 0 ? ` ${t("inbox.notice_more", { count: notice.more })}` : null}
        </p>
        <p className="mt-1 text-xs text-ink-3">
          <Time at={notice.at} />
        </p>
      </div>
      {notice.read ? null : (
        <span className="relative z-1">
          <IconButton
            small
            label={t("inbox.mark_read")}
            icon={<CheckIcon size={15} aria-hidden="true" />}
            pending={pending}
            onClick={() => run(markRead, { stale: STALE })}
          />
        </span>
      )}
    </li>
  );
}
