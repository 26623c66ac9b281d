/** Texts that were up before: what was said to them, and what has changed since. */
import type { Decision } from "~/api/types-decisions";
import { useT } from "~/i18n";
import { Card } from "~/ui/bits";
import { PositionCard } from "./Positions";
import { partText } from "./words";

export function Rounds({ decision }: { decision: Decision }) {
  const t = useT();
  return (
    <Card title={t("decisions.rounds")} note={t("decisions.rounds_note")}>
      <ol className="flex flex-col gap-5">
        {decision.rounds.map((round) => (
          <li key={round.revision}>
            <h3 className="font-medium">{t("decisions.round", { n: round.revision })}</h3>
            <p className="text-s text-ink-2">
              {round.changed.length > 0
                ? t("decisions.round_changed", {
                    parts: round.changed.map((part) => partText(t, part).toLocaleLowerCase()).join(", "),
                  })
                : t("decisions.round_withdrawn")}
            </p>
            <ul className="decision-fit decision-positions mt-2">
              {round.positions.map((each) => (
                <PositionCard key={each.organisation.id} position={each} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
