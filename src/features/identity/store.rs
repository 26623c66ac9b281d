//! Rows of persons, password resets, sessions and API tokens. A person's own rows are found by
//! the person; there is no organisation to ask for.
use diesel::prelude::*;

use super::model::{
    Account, ApiTokenId, ApiTokenRow, OwnMembership, PasswordReset, PasswordResetId, Profile,
    ProfilePatch, SessionRow, Theme,
};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Scope, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    api_tokens, memberships, organisations, password_resets, persons, record_parties, relationships,
    sessions,
};
use crate::platform::http::Cursor;

/// A new person; everything else starts with its default.
#[derive(Insertable)]
#[diesel(table_name = persons)]
pub(super) struct NewPersonRow {
    pub id: PersonId,
    pub email: String,
    pub email_key: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub locale: Locale,
    pub theme: Theme,
    pub time_zone: String,
    pub shortcuts: bool,
    pub hold_seconds: i32,
    pub operator: bool,
    pub epoch: i32,
    pub created_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = password_resets)]
pub(super) struct NewReset {
    pub id: PasswordResetId,
    pub person_id: PersonId,
    pub generation: i32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = api_tokens)]
pub(super) struct NewToken {
    pub id: ApiTokenId,
    pub membership_id: MembershipId,
    pub name: String,
    pub scopes: String,
    pub secret_sha256: Vec<u8>,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
}

pub(super) fn insert_person(conn: &mut Conn, row: &NewPersonRow) -> QueryResult<usize> {
    diesel::insert_into(persons::table).values(row).execute(conn)
}

/// A new person starts in the time zone of the organisation that they join.
pub(super) fn adopt_time_zone(conn: &mut Conn, id: PersonId, slug: &str) -> QueryResult<usize> {
    let zone: String = organisations::table
        .filter(organisations::slug.eq(slug))
        .select(organisations::time_zone)
        .first(conn)?;
    diesel::update(persons::table.find(id)).set(persons::time_zone.eq(zone)).execute(conn)
}

pub(super) fn account(conn: &mut Conn, id: PersonId) -> QueryResult<Option<Account>> {
    Account::query().filter(persons::id.eq(id)).first(conn).optional()
}

pub(super) fn account_by_key_unscoped(conn: &mut Conn, key: &str) -> QueryResult<Option<Account>> {
    // PostgreSQL takes no NUL in a text, and no account has a control character in its key.
    if key.contains(char::is_control) {
        return Ok(None);
    }
    Account::query().filter(persons::email_key.eq(key)).first(conn).optional()
}

/// Sets the password and moves the person's epoch on, so that no JWT from before holds.
pub(super) fn set_password(conn: &mut Conn, id: PersonId, hash: &str) -> QueryResult<usize> {
    diesel::update(persons::table.find(id))
        .set((persons::password_hash.eq(Some(hash)), persons::epoch.eq(persons::epoch + 1)))
        .execute(conn)
}

pub(super) fn profile(conn: &mut Conn, id: PersonId) -> QueryResult<Profile> {
    Profile::query().filter(persons::id.eq(id)).first(conn)
}

pub(super) fn update_profile(
    conn: &mut Conn,
    id: PersonId,
    patch: &ProfilePatch,
) -> QueryResult<usize> {
    diesel::update(persons::table.find(id)).set(patch).execute(conn)
}

/// The active memberships of a person, the oldest first.
pub(super) fn memberships_of(conn: &mut Conn, id: PersonId) -> QueryResult<Vec<OwnMembership>> {
    memberships::table
        .inner_join(organisations::table)
        .filter(memberships::person_id.eq(id))
        .filter(memberships::status.eq("active"))
        .order((memberships::created_at, memberships::id))
        .select(OwnMembership::as_select())
        .load(conn)
}

/// Slug of the organisation that a person belongs to first.
pub(super) fn first_organisation(conn: &mut Conn, id: PersonId) -> QueryResult<Option<String>> {
    memberships::table
        .inner_join(organisations::table)
        .filter(memberships::person_id.eq(id))
        .filter(memberships::status.eq("active"))
        .order((memberships::created_at, memberships::id))
        .select(organisations::slug)
        .first(conn)
        .optional()
}

/// The sides that these organisations take in any relationship.
pub(super) fn sides_of(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<Vec<(OrganisationId, Side)>> {
    let vendors: Vec<OrganisationId> = relationships::table
        .filter(relationships::vendor_org.eq_any(ids))
        .select(relationships::vendor_org)
        .distinct()
        .load(conn)?;
    let customers: Vec<OrganisationId> = relationships::table
        .filter(relationships::customer_org.eq_any(ids))
        .select(relationships::customer_org)
        .distinct()
        .load(conn)?;
    let customers = customers.into_iter().map(|id| (id, Side::Customer));
    Ok(customers.chain(vendors.into_iter().map(|id| (id, Side::Vendor))).collect())
}

/// Which of these organisations were ever called into a record from outside.
pub(super) fn guests_among(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<Vec<OrganisationId>> {
    record_parties::table
        .filter(record_parties::organisation_id.eq_any(ids.to_vec()))
        .filter(record_parties::side.ne_all([Side::Customer, Side::Vendor]))
        .select(record_parties::organisation_id)
        .distinct()
        .load(conn)
}

pub(super) fn insert_reset(conn: &mut Conn, row: &NewReset) -> QueryResult<usize> {
    diesel::insert_into(password_resets::table).values(row).execute(conn)
}

pub(super) fn reset_unscoped(
    conn: &mut Conn,
    id: PasswordResetId,
) -> QueryResult<Option<PasswordReset>> {
    PasswordReset::query().filter(password_resets::id.eq(id)).first(conn).optional()
}

/// Uses up all open resets of a person: one link is enough, and the others may lie around.
pub(super) fn use_resets(conn: &mut Conn, person: PersonId, now: Timestamp) -> QueryResult<usize> {
    diesel::update(
        password_resets::table
            .filter(password_resets::person_id.eq(person))
            .filter(password_resets::used_at.is_null()),
    )
    .set(password_resets::used_at.eq(Some(now)))
    .execute(conn)
}

/// Sessions of a person that have not ended, the newest first.
pub(super) fn sessions_of(
    conn: &mut Conn,
    person: PersonId,
    now: Timestamp,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<SessionRow>> {
    let mut query = SessionRow::query()
        .filter(sessions::person_id.eq(person))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(sessions::refreshed_at.gt(crate::platform::auth::idle_limit(now)))
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let same_time = sessions::created_at.eq(at).and(sessions::id.lt(SessionId(id)));
        query = query.filter(sessions::created_at.lt(at).or(same_time));
    }
    query.order((sessions::created_at.desc(), sessions::id.desc())).limit(limit).load(conn)
}

/// Whether a session belongs to a person.
pub(super) fn owns_session(conn: &mut Conn, person: PersonId, id: SessionId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        sessions::table.filter(sessions::id.eq(id)).filter(sessions::person_id.eq(person)),
    ))
    .get_result(conn)
}

pub(super) fn insert_token(conn: &mut Conn, row: &NewToken) -> QueryResult<usize> {
    diesel::insert_into(api_tokens::table).values(row).execute(conn)
}

/// The acting membership's API tokens, the newest first.
pub(super) fn tokens(
    conn: &mut Conn,
    scope: &Scope,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ApiTokenRow>> {
    let mut query = ApiTokenRow::query()
        .filter(api_tokens::membership_id.eq(scope.membership()))
        .filter(api_tokens::revoked_at.is_null())
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let same_time = api_tokens::created_at.eq(at).and(api_tokens::id.lt(ApiTokenId(id)));
        query = query.filter(api_tokens::created_at.lt(at).or(same_time));
    }
    query.order((api_tokens::created_at.desc(), api_tokens::id.desc())).limit(limit).load(conn)
}

/// Revokes one of the acting membership's tokens; 0 rows if there is none to revoke.
pub(super) fn revoke_token(
    conn: &mut Conn,
    scope: &Scope,
    id: ApiTokenId,
    now: Timestamp,
) -> QueryResult<usize> {
    diesel::update(
        api_tokens::table
            .find(id)
            .filter(api_tokens::membership_id.eq(scope.membership()))
            .filter(api_tokens::revoked_at.is_null()),
    )
    .set(api_tokens::revoked_at.eq(Some(now)))
    .execute(conn)
}

/// Revokes all tokens of a person's memberships.
pub(super) fn revoke_tokens_of(
    conn: &mut Conn,
    person: PersonId,
    now: Timestamp,
) -> QueryResult<usize> {
    let own = memberships::table.filter(memberships::person_id.eq(person)).select(memberships::id);
    diesel::update(
        api_tokens::table
            .filter(api_tokens::membership_id.eq_any(own))
            .filter(api_tokens::revoked_at.is_null()),
    )
    .set(api_tokens::revoked_at.eq(Some(now)))
    .execute(conn)
}

/// The person of a session, for the mail about it.
pub(super) fn person_of_session_unscoped(
    conn: &mut Conn,
    id: SessionId,
) -> QueryResult<Option<Account>> {
    sessions::table
        .inner_join(persons::table)
        .filter(sessions::id.eq(id))
        .select(Account::as_select())
        .first(conn)
        .optional()
}

/// Gives a person the operator's view of the installation.
pub(super) fn set_operator(conn: &mut Conn, id: PersonId) -> QueryResult<()> {
    diesel::update(persons::table.filter(persons::id.eq(id)))
        .set(persons::operator.eq(true))
        .execute(conn)?;
    Ok(())
}
