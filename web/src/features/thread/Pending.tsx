/** A message that is held: it shows where it will stand, with the seconds that are left to take it back. */
import { useEffect, useState } from "react";
import { ApiError, errorText } from "~/api/errors";
import { useMe } from "~/api/queries/me";
import type { Lane } from "~/api/types";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { Avatar } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { laneMark, toneClass } from "./audience";
import { useAudience, useThreadInfo } from "./context";
import { Files } from "./Files";
import type { LaneDraft } from "./useDraft";
import { useRendered } from "./useRendered";

export function Pending({ lane, draft, onUndone }: { lane: Lane; draft: LaneDraft; onUndone: () => void }) {
  const t = useT();
  const me = useMe();
  const { own } = useThreadInfo();
  const to = useAudience(lane);
  const mark = laneMark(t, own, to);
  const left = useSecondsLeft(draft.held?.send_at ?? null);
  const [busy, setBusy] = useState(false);
  if (!draft.held) return null;
  const run = (action: () => Promise<void>, after?: () => void) => {
    setBusy(true);
    action()
      .then(after)
      .catch((error: unknown) => {
        const late = error instanceof ApiError && error.is("conflict");
        toast({ text: late ? t("thread.already_sent") : errorText(t, error), tone: "bad" });
      })
      .finally(() => setBusy(false));
  };
  return (
    <div className={cx("msg msg-pending arrived", toneClass(to.tone))}>
      <Avatar name={me.name} />
      <article className="msg-card" aria-label={t("thread.entry_by", { name: me.name })}>
        <header className="by">
          <b>{me.name}</b>
          {mark ? (
            <span className="lane-mark">
              <LockIcon size={11} aria-hidden="true" />
              {mark}
            </span>
          ) : (
            <span className="by-org">{own.name}</span>
          )}
        </header>
        <HeldText body={draft.held.body} plain={draft.mentions.shown(draft.held.body)} />
        <Files files={draft.held.files} />
        <footer className="mt-2 flex items-center gap-3 text-s text-ink-3">
          <span role="status">
            {left > 0 ? t("thread.sending_in", { seconds: left }) : t("thread.sending")}
          </span>
          {left > 0 ? (
            <>
              <Button tone="link" disabled={busy} onClick={() => run(draft.undo, onUndone)}>
                {t("common.undo")}
              </Button>
              <Button tone="link" disabled={busy} onClick={() => run(draft.sendNow)}>
                {t("thread.send_now")}
              </Button>
            </>
          ) : null}
        </footer>
      </article>
    </div>
  );
}

/** As it will stand there; until the server has rendered it, as it was typed. */
function HeldText({ body, plain }: { body: string; plain: string }) {
  const html = useRendered(body);
  return html ? (
    <div className="prose mt-1.5" dangerouslySetInnerHTML={serverHtml(html)} />
  ) : (
    <p className="mt-1.5 whitespace-pre-wrap">{plain}</p>
  );
}

function useSecondsLeft(until: string | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!until) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until ? Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)) : 0;
}
