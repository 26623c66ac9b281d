/** Whose turn it is, until when, and what can be done about it. */
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from "react";
import { ApiError, errorText } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { linksQuery } from "~/api/queries/related";
import type { Complaint } from "~/api/types";
import type { OfferDeed } from "~/api/types-settle";
import { useToWriteDown } from "~/features/mediation/useToWriteDown";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { Button, type ButtonTone } from "~/ui/Button";
import { Skeleton } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { ButtonLink } from "~/ui/Link";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";
import { Offer } from "./Offer";
import { OfferTerms, type OfferTurn, useOfferTurn } from "./OfferTurn";
import { isTurnOf, usePromised, WAITING } from "./promises";
import { TurnSentence } from "./TurnSentence";
import { type Deed, deedsOf, deedText, isOver, WITH_DIALOG } from "./turn";
import { useAct } from "./useAct";
import { useFollowUp } from "./useFollowUp";
import { useKnown } from "./useKnown";

const ActionDialog = lazy(() => import("./ActionDialog"));
const OfferAnswers = lazy(() => import("~/features/settle/offers/OfferAnswers"));
const SplitDialog = lazy(() => import("~/features/related/SplitDialog"));
const OfferDialog = lazy(() => import("~/features/settle/offers/OfferDialog"));

/** As many buttons as fit beside each other; the rest hangs on "More". */
const SHOWN = 3;
/** When it is not our turn there is less to do, and none of it is urgent. */
const SHOWN_WAITING = 2;

export function TurnCard({
  complaint,
  onWrite,
}: {
  complaint: Complaint;
  /** Where only words help: goes to the composer. */
  onWrite: () => void;
}) {
  const t = useT();
  const card = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<Deed | null>(null);
  const [answer, setAnswer] = useState<OfferDeed | "make" | null>(null);
  const offer = useOfferTurn(complaint);
  const promised = usePromised(complaint);
  const recommended = useToWriteDown(complaint);
  const { act, pending } = useAct(complaint);
  // Terms that are on the table are answered or taken back before anything else is proposed.
  const all = deedsOf(complaint).filter((deed) => deed !== "propose" || !(offer.ours || offer.theirs));
  // What has a sum or a day is an offer: it becomes commitments. Words alone come after it.
  const offers = offer.mayOffer && all.includes("propose");
  const deeds = offers ? [...all.filter((deed) => deed !== "propose"), "propose" as const] : all;
  const over = isOver(complaint);
  const [splitting, setSplitting] = useState(false);
  const linkable = useQuery(linksQuery(complaint.id)).data?.actions;
  const maySplit = linkable?.some((action) => action.name === "split" && action.allowed) ?? false;
  const known = useKnown(complaint);
  const mayWrite = useCan()("write");
  const mine = isTurnOf(complaint, promised) && !over;
  useActionsKey(card, deeds.length + offer.answers.length > 0);

  const start = (deed: Deed) => {
    if (WITH_DIALOG.includes(deed)) {
      setOpen(deed);
      return;
    }
    act(deed, {})
      .then(() => toast({ text: t(`complaints.done_${deed}` as "complaints.done_confirm") }))
      .catch((error: unknown) => {
        const stale = error instanceof ApiError && error.is("stale_version");
        toast({ text: stale ? t("complaints.stale_click") : errorText(t, error), tone: "bad" });
      });
  };

  if (!known) {
    return (
      <section ref={card} className="turn-card" aria-label={t("complaints.whose_turn")} aria-busy>
        <Skeleton width="60%" height={20} />
      </section>
    );
  }
  return (
    <section
      ref={card}
      className={cx("turn-card", mine && "turn-mine", over && "turn-over")}
      aria-label={t("complaints.whose_turn")}
    >
      <div className="min-w-0 flex-1 basis-72">
        {mine ? (
          <strong>{t(mayWrite ? "complaints.your_turn" : "complaints.your_sides_turn")} </strong>
        ) : null}
        <TurnSentence
          complaint={complaint}
          offer={offer}
          promised={promised}
          recommended={recommended}
          mine={mine}
        />
        {offer.theirs ? (
          <OfferTerms complaint={complaint} offer={offer.theirs} />
        ) : (
          <Waiting complaint={complaint} />
        )}
      </div>
      <Buttons
        deeds={deeds}
        status={complaint.status}
        offer={offer}
        mine={mine}
        lead={
          promised && !WAITING.includes(promised.step) ? (
            <ToCommitments complaint={complaint} />
          ) : offers && !offer.theirs ? (
            <Button tone={mine || recommended ? "primary" : "plain"} onClick={() => setAnswer("make")}>
              {t(recommended ? "mediation.write_down" : "settle.make_offer")}
            </Button>
          ) : null
        }
        leadOnly={recommended !== null}
        offers={offers}
        pending={pending}
        onStart={start}
        onOffer={setAnswer}
        onSplit={maySplit ? () => setSplitting(true) : null}
      />
      {mine &&
      mayWrite &&
      !offer.theirs &&
      promised === null &&
      deeds.every((deed) => deed === "withdraw") ? (
        <Button tone="primary" onClick={onWrite}>
          {t("complaints.write_below")}
        </Button>
      ) : null}
      <FollowUp complaint={complaint} />
      {open ? (
        <Suspense fallback={null}>
          <ActionDialog deed={open} complaint={complaint} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      {splitting ? (
        <Suspense fallback={null}>
          <SplitDialog complaint={complaint} onClose={() => setSplitting(false)} />
        </Suspense>
      ) : null}
      {answer === "make" ? (
        <Suspense fallback={null}>
          <OfferDialog complaint={complaint} onClose={() => setAnswer(null)} />
        </Suspense>
      ) : answer && offer.theirs ? (
        <Suspense fallback={null}>
          <OfferAnswers
            complaint={complaint}
            offer={offer.theirs}
            deed={answer}
            onClose={() => setAnswer(null)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** A goes to the first action. */
function useActionsKey(card: RefObject<HTMLElement | null>, enabled: boolean): void {
  useHotkeys(
    [
      {
        keys: "a",
        label: "shortcuts.actions",
        run: (event) => {
          event.preventDefault();
          const button = card.current?.querySelector<HTMLElement>("button");
          button?.scrollIntoView({ block: "center" });
          button?.focus();
        },
      },
    ],
    enabled,
  );
}

function ToCommitments({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: complaint.id };
  return (
    <ButtonLink tone="primary" to="/o/$org/complaints/$id/commitments" params={params} resetScroll={false}>
      {t("settle.to_commitments")}
    </ButtonLink>
  );
}

/** What the answer is asked about: it stands far below in the timeline. */
function Waiting({ complaint }: { complaint: Complaint }) {
  const t = useT();
  if (complaint.status === "resolution_proposed") {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, and has to be reached by key
      <section className="turn-quote" tabIndex={0} aria-label={t("complaints.resolution")}>
        <Offer complaint={complaint} />
      </section>
    );
  }
  if (complaint.status === "rejected" && complaint.refusal_reason) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, and has to be reached by key
      <section className="turn-quote whitespace-pre-wrap" tabIndex={0} aria-label={t("settle.reason")}>
        {complaint.refusal_reason}
      </section>
    );
  }
  return null;
}

/** Withdrawing ends the matter: nobody is led to it. */
function toneOf(deed: Deed, index: number, mine: boolean, first: boolean): ButtonTone {
  if (deed === "withdraw") return "quiet";
  if ((mine && first && index === 0) || deed === "confirm") return "primary";
  return mine && index > 1 ? "quiet" : "plain";
}

/** An open offer is answered first; what else could be done meanwhile hangs on "More". */
function Buttons({
  deeds,
  status,
  offer,
  mine,
  lead,
  leadOnly,
  offers,
  pending,
  onStart,
  onOffer,
  onSplit,
}: {
  deeds: Deed[];
  status: Complaint["status"];
  offer: OfferTurn;
  mine: boolean;
  /** Comes before all buttons, and is the primary one then. */
  lead: ReactNode;
  /** Whether everything else can wait: it hangs on "More". */
  leadOnly: boolean;
  /** Whether an offer can be made from there already. */
  offers: boolean;
  pending: Deed | null;
  onStart: (deed: Deed) => void;
  onOffer: (deed: OfferDeed | "make") => void;
  onSplit: (() => void) | null;
}) {
  const t = useT();
  const fit = offer.theirs || leadOnly ? 0 : mine ? SHOWN : SHOWN_WAITING;
  const shown = deeds.slice(0, fit);
  const rest = [
    ...deeds.slice(shown.length).map((deed) => ({
      id: deed as string,
      label: t(deedText(t, "do", deed, status)),
      danger: deed === "withdraw" || deed === "refuse",
    })),
    ...(offer.mayOffer && !offers ? [{ id: "make", label: t("settle.make_offer") }] : []),
    ...(onSplit ? [{ id: "split", label: t("related.split") }] : []),
  ];
  if (!lead && shown.length + rest.length + offer.answers.length === 0) return null;
  return (
    <div className="turn-acts">
      {lead}
      {offer.answers.map((deed, index) => (
        <Button
          key={deed}
          tone={index === 0 ? "primary" : deed === "reject" ? "quiet" : "plain"}
          onClick={() => onOffer(deed)}
        >
          {t(`settle.do_${deed}`)}
        </Button>
      ))}
      {shown.map((deed, index) => (
        <Button
          key={deed}
          tone={toneOf(deed, index, mine, !lead)}
          pending={pending === deed}
          onClick={() => onStart(deed)}
        >
          {t(deedText(t, "do", deed, status))}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Menu
          label={t("complaints.more_actions")}
          placement="bottom end"
          trigger={<Button tone="quiet">{t("complaints.more")}</Button>}
          sections={[{ id: "deeds", entries: rest }]}
          onAction={(id) => {
            if (id === "split") onSplit?.();
            else if (id === "make") onOffer("make");
            else onStart(id as Deed);
          }}
        />
      ) : null}
    </div>
  );
}

/** When the time for reopening is over, a new complaint can be linked to this one. */
function FollowUp({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const followUp = useFollowUp(complaint);
  if (!followUp) return null;
  return (
    <Button pending={followUp.pending} onClick={followUp.file}>
      {t("complaints.follow_up")}
    </Button>
  );
}
