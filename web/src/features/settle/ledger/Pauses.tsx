/** Pauses of the clocks: who caused them, and what one side holds against one. */
import { lazy, Suspense, useState } from "react";
import type { Complaint } from "~/api/types";
import { type Ledger, type LedgerTurn, mayAct, type PauseState } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Duration, Time } from "~/ui/bits";
import { sideName } from "../Sides";
import { useSettle } from "../useSettle";

const ReasonDialog = lazy(() => import("../ReasonDialog"));

export function PauseNote({ complaint, turn }: { complaint: Complaint; turn: LedgerTurn }) {
  const t = useT();
  if (!turn.pause) return null;
  return <> · {t("settle.paused_by", { org: sideName(complaint, turn.pause.caused_by) })}</>;
}

/** Those that rest now, were contested, or may be contested by the reader; older ones stand in the table of turns. */
export function PauseList({ complaint, ledger }: { complaint: Complaint; ledger: Ledger }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const paused = ledger.turns.filter((turn) => turn.pause !== null).reverse();
  const first = paused.filter((turn) => !turn.until || turn.pause?.contested?.state === "open");
  const shown = all ? paused : first;
  if (paused.length === 0) return null;
  return (
    <div className="mt-3">
      <ul className="flex flex-col gap-2">
        {shown.map((turn) =>
          turn.pause ? (
            <Pause key={turn.pause.entry_id} complaint={complaint} turn={turn} pause={turn.pause} />
          ) : null,
        )}
      </ul>
      {paused.length > first.length ? (
        <Button tone="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("settle.fewer_pauses") : t("settle.all_pauses", { count: paused.length })}
        </Button>
      ) : null}
    </div>
  );
}

function Pause({ complaint, turn, pause }: { complaint: Complaint; turn: LedgerTurn; pause: PauseState }) {
  const t = useT();
  const { send, click, pending } = useSettle(complaint.id);
  const [contesting, setContesting] = useState(false);
  const path = `/complaints/${complaint.id}/pauses/${pause.entry_id}/actions`;
  const { version } = complaint;
  return (
    <li className="pause">
      <span>
        {t("settle.paused_by", { org: sideName(complaint, pause.caused_by) })} ·{" "}
        {turn.until ? (
          <Duration seconds={(Date.parse(turn.until) - Date.parse(turn.since)) / 1000} />
        ) : (
          <>
            {t("settle.paused_since")} <Time at={turn.since} as="full" />
          </>
        )}
      </span>
      {pause.contested ? (
        <blockquote>
          <small className="block">
            {t(`settle.contest_${pause.contested.state}`, { org: sideName(complaint, pause.contested.side) })}
          </small>
          {pause.contested.reason}
        </blockquote>
      ) : null}
      <span className="flex flex-wrap gap-2">
        {mayAct(pause.actions, "contest") ? (
          <Button tone="link" onClick={() => setContesting(true)}>
            {t("settle.contest")}
          </Button>
        ) : null}
        {(["concede", "uphold"] as const).map((name) =>
          mayAct(pause.actions, name) ? (
            <Button
              key={name}
              small
              pending={pending}
              onClick={() => void click(`${path}/${name}`, { version })}
            >
              {t(`settle.${name}`)}
            </Button>
          ) : null,
        )}
      </span>
      {contesting ? (
        <Suspense fallback={null}>
          <ReasonDialog
            title={t("settle.contest_title")}
            about={t("settle.contest_about", { org: sideName(complaint, pause.caused_by) })}
            submit={t("settle.contest_submit")}
            onSubmit={(reason) => send(`${path}/contest`, { version, reason })}
            onClose={() => setContesting(false)}
          />
        </Suspense>
      ) : null}
    </li>
  );
}
