//! Queries on issues. Each starts from the spine's `visible`, or ends in `_unscoped`.
use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::issues::model::{BEHIND, IssuePatch, IssueStatus, MajorIssue};
use crate::features::records::model::{Record, RecordId, RecordKind};
use crate::features::records::service::{unread, visible, visible_rows};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    major_issues, memberships, persons, record_links, record_parties, records,
};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    record_links::from_record,
    record_parties::counterpart_org,
);

pub fn insert(conn: &mut Conn, issue: &MajorIssue) -> QueryResult<()> {
    diesel::insert_into(major_issues::table).values(issue).execute(conn)?;
    Ok(())
}

/// An issue with its record, for callers that have shown that it is visible.
pub fn find_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<(MajorIssue, Record)>> {
    major_issues::table
        .inner_join(records::table)
        .filter(major_issues::record_id.eq(id))
        .select((
            <MajorIssue as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .first(conn)
        .optional()
}

/// Filters of the list; empty ones do not filter.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    pub open: Option<bool>,
    /// Issues behind this complaint.
    pub behind: Option<RecordId>,
}

/// A place in the caller's list: when something last happened, and whether that was read.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub id: RecordId,
    pub activity_at: Timestamp,
    pub unread: bool,
}

/// A page of the issues that the scope sees, newest activity first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Place>> {
    use record_parties as p;
    let mut query =
        p::table.filter(visible(scope)).filter(p::kind.eq(RecordKind::MajorIssue)).into_boxed();
    if let Some(open) = filter.open {
        query = query.filter(p::open.eq(open));
    }
    if let Some(complaint) = filter.behind {
        let of = record_links::table
            .filter(record_links::to_record.eq(complaint))
            .filter(record_links::kind.eq(BEHIND))
            .select(record_links::from_record);
        query = query.filter(p::record_id.eq_any(of));
    }
    if let Some(Cursor { at, id }) = cursor {
        let id = RecordId(id);
        query = query
            .filter(p::activity_at.le(at))
            .filter(p::activity_at.lt(at).or(p::record_id.lt(id)));
    }
    let rows: Vec<(RecordId, Timestamp, bool)> = query
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit + 1)
        .select((p::record_id, p::activity_at, unread(scope)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, activity_at, unread)| Place { id, activity_at, unread })
        .collect())
}

/// Membership, title and name of an owner.
pub type Owner = (MembershipId, Option<String>, String);

/// Issues of the scope's own places, each with its record and owner: one statement.
pub fn load_lines(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<(MajorIssue, Record, Option<Owner>)>> {
    use record_parties as p;
    p::table
        .inner_join(records::table)
        .inner_join(major_issues::table.on(major_issues::record_id.eq(p::record_id)))
        .left_join(memberships::table.on(memberships::id.nullable().eq(p::owner_membership_id)))
        .left_join(persons::table.on(persons::id.nullable().eq(memberships::person_id.nullable())))
        .filter(p::organisation_id.eq(scope.org()))
        .filter(p::record_id.eq_any(ids.to_vec()))
        .select((
            <MajorIssue as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
            (memberships::id, memberships::title, persons::name).nullable(),
        ))
        .load(conn)
}

/// Of how many complaints and customers each of these issues is, of those that the scope sees.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reach {
    pub complaints: i64,
    pub customers: i64,
}

pub fn reach(
    conn: &mut Conn,
    scope: &Scope,
    issues: &[RecordId],
) -> QueryResult<HashMap<RecordId, Reach>> {
    use record_parties as p;
    let rows: Vec<(RecordId, Option<OrganisationId>, i64)> = record_links::table
        .inner_join(p::table.on(p::record_id.eq(record_links::to_record)))
        .filter(record_links::from_record.eq_any(issues.to_vec()))
        .filter(record_links::kind.eq(BEHIND))
        .filter(visible_rows!(scope))
        .group_by((record_links::from_record, p::counterpart_org))
        .select((record_links::from_record, p::counterpart_org, count_star()))
        .load(conn)?;
    let mut reached: HashMap<RecordId, Reach> = HashMap::new();
    for (issue, _customer, complaints) in rows {
        let reach = reached.entry(issue).or_default();
        reach.complaints += complaints;
        reach.customers += 1;
    }
    Ok(reached)
}

/// Complaints of an issue whose visibility was shown, all of them, oldest link first.
pub fn complaints_unscoped(conn: &mut Conn, issue: RecordId) -> QueryResult<Vec<RecordId>> {
    record_links::table
        .filter(record_links::from_record.eq(issue))
        .filter(record_links::kind.eq(BEHIND))
        .order((record_links::created_at, record_links::to_record))
        .select(record_links::to_record)
        .load(conn)
}

/// Issues of the scope's organisation behind a complaint, whoever of its people sees them.
pub fn behind_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    complaint: RecordId,
) -> QueryResult<Vec<(RecordId, IssueStatus)>> {
    record_links::table
        .inner_join(major_issues::table.on(major_issues::record_id.eq(record_links::from_record)))
        .filter(record_links::to_record.eq(complaint))
        .filter(record_links::kind.eq(BEHIND))
        .filter(major_issues::vendor_org.eq(organisation))
        .select((record_links::from_record, major_issues::status))
        .load(conn)
}

/// Whether one of these complaints is behind another issue of the organisation that is open.
pub fn is_elsewhere_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    issue: RecordId,
    complaints: &[RecordId],
) -> QueryResult<bool> {
    let found: Option<RecordId> = record_links::table
        .inner_join(major_issues::table.on(major_issues::record_id.eq(record_links::from_record)))
        .filter(record_links::to_record.eq_any(complaints.to_vec()))
        .filter(record_links::kind.eq(BEHIND))
        .filter(record_links::from_record.ne(issue))
        .filter(major_issues::vendor_org.eq(organisation))
        .filter(major_issues::status.eq(IssueStatus::Open))
        .select(record_links::from_record)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

pub fn update_fields(conn: &mut Conn, id: RecordId, patch: &IssuePatch) -> QueryResult<()> {
    diesel::update(major_issues::table.filter(major_issues::record_id.eq(id)))
        .set((patch, major_issues::record_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// Closes an issue that is open; false if it is not.
pub fn close(conn: &mut Conn, id: RecordId, now: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        major_issues::table
            .filter(major_issues::record_id.eq(id))
            .filter(major_issues::status.eq(IssueStatus::Open)),
    )
    .set((major_issues::status.eq(IssueStatus::Closed), major_issues::closed_at.eq(Some(now))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Opens an issue that is closed; false if it is not.
pub fn reopen(conn: &mut Conn, id: RecordId) -> QueryResult<bool> {
    let rows = diesel::update(
        major_issues::table
            .filter(major_issues::record_id.eq(id))
            .filter(major_issues::status.eq(IssueStatus::Closed)),
    )
    .set((
        major_issues::status.eq(IssueStatus::Open),
        major_issues::closed_at.eq(None::<Timestamp>),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Titles of issues, for callers that have shown that they are visible.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    major_issues::table
        .filter(major_issues::record_id.eq_any(ids.to_vec()))
        .select((major_issues::record_id, major_issues::title))
        .load(conn)
}
