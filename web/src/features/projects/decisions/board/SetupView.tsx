/** A board that is set up and not opened: what will be compared, by what, by whom. */
import type { DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { useDeeds } from "../../useDeed";
import { may } from "../words";

export function SetupView({
  project,
  board,
  onEdit,
}: {
  project: Project;
  board: DecisionBoard;
  onEdit: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const deeds = useDeeds(project.id);
  const sum = board.criteria.reduce((total, each) => total + each.weight, 0);
  const open = () =>
    deeds.post(`/decisions/${board.decision_id}/board/actions/open`, { version: board.version });
  return (
    <Card title={t("decisions.setup_ready")} note={t("decisions.setup_ready_note")}>
      <div className="decision-fit">
        <section>
          <h3 className="mb-1 text-s font-medium text-ink-3">{t("decisions.options")}</h3>
          <ul>
            {board.options.map((option) => (
              <li key={option.id}>
                {option.title}
                {option.cost_minor !== null && option.currency ? (
                  <small> {format.money(option.cost_minor, option.currency)}</small>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 text-s font-medium text-ink-3">{t("decisions.criteria")}</h3>
          <ul>
            {board.criteria.map((each) => (
              <li key={each.id}>
                {each.title}{" "}
                <small>
                  {sum > 0 ? `${format.number(Math.round((each.weight / sum) * 100))} %` : ""} ·{" "}
                  {t(`decisions.direction_${each.direction}`)}
                  {each.unit ? `, ${each.unit}` : ""}
                </small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 text-s font-medium text-ink-3">{t("decisions.deciders")}</h3>
          <ul>
            {board.deciders.map(({ person }) => (
              <li key={person.membership_id}>
                {person.name} <small>{person.organisation.name}</small>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {may(board, "open") ? (
          <Button
            tone="primary"
            pending={deeds.pending}
            onClick={() => deeds.click(open, t("decisions.opened_now"))}
          >
            {t("decisions.open_for_scores")}
          </Button>
        ) : null}
        {may(board, "set_up") ? <Button onClick={onEdit}>{t("decisions.edit_setup")}</Button> : null}
      </div>
    </Card>
  );
}
