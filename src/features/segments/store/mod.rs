//! Queries on segments and who is in them; what is known of accounts stands in its own file.
pub mod facts;
pub mod marks;
mod moves;

use diesel::dsl::count_star;
use diesel::prelude::*;

pub use moves::{insert_moves, moves_of, moves_page, moves_since, segment_of_move_unscoped};

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::features::segments::model::{
    CheckRow, MemberId, MemberRow, SegmentId, SegmentKind, SegmentPatch, SegmentRow,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    complaints, relationships, segment_checks, segment_members, segments,
};
use crate::platform::db::{Conn, MAX_PARAMETERS, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &SegmentRow) -> QueryResult<()> {
    diesel::insert_into(segments::table).values(row).execute(conn)?;
    Ok(())
}

/// A segment of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: SegmentId) -> QueryResult<Option<SegmentRow>> {
    SegmentRow::query()
        .filter(segments::id.eq(id))
        .filter(segments::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// All of them by name, those that were put away too.
pub fn list(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<SegmentRow>> {
    SegmentRow::query()
        .filter(segments::vendor_org.eq(scope.org()))
        .order((segments::name_key, segments::id))
        .load(conn)
}

/// Segments by rule of a vendor that are in use.
pub fn rules_unscoped(conn: &mut Conn, vendor: OrganisationId) -> QueryResult<Vec<SegmentRow>> {
    SegmentRow::query()
        .filter(segments::vendor_org.eq(vendor))
        .filter(segments::kind.eq(SegmentKind::Rule))
        .filter(segments::archived_at.is_null())
        .order(segments::id)
        .load(conn)
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &SegmentRow, patch: &SegmentPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        segments::table.filter(segments::id.eq(row.id)).filter(segments::version.eq(row.version)),
    )
    .set((patch, segments::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// All accounts were held against the rules of a vendor.
pub fn set_computed_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        segments::table
            .filter(segments::vendor_org.eq(vendor))
            .filter(segments::kind.eq(SegmentKind::Rule))
            .filter(segments::computed_at.is_null()),
    )
    .set(segments::computed_at.eq(Some(at)))
    .execute(conn)?;
    Ok(())
}

/// How many are in each segment of the scope's organisation.
pub fn counts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(SegmentId, i64)>> {
    segment_members::table
        .inner_join(relationships::table.on(relationships::id.eq(segment_members::relationship_id)))
        .filter(segment_members::vendor_org.eq(scope.org()))
        .filter(relationships::merged_into.is_null())
        .group_by(segment_members::segment_id)
        .select((segment_members::segment_id, count_star()))
        .load(conn)
}

/// A page of those who are in it, who came last first, with the vendor's names for them and one row
/// too many.
pub fn members_page(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<(MemberRow, String)>> {
    use segment_members as m;
    let mut query = m::table
        .inner_join(relationships::table.on(relationships::id.eq(m::relationship_id)))
        .filter(m::vendor_org.eq(scope.org()))
        .filter(m::segment_id.eq(segment))
        .filter(relationships::merged_into.is_null())
        .order((m::since.desc(), m::id.desc()))
        .limit(limit)
        .select((MemberRow::as_select(), relationships::name))
        .into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        query = query.filter(m::since.lt(at).or(m::since.eq(at).and(m::id.lt(MemberId(id)))));
    }
    query.load(conn)
}

/// The accounts in a segment of the scope's organisation.
pub fn member_accounts(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
) -> QueryResult<Vec<RelationshipId>> {
    segment_members::table
        .inner_join(relationships::table.on(relationships::id.eq(segment_members::relationship_id)))
        .filter(segment_members::vendor_org.eq(scope.org()))
        .filter(segment_members::segment_id.eq(segment))
        .filter(relationships::merged_into.is_null())
        .order((segment_members::since, segment_members::id))
        .select(segment_members::relationship_id)
        .load(conn)
}

/// Who is in these segments of the scope's organisation.
pub fn members_of(
    conn: &mut Conn,
    scope: &Scope,
    of: &[SegmentId],
) -> QueryResult<Vec<(SegmentId, RelationshipId)>> {
    segment_members::table
        .filter(segment_members::vendor_org.eq(scope.org()))
        .filter(segment_members::segment_id.eq_any(of.to_vec()))
        .select((segment_members::segment_id, segment_members::relationship_id))
        .load(conn)
}

/// Which of these accounts are in which of these segments.
pub fn members_among_unscoped(
    conn: &mut Conn,
    of: &[SegmentId],
    accounts: &[RelationshipId],
) -> QueryResult<Vec<MemberRow>> {
    MemberRow::query()
        .filter(segment_members::segment_id.eq_any(of.to_vec()))
        .filter(segment_members::relationship_id.eq_any(accounts.to_vec()))
        .load(conn)
}

pub fn insert_members(conn: &mut Conn, rows: &[MemberRow]) -> QueryResult<()> {
    crate::insert_all!(conn, segment_members::table, rows, 5);
    Ok(())
}

pub fn delete_members_unscoped(conn: &mut Conn, ids: &[MemberId]) -> QueryResult<()> {
    for some in ids.chunks(MAX_PARAMETERS) {
        diesel::delete(segment_members::table.filter(segment_members::id.eq_any(some.to_vec())))
            .execute(conn)?;
    }
    Ok(())
}

/// Says anew when these accounts are to be looked at.
pub fn set_checks(
    conn: &mut Conn,
    accounts: &[RelationshipId],
    rows: &[CheckRow],
) -> QueryResult<()> {
    diesel::delete(
        segment_checks::table.filter(segment_checks::relationship_id.eq_any(accounts.to_vec())),
    )
    .execute(conn)?;
    crate::insert_all!(conn, segment_checks::table, rows, 3);
    Ok(())
}

/// Accounts whose time has come, who waits longest first.
pub fn due_unscoped(conn: &mut Conn, now: Timestamp, limit: i64) -> QueryResult<Vec<CheckRow>> {
    CheckRow::query()
        .filter(segment_checks::due_at.le(now))
        .order((segment_checks::due_at, segment_checks::relationship_id))
        .limit(limit)
        .load(conn)
}

/// Accounts of a vendor by id, those after `after`.
pub fn accounts_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    after: Option<RelationshipId>,
    limit: i64,
) -> QueryResult<Vec<RelationshipId>> {
    let mut query = relationships::table
        .filter(relationships::vendor_org.eq(vendor))
        .filter(relationships::merged_into.is_null())
        .order(relationships::id)
        .limit(limit)
        .select(relationships::id)
        .into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(relationships::id.gt(after));
    }
    query.load(conn)
}

/// The vendor of an account.
pub fn vendor_unscoped(
    conn: &mut Conn,
    account: RelationshipId,
) -> QueryResult<Option<OrganisationId>> {
    relationships::table
        .filter(relationships::id.eq(account))
        .select(relationships::vendor_org)
        .first(conn)
        .optional()
}

/// The vendor and the account that a complaint is about: the one that lives on, if it was merged.
pub fn account_of_complaint_unscoped(
    conn: &mut Conn,
    record: RecordId,
) -> QueryResult<Option<(OrganisationId, RelationshipId)>> {
    use {complaints as c, relationships as r};
    let found: Option<(OrganisationId, RelationshipId, Option<RelationshipId>)> = c::table
        .inner_join(r::table.on(r::id.eq(c::relationship_id)))
        .filter(c::record_id.eq(record))
        .select((c::vendor_org, r::id, r::merged_into))
        .first(conn)
        .optional()?;
    Ok(found.map(|(vendor, account, into)| (vendor, into.unwrap_or(account))))
}

/// The static segments that an account is in.
pub fn static_of_unscoped(conn: &mut Conn, account: RelationshipId) -> QueryResult<Vec<MemberRow>> {
    segment_members::table
        .inner_join(segments::table.on(segments::id.eq(segment_members::segment_id)))
        .filter(segment_members::relationship_id.eq(account))
        .filter(segments::kind.eq(SegmentKind::Static))
        .order(segment_members::id)
        .select(MemberRow::as_select())
        .load(conn)
}

/// Hands these places over to another account.
pub fn hand_members_unscoped(
    conn: &mut Conn,
    ids: &[MemberId],
    to: RelationshipId,
) -> QueryResult<()> {
    diesel::update(segment_members::table.filter(segment_members::id.eq_any(ids.to_vec())))
        .set(segment_members::relationship_id.eq(to))
        .execute(conn)?;
    Ok(())
}
