/** One decision, as a page to read: what it says, and what each organisation says to it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { ApiError } from "~/api/errors";
import { decisionQuery } from "~/api/queries/decisions";
import { useActing } from "~/api/queries/me";
import type { Decision } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { NotFoundPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Notice, Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { ButtonLink, Link } from "~/ui/Link";
import { useProject } from "../context";
import { useDeeds } from "../useDeed";
import { Paper } from "./Paper";
import { Positions } from "./Positions";
import { Rounds } from "./Rounds";
import { may, statusTone } from "./words";
import "./decisions.css";

const DecisionDialog = lazy(() => import("./DecisionDialog"));
const RetireDialog = lazy(() => import("./RetireDialog"));
const route = getRouteApi("/o/$org/projects/$id/decisions/$decision/");

export function DecisionPage() {
  const project = useProject();
  const { decision: id } = route.useParams();
  const query = useQuery(decisionQuery(project.id, id));
  if (query.data) return <Loaded key={id} project={project} decision={query.data} />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={10} />;
}

function Loaded({ project, decision }: { project: Project; decision: Decision }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-5">
      <Head project={project} decision={decision} />
      {decision.superseded_by ? (
        <Notice>
          {t("decisions.superseded_text")} <Other decision={decision.superseded_by} />
        </Notice>
      ) : null}
      {decision.retire ? <Retire project={project} decision={decision} /> : null}
      {decision.status === "draft" ? (
        <Draft decision={decision} />
      ) : (
        <Positions project={project} decision={decision} />
      )}
      <Paper decision={decision} />
      {decision.rounds.length > 0 ? <Rounds decision={decision} /> : null}
    </div>
  );
}

function Other({ decision }: { decision: { id: string; key: string; title: string } }) {
  const org = useActing().organisation.slug;
  const id = useProject().id;
  return (
    <Link to="/o/$org/projects/$id/decisions/$decision" params={{ org, id, decision: decision.id }}>
      {decision.key} {decision.title}
    </Link>
  );
}

function Head({ project, decision }: { project: Project; decision: Decision }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const deeds = useDeeds(project.id);
  const [open, setOpen] = useState<"edit" | "remove" | "withdraw" | "retire" | null>(null);
  const params = { org, id: project.id, decision: decision.id };
  const act = (name: string) =>
    deeds.post(`/decisions/${decision.id}/actions/${name}`, { version: decision.version });
  const close = () => setOpen(null);
  return (
    <header className="flex flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-s text-ink-3">
          {decision.key} · {t("decisions.decision")}
        </p>
        <h2 className="text-xl">
          {decision.title}{" "}
          <Pill tone={statusTone(decision.status)}>{t(`decisions.status_${decision.status}`)}</Pill>
        </h2>
        <p className="flex flex-wrap gap-x-4 text-s text-ink-2">
          {decision.decided_at ? (
            <span>
              {t("decisions.decided")} <Time at={decision.decided_at} as="full" />
            </span>
          ) : decision.proposed_at && decision.status === "proposed" ? (
            <span>
              {t("decisions.proposed_by", { name: decision.proposed_by?.name ?? "" })}{" "}
              <Time at={decision.proposed_at} as="full" />
            </span>
          ) : null}
          {decision.effective_on ? (
            <span>{t("decisions.effective_from", { day: format.day(decision.effective_on) })}</span>
          ) : null}
          {decision.supersedes ? (
            <span>
              {t("decisions.in_place_of")} <Other decision={decision.supersedes} />
            </span>
          ) : null}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {decision.board ? (
          <ButtonLink small to="/o/$org/projects/$id/decisions/$decision/board" params={params}>
            {t("decisions.open_board")}
          </ButtonLink>
        ) : null}
        {may(decision, "edit") || may(decision, "revise") ? (
          <Button small onClick={() => setOpen("edit")}>
            {t(may(decision, "edit") ? "decisions.edit" : "decisions.revise")}
          </Button>
        ) : null}
        {may(decision, "withdraw") ? (
          <Button small onClick={() => setOpen("withdraw")}>
            {t("decisions.withdraw")}
          </Button>
        ) : null}
        {may(decision, "deprecate") && !decision.retire ? (
          <Button small onClick={() => setOpen("retire")}>
            {t("decisions.deprecate")}
          </Button>
        ) : null}
        {may(decision, "remove") ? (
          <Button small tone="quiet" onClick={() => setOpen("remove")}>
            {t("decisions.remove")}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {open === "edit" ? <DecisionDialog project={project} decision={decision} onClose={close} /> : null}
        {open === "retire" ? <RetireDialog project={project} decision={decision} onClose={close} /> : null}
      </Suspense>
      {open === "withdraw" ? (
        <Confirm
          title={t("decisions.withdraw_title")}
          action={t("decisions.withdraw")}
          onConfirm={() => act("withdraw")}
          onClose={close}
        >
          {t("decisions.withdraw_text")}
        </Confirm>
      ) : null}
      {open === "remove" ? (
        <Confirm
          title={t("decisions.remove_title")}
          action={t("decisions.remove")}
          danger
          onConfirm={async () => {
            await deeds.remove(`/decisions/${decision.id}`, decision.version);
            await navigate({ to: "/o/$org/projects/$id/decisions", params: { org, id: project.id } });
          }}
          onClose={close}
        >
          {t("decisions.remove_text")}
        </Confirm>
      ) : null}
    </header>
  );
}

/** What has to be done with a draft, and the one button for it. */
function Draft({ decision }: { decision: Decision }) {
  const t = useT();
  const project = useProject();
  const org = useActing().organisation.slug;
  const deeds = useDeeds(project.id);
  const missing = (["context", "options", "outcome"] as const).filter((part) => decision[part].length === 0);
  const board = decision.board;
  const waits = board !== null && board.state !== "closed";
  const params = { org, id: project.id, decision: decision.id };
  const propose = () =>
    deeds.post(`/decisions/${decision.id}/actions/propose`, { version: decision.version });
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <p className="flex-1 basis-72">
          {waits
            ? t(board.state === "open" ? "decisions.draft_board_open" : "decisions.draft_board_setup", {
                in: board.handed_in,
                of: board.deciders,
              })
            : missing.length > 0
              ? t("decisions.draft_missing", {
                  parts: missing.map((part) => t(`decisions.field_${part}`).toLocaleLowerCase()).join(", "),
                })
              : t("decisions.draft_ready")}
        </p>
        <div className="flex flex-wrap gap-2">
          {!board && may(decision, "edit") ? (
            <ButtonLink to="/o/$org/projects/$id/decisions/$decision/board" params={params}>
              {t("decisions.start_board")}
            </ButtonLink>
          ) : null}
          {waits ? (
            <ButtonLink
              tone={board.mine ? "primary" : "plain"}
              to="/o/$org/projects/$id/decisions/$decision/board"
              params={params}
            >
              {t(board.mine ? "decisions.give_scores" : "decisions.open_board")}
            </ButtonLink>
          ) : null}
          {may(decision, "propose") && missing.length === 0 ? (
            <Button
              tone="primary"
              pending={deeds.pending}
              onClick={() => deeds.click(propose, t("decisions.proposed_now"))}
            >
              {t("decisions.propose")}
            </Button>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

/** One side asks to let an accepted decision go. */
function Retire({ project, decision }: { project: Project; decision: Decision }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const act = (name: string) =>
    deeds.post(`/decisions/${decision.id}/actions/${name}`, { version: decision.version });
  return (
    <Notice>
      <span className="block">
        {t("decisions.retire_asked", { org: decision.retire?.organisation.name ?? "" })}
      </span>
      <span className="block">{decision.retire?.reason}</span>
      <span className="mt-2 flex flex-wrap gap-2">
        {may(decision, "deprecate") ? (
          <Button small onClick={() => deeds.click(() => act("deprecate"))}>
            {t("decisions.let_go")}
          </Button>
        ) : null}
        {may(decision, "keep") ? (
          <Button small onClick={() => deeds.click(() => act("keep"))}>
            {t("decisions.keep")}
          </Button>
        ) : null}
      </span>
    </Notice>
  );
}
