/** What somebody wrote: a message, or the text that came with an action. */
import { useState } from "react";
import type { Entry } from "~/api/types";
import { wordLabel } from "~/features/complaints/labels";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat } from "~/lib/useFormat";
import { IconButton } from "~/ui/Button";
import { Avatar, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LockIcon, MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { useThreadInfo } from "./context";
import { type EntryDialog, EntryDialogs } from "./dialogs";
import { Files } from "./Files";
import { textFigure } from "./figures";

export function EntryCard({ entry, offer }: { entry: Entry; offer?: OfferFacts | undefined }) {
  const t = useT();
  const { own } = useThreadInfo();
  const them = entry.actor !== null && entry.actor.organisation.id !== own.id;
  const isPrivate = entry.lane === "private";
  const name = entry.actor?.name ?? t("thread.system");
  return (
    <div className={cx("msg", isPrivate && "msg-private")}>
      <Avatar name={name} them={them} />
      <article className="msg-card" aria-label={t("thread.entry_by", { name })}>
        <header className="by">
          <b>{name}</b>
          {isPrivate ? (
            <span className="lane-mark">
              <LockIcon size={11} aria-hidden="true" />
              {t("thread.only_org_sees", { org: own.name })}
            </span>
          ) : (
            <span className="by-org">{offer ? t("thread.offers") : entry.actor?.organisation.name}</span>
          )}
          {offer?.number ? <Pill>{t("thread.offer_n", { n: offer.number })}</Pill> : null}
          {entry.shared_from && entry.kind !== "given" ? (
            <Pill>{t("thread.was_private", { org: entry.shared_from })}</Pill>
          ) : null}
          <span className="by-time">
            <Time at={entry.occurred_at} as="full" className="text-xs" />
            {entry.revised_at && !entry.retracted ? <Revised at={entry.revised_at} /> : null}
            <EntryMenu entry={entry} />
          </span>
        </header>
        <Body entry={entry} offer={offer} />
        <Files files={entry.files} />
      </article>
    </div>
  );
}

function Revised({ at }: { at: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="text-xs" title={format.exact(new Date(at))}>
      · {t("thread.revised")}
    </span>
  );
}

export interface OfferFacts {
  /** Which offer it is, if that is known. */
  number: number | null;
  /** Remedy of the offer before. */
  before: string | null;
}

function Body({ entry, offer }: { entry: Entry; offer: OfferFacts | undefined }) {
  const t = useT();
  if (entry.retracted) return <p className="mt-1.5 text-ink-3 italic">{t("thread.retracted")}</p>;
  const code = offer ? textFigure(entry, "resolution_code") : null;
  const text = entry.body_html ? (
    <div className="prose mt-1.5" dangerouslySetInnerHTML={serverHtml(entry.body_html)} />
  ) : entry.body ? (
    <p className="mt-1.5 whitespace-pre-wrap">{entry.body}</p>
  ) : null;
  if (!code) return text;
  const changed = offer?.before && offer.before !== code ? offer.before : null;
  return (
    <dl className="offer">
      <dt>{t("thread.remedy")}</dt>
      <dd>
        {changed ? (
          <>
            <del>{wordLabel(t, "remedy", changed)}</del>{" "}
          </>
        ) : null}
        {changed ? <ins>{wordLabel(t, "remedy", code)}</ins> : wordLabel(t, "remedy", code)}
      </dd>
      {text ? (
        <>
          <dt>{t("thread.terms")}</dt>
          <dd>{text}</dd>
        </>
      ) : null}
    </dl>
  );
}

function EntryMenu({ entry }: { entry: Entry }) {
  const t = useT();
  const { mayWrite, membershipId, complaint } = useThreadInfo();
  const [open, setOpen] = useState<EntryDialog | null>(null);
  const own = entry.mine || entry.actor?.membership_id === membershipId;
  const isPrivate = entry.lane === "private";
  if (!mayWrite || entry.kind !== "message" || entry.retracted || !(own || isPrivate)) return null;
  return (
    <>
      <Menu
        label={t("thread.message_menu")}
        placement="bottom end"
        trigger={
          <IconButton
            small
            className="msg-menu"
            label={t("thread.message_menu")}
            icon={<MoreIcon size={16} aria-hidden="true" />}
          />
        }
        sections={[
          {
            id: "own",
            entries: [
              ...(isPrivate
                ? [{ id: "share", label: t("thread.share", { org: complaint.counterpart.name }) }]
                : []),
              ...(own
                ? [
                    { id: "revise", label: t("thread.revise") },
                    { id: "retract", label: t("thread.retract"), danger: true },
                  ]
                : []),
            ],
          },
        ]}
        onAction={(id) => setOpen(id as EntryDialog)}
      />
      <EntryDialogs entry={entry} open={open} onClose={() => setOpen(null)} />
    </>
  );
}
