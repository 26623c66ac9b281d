import { useQuery } from "@tanstack/react-query";
import { renderedRepliesQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import type { RenderedReply } from "~/api/types";
import { mayManageTemplates } from "~/features/shell/nav";
import { useThreadInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { Link } from "~/ui/Link";

/** The own saved replies, filled in for this complaint; those for its kind first. */
export default function SavedReplies({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useT();
  const { complaint } = useThreadInfo();
  const acting = useActing();
  const mayManage = mayManageTemplates(acting);
  const query = useQuery(renderedRepliesQuery(complaint.id));
  const items = query.data?.items;
  if (!items) {
    return query.isError ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading lines={3} />
    );
  }
  const fitting = items.filter((reply) => reply.fits);
  const others = items.filter((reply) => !reply.fits);
  const list = (replies: RenderedReply[]) => (
    <ul className="flex flex-col">
      {replies.map((reply) => (
        <li key={reply.id}>
          <button type="button" className="reply-choice" onClick={() => onChoose(reply.text)}>
            <b>{reply.name}</b>
            <span className="line-clamp-2">{reply.text}</span>
            {reply.missing.length > 0 ? (
              <small>{t("tasks.reply_missing", { names: reply.missing.map(braced).join(", ") })}</small>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="reply-list">
      {items.length === 0 ? (
        <p className="p-2 text-ink-2">
          {t("tasks.no_replies")} {mayManage ? null : t("tasks.no_replies_ask")}
        </p>
      ) : null}
      {list(fitting)}
      {others.length > 0 ? (
        <>
          <h3>{t("tasks.other_replies")}</h3>
          {list(others)}
        </>
      ) : null}
      {mayManage ? (
        <Link to="/o/$org/templates" params={{ org: acting.organisation.slug }} className="p-2">
          {t(items.length === 0 ? "tasks.first_reply" : "tasks.manage_replies")}
        </Link>
      ) : null}
    </div>
  );
}

const braced = (name: string) => `{{${name}}}`;
