/** Weights as sliders: moving them tries what would come of others, and changes nothing until it is saved. */

import { errorText } from "~/api/errors";
import type { DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { useDeeds } from "../../useDeed";
import { figure, may } from "../words";

export function Weights({
  project,
  board,
  weights,
  onChange,
  failed,
}: {
  project: Project;
  board: DecisionBoard;
  weights: Record<string, number> | null;
  onChange: (weights: Record<string, number> | null) => void;
  failed: Error | null;
}) {
  const t = useT();
  const locale = useLocale();
  const deeds = useDeeds(project.id);
  const value = (id: string, weight: number) => weights?.[id] ?? weight;
  const sum = board.criteria.reduce((total, each) => total + value(each.id, each.weight), 0);
  const save = async () => {
    await deeds.post(`/decisions/${board.decision_id}/board/actions/weigh`, {
      version: board.version,
      weights: board.criteria.map((each) => ({
        criterion_id: each.id,
        weight: value(each.id, each.weight),
      })),
    });
    onChange(null);
  };
  return (
    <Card title={t("decisions.weights")} note={t("decisions.weights_note")}>
      <ul className="flex flex-col gap-3">
        {board.criteria.map((each) => {
          const weight = value(each.id, each.weight);
          const share = sum > 0 ? (weight / sum) * 100 : 0;
          return (
            <li key={each.id} className="grid grid-cols-[1fr_max-content] gap-x-3">
              <label htmlFor={`weight-${each.id}`}>{each.title}</label>
              <output htmlFor={`weight-${each.id}`}>
                {weight} <small>({figure(locale, share, 0)} %)</small>
              </output>
              <input
                id={`weight-${each.id}`}
                type="range"
                className="col-span-2 min-h-6 w-full"
                style={{ accentColor: "var(--us)" }}
                min={0}
                max={100}
                value={weight}
                onChange={(event) => onChange({ ...weights, [each.id]: Number(event.target.value) })}
              />
            </li>
          );
        })}
      </ul>
      {failed ? <p className="text-s text-bad">{errorText(t, failed)}</p> : null}
      {sum === 0 ? <p className="text-s text-bad">{t("error.field_weights_zero")}</p> : null}
      {weights ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button small onClick={() => onChange(null)}>
            {t("decisions.reset_weights")}
          </Button>
          {may(board, "weigh") ? (
            <Button
              small
              pending={deeds.pending}
              onClick={() => deeds.click(save, t("decisions.weights_saved"))}
            >
              {t("decisions.save_weights")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}
