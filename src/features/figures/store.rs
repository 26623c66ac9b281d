//! Queries on what stands beside figures, and the few that figures have of their own.
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::commitments::model::CommitmentState;
use crate::features::figures::model::{
    DecisionId, DecisionRow, InsightName, SettingsRow, SpendRow,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{RecordId, RecordKind};
use crate::platform::authz::{MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    acquisition_spends, commitments, figure_decisions, figure_settings, memberships, order_imports,
    record_parties, relationships,
};

/// A customer's name and segment, as its vendor keeps them.
pub type AccountRow = (RelationshipId, String, Option<String>);

/// All customers of the scope's organisation.
pub fn accounts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<AccountRow>> {
    relationships::table
        .filter(relationships::vendor_org.eq(scope.org()))
        .filter(relationships::merged_into.is_null())
        .select((relationships::id, relationships::name, relationships::segment))
        .load(conn)
}

/// What the scope's organisation has promised in money by then, with what it is for.
pub fn promised(
    conn: &mut Conn,
    scope: &Scope,
    until: Timestamp,
) -> QueryResult<Vec<(RecordId, i64, String)>> {
    use commitments as c;
    let owed = [
        CommitmentState::Open,
        CommitmentState::Fulfilled,
        CommitmentState::Confirmed,
        CommitmentState::Missed,
    ];
    c::table
        .filter(c::organisation_id.eq(scope.org()))
        .filter(c::state.eq_any(owed))
        .filter(c::created_at.le(until))
        .filter(c::amount_minor.is_not_null())
        .filter(c::currency.is_not_null())
        .select((c::record_id, c::amount_minor.assume_not_null(), c::currency.assume_not_null()))
        .load(conn)
}

/// When something last happened to a record of this kind of the scope's organisation.
pub fn newest_activity(
    conn: &mut Conn,
    scope: &Scope,
    kind: RecordKind,
) -> QueryResult<Option<Timestamp>> {
    use record_parties as p;
    p::table
        .filter(p::organisation_id.eq(scope.org()))
        .filter(p::kind.eq(kind))
        .order(p::activity_at.desc())
        .select(p::activity_at)
        .first(conn)
        .optional()
}

/// Vendors to whom orders were brought.
pub fn vendors_unscoped(conn: &mut Conn) -> QueryResult<Vec<OrganisationId>> {
    order_imports::table
        .select(order_imports::vendor_org)
        .distinct()
        .order(order_imports::vendor_org)
        .load(conn)
}

/// An owner of an organisation, in whose calendar its figures are worked out.
pub fn owner_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> QueryResult<Option<MembershipId>> {
    memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::role.eq(Role::Owner))
        .filter(memberships::status.eq("active"))
        .order(memberships::id)
        .select(memberships::id)
        .first(conn)
        .optional()
}

pub fn settings(conn: &mut Conn, scope: &Scope) -> QueryResult<Option<SettingsRow>> {
    SettingsRow::query().filter(figure_settings::vendor_org.eq(scope.org())).first(conn).optional()
}

pub fn put_settings(conn: &mut Conn, row: &SettingsRow) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(figure_settings::table)
            .values(row)
            .on_conflict(figure_settings::vendor_org)
            .do_update()
            .set(row)
            .execute(c)
    })?;
    Ok(())
}

/// What was spent, the oldest month first.
pub fn spends(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<SpendRow>> {
    SpendRow::query()
        .filter(acquisition_spends::vendor_org.eq(scope.org()))
        .order((acquisition_spends::month, acquisition_spends::currency))
        .load(conn)
}

/// Takes away what was said of these months.
pub fn forget_spends(conn: &mut Conn, scope: &Scope, months: &[String]) -> QueryResult<()> {
    diesel::delete(
        acquisition_spends::table
            .filter(acquisition_spends::vendor_org.eq(scope.org()))
            .filter(acquisition_spends::month.eq_any(months.to_vec())),
    )
    .execute(conn)?;
    Ok(())
}

pub fn insert_spends(conn: &mut Conn, rows: &[SpendRow]) -> QueryResult<()> {
    crate::insert_all!(conn, acquisition_spends::table, rows, 6);
    Ok(())
}

/// What was decided on a figure, the newest first.
pub fn decisions(
    conn: &mut Conn,
    scope: &Scope,
    figure: InsightName,
    limit: i64,
) -> QueryResult<Vec<DecisionRow>> {
    use figure_decisions as d;
    DecisionRow::query()
        .filter(d::vendor_org.eq(scope.org()))
        .filter(d::figure.eq(figure))
        .order((d::written_at.desc(), d::id.desc()))
        .limit(limit)
        .load(conn)
}

pub fn count_decisions(conn: &mut Conn, scope: &Scope, figure: InsightName) -> QueryResult<i64> {
    use figure_decisions as d;
    d::table
        .filter(d::vendor_org.eq(scope.org()))
        .filter(d::figure.eq(figure))
        .select(count_star())
        .first(conn)
}

pub fn find_decision(
    conn: &mut Conn,
    scope: &Scope,
    id: DecisionId,
) -> QueryResult<Option<DecisionRow>> {
    DecisionRow::query()
        .filter(figure_decisions::id.eq(id))
        .filter(figure_decisions::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

pub fn insert_decision(conn: &mut Conn, row: &DecisionRow) -> QueryResult<()> {
    diesel::insert_into(figure_decisions::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete_decision(conn: &mut Conn, id: DecisionId) -> QueryResult<()> {
    diesel::delete(figure_decisions::table.filter(figure_decisions::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Decisions whose day of review has come and of which nobody was reminded yet.
pub fn to_review_unscoped(conn: &mut Conn, day: &str, limit: i64) -> QueryResult<Vec<DecisionRow>> {
    use figure_decisions as d;
    DecisionRow::query()
        .filter(d::reminded_at.is_null())
        .filter(d::review_on.le(day.to_owned()))
        .order((d::review_on, d::id))
        .limit(limit)
        .load(conn)
}

pub fn set_reminded_unscoped(
    conn: &mut Conn,
    ids: &[DecisionId],
    at: Timestamp,
) -> QueryResult<()> {
    use figure_decisions as d;
    diesel::update(d::table.filter(d::id.eq_any(ids.to_vec())))
        .set(d::reminded_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}
