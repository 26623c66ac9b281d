/** Who has opened which version when: the owner sees all, others their own people. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { openingsQuery } from "~/api/queries/documents";
import { useActing } from "~/api/queries/me";
import type { ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Time } from "~/ui/bits";
import { DownloadIcon, EyeIcon } from "~/ui/icons";

const FEW = 6;

export function Openings({ project, document }: { project: Project; document: ProjectDocument }) {
  const t = useT();
  const owns = useActing().organisation.id === document.owner.id;
  const [all, setAll] = useState(false);
  const rows = useQuery(openingsQuery(project.id, document.id)).data?.items ?? [];
  return (
    <Card
      title={t("documents.openings")}
      note={owns ? t("documents.openings_owner") : t("documents.openings_own", { org: document.owner.name })}
    >
      {rows.length === 0 ? <p className="text-s text-ink-3">{t("documents.openings_none")}</p> : null}
      <ul className="doc-openings">
        {(all ? rows : rows.slice(0, FEW)).map((row) => (
          <li key={`${row.person?.membership_id} ${row.number} ${row.at}`}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{row.person?.name ?? t("thread.somebody")}</span>
              <small className="block truncate text-ink-3">{row.person?.organisation.name}</small>
            </span>
            <small className="text-ink-2">
              {row.downloaded ? (
                <DownloadIcon size={12} className="inline" aria-label={t("documents.downloaded")} />
              ) : (
                <EyeIcon size={12} className="inline" aria-label={t("documents.looked")} />
              )}{" "}
              {t("documents.v", { n: row.number })} · <Time at={row.at} />
            </small>
          </li>
        ))}
      </ul>
      {rows.length > FEW && !all ? (
        <Button small onClick={() => setAll(true)}>
          {t("documents.show_all", { n: rows.length })}
        </Button>
      ) : null}
    </Card>
  );
}
