/** The board of a decision: what is compared, the reader's own scores, and what comes of all. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "~/api/errors";
import { boardQuery, decisionQuery } from "~/api/queries/decisions";
import { useActing } from "~/api/queries/me";
import type { Decision, DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { NotFoundPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Pill } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { ChartIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useProject } from "../../context";
import { useDeeds } from "../../useDeed";
import { may } from "../words";
import { Deciders } from "./Deciders";
import { Results } from "./Results";
import { ScoreGrid } from "./ScoreGrid";
import { SetupForm } from "./SetupForm";
import { SetupView } from "./SetupView";
import "../decisions.css";
import "./board.css";

const route = getRouteApi("/o/$org/projects/$id/decisions/$decision/board");

export function BoardPage() {
  const project = useProject();
  const { decision: id } = route.useParams();
  const decision = useQuery(decisionQuery(project.id, id));
  const board = useQuery({ ...boardQuery(project.id, id), enabled: Boolean(decision.data?.board) });
  const error = decision.error ?? (board.data ? null : board.error);
  if (error instanceof ApiError && error.status === 404 && !decision.data) return <NotFoundPage />;
  if (error) return <ErrorState error={error} onRetry={() => void decision.refetch()} />;
  if (!decision.data || (decision.data.board && !board.data)) return <Loading lines={8} />;
  return (
    <div className="flex flex-col gap-5">
      <Head project={project} decision={decision.data} board={board.data} />
      {decision.data.board && board.data ? (
        <Body project={project} decision={decision.data} board={board.data} />
      ) : (
        <Begin project={project} decision={decision.data} />
      )}
    </div>
  );
}

/** No board yet: what it is for, and the way to one. */
function Begin({ project, decision }: { project: Project; decision: Decision }) {
  const t = useT();
  const [begun, setBegun] = useState(false);
  if (begun) return <SetupForm project={project} decision={decision} onDone={() => setBegun(false)} />;
  return (
    <EmptyState
      icon={<ChartIcon size={24} aria-hidden="true" />}
      title={t("decisions.board_empty_title")}
      action={
        may(decision, "edit") ? (
          <Button tone="primary" onClick={() => setBegun(true)}>
            {t("decisions.set_up")}
          </Button>
        ) : null
      }
    >
      {t("decisions.board_empty_text")}
    </EmptyState>
  );
}

function Body({ project, decision, board }: { project: Project; decision: Decision; board: DecisionBoard }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const scores = may(board, "score");
  if (board.state === "setup" && editing) {
    return <SetupForm project={project} decision={decision} board={board} onDone={() => setEditing(false)} />;
  }
  return (
    <>
      {board.state === "setup" ? (
        <SetupView project={project} board={board} onEdit={() => setEditing(true)} />
      ) : null}
      {scores ? <ScoreGrid key={board.deciders.length} project={project} board={board} /> : null}
      {board.state !== "setup" ? <Deciders project={project} board={board} /> : null}
      {board.results ? (
        <Results project={project} board={board} results={board.results} />
      ) : board.state === "open" && !scores ? (
        <Card title={t("decisions.results")}>
          <p className="text-ink-2">{t("decisions.results_later")}</p>
        </Card>
      ) : null}
    </>
  );
}

function Head({
  project,
  decision,
  board,
}: {
  project: Project;
  decision: Decision;
  board: DecisionBoard | undefined;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const deeds = useDeeds(project.id);
  const [asks, setAsks] = useState<"close" | "drop" | null>(null);
  const params = { org, id: project.id, decision: decision.id };
  const act = (name: string) =>
    deeds.post(`/decisions/${decision.id}/board/actions/${name}`, { version: board?.version ?? 0 });
  const complete = board?.deciders.every((each) => each.handed_in_at !== null) ?? false;
  return (
    <header className="flex flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-s text-ink-3">
          <Link to="/o/$org/projects/$id/decisions/$decision" params={params}>
            {decision.key} {decision.title}
          </Link>
        </p>
        <h2 className="text-xl">
          {t("decisions.board")} {board ? <Pill>{t(`decisions.board_${board.state}`)}</Pill> : null}
        </h2>
      </div>
      <div className="flex flex-wrap gap-2">
        {board && may(board, "drop") ? (
          <Button small tone="quiet" onClick={() => setAsks("drop")}>
            {t("decisions.drop_board")}
          </Button>
        ) : null}
        {board && may(board, "close") && complete ? (
          <Button tone="primary" onClick={() => setAsks("close")}>
            {t("decisions.close_board")}
          </Button>
        ) : null}
      </div>
      {asks === "close" ? (
        <Confirm
          title={t("decisions.close_title")}
          action={t("decisions.close_board")}
          onConfirm={() => act("close")}
          onClose={() => setAsks(null)}
        >
          {t("decisions.close_text")}
        </Confirm>
      ) : null}
      {asks === "drop" ? (
        <Confirm
          title={t("decisions.drop_title")}
          action={t("decisions.drop_board")}
          danger
          onConfirm={() => act("drop")}
          onClose={() => setAsks(null)}
        >
          {t("decisions.drop_text")}
        </Confirm>
      ) : null}
    </header>
  );
}
