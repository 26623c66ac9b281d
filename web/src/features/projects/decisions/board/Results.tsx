/** What comes of a board: the first place, by what it won, how firmly, where opinions part, and what it costs. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { whatIfQuery } from "~/api/queries/decisions";
import type { BoardResults, DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { Card } from "~/ui/bits";
import { figure } from "../words";
import { AllScores } from "./AllScores";
import { Closeness } from "./Closeness";
import { Contributions } from "./Contributions";
import { HeatMap } from "./HeatMap";
import { Scatter } from "./Scatter";
import { Sensitivity } from "./Sensitivity";
import { Weights } from "./Weights";

export interface Shown {
  board: DecisionBoard;
  results: BoardResults;
}

export function Results({
  project,
  board,
  results,
}: {
  project: Project;
  board: DecisionBoard;
  results: BoardResults;
}) {
  const t = useT();
  const [weights, setWeights] = useState<Record<string, number> | null>(null);
  const query = useQuery({
    ...whatIfQuery(project.id, board, weights ?? {}),
    enabled: weights !== null,
  });
  const tried = weights === null ? null : (query.data ?? null);
  const shown: Shown = { board, results: tried ?? results };
  return (
    <>
      <Verdict {...shown} tries={tried !== null} />
      <div className="grid items-start gap-5 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Contributions {...shown} />
          <Closeness {...shown} />
        </div>
        <Weights
          project={project}
          board={board}
          weights={weights}
          onChange={setWeights}
          failed={query.error}
        />
      </div>
      <Sensitivity {...shown} />
      <HeatMap {...shown} />
      {board.options.filter((option) => option.cost_minor !== null).length > 1 ? (
        <Scatter {...shown} />
      ) : null}
      <AllScores board={board} />
      <p className="text-s text-ink-3">{t("decisions.method")}</p>
    </>
  );
}

/** The first place in one sentence. */
function Verdict({ board, results, tries }: Shown & { tries: boolean }) {
  const t = useT();
  const locale = useLocale();
  const title = (id: string) => board.options.find((option) => option.id === id)?.title ?? "";
  const firsts = results.options.filter((one) => one.weighted_rank === 1);
  const first = firsts[0];
  if (!first) return null;
  const names = firsts.map((one) => title(one.option_id)).join(", ");
  const near = results.options.find((one) => one.closeness_rank === 1);
  const split = results.disagreement[0];
  return (
    <Card>
      <p className="text-s text-ink-3">
        {tries
          ? t("decisions.verdict_tried")
          : t(board.state === "closed" ? "decisions.verdict_closed" : "decisions.verdict_so_far", {
              n: results.deciders,
            })}
      </p>
      <p className="mt-0.5 text-xl font-semibold">
        {results.tied ? t("decisions.tied", { names }) : t("decisions.first", { name: names })}
      </p>
      <p className="text-ink-2">
        {t("decisions.points", { points: figure(locale, first.weighted * 100) })}{" "}
        {results.methods_agree || !near
          ? t("decisions.methods_agree")
          : t("decisions.methods_differ", { name: title(near.option_id) })}{" "}
        {split && split.share >= 0.3
          ? t("decisions.split_on", {
              criterion: board.criteria.find((each) => each.id === split.criterion_id)?.title ?? "",
              option: title(split.option_id),
            })
          : t("decisions.split_on_nothing")}
      </p>
    </Card>
  );
}
