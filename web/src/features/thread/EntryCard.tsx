/** What somebody wrote: a message, or the text that came with an action. */
import { lazy, Suspense, useState } from "react";
import type { Entry, Lane } from "~/api/types";
import { wordLabel } from "~/features/complaints/labels";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat } from "~/lib/useFormat";
import { IconButton } from "~/ui/Button";
import { Avatar, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LockIcon, MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { type Audience, audienceOf, laneMark, laneRef, namesOf, toneClass } from "./audience";
import { useAudience, useThreadInfo } from "./context";
import { type EntryDialog, EntryDialogs } from "./dialogs";
import { Files } from "./Files";
import { textFigure } from "./figures";

const GiveDialog = lazy(() => import("~/features/guests/GiveDialog"));

/** Lanes with a third party, in which the reader may write: only there something can be given. */
function sideLanes(info: ReturnType<typeof useThreadInfo>): Audience[] {
  return info.lanes
    .filter((lane) => lane.kind === "named" && lane.may_write)
    .map((lane) => audienceOf(info, laneRef(lane)));
}

export function EntryCard({ entry, offer }: { entry: Entry; offer?: OfferFacts | undefined }) {
  const t = useT();
  const { own } = useThreadInfo();
  const to = useAudience(entry.lane);
  const mark = laneMark(t, own, to);
  const them = entry.actor !== null && entry.actor.organisation.id !== own.id;
  const name = entry.actor?.name ?? t("thread.system");
  return (
    <div className={cx("msg", toneClass(to.tone))}>
      <Avatar name={name} them={them} />
      <article className="msg-card" aria-label={t("thread.entry_by", { name })}>
        <header className="by">
          <b>{name}</b>
          {mark ? (
            <span className="lane-mark">
              <LockIcon size={11} aria-hidden="true" />
              {mark}
            </span>
          ) : (
            <span className="by-org">{offer ? t("thread.offers") : entry.actor?.organisation.name}</span>
          )}
          {entry.kind === "given" && !entry.data.number ? (
            <Pill>{t("thread.given_from")}</Pill>
          ) : null}
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
  const info = useThreadInfo();
  const { mayWrite, membershipId, complaint } = info;
  const [open, setOpen] = useState<EntryDialog | null>(null);
  const [giving, setGiving] = useState<Lane | null>(null);
  const isMessage = entry.kind === "message";
  const own = isMessage && (entry.mine || entry.actor?.membership_id === membershipId);
  const isPrivate = isMessage && entry.lane === "private";
  // A third party sees what it is given: anything that stands in the shared lane with words or files.
  const asked = entry.lane === "shared" ? sideLanes(info) : [];
  if (!mayWrite || entry.retracted || !(own || isPrivate || asked.length > 0)) return null;
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
              ...asked.map((to) => ({
                id: `give ${to.lane}`,
                label: t("thread.give_to", { org: namesOf(t, to.others) }),
                ...(to.topic ? { help: to.topic } : {}),
              })),
              ...(own
                ? [
                    { id: "revise", label: t("thread.revise") },
                    { id: "retract", label: t("thread.retract"), danger: true },
                  ]
                : []),
            ],
          },
        ]}
        onAction={(id) => {
          if (id.startsWith("give ")) setGiving(id.slice("give ".length));
          else setOpen(id as EntryDialog);
        }}
      />
      <EntryDialogs entry={entry} open={open} onClose={() => setOpen(null)} />
      {giving ? (
        <Suspense fallback={null}>
          <GiveDialog entry={entry} to={audienceOf(info, giving)} onClose={() => setGiving(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
