import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { savedRepliesQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { SavedReply } from "~/api/types";
import { LANGUAGES } from "~/features/common/labels";
import { mayManageTemplates } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { TemplateRow } from "./parts";
import { ReplyDialog } from "./ReplyDialog";

type Open = { kind: "edit"; reply: SavedReply | null } | { kind: "remove"; reply: SavedReply } | null;

export function Replies() {
  const t = useT();
  const client = useQueryClient();
  const mayManage = mayManageTemplates(useActing());
  const [open, setOpen] = useState<Open>(null);
  const query = useQuery(savedRepliesQuery);
  const close = () => setOpen(null);
  return (
    <Card
      title={t("templates.replies")}
      actions={
        mayManage ? (
          <Button onClick={() => setOpen({ kind: "edit", reply: null })}>{t("templates.new_reply")}</Button>
        ) : null
      }
    >
      <p className="mb-2 text-s text-ink-3">{t("templates.replies_note")}</p>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data?.items.length === 0 ? <p className="text-ink-3">{t("templates.no_replies")}</p> : null}
      <ul>
        {query.data?.items.map((reply) => (
          <TemplateRow
            key={reply.id}
            name={reply.name}
            note={[
              reply.category ? t(`complaint.category_${reply.category}`) : t("templates.all_categories"),
              LANGUAGES.find((each) => each.value === reply.locale)?.label,
            ]
              .filter(Boolean)
              .join(" · ")}
            actions={
              mayManage
                ? {
                    edit: () => setOpen({ kind: "edit", reply }),
                    remove: () => setOpen({ kind: "remove", reply }),
                  }
                : null
            }
          >
            <p className="mt-1 line-clamp-3 whitespace-pre-line text-ink-2">{reply.body}</p>
          </TemplateRow>
        ))}
      </ul>
      {open?.kind === "edit" ? (
        <ReplyDialog reply={open.reply} variables={query.data?.variables ?? []} onClose={close} />
      ) : null}
      {open?.kind === "remove" ? (
        <Confirm
          danger
          title={t("templates.remove_title", { name: open.reply.name })}
          action={t("templates.remove_action")}
          onClose={close}
          onConfirm={async () => {
            await api.delete(`/organisation/saved-replies/${open.reply.id}`, { version: open.reply.version });
            void client.invalidateQueries({ queryKey: keys.savedReplies });
          }}
        >
          {t("templates.remove_reply_text")}
        </Confirm>
      ) : null}
    </Card>
  );
}
