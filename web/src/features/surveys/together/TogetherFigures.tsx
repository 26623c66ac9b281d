/** How many were asked by the own side and how many have answered, as far as that was agreed. */
import type { Survey, SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Card } from "~/ui/bits";

export function TogetherFigures({ survey, together }: { survey: Survey; together: SurveyTogether }) {
  const t = useT();
  const { invited, completed } = survey.figures;
  const told = together.counts_told;
  const hides = survey.anonymity !== "identified";
  const live = survey.status === "live";
  const k = survey.k_min ?? 5;
  const count = !told
    ? "—"
    : hides && completed === 0
      ? t("surveys.fewer", { k })
      : hides && live
        ? t("surveys.at_least", { count: completed })
        : completed;
  const why = together.mirror
    ? told
      ? "together.figures_released"
      : "together.figures_held"
    : told
      ? "together.figures_told"
      : together.sees.results === "none"
        ? "together.figures_none"
        : "together.figures_totals";
  return (
    <Card title={t("surveys.figures")}>
      <dl className="survey-figures">
        <div>
          <dt>{t("together.asked_by_us")}</dt>
          <dd>{invited}</dd>
        </div>
        <div>
          <dt>{t("together.answered_in_all")}</dt>
          <dd>{count}</dd>
        </div>
      </dl>
      <p className="mt-3 text-s text-ink-3">{t(why)}</p>
    </Card>
  );
}
