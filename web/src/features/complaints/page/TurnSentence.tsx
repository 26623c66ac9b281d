/** The sentence of the turn card: whose turn it is and what for, or what happened last. */
import type { Complaint } from "~/api/types";
import type { Mediation } from "~/api/types-dispute";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Duration, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import type { OfferTurn } from "./OfferTurn";
import { type Promised, thingText } from "./promises";
import { isOver, sentenceId } from "./turn";

interface Props {
  complaint: Complaint;
  offer: OfferTurn;
  promised: Promised | null;
  /** Whose recommendation both sides took, until it is an agreement. */
  recommended: Mediation | null;
  mine: boolean;
}

export function TurnSentence(props: Props) {
  const t = useT();
  const { complaint, promised, recommended, mine } = props;
  const { ball } = complaint;
  if (isOver(complaint)) {
    const at = complaint.closed_at ?? complaint.activity_at;
    return (
      <>
        {t(complaint.status === "withdrawn" ? "complaints.over_withdrawn" : "complaints.over_closed")}{" "}
        <Time at={at} as="full" />
      </>
    );
  }
  return (
    <>
      <Said {...props} />
      {promised ? (
        promised.due ? (
          <>
            {" "}
            {t("settle.due_on")}{" "}
            <b className="font-semibold">
              <Time at={promised.due} as="date" />
            </b>
          </>
        ) : null
      ) : recommended ? null : ball.until ? (
        <>
          {" "}
          <Deadline until={ball.until} mine={ball.mine} />
        </>
      ) : ball.since && !ball.mine ? (
        <span className="text-ink-3">
          {" "}
          {t("complaints.waiting_since")} <Duration since={ball.since} />
        </span>
      ) : null}
      {mine ? null : <span className="mt-1 block text-s text-ink-2">{t("complaints.meanwhile")}</span>}
    </>
  );
}

/** What is on the table comes before what was promised, and both before what the status says. */
function Said({ complaint, offer, promised, recommended }: Props) {
  const t = useT();
  const org = complaint.counterpart.name;
  if (offer.theirs) {
    return recommended
      ? t("settle.turn_written_theirs", { org, n: offer.theirs.number })
      : t("settle.turn_their_offer", { org });
  }
  if (offer.ours) {
    return t(recommended ? "settle.turn_written_ours" : "settle.turn_our_offer", {
      org,
      n: offer.ours.number,
    });
  }
  if (promised) {
    return t(`settle.turn_commitments_${promised.step}`, {
      org,
      thing: thingText(t, complaint, promised.quantity),
    });
  }
  if (recommended) return t("settle.turn_write_down", { name: recommended.mediator.name });
  return t(sentenceId(t, complaint), { org });
}

function Deadline({ until, mine }: { until: string; mine: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const left = (Date.parse(until) - now.getTime()) / 1000;
  return (
    <>
      {t(mine ? "complaints.answer_by" : "complaints.expected_by")}{" "}
      <b className="font-semibold">
        <Time at={until} as="deadline" />
      </b>{" "}
      <span
        className={cx(
          "whitespace-nowrap",
          left < 0 ? "font-medium text-bad" : mine ? "text-turn" : "text-ink-3",
        )}
      >
        {left < 0
          ? t("complaints.late_by", { time: format.duration(-left) })
          : t("complaints.time_left", { time: format.duration(left) })}
      </span>
    </>
  );
}
