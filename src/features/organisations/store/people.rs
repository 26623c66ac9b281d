//! The rows of memberships, with the people behind them.
use diesel::prelude::*;

use crate::features::organisations::model::{
    MembershipPatch, MembershipRow, MembershipStatus, OrgRef, Person, PersonRef,
};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{memberships, organisations, persons};
use crate::platform::http::Cursor;

/// People of the scope's organisation, who came first first; without the suspended ones unless
/// asked for.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    suspended_too: bool,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Person>> {
    let mut query = memberships::table
        .inner_join(persons::table)
        .filter(memberships::organisation_id.eq(scope.org()))
        .select((MembershipRow::as_select(), persons::name, persons::email))
        .order((memberships::created_at, memberships::id))
        .limit(limit)
        .into_boxed();
    if !suspended_too {
        query = query.filter(memberships::status.eq(MembershipStatus::Active));
    }
    if let Some(Cursor { at, id }) = after {
        let id = MembershipId(id);
        query = query.filter(
            memberships::created_at
                .gt(at)
                .or(memberships::created_at.eq(at).and(memberships::id.gt(id))),
        );
    }
    let rows: Vec<(MembershipRow, String, String)> = query.load(conn)?;
    Ok(rows.into_iter().map(person).collect())
}

fn person((membership, name, email): (MembershipRow, String, String)) -> Person {
    Person { membership, name, email }
}

/// Somebody of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: MembershipId) -> QueryResult<Option<Person>> {
    let row: Option<(MembershipRow, String, String)> = memberships::table
        .inner_join(persons::table)
        .filter(memberships::organisation_id.eq(scope.org()))
        .filter(memberships::id.eq(id))
        .select((MembershipRow::as_select(), persons::name, persons::email))
        .first(conn)
        .optional()?;
    Ok(row.map(person))
}

/// Active owners of the scope's organisation besides this one.
pub fn count_other_owners(conn: &mut Conn, scope: &Scope, id: MembershipId) -> QueryResult<i64> {
    memberships::table
        .inner_join(persons::table)
        .filter(memberships::organisation_id.eq(scope.org()))
        .filter(memberships::role.eq(Role::Owner))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(persons::disabled_at.is_null())
        .filter(memberships::id.ne(id))
        .count()
        .get_result(conn)
}

/// Whether somebody active of the scope's organisation has this membership.
pub fn is_active(conn: &mut Conn, scope: &Scope, id: MembershipId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        memberships::table
            .filter(memberships::organisation_id.eq(scope.org()))
            .filter(memberships::status.eq(MembershipStatus::Active))
            .filter(memberships::id.eq(id)),
    ))
    .get_result(conn)
}

/// Everybody active in these organisations with their roles, who came first first.
pub fn active_unscoped(
    conn: &mut Conn,
    organisations: &[OrganisationId],
) -> QueryResult<Vec<(OrganisationId, MembershipId, Role)>> {
    memberships::table
        .filter(memberships::organisation_id.eq_any(organisations.to_vec()))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .order((memberships::created_at, memberships::id))
        .select((memberships::organisation_id, memberships::id, memberships::role))
        .load(conn)
}

/// The person and the organisation behind each of these memberships.
pub fn behind_unscoped(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> QueryResult<Vec<(MembershipId, PersonId, OrganisationId)>> {
    memberships::table
        .filter(memberships::id.eq_any(ids.to_vec()))
        .select((memberships::id, memberships::person_id, memberships::organisation_id))
        .load(conn)
}

/// Changes a membership of the scope's organisation and moves its epoch on.
pub fn update(
    conn: &mut Conn,
    scope: &Scope,
    id: MembershipId,
    patch: &MembershipPatch,
) -> QueryResult<()> {
    diesel::update(
        memberships::table
            .filter(memberships::organisation_id.eq(scope.org()))
            .filter(memberships::id.eq(id)),
    )
    .set((patch, memberships::epoch.eq(memberships::epoch + 1)))
    .execute(conn)?;
    Ok(())
}

pub fn insert_unscoped(conn: &mut Conn, row: &MembershipRow) -> QueryResult<()> {
    diesel::insert_into(memberships::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether a person of this address belongs to the organisation, active or suspended.
pub fn is_member_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    email_key: &str,
) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        memberships::table
            .inner_join(persons::table)
            .filter(memberships::organisation_id.eq(organisation))
            .filter(persons::email_key.eq(email_key)),
    ))
    .get_result(conn)
}

/// The person of an address.
pub fn find_person_unscoped(conn: &mut Conn, email_key: &str) -> QueryResult<Option<PersonId>> {
    persons::table
        .filter(persons::email_key.eq(email_key))
        .select(persons::id)
        .first(conn)
        .optional()
}

/// The address of a person, in the form in which addresses are compared.
pub fn email_key_unscoped(conn: &mut Conn, id: PersonId) -> QueryResult<String> {
    persons::table.filter(persons::id.eq(id)).select(persons::email_key).first(conn)
}

/// Active people of some organisations in some roles, or in all if none is named; who came first
/// first.
pub fn audience_unscoped(
    conn: &mut Conn,
    of: &[OrganisationId],
    roles: &[Role],
    limit: i64,
) -> QueryResult<Vec<(MembershipId, OrganisationId, String, Locale)>> {
    let mut query = memberships::table
        .inner_join(persons::table)
        .filter(memberships::organisation_id.eq_any(of.to_vec()))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(persons::disabled_at.is_null())
        .select((memberships::id, memberships::organisation_id, persons::name, persons::locale))
        .order((memberships::created_at, memberships::id))
        .limit(limit)
        .into_boxed();
    if !roles.is_empty() {
        query = query.filter(memberships::role.eq_any(roles.to_vec()));
    }
    query.load(conn)
}

/// Active people of these organisations as both sides may see them, who came first first, with
/// the time at which they came. Takes no scope: the caller knows that the scope may see them.
pub fn list_refs_unscoped(
    conn: &mut Conn,
    of: &[OrganisationId],
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<(PersonRef, Timestamp)>> {
    let mut query = memberships::table
        .inner_join(persons::table)
        .inner_join(organisations::table)
        .filter(memberships::organisation_id.eq_any(of))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(persons::disabled_at.is_null())
        .select((
            memberships::id,
            memberships::title,
            memberships::created_at,
            persons::name,
            organisations::id,
            organisations::name,
        ))
        .order((memberships::created_at, memberships::id))
        .limit(limit)
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let id = MembershipId(id);
        query = query.filter(
            memberships::created_at
                .gt(at)
                .or(memberships::created_at.eq(at).and(memberships::id.gt(id))),
        );
    }
    let rows: Vec<(MembershipId, Option<String>, Timestamp, String, OrganisationId, String)> =
        query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(membership_id, title, since, name, id, organisation)| {
            let organisation = OrgRef { id, name: organisation };
            (PersonRef { membership_id, name, organisation, side: None, title }, since)
        })
        .collect())
}

/// Somebody who can sign in, for tests of this feature.
#[cfg(test)]
pub fn insert_person(conn: &mut Conn, name: &str, email: &str) -> QueryResult<PersonId> {
    let id = PersonId::generate();
    diesel::insert_into(persons::table)
        .values((
            persons::id.eq(id),
            persons::email.eq(email),
            persons::email_key.eq(crate::platform::auth::email_key(email)),
            persons::name.eq(name),
            persons::locale.eq("en"),
            persons::theme.eq("system"),
            persons::time_zone.eq("UTC"),
            persons::shortcuts.eq(true),
            persons::hold_seconds.eq(10),
            persons::operator.eq(false),
            persons::epoch.eq(0),
            persons::created_at.eq(Timestamp::from_micros(0).unwrap()),
        ))
        .execute(conn)?;
    Ok(id)
}
