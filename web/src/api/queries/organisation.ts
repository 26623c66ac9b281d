import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type {
  InvitationView,
  MailView,
  MemberSessionView,
  OrganisationView,
  Page,
  PersonRef,
  PersonView,
  RelationshipView,
} from "../types";

export const organisationQuery = queryOptions({
  queryKey: keys.organisation,
  queryFn: ({ signal }) => api.get<OrganisationView>("/organisation", undefined, signal),
});

export const peopleQuery = pageQuery<PersonView>(keys.people, "/organisation/people", { limit: 100 });

export const invitationsQuery = pageQuery<InvitationView>(keys.invitations, "/organisation/invitations", {
  limit: 100,
});

export const organisationSessionsQuery = pageQuery<MemberSessionView>(
  keys.organisationSessions,
  "/organisation/sessions",
);

export const organisationMailsQuery = pageQuery<MailView>(keys.organisationMails, "/organisation/mails");

export function relationshipsQuery(params: Params = {}) {
  return pageQuery<RelationshipView>(keys.relationships, "/relationships", params);
}

export function relationshipQuery(id: string) {
  return queryOptions({
    queryKey: keys.relationship(id),
    queryFn: ({ signal }) =>
      api.get<RelationshipView>(`/relationships/${encodeURIComponent(id)}`, undefined, signal),
  });
}

export function relationshipPeopleQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.relationship(id), "people"],
    queryFn: ({ signal }) =>
      api.get<Page<PersonRef>>(`/relationships/${encodeURIComponent(id)}/people`, { limit: 100 }, signal),
  });
}
