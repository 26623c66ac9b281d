/** One document: the version that was chosen, all versions, what was said to it, and who has opened it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "~/api/errors";
import { documentQuery } from "~/api/queries/documents";
import { useActing } from "~/api/queries/me";
import type { ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Card, EmptyState, ErrorState, Loading, Notice, Pill } from "~/ui/bits";
import { LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { may } from "../words";
import { Approval } from "./Approval";
import { Deeds } from "./Deeds";
import { Drop } from "./Drop";
import { Openings } from "./Openings";
import { Preview } from "./Preview";
import { Versions } from "./Versions";
import { stateTone } from "./words";
import "./documents.css";

const route = getRouteApi("/o/$org/projects/$id/documents/$document");

export function DocumentPage() {
  const project = useProject();
  const { document: id } = route.useParams();
  const query = useQuery(documentQuery(project.id, id));
  if (query.error instanceof ApiError && query.error.status === 404) return <Gone />;
  if (query.data) return <Loaded key={id} project={project} document={query.data} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={8} />;
}

/** It is not there, or does not open any more: nobody is told which. */
function Gone() {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: useProject().id };
  return (
    <EmptyState
      icon={<LockIcon size={24} aria-hidden="true" />}
      title={t("documents.gone")}
      action={
        <Link to="/o/$org/projects/$id/documents" params={params}>
          {t("documents.all")}
        </Link>
      }
    >
      {t("documents.gone_text")}
    </EmptyState>
  );
}

function Loaded({ project, document }: { project: Project; document: ProjectDocument }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: project.id };
  const [chosen, setChosen] = useState<number | null>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const [newest] = document.versions;
  const version = document.versions.find((each) => each.number === chosen) ?? newest;
  return (
    <div className="gate-page">
      <header className="doc-head">
        <div className="min-w-0 flex-1 basis-64">
          <Link to="/o/$org/projects/$id/documents" params={params} className="text-s">
            {t("documents.all")}
          </Link>
          <h2 className="gate-title">
            <span className="text-ink-3">{document.key}</span> {document.title}{" "}
            {version ? (
              <Pill tone={stateTone(version.state)}>
                {t("documents.v_state", { n: version.number, state: t(`documents.state_${version.state}`) })}
              </Pill>
            ) : null}
          </h2>
          <p className="text-s text-ink-2">
            {t(`documents.kind_${document.kind}`)} · {document.owner.name}
          </p>
        </div>
        <Deeds project={project} document={document} dropped={dropped} onTaken={() => setDropped(null)} />
      </header>
      {document.label === "confidential" ? <Secret document={document} /> : null}
      {version && version.state === "obsolete" ? (
        <Notice tone="bad">{t("documents.obsolete_text", { n: newest?.number ?? 0 })}</Notice>
      ) : null}
      <div className="doc-columns">
        <div className="flex min-w-0 flex-col gap-5">
          <Drop disabled={!may(document, "add_version")} onFiles={([file]) => setDropped(file ?? null)}>
            {version ? (
              <Preview key={version.id} document={document} version={version} />
            ) : (
              <EmptyState title={t("documents.no_version")}>{t("documents.no_version_text")}</EmptyState>
            )}
          </Drop>
          {version ? <Approval project={project} document={document} version={version} /> : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t("documents.versions")}>
            <Versions document={document} chosen={version?.number ?? 0} onChoose={setChosen} />
          </Card>
          <Openings project={project} document={document} />
        </div>
      </div>
    </div>
  );
}

function Secret({ document }: { document: ProjectDocument }) {
  const t = useT();
  const names = document.opens_for.map((each) => each.name).join(", ");
  return (
    <Notice tone="private">
      <LockIcon size={14} className="mr-1 inline" aria-hidden="true" />
      {t("documents.secret_text")} {names ? t("documents.opens_for", { names }) : null}
    </Notice>
  );
}
