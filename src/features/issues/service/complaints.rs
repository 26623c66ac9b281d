//! The complaints of an issue, and one message to all of their customers.
use serde_json::json;

use super::{Found, find, tell};
use crate::features::complaints::model::Status;
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::issues::model::{BEHIND, IssueAction, IssueStatus};
use crate::features::issues::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, LinkRow, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// Puts a complaint under an issue. Its customer learns nothing of it.
///
/// # Errors
/// `invalid` with field `complaint_id` for what the scope does not see as its vendor;
/// `action_not_allowed` with `already`, `in_other_issue`, or a reason of the policy.
pub fn add_complaint(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    complaint: RecordId,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, IssueAction::AddComplaint)?;
    let case = own_case(tx.conn, scope, complaint)?;
    if case.complaint.status == Status::Draft {
        return Err(Problem::not_allowed("wrong_status"));
    }
    for (other, status) in store::behind_unscoped(tx.conn, scope.org(), complaint)? {
        if other == id {
            return Err(Problem::not_allowed("already"));
        }
        if status == IssueStatus::Open {
            return Err(Problem::not_allowed("in_other_issue"));
        }
    }
    records::link(tx, id, complaint, BEHIND, Some(scope.org()))?;
    note(tx, scope, EntryKind::Linked, &found, &case)?;
    tx.subject(id);
    Ok(())
}

/// A complaint that the scope sees as its vendor.
fn own_case(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Case, Problem> {
    let unknown = || Problem::invalid("complaint_id", "not_allowed_value");
    match complaints::case(conn, scope, id) {
        Ok((case, Side::Vendor)) => Ok(case),
        Ok(_) => Err(unknown()),
        Err(problem) if problem.code == Code::NotFound => Err(unknown()),
        Err(problem) => Err(problem),
    }
}

/// Writes down in both private lanes of the vendor what was put together or apart.
fn note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    kind: EntryKind,
    found: &Found,
    case: &Case,
) -> Result<(), Problem> {
    let (issue, complaint) = (&found.record, &case.record);
    for (at, other) in [(issue, complaint), (complaint, issue)] {
        let data = json!({ "kind": BEHIND, "record_id": other.id, "number": other.number });
        let lane = records::private_lane_unscoped(tx.conn, at.id, scope.org())?;
        let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
        records::append(tx, lane.id, entry)?;
    }
    Ok(())
}

/// Takes a complaint out again.
pub fn remove_complaint(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    complaint: RecordId,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let (case, _) = complaints::case(tx.conn, scope, complaint)?;
    if !found.complaints.contains(&complaint) {
        return Err(Problem::not_found());
    }
    found.authorize(scope, IssueAction::RemoveComplaint)?;
    let link = LinkRow {
        from_record: id,
        to_record: complaint,
        kind: BEHIND.to_owned(),
        created_at: tx.now,
        organisation_id: Some(scope.org()),
    };
    if !records::unlink(tx, &link)? {
        return Err(Problem::not_found());
    }
    note(tx, scope, EntryKind::Unlinked, &found, &case)?;
    tx.subject(id);
    Ok(())
}

/// Says the same to the customer of each complaint, in its shared lane, and keeps what was said in
/// the issue. Gives how many complaints were told. Those who may do this see all of them.
pub fn broadcast(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    body: &str,
) -> Result<usize, Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, IssueAction::Broadcast)?;
    let told = records::tell_each(tx, scope, &found.complaints, body)?;
    let data = json!({ "broadcast": told });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::Message, tx.now, data)
        .with_body(Some(body.to_owned()));
    tell(tx, id, scope, entry)?;
    tx.subject(id);
    Ok(told)
}
