//! The rows of invitations.
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::features::organisations::model::{
    Invitation, InvitationDetails, InvitationId, Organisation,
};
use crate::platform::authz::{MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{audit, invitations, memberships, organisations, persons};
use crate::platform::http::Cursor;

type Row = (Invitation, Organisation, Option<(String, OrganisationId)>);

/// Invitations with the organisation they lead into and whoever sent them.
macro_rules! with_names {
    () => {
        invitations::table.inner_join(organisations::table).left_join(
            memberships::table
                .inner_join(persons::table)
                .on(invitations::invited_by.eq(memberships::id.nullable())),
        )
    };
}

macro_rules! columns {
    () => {
        (
            Invitation::as_select(),
            Organisation::as_select(),
            (persons::name, memberships::organisation_id).nullable(),
        )
    };
}

fn details((invitation, organisation, inviter): Row) -> InvitationDetails {
    InvitationDetails { invitation, organisation, inviter }
}

/// Which invitations somebody manages: those into their own organisation, and those that their
/// organisation sent to its customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Managed {
    pub inward: bool,
    pub outward: bool,
}

/// A condition on [`with_names`].
macro_rules! managed_by {
    ($scope:expr, $managed:expr) => {{
        let into_ours = invitations::organisation_id.eq($scope.org());
        let by_us = memberships::organisation_id.nullable().eq(Some($scope.org()));
        (into_ours.and($managed.inward.into_sql::<Bool>())).or(by_us
            .and(invitations::organisation_id.ne($scope.org()))
            .and($managed.outward.into_sql::<Bool>()))
    }};
}

/// Newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    managed: Managed,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<InvitationDetails>> {
    let mut query = with_names!()
        .filter(managed_by!(scope, managed))
        .select(columns!())
        .order((invitations::created_at.desc(), invitations::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let id = InvitationId(id);
        query = query.filter(
            invitations::created_at
                .lt(at)
                .or(invitations::created_at.eq(at).and(invitations::id.lt(id))),
        );
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(details).collect())
}

/// One of the invitations that the scope manages.
pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    managed: Managed,
    id: InvitationId,
) -> QueryResult<Option<InvitationDetails>> {
    let row: Option<Row> = with_names!()
        .filter(managed_by!(scope, managed))
        .filter(invitations::id.eq(id))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(details))
}

pub fn find_unscoped(conn: &mut Conn, id: InvitationId) -> QueryResult<Option<InvitationDetails>> {
    let row: Option<Row> =
        with_names!().filter(invitations::id.eq(id)).select(columns!()).first(conn).optional()?;
    Ok(row.map(details))
}

pub fn insert(conn: &mut Conn, row: &Invitation) -> QueryResult<()> {
    diesel::insert_into(invitations::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether an invitation of this address into the organisation is open.
pub fn is_open_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        invitations::table
            .filter(invitations::organisation_id.eq(organisation))
            .filter(invitations::email_key.eq(email_key))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::revoked_at.is_null())
            .filter(invitations::expires_at.gt(now)),
    ))
    .get_result(conn)
}

/// The newest invitation of this address into the organisation, if nobody has accepted or revoked
/// it; it may have run out.
pub fn newest_unaccepted_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    email_key: &str,
) -> QueryResult<Option<Invitation>> {
    invitations::table
        .filter(invitations::organisation_id.eq(organisation))
        .filter(invitations::email_key.eq(email_key))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .order(invitations::created_at.desc())
        .select(Invitation::as_select())
        .first(conn)
        .optional()
}

/// When invitations into the organisation that were not accepted were made, since `since`;
/// revoked ones count, or revoking would lift the limit.
pub fn list_recent_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    since: Timestamp,
) -> QueryResult<Vec<Timestamp>> {
    invitations::table
        .filter(invitations::organisation_id.eq(organisation))
        .filter(invitations::created_at.gt(since))
        .filter(invitations::accepted_at.is_null())
        .select(invitations::created_at)
        .order(invitations::created_at)
        .load(conn)
}

/// When the scope's organisation did `action` with this invitation, since `since`: the audit
/// knows.
pub fn list_done(
    conn: &mut Conn,
    scope: &Scope,
    action: &str,
    id: InvitationId,
    since: Timestamp,
) -> QueryResult<Vec<Timestamp>> {
    audit::table
        .filter(audit::organisation_id.eq(Some(scope.org())))
        .filter(audit::at.gt(since))
        .filter(audit::action.eq(action))
        .filter(audit::subject_id.eq(Some(id)))
        .select(audit::at)
        .order(audit::at)
        .load(conn)
}

/// Marks as accepted; false if it was used, revoked or sent again meanwhile.
pub fn accept_unscoped(
    conn: &mut Conn,
    id: InvitationId,
    generation: i32,
    now: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::generation.eq(generation))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::revoked_at.is_null())
            .filter(invitations::expires_at.gt(now)),
    )
    .set(invitations::accepted_at.eq(Some(now)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The next generation, valid until `expires_at`; links of earlier ones are dead. The caller
/// found the row in its scope.
pub fn renew(
    conn: &mut Conn,
    id: InvitationId,
    generation: i32,
    expires_at: Timestamp,
) -> QueryResult<()> {
    diesel::update(invitations::table.filter(invitations::id.eq(id)))
        .set((
            invitations::generation.eq(generation.wrapping_add(1)),
            invitations::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The caller found the row in its scope.
pub fn revoke(conn: &mut Conn, id: InvitationId, now: Timestamp) -> QueryResult<()> {
    diesel::update(invitations::table.filter(invitations::id.eq(id)))
        .set(invitations::revoked_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Revokes what somebody of the scope's organisation sent into it with one of these roles and
/// nobody has accepted.
pub fn revoke_sent_by(
    conn: &mut Conn,
    scope: &Scope,
    inviter: MembershipId,
    roles: &[Role],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        invitations::table
            .filter(invitations::organisation_id.eq(scope.org()))
            .filter(invitations::invited_by.eq(Some(inviter)))
            .filter(invitations::role.eq_any(roles))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::revoked_at.is_null()),
    )
    .set(invitations::revoked_at.eq(Some(now)))
    .execute(conn)?;
    Ok(())
}
