/** One project: where it stands, who has the move, and the pages of its parts. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { ApiError } from "~/api/errors";
import { projectInvitationQuery, projectQuery } from "~/api/queries/projects";
import type { Project } from "~/api/types-projects";
import { NotFoundPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { ErrorState, Skeleton } from "~/ui/bits";
import { Page, useTitle } from "~/ui/Page";
import { ProjectContext } from "./context";
import { Head } from "./Head";
import { PhaseBar } from "./PhaseBar";
import { Sections } from "./Sections";
import "./parts.css";
import "./projects.css";

const InvitationPage = lazy(() => import("./InvitationPage"));
const route = getRouteApi("/o/$org/projects/$id");

export function ProjectPage() {
  const { id } = route.useParams();
  const query = useQuery(projectQuery(id));
  if (query.data) return <Loaded key={id} project={query.data} />;
  if (query.error instanceof ApiError && query.error.status === 404) return <Invited key={id} id={id} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingProject />;
}

/** Whoever is not in it may be asked to join. */
function Invited({ id }: { id: string }) {
  const query = useQuery(projectInvitationQuery(id));
  if (query.data) {
    return (
      <Suspense fallback={<LoadingProject />}>
        <InvitationPage invitation={query.data} />
      </Suspense>
    );
  }
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingProject />;
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  return (
    <Page title={t("projects.project")}>
      <ErrorState error={error} onRetry={onRetry} />
    </Page>
  );
}

function Loaded({ project }: { project: Project }) {
  useTitle(`${project.number} ${project.title}`);
  return (
    <ProjectContext value={project}>
      <div className="page project">
        <Head project={project} />
        <PhaseBar project={project} />
        <Sections project={project} />
        <Outlet />
      </div>
    </ProjectContext>
  );
}

function LoadingProject() {
  const t = useT();
  return (
    <div className="page project" role="status">
      <span className="sr-only">{t("common.loading")}</span>
      <Skeleton width={160} height={16} />
      <Skeleton width="60%" height={30} className="mt-2" />
      <Skeleton height={44} className="mt-5" />
      <Skeleton height={64} className="mt-6" />
      <Skeleton height={280} className="mt-4" />
    </div>
  );
}
