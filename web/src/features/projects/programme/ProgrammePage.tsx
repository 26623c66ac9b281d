/** What stands above a project and below it, one calendar of them all, and who bears the cost. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import { programmeQuery } from "~/api/queries/projects";
import type { Programme } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Skeleton } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { StatusPill } from "../StatusPill";
import { may } from "../words";
import { Calendar } from "./Calendar";
import { Costs } from "./Costs";
import "./programme.css";

const PlaceDialog = lazy(() => import("./PlaceDialog"));

export function ProgrammePage() {
  const project = useProject();
  const found = useQuery(programmeQuery(project.id));
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={240} />;
  const programme = found.data;
  return (
    <div className="flex flex-col gap-5">
      {programme.is_programme ? <Below programme={programme} /> : <Above programme={programme} />}
      <Costs project={project} programme={programme} />
      <Calendar days={programme.calendar} several={programme.is_programme} />
    </div>
  );
}

/** The projects of a programme that the reader is in. */
function Below({ programme }: { programme: Programme }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  return (
    <Card title={t("projects.programme_projects")}>
      {programme.projects.length === 0 ? (
        <p className="text-ink-2">{t("projects.programme_empty")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {programme.projects.map((each) => (
            <li key={each.project.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <span className="min-w-0 flex-1 basis-56">
                <Link
                  to="/o/$org/projects/$id"
                  params={{ org, id: each.project.id }}
                  className="font-medium text-ink"
                >
                  {each.project.title}
                </Link>
                <small className="block">{each.project.number}</small>
              </span>
              {each.target_on ? (
                <span className="text-s text-ink-2">{format.day(each.target_on)}</span>
              ) : null}
              <StatusPill status={each.status} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The programme that a project belongs to. */
function Above({ programme }: { programme: Programme }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const [open, setOpen] = useState(false);
  const above = programme.programme;
  return (
    <Card
      title={t("projects.programme")}
      actions={
        may(programme, "place") ? (
          <Button small onClick={() => setOpen(true)}>
            {t(above ? "projects.programme_change" : "projects.programme_choose")}
          </Button>
        ) : undefined
      }
    >
      {above ? (
        <Link to="/o/$org/projects/$id/programme" params={{ org, id: above.id }} className="font-medium">
          {above.number} · {above.title}
        </Link>
      ) : (
        <p className="text-ink-2">{t("projects.programme_none")}</p>
      )}
      {open ? (
        <Suspense fallback={null}>
          <PlaceDialog programme={programme} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
}
