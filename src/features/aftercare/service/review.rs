//! Looking back at a case: written by the vendor for itself, then published to the customer.
use serde_json::json;

use crate::features::aftercare::model::{Review, ReviewPatch, ReviewRow, ReviewState};
use crate::features::aftercare::{policy, store};
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::organisations::model::Side;
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// What a caller finds: for a customer there is no review before it is published.
fn require(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<(Case, Side, Option<ReviewRow>), Problem> {
    let (case, side) = complaints::case(conn, scope, record)?;
    let row = store::review(conn, record)?;
    let state = state(row.as_ref());
    if policy::may_see_review(side, state) {
        Ok((case, side, row))
    } else {
        Err(Problem::not_found())
    }
}

fn state(row: Option<&ReviewRow>) -> ReviewState {
    row.map_or(ReviewState::None, |row| row.state)
}

/// The review of a complaint; an empty one for a vendor that has written none.
pub fn review(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Review, Problem> {
    let (case, side, row) = require(conn, scope, record)?;
    let (status, state) = (case.complaint.status, state(row.as_ref()));
    let by = match row.as_ref().and_then(|row| row.written_by) {
        Some(by) => person_refs(conn, &[by])?.remove(&by),
        None => None,
    };
    let body = row.as_ref().map(|row| row.body.clone()).unwrap_or_default();
    Ok(Review {
        state,
        body_html: markdown::render(&body, &[]).into_string(),
        body,
        version: row.as_ref().map_or(0, |row| row.version),
        written_by: by.map(|person| person.on(Side::Vendor)),
        updated_at: row.as_ref().map(|row| row.updated_at),
        published_at: row.as_ref().and_then(|row| row.published_at),
        may_write: policy::may_write(scope, side, status, state).into(),
        may_publish: policy::may_publish(scope, side, status, state).into(),
    })
}

/// Writes the review, or changes it; the customer learns nothing of it. A review that was never
/// written has version 0.
///
/// # Errors
/// `not_found` for the customer, `precondition_failed`, `action_not_allowed` with reason
/// `wrong_status`, `already` or `role_too_low`.
pub fn write(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    version: IfMatch,
    body: &str,
) -> Result<Review, Problem> {
    let (case, side, row) = require(tx.conn, scope, record)?;
    policy::may_write(scope, side, case.complaint.status, state(row.as_ref()))
        .map_err(Problem::not_allowed)?;
    version.check(row.as_ref().map_or(0, |row| row.version))?;
    let by = Some(scope.membership());
    let written = match row {
        Some(row) => {
            let patch = ReviewPatch {
                body: Some(body.to_owned()),
                written_by: Some(by),
                ..ReviewPatch::default()
            };
            store::update_review(tx.conn, &row, &patch, tx.now)?
        }
        None => {
            let row = ReviewRow {
                record_id: record,
                body: body.to_owned(),
                state: ReviewState::Draft,
                written_by: by,
                updated_at: tx.now,
                published_at: None,
                version: 1,
            };
            store::insert_review(tx.conn, &row)?
        }
    };
    if !written {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    tx.subject(record);
    // Colleagues who look at it look again; nobody else is told that there is anything.
    tx.hint(Hint::List { what: "reviews", organisations: vec![scope.org()] });
    review(tx.conn, scope, record)
}

/// Shows the review to the customer, for good: in the shared lane, and by mail.
///
/// # Errors
/// `not_found` for the customer, `stale_version`, `action_not_allowed` with reason `wrong_status`,
/// `already` or `role_too_low`.
pub fn publish(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    version: i32,
) -> Result<Review, Problem> {
    let (case, side, row) = require(tx.conn, scope, record)?;
    policy::may_publish(scope, side, case.complaint.status, state(row.as_ref()))
        .map_err(Problem::not_allowed)?;
    let row = row.ok_or_else(Problem::not_found)?;
    if row.version != version {
        let current = review(tx.conn, scope, record)?;
        return Err(Problem::stale(&current));
    }
    let patch = ReviewPatch {
        state: Some(ReviewState::Published),
        published_at: Some(Some(tx.now)),
        ..ReviewPatch::default()
    };
    if !store::update_review(tx.conn, &row, &patch, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    tx.subject(record);
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let kind = EntryKind::ReviewPublished;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, json!({ "side": side }))
        .with_body(Some(row.body));
    let entry = records::append(tx, lane.id, entry)?;
    records::take_part(tx, record, scope)?;
    records::notify(tx, &entry)?;
    records::announce(tx, record, case.record.version)?;
    review(tx.conn, scope, record)
}
