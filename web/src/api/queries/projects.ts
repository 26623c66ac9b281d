/** A project and its parts, all under the project's key: one hint that its plan moved renews them together. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type {
  Gate,
  Milestone,
  Programme,
  Project,
  ProjectBalance,
  ProjectChanges,
  ProjectDigest,
  ProjectInvitation,
  ProjectLink,
  ProjectListItem,
  ProjectPlan,
  ProjectTemplate,
  ProjectThread,
  Question,
} from "../types-projects";

interface Items<T> {
  items: T[];
}

const of = (id: string, part = "") => `/projects/${encodeURIComponent(id)}${part}`;

function part<T>(id: string, name: string) {
  return queryOptions({
    queryKey: [...keys.project(id), name],
    queryFn: ({ signal }) => api.get<T>(of(id, `/${name}`), undefined, signal),
  });
}

export function projectsQuery(params: Params) {
  return pageQuery<ProjectListItem>([...keys.projects, "list"], "/projects", params);
}

export const projectInvitationsQuery = queryOptions({
  queryKey: [...keys.projects, "invitations"],
  queryFn: ({ signal }) => api.get<Items<ProjectInvitation>>("/projects/invitations", undefined, signal),
});

export const projectTemplatesQuery = queryOptions({
  queryKey: ["project-templates"],
  queryFn: ({ signal }) => api.get<Items<ProjectTemplate>>("/projects/templates", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export function projectQuery(id: string) {
  return queryOptions({
    queryKey: keys.project(id),
    queryFn: ({ signal }) => api.get<Project>(of(id), undefined, signal),
  });
}

export const projectInvitationQuery = (id: string) => part<ProjectInvitation>(id, "invitation");
export const projectLinksQuery = (id: string) => part<Items<ProjectLink>>(id, "links");
export const projectDigestQuery = (id: string) => part<ProjectDigest>(id, "digest");
export const programmeQuery = (id: string) => part<Programme>(id, "programme");
export const projectThreadsQuery = (id: string) => part<Items<ProjectThread>>(id, "threads");
export const projectPlanQuery = (id: string) => part<ProjectPlan>(id, "plan");
export const questionsQuery = (id: string) => part<Items<Question>>(id, "questions");
export const milestonesQuery = (id: string) => part<Items<Milestone>>(id, "milestones");
export const projectBalanceQuery = (id: string) => part<ProjectBalance>(id, "balance");

export function gateQuery(id: string, gate: string) {
  return queryOptions({
    queryKey: [...keys.project(id), "gates", gate],
    queryFn: ({ signal }) => api.get<Gate>(of(id, `/gates/${encodeURIComponent(gate)}`), undefined, signal),
  });
}

/** Without `since`: what has happened since the reader was last there. */
export function projectChangesQuery(id: string, since: string | null) {
  return infiniteQueryOptions({
    queryKey: [...keys.project(id), "changes", since],
    queryFn: ({ pageParam, signal }) =>
      api.get<ProjectChanges>(of(id, "/changes"), { since, cursor: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
