//! Who of a vendor looks after which customer, and when.
use diesel::prelude::*;

use crate::features::organisations::model::{RelationshipId, TeamId, TeamRole, TeamRow};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::account_team;

/// Those who do and did, the latest first.
pub fn of_relationship(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<TeamRow>> {
    TeamRow::query()
        .filter(account_team::relationship_id.eq(id))
        .filter(account_team::vendor_org.eq(scope.org()))
        .order((account_team::since.desc(), account_team::id.desc()))
        .limit(limit)
        .load(conn)
}

pub fn insert(conn: &mut Conn, row: &TeamRow) -> QueryResult<()> {
    diesel::insert_into(account_team::table).values(row).execute(conn)?;
    Ok(())
}

/// Ends what goes on of these roles, of one person or of all; how many that were.
pub fn end(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    member: Option<MembershipId>,
    roles: &[TeamRole],
    until: Timestamp,
) -> QueryResult<usize> {
    let mut going_on = account_team::table
        .filter(account_team::relationship_id.eq(id))
        .filter(account_team::vendor_org.eq(scope.org()))
        .filter(account_team::role.eq_any(roles.to_vec()))
        .filter(account_team::until.is_null())
        .select(account_team::id)
        .into_boxed();
    if let Some(member) = member {
        going_on = going_on.filter(account_team::membership_id.eq(member));
    }
    let ids: Vec<TeamId> = going_on.load(conn)?;
    diesel::update(account_team::table.filter(account_team::id.eq_any(ids)))
        .set(account_team::until.eq(Some(until)))
        .execute(conn)
}
