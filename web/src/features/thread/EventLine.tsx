/** An event of the record as one sentence with the figure that matters. */
import type { ReactNode } from "react";
import type { Entry } from "~/api/types";
import { fieldName, wordLabel } from "~/features/complaints/labels";
import { Msg, type Translate, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { AsideEvent, isAsideEvent } from "./AsideEvent";
import { isComplaint, useThreadInfo } from "./context";
import { changesOf, numberFigure, textFigure } from "./figures";
import { isLinkEvent, LinkEvent } from "./LinkEvent";
import { isMeetingEvent, MeetingEvent } from "./MeetingEvent";
import { hasFigures, SettleEvent } from "./SettleEvent";
import { TaskEvent } from "./TaskEvent";

const GOOD = new Set([
  "accepted",
  "closed",
  "confirmed",
  "offer_accepted",
  "commitment_confirmed",
  "signed",
  "minutes_confirmed",
  "mediator_joined",
]);

export function EventLine({ entry }: { entry: Entry }) {
  return (
    <div className="event">
      <span className={cx("dot", GOOD.has(entry.kind) && "dot-good")} aria-hidden="true" />
      <span className="min-w-0">
        <Sentence entry={entry} /> · <Time at={entry.occurred_at} as="full" />
      </span>
    </div>
  );
}

const strong = (text: ReactNode) => <b className="font-medium text-ink">{text}</b>;

export function Sentence({ entry }: { entry: Entry }) {
  const t = useT();
  const format = useFormat();
  const { complaint, event } = useThreadInfo();
  const who = strong(entry.actor?.name ?? t("thread.system"));
  const counterpart = (side: string | null) =>
    side === "vendor" ? complaint.vendor.name : side === "customer" ? complaint.customer.name : "";
  if (isLinkEvent(entry)) return <LinkEvent entry={entry} who={who} />;
  const own = event?.(entry);
  if (own) return own;
  if (isMeetingEvent(entry)) return <MeetingEvent entry={entry} who={who} />;
  switch (entry.kind) {
    case "submitted": {
      const remedy =
        textFigure(entry, "remedy_sought") ?? (isComplaint(complaint) ? complaint.remedy_sought : "other");
      const what = strong(wordLabel(t, "remedy", remedy).toLocaleLowerCase());
      return entry.data?.by_phone ? (
        <Msg
          id="thread.event_submitted_by_phone"
          values={{ who, what, customer: strong(complaint.customer.name) }}
        />
      ) : (
        <Msg id="thread.event_submitted" values={{ who, what }} />
      );
    }
    case "assessed":
      return (
        <>
          <Msg
            id={entry.data?.third_party ? "thread.event_third_party" : "thread.event_assessed"}
            values={{ who }}
          />
          <FirstResponse entry={entry} />
        </>
      );
    case "proposed": {
      const code = textFigure(entry, "resolution_code");
      return (
        <Msg
          id="thread.event_proposed"
          values={{ who, what: strong(code ? wordLabel(t, "remedy", code).toLocaleLowerCase() : "…") }}
        />
      );
    }
    case "refusal_answered":
      return (
        <Msg
          id={entry.data?.agree ? "thread.event_refusal_agreed" : "thread.event_refusal_contested"}
          values={{ who }}
        />
      );
    case "assigned": {
      const owner = personName(entry, "owner_membership_id", complaint.people);
      return owner === "nobody" ? (
        <Msg id="thread.event_unassigned" values={{ who }} />
      ) : owner ? (
        <Msg id="thread.event_assigned" values={{ who, owner: strong(owner) }} />
      ) : (
        <Msg id="thread.event_assigned_other" values={{ who }} />
      );
    }
    case "participant_added":
    case "participant_removed": {
      const person = personName(entry, "membership_id", complaint.people);
      return person && person !== "nobody" ? (
        <Msg id={`thread.event_${entry.kind}`} values={{ who, person: strong(person) }} />
      ) : (
        <Msg id={`thread.event_${entry.kind}_other`} values={{ who }} />
      );
    }
    case "edited":
      return <Edited entry={entry} who={who} />;
    case "answered":
      return (
        <Msg
          id={textFigure(entry, "to") === "resolved" ? "thread.event_done" : "thread.event_answered"}
          values={{ who }}
        />
      );
    case "reminded": {
      const closes = numberFigure(entry, "closes_at");
      return closes ? (
        <Msg
          id="thread.event_closing"
          values={{ day: strong(<Time at={new Date(closes / 1000).toISOString()} as="date" />) }}
        />
      ) : (
        <Msg
          id="thread.event_reminded"
          values={{
            organisation: strong(counterpart(textFigure(entry, "side")) || t("thread.both_sides")),
            days: numberFigure(entry, "days") ?? 5,
          }}
        />
      );
    }
    case "reopened":
      return textFigure(entry, "cause") === "commitment_missed" ? (
        t("thread.event_reopened_missed")
      ) : (
        <Msg id="thread.event_reopened" values={{ who }} />
      );
    case "auto_closed":
      if (textFigure(entry, "cause") === "commitments_kept") return t("thread.event_closed_kept");
      return <Msg id="thread.event_auto_closed" values={{ days: numberFigure(entry, "days") ?? 10 }} />;
    case "satisfaction_answered":
      return (
        <Msg
          id="thread.event_satisfaction_answered"
          values={{ who, score: strong(numberFigure(entry, "score") ?? "?") }}
        />
      );
    case "outcome_told":
      return (
        <Msg
          id="thread.event_outcome_told"
          values={{ who, score: strong(numberFigure(entry, "score") ?? "?") }}
        />
      );
    case "message":
    case "revised":
    case "retracted":
      return null;
    default: {
      if (entry.kind.startsWith("task_")) return <TaskEvent entry={entry} who={who} />;
      if (isAsideEvent(entry.kind)) return <AsideEvent entry={entry} who={who} />;
      if (hasFigures(entry.kind)) return <SettleEvent entry={entry} who={who} />;
      // The server may be newer than this page, and know more kinds.
      const known = `thread.event_${entry.kind}`;
      const id = (t.has(known) ? known : "thread.event_other") as "thread.event_other";
      return (
        <>
          <Msg id={id} values={{ who }} />
          <FirstResponse entry={entry} />
        </>
      );
    }
  }

  function FirstResponse({ entry: answered }: { entry: Entry }) {
    const seconds = numberFigure(answered, "first_response_seconds");
    if (seconds === null) return null;
    if (seconds < 60) return ` · ${t("thread.first_response_at_once")}`;
    return (
      <>
        {" · "}
        <Msg id="thread.first_response" values={{ time: strong(format.duration(seconds)) }} />
      </>
    );
  }
}

function personName(
  entry: Entry,
  key: string,
  people: readonly { membership_id: string; name: string }[],
): string | null {
  const id = textFigure(entry, key);
  if (id === null) return key in (entry.data ?? {}) ? "nobody" : null;
  return textFigure(entry, "name") ?? people.find((person) => person.membership_id === id)?.name ?? null;
}

function Edited({ entry, who }: { entry: Entry; who: ReactNode }) {
  const t = useT();
  const format = useFormat();
  const changes = changesOf(entry);
  if (changes.length === 0) return <Msg id="thread.event_edited_something" values={{ who }} />;
  return (
    <>
      <Msg id="thread.event_edited" values={{ who }} />{" "}
      {changes.map((change, index) => (
        <span key={change.field}>
          {index > 0 ? "; " : null}
          {fieldName(t, change.field)}
          {"to" in change ? (
            <>
              {": "}
              {change.from === null || change.from === undefined ? null : (
                <>
                  <del className="text-ink-3">{shownValue(t, format, change.field, change.from)}</del>
                  {" → "}
                </>
              )}
              {strong(shownValue(t, format, change.field, change.to))}
            </>
          ) : null}
        </span>
      ))}
    </>
  );
}

/** A field's value as its reader knows it. */
export function shownValue(
  t: Translate,
  format: ReturnType<typeof useFormat>,
  field: string,
  value: unknown,
): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return t(value ? "thread.yes" : "thread.no");
  if (field === "remedy_sought") return wordLabel(t, "remedy", String(value));
  if (field === "severity" || field === "category") return wordLabel(t, field, String(value));
  if (field === "occurred_on") return format.day(String(value));
  if (field === "claimed_amount_minor") return format.number(Number(value) / 100);
  if (typeof value === "number") return format.number(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
