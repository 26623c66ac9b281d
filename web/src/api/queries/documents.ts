/** Documents of a project, under the project's key: whatever moves its plan or a document renews them together. */
import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { DocumentList, NdaList, Opening, ProjectDocument, ProjectFile } from "../types-documents";

const under = (project: string, ...rest: string[]) => [...keys.project(project), "documents", ...rest];

export function documentsQuery(project: string) {
  return queryOptions({
    queryKey: under(project),
    queryFn: ({ signal }) => api.get<DocumentList>(`/projects/${project}/documents`, undefined, signal),
  });
}

export function documentQuery(project: string, id: string) {
  return queryOptions({
    queryKey: under(project, id),
    queryFn: ({ signal }) => api.get<ProjectDocument>(`/documents/${id}`, undefined, signal),
  });
}

export function openingsQuery(project: string, id: string) {
  return queryOptions({
    queryKey: under(project, id, "openings"),
    queryFn: ({ signal }) => api.get<{ items: Opening[] }>(`/documents/${id}/openings`, undefined, signal),
  });
}

export function projectFilesQuery(project: string, params: Params) {
  return pageQuery<ProjectFile>(under(project, "files"), `/projects/${project}/files`, params);
}

export function ndasQuery(relationship: string) {
  return queryOptions({
    queryKey: ["ndas", relationship],
    queryFn: ({ signal }) => api.get<NdaList>(`/relationships/${relationship}/ndas`, undefined, signal),
  });
}
