//! Rows behind a [`Scope`]: persons, memberships, organisations, API tokens.
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use crate::platform::authz::{
    Locale, MembershipId, OrganisationId, PersonId, Role, Scope, ScopeParts, Sees, SessionId,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{api_tokens, memberships, organisations, persons};

/// How an API token is kept: 256 random bits need no slow hash.
pub fn token_digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = memberships)]
struct MemberRow {
    id: MembershipId,
    organisation_id: OrganisationId,
    person_id: PersonId,
    role: Role,
    team: Option<String>,
    epoch: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations)]
struct OrganisationRow {
    name: String,
    slug: String,
    sees: Sees,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = persons)]
struct PersonRow {
    name: String,
    locale: Locale,
    time_zone: String,
    epoch: i32,
}

type Row = (MemberRow, OrganisationRow, PersonRow);

fn scope(row: Row, may_write: bool, session: Option<SessionId>) -> Scope {
    let (member, organisation, person) = row;
    Scope::new(ScopeParts {
        organisation: member.organisation_id,
        organisation_name: organisation.name,
        membership: member.id,
        person: member.person_id,
        person_name: person.name,
        role: member.role,
        sees: organisation.sees,
        team: member.team,
        locale: person.locale,
        time_zone: person.time_zone,
        may_write,
        session,
        epoch: member.epoch.wrapping_add(person.epoch),
    })
}

macro_rules! active_members {
    () => {
        memberships::table
            .inner_join(persons::table)
            .inner_join(organisations::table)
            .filter(memberships::status.eq("active"))
            .filter(persons::disabled_at.is_null())
            .select((MemberRow::as_select(), OrganisationRow::as_select(), PersonRow::as_select()))
    };
}

/// The scope of an API token that is neither revoked nor expired.
pub(super) fn scope_of_token(
    conn: &mut Conn,
    token: &str,
    now: Timestamp,
) -> QueryResult<Option<Scope>> {
    let found: Option<(MembershipId, String)> = api_tokens::table
        .filter(api_tokens::secret_sha256.eq(token_digest(token)))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.is_null().or(api_tokens::expires_at.gt(now)))
        .select((api_tokens::membership_id, api_tokens::scopes))
        .first(conn)
        .optional()?;
    let Some((membership, scopes)) = found else { return Ok(None) };
    let may_write = scopes.split(' ').any(|scope| scope == "write");
    let row: Option<Row> =
        active_members!().filter(memberships::id.eq(membership)).first(conn).optional()?;
    Ok(row.map(|row| scope(row, may_write, None)))
}

/// The scope of a membership, as long as it is active: for jobs that go on for somebody.
pub fn scope_of_membership(conn: &mut Conn, id: MembershipId) -> QueryResult<Option<Scope>> {
    let row: Option<Row> =
        active_members!().filter(memberships::id.eq(id)).first(conn).optional()?;
    Ok(row.map(|row| scope(row, true, None)))
}

/// The scopes of a signed-in person, one for each active membership, with the organisations' slugs.
pub(super) fn scopes_of_person(
    conn: &mut Conn,
    person: PersonId,
    session: SessionId,
) -> QueryResult<Vec<(String, Scope)>> {
    let rows: Vec<Row> = active_members!()
        .filter(memberships::person_id.eq(person))
        .order(memberships::created_at)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.1.slug.clone(), scope(row, true, Some(session))))
        .collect())
}
