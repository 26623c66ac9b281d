//! Who of a vendor looks after a customer. A time with one ends and is never overwritten.
use serde::Serialize;
use utoipa::ToSchema;

use super::relationships::find_relationship;
use crate::features::organisations::model::{
    PersonRef, Relationship, RelationshipId, RelationshipRow, Side, TeamId, TeamRole, TeamRow,
};
use crate::features::organisations::{policy, store};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Times with a customer that are told.
const SHOWN: i64 = 100;
/// The owner changes with the relationship.
const BESIDE_THE_OWNER: [TeamRole; 2] = [TeamRole::Deputy, TeamRole::Expert];

/// Somebody's time with a customer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TeamMember {
    pub person: PersonRef,
    pub role: TeamRole,
    pub since: Timestamp,
    /// Null: they still do.
    pub until: Option<Timestamp>,
}

fn as_vendor(conn: &mut Conn, scope: &Scope, id: RelationshipId) -> Result<Relationship, Problem> {
    let relationship = find_relationship(conn, scope, id)?;
    if relationship.side == Side::Vendor { Ok(relationship) } else { Err(Problem::not_found()) }
}

/// Those who do and did, the latest first. Whoever owned it before anybody wrote that down has done
/// so from the beginning.
pub fn team(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<Vec<TeamMember>, Problem> {
    let relationship = as_vendor(conn, scope, id)?.row;
    let mut rows = store::team::of_relationship(conn, scope, id, SHOWN)?;
    let told = rows.iter().any(|row| row.role == TeamRole::Owner && row.until.is_none());
    if !told && let Some(owner) = relationship.owner_membership_id {
        rows.push(row(&relationship, owner, TeamRole::Owner, relationship.created_at));
    }
    let ids: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let people = store::person_refs(conn, &ids)?;
    let member = |row: TeamRow| {
        let person = people.get(&row.membership_id)?.clone().on(Side::Vendor);
        Some(TeamMember { person, role: row.role, since: row.since, until: row.until })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

fn row(of: &RelationshipRow, member: MembershipId, role: TeamRole, since: Timestamp) -> TeamRow {
    TeamRow {
        id: TeamId::generate(),
        relationship_id: of.id,
        vendor_org: of.vendor_org,
        membership_id: member,
        role,
        since,
        until: None,
    }
}

/// Writes down that somebody else owns it from now on; the relationship itself is changed by
/// whoever calls.
pub(super) fn hand_over(
    tx: &mut Tx<'_>,
    scope: &Scope,
    before: &RelationshipRow,
    owner: Option<MembershipId>,
) -> Result<(), Problem> {
    if before.owner_membership_id == owner {
        return Ok(());
    }
    let ended = store::team::end(tx.conn, scope, before.id, None, &[TeamRole::Owner], tx.now)?;
    if let (0, Some(first)) = (ended, before.owner_membership_id) {
        let first = row(before, first, TeamRole::Owner, before.created_at);
        store::team::insert(tx.conn, &TeamRow { until: Some(tx.now), ..first })?;
    }
    if let Some(owner) = owner {
        store::team::insert(tx.conn, &row(before, owner, TeamRole::Owner, tx.now))?;
    }
    Ok(())
}

/// Somebody becomes a deputy or an expert; what they were beside the owner until now ends.
pub fn join_team(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    member: MembershipId,
    role: TeamRole,
) -> Result<Vec<TeamMember>, Problem> {
    let relationship = as_vendor(tx.conn, scope, id)?;
    policy::may_manage_relationship(scope, relationship.side)?;
    if !BESIDE_THE_OWNER.contains(&role) {
        return Err(Problem::invalid("role", "not_allowed_value"));
    }
    if !store::people::is_active(tx.conn, scope, member)? {
        return Err(Problem::invalid("membership_id", "not_allowed_value"));
    }
    store::team::end(tx.conn, scope, id, Some(member), &BESIDE_THE_OWNER, tx.now)?;
    store::team::insert(tx.conn, &row(&relationship.row, member, role, tx.now))?;
    tx.subject(id);
    team(tx.conn, scope, id)
}

/// A deputy or an expert looks after it no longer.
pub fn leave_team(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    member: MembershipId,
) -> Result<Vec<TeamMember>, Problem> {
    let relationship = as_vendor(tx.conn, scope, id)?;
    policy::may_manage_relationship(scope, relationship.side)?;
    if store::team::end(tx.conn, scope, id, Some(member), &BESIDE_THE_OWNER, tx.now)? == 0 {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    team(tx.conn, scope, id)
}
