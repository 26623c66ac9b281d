//! Rows behind a [`Scope`] and a [`Person`]: sessions, API tokens, persons, memberships,
//! organisations. One statement each: they stand in the way of every request.
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::jwt::Signed;
use super::person::Person;
use super::sessions::idle_limit;
use crate::id_type;
use crate::platform::authz::{
    Locale, MembershipId, OrganisationId, PersonId, Role, Scope, ScopeParts, Sees, SessionId,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{api_tokens, memberships, organisations, persons, sessions};
use crate::platform::db::{Conn, Tx};

id_type!(
    /// An API token's row.
    ApiTokenId
);

/// How exactly it is known when somebody was last here, in seconds.
const SEEN_EVERY: i64 = 3600;

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
    last_seen_at: Option<Timestamp>,
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
    id: PersonId,
    name: String,
    locale: Locale,
    time_zone: String,
    operator: bool,
    epoch: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = api_tokens)]
struct TokenRow {
    id: ApiTokenId,
    membership_id: MembershipId,
    scopes: String,
    last_used_at: Option<Timestamp>,
}

impl TokenRow {
    fn may_write(&self) -> bool {
        self.scopes.split(' ').any(|scope| scope == "write")
    }
}

type Row = (MemberRow, OrganisationRow, PersonRow);

/// A scope, with the name of its organisation in web addresses and what is to be noted about it.
pub(super) struct Found {
    pub slug: String,
    pub scope: Scope,
    pub seen: Option<Seen>,
}

impl Found {
    /// Whether `organisation`, a slug or an id, names this scope's.
    pub(super) fn is(&self, organisation: &str) -> bool {
        self.slug == organisation
            || organisation.parse().is_ok_and(|id: Uuid| id == self.scope.org().0)
    }
}

/// "Was here", to be written now and then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    membership: MembershipId,
    token: Option<ApiTokenId>,
}

impl Seen {
    pub(super) fn write(self, tx: &mut Tx<'_>) -> QueryResult<()> {
        tx.subject(self.membership);
        diesel::update(memberships::table.find(self.membership))
            .set(memberships::last_seen_at.eq(Some(tx.now)))
            .execute(tx.conn)?;
        if let Some(token) = self.token {
            diesel::update(api_tokens::table.find(token))
                .set(api_tokens::last_used_at.eq(Some(tx.now)))
                .execute(tx.conn)?;
        }
        Ok(())
    }
}

fn is_old(seen: Option<Timestamp>, now: Timestamp) -> bool {
    seen.is_none_or(|at| now.seconds_since(at) >= SEEN_EVERY)
}

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

macro_rules! columns {
    () => {
        (MemberRow::as_select(), OrganisationRow::as_select(), PersonRow::as_select())
    };
}

macro_rules! active_members {
    () => {
        memberships::table
            .inner_join(persons::table)
            .inner_join(organisations::table)
            .filter(memberships::status.eq("active"))
            .filter(persons::disabled_at.is_null())
    };
}

macro_rules! living_token {
    ($token:expr, $now:expr) => {
        api_tokens::table
            .inner_join(
                memberships::table.inner_join(persons::table).inner_join(organisations::table),
            )
            .filter(api_tokens::secret_sha256.eq(token_digest($token)))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.is_null().or(api_tokens::expires_at.gt($now)))
            .filter(memberships::status.eq("active"))
            .filter(persons::disabled_at.is_null())
    };
}

macro_rules! living_session {
    ($signed:expr, $now:expr) => {
        sessions::table
            .inner_join(persons::table)
            .filter(sessions::id.eq($signed.session))
            .filter(sessions::revoked_at.is_null())
            .filter(sessions::expires_at.gt($now))
            .filter(sessions::refreshed_at.gt(idle_limit($now)))
            .filter(persons::id.eq($signed.person))
            .filter(persons::epoch.eq($signed.epoch))
            .filter(persons::disabled_at.is_null())
    };
}

/// The scope of an API token that is neither revoked nor expired.
pub(super) fn scope_of_token(
    conn: &mut Conn,
    token: &str,
    now: Timestamp,
) -> QueryResult<Option<Found>> {
    let found: Option<(TokenRow, Row)> = living_token!(token, now)
        .select((TokenRow::as_select(), columns!()))
        .first(conn)
        .optional()?;
    Ok(found.map(|(token, row)| {
        let stale = is_old(row.0.last_seen_at, now) || is_old(token.last_used_at, now);
        let seen = Seen { membership: row.0.id, token: Some(token.id) };
        Found {
            slug: row.1.slug.clone(),
            seen: stale.then_some(seen),
            scope: scope(row, token.may_write(), None),
        }
    }))
}

/// The person behind an API token.
pub(super) fn person_of_token(
    conn: &mut Conn,
    token: &str,
    now: Timestamp,
) -> QueryResult<Option<Person>> {
    let found: Option<(TokenRow, PersonRow)> = living_token!(token, now)
        .select((TokenRow::as_select(), PersonRow::as_select()))
        .first(conn)
        .optional()?;
    Ok(found.map(|(token, row)| {
        let may_write = token.may_write();
        person(row, None, Some(token.membership_id), may_write)
    }))
}

/// The person of a session that is alive.
pub(super) fn person_of_session(
    conn: &mut Conn,
    signed: Signed,
    now: Timestamp,
) -> QueryResult<Option<Person>> {
    let row: Option<PersonRow> =
        living_session!(signed, now).select(PersonRow::as_select()).first(conn).optional()?;
    Ok(row.map(|row| person(row, Some(signed.session), None, true)))
}

fn person(
    row: PersonRow,
    session: Option<SessionId>,
    membership: Option<MembershipId>,
    may_write: bool,
) -> Person {
    Person {
        id: row.id,
        session,
        membership,
        locale: row.locale,
        operator: row.operator,
        may_write,
    }
}

/// The scopes of a signed-in person, one for each active membership; `None` if the session has
/// ended.
pub(super) fn scopes_of_session(
    conn: &mut Conn,
    signed: Signed,
    now: Timestamp,
) -> QueryResult<Option<Vec<Found>>> {
    let rows: Vec<Row> = living_session!(signed, now)
        .inner_join(
            memberships::table
                .inner_join(organisations::table)
                .on(memberships::person_id.eq(sessions::person_id)),
        )
        .filter(memberships::status.eq("active"))
        .order((memberships::created_at, memberships::id))
        .select(columns!())
        .load(conn)?;
    if rows.is_empty() && person_of_session(conn, signed, now)?.is_none() {
        return Ok(None);
    }
    let found = rows.into_iter().map(|row| {
        let seen = Seen { membership: row.0.id, token: None };
        Found {
            slug: row.1.slug.clone(),
            seen: is_old(row.0.last_seen_at, now).then_some(seen),
            scope: scope(row, true, Some(signed.session)),
        }
    });
    Ok(Some(found.collect()))
}

/// The scope of a membership, as long as it is active: for jobs that go on for somebody.
pub fn scope_of_membership(conn: &mut Conn, id: MembershipId) -> QueryResult<Option<Scope>> {
    let row: Option<Row> = active_members!()
        .filter(memberships::id.eq(id))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| scope(row, true, None)))
}

/// Reads again what a long-lived holder of a scope (a socket) has: rights as they are now, or
/// `None` if the membership or the session has ended meanwhile.
pub fn scope_again(conn: &mut Conn, old: &Scope, now: Timestamp) -> QueryResult<Option<Scope>> {
    let row: Option<Row> = active_members!()
        .filter(memberships::id.eq(old.membership()))
        .select(columns!())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    if let Some(session) = old.session() {
        let signed = Signed { session, person: row.2.id, epoch: row.2.epoch };
        if person_of_session(conn, signed, now)?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(scope(row, old.may_write(), old.session())))
}
