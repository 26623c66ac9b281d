import type { LadderRung } from "~/api/types-settle";
import { useLocale, useT } from "~/i18n";
import { cx } from "~/ui/cx";

/** The rungs, the highest on top; those that were climbed are filled, the one asked for is dashed. Above them: a mediator. */
export function Ladder({
  ladder,
  rung,
  requested,
  mediator,
  mediates,
}: {
  ladder: readonly LadderRung[];
  rung: number;
  requested: number;
  /** Who mediates, or is proposed. */
  mediator: string | null;
  /** Whether both sides have agreed to them: until then this rung was not reached. */
  mediates: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ol className="ladder" reversed>
      <li className={cx(mediator && (mediates ? "rung-climbed" : "rung-asked"))}>
        <i aria-hidden="true" />
        <span className="min-w-0">
          {t("mediation.rung")}
          <small> · {mediator ?? t("mediation.rung_if_agreed")}</small>
          {mediator && !mediates ? <small> · {t("settle.rung_asked")}</small> : null}
        </span>
      </li>
      {ladder
        .map((step, index) => ({ step, number: index + 1 }))
        .reverse()
        .map(({ step, number }) => (
          <li
            key={number}
            className={cx(number <= rung && "rung-climbed", number === requested && "rung-asked")}
            aria-current={number === (requested || rung) ? "step" : undefined}
          >
            <i aria-hidden="true" />
            <span className="min-w-0">
              {step.name[locale]}
              {number === rung ? <small> · {t("settle.rung_now")}</small> : null}
              {number === requested ? <small> · {t("settle.rung_asked")}</small> : null}
            </span>
          </li>
        ))}
    </ol>
  );
}
