/** Who has handed in and who is awaited. Never what they gave. */
import { useActing } from "~/api/queries/me";
import type { BoardDecider, DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Avatar, Card, Time } from "~/ui/bits";
import { useDeeds } from "../../useDeed";
import { shortName } from "../../words";
import { may } from "../words";

export function Deciders({ project, board }: { project: Project; board: DecisionBoard }) {
  const t = useT();
  const done = board.deciders.filter((each) => each.handed_in_at).length;
  return (
    <Card
      title={t("decisions.deciders")}
      note={
        board.state === "open"
          ? t("decisions.board_counts", { in: done, of: board.deciders.length })
          : t("decisions.one_voice")
      }
    >
      <ul className="decision-fit">
        {board.deciders.map((each) => (
          <Decider key={each.person.membership_id} project={project} board={board} decider={each} />
        ))}
      </ul>
    </Card>
  );
}

function Decider({
  project,
  board,
  decider,
}: {
  project: Project;
  board: DecisionBoard;
  decider: BoardDecider;
}) {
  const t = useT();
  const own = useActing().organisation.id;
  const deeds = useDeeds(project.id);
  const { person } = decider;
  const releases =
    may(board, "release") &&
    !decider.handed_in_at &&
    person.organisation.id === own &&
    board.deciders.filter((each) => each.side === decider.side).length > 1;
  const release = () =>
    deeds.post(`/decisions/${board.decision_id}/board/actions/release`, {
      version: board.version,
      membership_id: person.membership_id,
    });
  return (
    <li className="flex items-center gap-2.5">
      <Avatar name={person.name} them={person.organisation.id !== own} />
      <span className="min-w-0 flex-1">
        {person.name} <small>{shortName(person.organisation.name)}</small>
        <small className="block">
          {decider.handed_in_at ? (
            <>
              {t("decisions.handed_in")} <Time at={decider.handed_in_at} />
            </>
          ) : (
            t("decisions.awaited")
          )}
        </small>
      </span>
      {releases ? (
        <Button small onClick={() => deeds.click(release)}>
          {t("decisions.release")}
        </Button>
      ) : null}
    </li>
  );
}
