//! Complaints that an idea grew from. Whoever sees both sees that they belong together.
use serde_json::json;

use super::{find, lane_of};
use crate::features::complaints::model::Status;
use crate::features::complaints::service as complaints;
use crate::features::ideas::model::{Idea, IdeaAction, MOST_SOURCES, Source};
use crate::features::ideas::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, Record, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What the entries call it.
const GROWN_FROM: &str = "grown_from";

/// The customer of a complaint of the idea's vendor that the scope sees.
pub(super) fn customer_of(
    conn: &mut Conn,
    scope: &Scope,
    vendor: OrganisationId,
    complaint: RecordId,
    field: &'static str,
) -> Result<(OrganisationId, Record), Problem> {
    let unknown = || Problem::invalid(field, "not_allowed_value");
    let case = match complaints::case(conn, scope, complaint) {
        Ok((case, _)) => case,
        Err(problem) if problem.code == Code::NotFound => return Err(unknown()),
        Err(problem) => return Err(problem),
    };
    if case.complaint.vendor_org != vendor || case.complaint.status == Status::Draft {
        return Err(unknown());
    }
    Ok((case.complaint.customer_org, case.record))
}

/// The complaints that a new idea grew from.
pub(super) fn add_first(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: &Record,
    idea: &Idea,
    complaint_ids: &[RecordId],
) -> Result<(), Problem> {
    if complaint_ids.len() > MOST_SOURCES {
        return Err(Problem::invalid("complaint_ids", "too_many"));
    }
    for complaint in complaint_ids {
        add(tx, scope, record, idea, *complaint, "complaint_ids")?;
    }
    Ok(())
}

/// Links a complaint.
///
/// # Errors
/// `invalid` with field `complaint_id` for what is no complaint with the same vendor that the scope
/// sees; `action_not_allowed` with `already`, `too_many`, or a reason of the policy.
pub fn add_source(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    complaint: RecordId,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, IdeaAction::AddSource)?;
    if store::sources_unscoped(tx.conn, id)?.len() >= MOST_SOURCES {
        return Err(Problem::not_allowed("too_many"));
    }
    tx.subject(id);
    add(tx, scope, &found.record, &found.idea, complaint, "complaint_id")
}

fn add(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: &Record,
    idea: &Idea,
    complaint: RecordId,
    field: &'static str,
) -> Result<(), Problem> {
    let (customer, of) = customer_of(tx.conn, scope, idea.vendor_org, complaint, field)?;
    let source = Source {
        idea_id: record.id,
        record_id: complaint,
        added_by: Some(scope.membership()),
        added_at: tx.now,
    };
    if !store::insert_source(tx.conn, &source)? {
        return Err(Problem::not_allowed("already"));
    }
    note(tx, scope, EntryKind::Linked, record, &of, customer)
}

/// Takes a link away.
pub fn remove_source(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    complaint: RecordId,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let (case, _) = complaints::case(tx.conn, scope, complaint)?;
    let linked = store::sources_unscoped(tx.conn, id)?.contains(&complaint);
    if !linked {
        return Err(Problem::not_found());
    }
    found.authorize(scope, IdeaAction::AddSource)?;
    store::delete_source(tx.conn, id, complaint)?;
    tx.subject(id);
    let customer = case.complaint.customer_org;
    note(tx, scope, EntryKind::Unlinked, &found.record, &case.record, customer)
}

/// Writes it down at both ends: for the two firms of the complaint if both see the idea, else for
/// the one that does.
fn note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    kind: EntryKind,
    idea: &Record,
    complaint: &Record,
    customer: OrganisationId,
) -> Result<(), Problem> {
    let vendor = idea.vendor_org;
    let both = records::places_of_unscoped(tx.conn, &[idea.id], &[vendor, customer])?.len() == 2;
    let alone = scope.org();
    let lanes = if both {
        [lane_of(tx, idea, customer)?, records::shared_lane_unscoped(tx.conn, complaint.id)?]
    } else {
        let own = records::private_lane_unscoped(tx.conn, complaint.id, alone)?;
        [lane_of(tx, idea, alone)?, own]
    };
    for (lane, other) in lanes.iter().zip([complaint, idea]) {
        let data = json!({ "kind": GROWN_FROM, "record_id": other.id, "number": other.number });
        let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
        records::append(tx, lane.id, entry)?;
    }
    Ok(())
}

/// What an idea grew from is what the one grew from that it is merged into.
pub(super) fn copy(tx: &mut Tx<'_>, from: RecordId, to: RecordId) -> Result<(), Problem> {
    Ok(store::copy_sources(tx.conn, from, to)?)
}

/// People of the customers of linked complaints who look after them or take part, if their firm
/// sees the idea: they asked for it.
pub(super) fn askers(
    conn: &mut Conn,
    idea: RecordId,
) -> Result<Vec<(MembershipId, OrganisationId)>, Problem> {
    let complaints = store::sources_unscoped(conn, idea)?;
    records::people_on_side_unscoped(conn, &complaints, Side::Customer)
}
