/** The clocks that both sides agreed on: what each measures, when it runs out, how far it is. */
import type { Complaint } from "~/api/types";
import type { Clock, Ledger } from "~/api/types-settle";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { PauseList } from "./Pauses";

export function Clocks({ complaint, ledger }: { complaint: Complaint; ledger: Ledger }) {
  const t = useT();
  const clocks = ledger.clocks.filter((clock) => clock.state !== "idle");
  return (
    <>
      {clocks.length > 0 ? (
        <ul className="clock-list" aria-label={t("settle.clocks")}>
          {clocks.map((clock) => (
            <ClockRow key={clock.name} clock={clock} />
          ))}
        </ul>
      ) : null}
      <PauseList complaint={complaint} ledger={ledger} />
      {clocks.length > 0 ? (
        <small className="mt-2 block">
          {ledger.agreement_version > 0
            ? t("settle.by_agreement", { version: ledger.agreement_version })
            : t("settle.by_default")}
        </small>
      ) : null}
    </>
  );
}

const STEPS = [50, 75] as const;

function ClockRow({ clock }: { clock: Clock }) {
  const t = useT();
  const format = useFormat();
  const running = clock.state === "running" || clock.state === "missed";
  const told = t("settle.clock_told", {
    elapsed: format.duration(clock.elapsed_seconds),
    target: format.duration(clock.target_seconds),
    percent: clock.percent,
  });
  return (
    <li title={told}>
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-2">{t(`settle.clock_${clock.name}`)}</span>
        <span
          className={cx(
            "text-right",
            clock.state === "missed" && "text-bad",
            clock.state === "met" && "text-good",
          )}
        >
          {clock.state === "met" ? (
            t("settle.clock_met", { time: format.span(clock.elapsed_seconds) })
          ) : clock.state === "paused" ? (
            t("settle.clock_paused")
          ) : clock.state === "missed" ? (
            t(clock.stopped_at ? "settle.clock_was_late" : "settle.clock_late")
          ) : clock.due_at ? (
            <Time at={clock.due_at} as="deadline" />
          ) : null}
        </span>
      </div>
      <div className={cx("clock-bar", `clock-${clock.state}`)} role="img" aria-label={told}>
        <i style={{ width: `${Math.min(clock.percent, 100)}%` }} />
        {running || clock.state === "paused"
          ? STEPS.map((step) => <s key={step} style={{ left: `${step}%` }} aria-hidden="true" />)
          : null}
      </div>
    </li>
  );
}
