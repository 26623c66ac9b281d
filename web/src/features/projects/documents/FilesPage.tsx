/** All files of a project, wherever they came in. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { API } from "~/api/client";
import { projectFilesQuery } from "~/api/queries/documents";
import { useActing } from "~/api/queries/me";
import type { FileSource, ProjectFile } from "~/api/types-documents";
import { useT } from "~/i18n";
import { EmptyState, FileSize, Time } from "~/ui/bits";
import { SearchField, Select } from "~/ui/fields";
import { AttachIcon, LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { DataTable } from "~/ui/Table";
import { useProject } from "../context";
import { Parts } from "./Parts";
import "./documents.css";

const SOURCES = ["document", "message", "evidence"] as const;

export function FilesPage() {
  const t = useT();
  const project = useProject();
  const [q, setQ] = useState("");
  const [source, setSource] = useState<FileSource | "">("");
  const query = useInfiniteQuery(
    projectFilesQuery(project.id, { q: q || undefined, source: source || undefined }),
  );
  const filtered = q !== "" || source !== "";
  return (
    <div className="flex flex-col gap-4">
      <Parts />
      <div className="flex flex-wrap gap-3">
        <SearchField label={t("documents.search")} value={q} onChange={setQ} className="min-w-52 flex-1" />
        <Select<FileSource | "">
          label={t("documents.source")}
          hideLabel
          placeholder={t("documents.source_all")}
          onChange={setSource}
          options={SOURCES.map((each) => ({ value: each, label: t(`documents.source_${each}`) }))}
        />
      </div>
      <DataTable<ProjectFile>
        label={t("documents.files")}
        query={query}
        rowKey={(row) => row.file.id}
        columns={[
          { id: "name", header: t("documents.name"), cell: (row) => <Name row={row} /> },
          { id: "from", header: t("documents.source"), cell: (row) => <From row={row} /> },
          { id: "by", header: t("documents.by"), cell: (row) => row.by?.name ?? "—", wideOnly: true },
          { id: "at", header: t("documents.at"), cell: (row) => <Time at={row.at} /> },
          {
            id: "size",
            header: t("documents.size"),
            cell: (row) => <FileSize bytes={row.file.size} />,
            numeric: true,
            wideOnly: true,
          },
        ]}
        empty={
          <EmptyState
            icon={<AttachIcon size={24} aria-hidden="true" />}
            title={t(filtered ? "documents.files_not_found" : "documents.files_none")}
          >
            {t(filtered ? "documents.files_not_found_text" : "documents.files_none_text")}
          </EmptyState>
        }
      />
    </div>
  );
}

function Name({ row }: { row: ProjectFile }) {
  const t = useT();
  const download = row.origin.source === "document" ? "?purpose=download" : "";
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <a href={`${API}${row.path}${download}`} download={row.file.name} className="break-words">
        {row.file.name}
      </a>
      {row.origin.private ? (
        <LockIcon size={12} className="flex-none text-ink-3" aria-label={t("documents.private")} />
      ) : null}
    </span>
  );
}

/** On a phone it stands close below the name of the file: a finger finds it all the same. */
const TARGET = "inline-block py-1";

function From({ row }: { row: ProjectFile }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: useProject().id };
  const { origin } = row;
  if (origin.document_id) {
    return (
      <Link
        className={TARGET}
        to="/o/$org/projects/$id/documents/$document"
        params={{ ...params, document: origin.document_id }}
      >
        {origin.title} · {t("documents.v", { n: origin.number ?? 0 })}
      </Link>
    );
  }
  if (origin.deliverable_id) {
    return (
      <Link className={TARGET} to="/o/$org/projects/$id/plan" params={params} hash={origin.deliverable_id}>
        {t("documents.evidence_of", { title: origin.title ?? "" })}
      </Link>
    );
  }
  return (
    <Link
      className={TARGET}
      to="/o/$org/projects/$id/threads/$thread"
      params={{ ...params, thread: origin.thread_id ?? "" }}
    >
      {t("documents.source_message")}
    </Link>
  );
}
