//! The people who are told: which organisation they act for, and where their mail goes.
use diesel::prelude::*;

use crate::features::organisations::model::{InvitationId, MembershipStatus};
use crate::platform::authz::{MembershipId, OrganisationId, PersonId, Role};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{invitations, memberships, organisations, persons, sessions};

/// The organisations that these members act for; suspended ones are left out.
pub fn organisations_of(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> QueryResult<Vec<(MembershipId, OrganisationId)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    memberships::table
        .filter(memberships::id.eq_any(ids.to_vec()))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .select((memberships::id, memberships::organisation_id))
        .load(conn)
}

/// Owners, administrators and managers of an organisation, in the order in which they came.
pub fn managers_of(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> QueryResult<Vec<MembershipId>> {
    memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(memberships::role.eq_any([Role::Owner, Role::Admin, Role::Manager]))
        .order(memberships::created_at)
        .select(memberships::id)
        .load(conn)
}

/// Everybody who acts for a guest's organisation: it was made for them, and has no manager.
pub fn members_of(conn: &mut Conn, organisation: OrganisationId) -> QueryResult<Vec<MembershipId>> {
    memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .order(memberships::created_at)
        .select(memberships::id)
        .load(conn)
}

/// The manager of a team, or of the whole organisation if it has no teams; of several, whoever
/// came first.
pub fn manager_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    team: Option<&str>,
) -> QueryResult<Option<MembershipId>> {
    let mut managers = memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(memberships::role.eq(Role::Manager))
        .order(memberships::created_at)
        .select(memberships::id)
        .into_boxed();
    if let Some(team) = team {
        managers = managers.filter(memberships::team.eq(Some(team.to_owned())));
    }
    managers.first(conn).optional()
}

/// The organisation and the person of a membership, suspended or not.
pub fn membership(
    conn: &mut Conn,
    id: MembershipId,
) -> QueryResult<Option<(OrganisationId, PersonId)>> {
    memberships::table
        .filter(memberships::id.eq(id))
        .select((memberships::organisation_id, memberships::person_id))
        .first(conn)
        .optional()
}

/// Where a person's mail goes.
pub fn address_of(conn: &mut Conn, person: PersonId) -> QueryResult<String> {
    persons::table.filter(persons::id.eq(person)).select(persons::email).first(conn)
}

/// The organisation's name in addresses.
pub fn slug_of(conn: &mut Conn, organisation: OrganisationId) -> QueryResult<String> {
    organisations::table
        .filter(organisations::id.eq(organisation))
        .select(organisations::slug)
        .first(conn)
}

/// The name in addresses of the organisation that a person joined first.
pub fn first_slug_of(conn: &mut Conn, person: PersonId) -> QueryResult<Option<String>> {
    memberships::table
        .inner_join(organisations::table)
        .filter(memberships::person_id.eq(person))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .order(memberships::created_at)
        .select(organisations::slug)
        .first(conn)
        .optional()
}

/// The organisation that sent an invitation; the inviting one's people answer for it.
pub fn sender_of_invitation(
    conn: &mut Conn,
    id: InvitationId,
) -> QueryResult<Option<OrganisationId>> {
    let found: Option<(OrganisationId, Option<MembershipId>)> = invitations::table
        .filter(invitations::id.eq(id))
        .select((invitations::organisation_id, invitations::invited_by))
        .first(conn)
        .optional()?;
    let Some((organisation, invited_by)) = found else { return Ok(None) };
    let sender = match invited_by {
        Some(inviter) => membership(conn, inviter)?.map(|(sender, _)| sender),
        None => None,
    };
    Ok(Some(sender.unwrap_or(organisation)))
}

/// When a session was ended, and what its browser called itself.
pub fn ended_session(
    conn: &mut Conn,
    id: crate::platform::authz::SessionId,
) -> QueryResult<Option<(Option<Timestamp>, String, String)>> {
    sessions::table
        .inner_join(persons::table)
        .filter(sessions::id.eq(id))
        .select((sessions::revoked_at, sessions::user_agent, persons::time_zone))
        .first(conn)
        .optional()
}

/// A person's time zone.
pub fn zone_of(conn: &mut Conn, person: PersonId) -> QueryResult<String> {
    persons::table.filter(persons::id.eq(person)).select(persons::time_zone).first(conn)
}
