//! Contact plans, and whom nobody has contacted as they have it.
use diesel::dsl::min;
use diesel::prelude::*;

use crate::features::activities::model::{
    ActivityKind, ActivityStatus, ContactPlanId, PlanPatch, PlanRow,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{activities, contact_plans, relationships};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    activities::relationship_id,
    activities::kind,
);

/// The plans of the scope's organisation, the oldest first.
pub fn plans(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<PlanRow>> {
    PlanRow::query()
        .filter(contact_plans::vendor_org.eq(scope.org()))
        .filter(contact_plans::archived_at.is_null())
        .order((contact_plans::created_at, contact_plans::id))
        .load(conn)
}

pub fn find_plan(
    conn: &mut Conn,
    scope: &Scope,
    id: ContactPlanId,
) -> QueryResult<Option<PlanRow>> {
    PlanRow::query()
        .filter(contact_plans::id.eq(id))
        .filter(contact_plans::vendor_org.eq(scope.org()))
        .filter(contact_plans::archived_at.is_null())
        .first(conn)
        .optional()
}

pub fn insert_plan(conn: &mut Conn, row: &PlanRow) -> QueryResult<()> {
    diesel::insert_into(contact_plans::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes one that still has this version; false if somebody was faster.
pub fn update_plan(conn: &mut Conn, row: &PlanRow, patch: &PlanPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        contact_plans::table
            .filter(contact_plans::id.eq(row.id))
            .filter(contact_plans::version.eq(row.version)),
    )
    .set((patch, contact_plans::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// A customer, as far as plans look at it.
#[derive(Debug, Clone, Queryable)]
pub struct Account {
    pub id: RelationshipId,
    pub name: String,
    pub tier: Option<String>,
    pub owner: Option<MembershipId>,
    pub since: Timestamp,
}

/// All customers of the scope's organisation but those that it has no more.
pub fn accounts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<Account>> {
    use relationships as r;
    r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::status.ne("former"))
        .filter(r::merged_into.is_null())
        .order((r::created_at, r::id))
        .select((r::id, r::name, r::tier, r::owner_membership_id, r::created_at))
        .load(conn)
}

type NextPlanned = (Option<RelationshipId>, ActivityKind, Option<Timestamp>);

/// When customers are to be contacted next, by kind.
pub fn next_planned(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
) -> QueryResult<Vec<NextPlanned>> {
    use activities as a;
    a::table
        .filter(a::vendor_org.eq(scope.org()))
        .filter(a::status.eq(ActivityStatus::Planned))
        .filter(a::ends_at.ge(now))
        .filter(a::relationship_id.is_not_null())
        .group_by((a::relationship_id, a::kind))
        .select((a::relationship_id, a::kind, min(a::starts_at)))
        .load(conn)
}
