/** All decisions of a project: what waits for the reader first, then what holds, then what is over. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { decisionsQuery } from "~/api/queries/decisions";
import { useActing } from "~/api/queries/me";
import type { Decision, DecisionListItem } from "~/api/types-decisions";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { PartnersIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { may as mayProject, shortName } from "../words";
import { awaitsMine, statusTone } from "./words";
import "./decisions.css";

const DecisionDialog = lazy(() => import("./DecisionDialog"));

const isMine = (each: DecisionListItem) => awaitsMine(each) || each.board?.mine === true;
const GROUPS = [
  { id: "mine", of: isMine },
  {
    id: "open",
    of: (each: DecisionListItem) =>
      !isMine(each) && (each.status === "draft" || each.status === "proposed" || each.status === "rejected"),
  },
  { id: "holds", of: (each: DecisionListItem) => each.status === "accepted" },
  {
    id: "over",
    of: (each: DecisionListItem) => each.status === "superseded" || each.status === "deprecated",
  },
] as const;

export function DecisionsPage() {
  const t = useT();
  const project = useProject();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const query = useQuery(decisionsQuery(project.id));
  const make = mayProject(project, "add_topic") ? (
    <Button small onClick={() => setMaking(true)}>
      {t("decisions.new")}
    </Button>
  ) : null;
  const made = (decision: Decision) =>
    void navigate({
      to: "/o/$org/projects/$id/decisions/$decision",
      params: { org, id: project.id, decision: decision.id },
    });
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const groups = GROUPS.map(({ id, of }) => ({ id, items: query.data.items.filter(of) })).filter(
    (group) => group.items.length > 0,
  );
  return (
    <div className="flex flex-col gap-5">
      {groups.length === 0 ? (
        <EmptyState
          icon={<PartnersIcon size={24} aria-hidden="true" />}
          title={t("decisions.empty_title")}
          action={make}
        >
          {t("decisions.empty_text")}
        </EmptyState>
      ) : null}
      {groups.map((group, index) => (
        <Card key={group.id} title={t(`decisions.group_${group.id}`)} actions={index === 0 ? make : null}>
          <ul className="divide-y divide-line">
            {group.items.map((each) => (
              <Line key={each.id} decision={each} />
            ))}
          </ul>
        </Card>
      ))}
      {making ? (
        <Suspense fallback={null}>
          <DecisionDialog project={project} onClose={() => setMaking(false)} onMade={made} />
        </Suspense>
      ) : null}
    </div>
  );
}

function Line({ decision }: { decision: DecisionListItem }) {
  const t = useT();
  const format = useFormat();
  const project = useProject();
  const org = useActing().organisation.slug;
  const at = decision.decided_at ?? decision.proposed_at ?? decision.created_at;
  const board = decision.board;
  const scores = board?.mine === true;
  const params = { org, id: project.id, decision: decision.id };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span className="w-6 self-start text-s text-ink-3">{decision.key}</span>
      <div className="min-w-0 flex-1 basis-64">
        <Link
          to={
            scores
              ? "/o/$org/projects/$id/decisions/$decision/board"
              : "/o/$org/projects/$id/decisions/$decision"
          }
          params={params}
          className="font-medium"
        >
          {decision.title}
        </Link>
        <small className="flex flex-wrap gap-x-3">
          <Time at={at} />
          {decision.effective_on && decision.status === "accepted" ? (
            <span>{t("decisions.effective_from", { day: format.day(decision.effective_on) })}</span>
          ) : null}
          {board && board.state !== "setup" ? (
            <span>
              {board.state === "open"
                ? t("decisions.board_counts", { in: board.handed_in, of: board.deciders })
                : t("decisions.board_was", { options: board.options, criteria: board.criteria })}
            </span>
          ) : null}
          {decision.superseded_by ? (
            <span>{t("decisions.replaced_by", { key: decision.superseded_by.key })}</span>
          ) : null}
          {decision.supersedes ? (
            <span>{t("decisions.replaces", { key: decision.supersedes.key })}</span>
          ) : null}
        </small>
      </div>
      <Said decision={decision} />
      <Pill tone={isMine(decision) ? "turn" : statusTone(decision.status)}>
        {scores
          ? t("decisions.scores_wanted")
          : awaitsMine(decision)
            ? t("decisions.position_wanted")
            : t(`decisions.status_${decision.status}`)}
      </Pill>
    </li>
  );
}

/** What each organisation says, in a few letters. */
function Said({ decision }: { decision: DecisionListItem }) {
  const t = useT();
  if (decision.positions.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 text-s text-ink-2" aria-label={t("decisions.positions")}>
      {decision.positions.map((each) => (
        <li key={each.organisation.id} data-position={each.position ?? "none"}>
          {shortName(each.organisation.name)}: {t(`decisions.short_${each.position ?? "none"}`)}
        </li>
      ))}
    </ul>
  );
}
