/** Who held the complaint and for how long: a bar of all turns, the sums under it, a table behind the same heading. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ledgerQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import type { Ledger, LedgerTurn, TurnSide } from "~/api/types-settle";
import { type Translate, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Skeleton, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Clocks } from "./Clocks";
import { PauseNote } from "./Pauses";

export function TimeLedger({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [table, setTable] = useState(false);
  const query = useQuery(ledgerQuery(complaint.id));
  const ledger = query.data;
  return (
    <section>
      <div className="mb-2.5 flex items-baseline justify-between gap-2">
        <h2 className="!mb-0">{t("settle.time")}</h2>
        {ledger && ledger.turns.length > 0 ? (
          <Button tone="link" aria-pressed={table} onClick={() => setTable(!table)}>
            {t(table ? "settle.as_picture" : "settle.as_table")}
          </Button>
        ) : null}
      </div>
      {ledger ? (
        table ? (
          <TurnTable complaint={complaint} ledger={ledger} />
        ) : (
          <TurnBar complaint={complaint} ledger={ledger} />
        )
      ) : query.isError ? null : (
        <Skeleton height={70} />
      )}
      <Held complaint={complaint} held={{ nobody_seconds: 0, ...(ledger?.held ?? complaint.ledger) }} />
      {ledger ? <Clocks complaint={complaint} ledger={ledger} /> : null}
      {query.isError ? <p className="text-ink-3">{t("settle.time_missing")}</p> : null}
    </section>
  );
}

type Holder = "us" | "them" | "both" | "third" | "nobody";

function holder(complaint: Complaint, side: TurnSide): Holder {
  if (side === "both" || side === "third") return side;
  if (side === null) return "nobody";
  return side === complaint.side ? "us" : "them";
}

function holderName(t: Translate, complaint: Complaint, who: Holder): string {
  return who === "us"
    ? complaint.guest
      ? complaint.customer.name
      : t("complaints.you")
    : who === "them"
      ? complaint.counterpart.name
      : t(`settle.holder_${who}`);
}

function secondsOf(turn: LedgerTurn, asOf: string): number {
  return Math.max(0, (Date.parse(turn.until ?? asOf) - Date.parse(turn.since)) / 1000);
}

/** The turns in their order. One of them is told below: the last, or the one under the pointer or chosen by key. */
function TurnBar({ complaint, ledger }: { complaint: Complaint; ledger: Ledger }) {
  const t = useT();
  const last = ledger.turns.length - 1;
  const [at, setAt] = useState<number | null>(null);
  const shown = Math.min(at ?? last, last);
  const turn = ledger.turns[shown];
  const format = useFormat();
  if (!turn) return <p className="text-ink-3">{t("settle.no_turns")}</p>;
  const told = (each: LedgerTurn) =>
    t("complaints.held", {
      who: holderName(t, complaint, holder(complaint, each.side)),
      time: format.duration(secondsOf(each, ledger.as_of)),
    });
  return (
    <>
      {/* The pointer chooses what the range chooses by key. */}
      <div className="turn-bar" onPointerLeave={() => setAt(null)}>
        {ledger.turns.map((each, index) => (
          <i
            key={`${each.since}-${index}`}
            className={cx(
              `ledger-${holder(complaint, each.side)}`,
              each.pause && "turn-paused",
              index === at && "turn-chosen",
            )}
            style={{ flexGrow: Math.max(secondsOf(each, ledger.as_of), 1) }}
            onPointerEnter={() => setAt(index)}
          />
        ))}
        <input
          type="range"
          aria-label={t("settle.turns")}
          min={0}
          max={last}
          step={1}
          value={shown}
          aria-valuetext={told(turn)}
          onChange={(event) => setAt(Number(event.target.value))}
          onBlur={() => setAt(null)}
        />
      </div>
      <p className="turn-told">
        <b className="font-medium text-ink">{told(turn)}</b> · <Time at={turn.since} as="full" />
        {" – "}
        {turn.until ? <Time at={turn.until} as="full" /> : t("settle.until_now")}
        <PauseNote complaint={complaint} turn={turn} />
      </p>
    </>
  );
}

function TurnTable({ complaint, ledger }: { complaint: Complaint; ledger: Ledger }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="turn-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("settle.held_by")}</th>
            <th scope="col">{t("settle.since")}</th>
            <th scope="col">{t("settle.for")}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.turns.map((turn, index) => (
            <tr key={`${turn.since}-${index}`}>
              <td>
                {holderName(t, complaint, holder(complaint, turn.side))}
                {turn.pause ? <small className="block">{t("settle.clocks_rest")}</small> : null}
              </td>
              <td>
                <Time at={turn.since} as="full" />
              </td>
              <td>{format.duration(secondsOf(turn, ledger.as_of))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Held({ complaint, held }: { complaint: Complaint; held: Ledger["held"] }) {
  const t = useT();
  const format = useFormat();
  const ours = complaint.side === "customer" ? held.customer_seconds : held.vendor_seconds;
  const theirs = complaint.side === "customer" ? held.vendor_seconds : held.customer_seconds;
  const all: { who: Holder; seconds: number }[] = [
    { who: "us", seconds: ours },
    { who: "them", seconds: theirs },
    { who: "both", seconds: held.both_seconds },
    { who: "third", seconds: held.third_seconds },
    { who: "nobody", seconds: held.nobody_seconds },
  ];
  const parts = all.filter((part) => part.seconds > 0 || part.who === "us" || part.who === "them");
  return (
    <ul className="legend">
      {parts.map((part) => (
        <li key={part.who}>
          <i className={`ledger-${part.who}`} aria-hidden="true" />
          <span className="min-w-0 truncate">{holderName(t, complaint, part.who)}</span>{" "}
          <b>{format.duration(part.seconds)}</b>
        </li>
      ))}
    </ul>
  );
}
