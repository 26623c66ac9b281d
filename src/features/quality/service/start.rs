//! A report begins, or points to the report of another complaint with the same cause.
use serde_json::json;

use crate::features::complaints::service as complaints;
use crate::features::quality::form;
use crate::features::quality::model::{Form, ReportId, ReportRow, ReportState, StepRow, StepState};
use crate::features::quality::{policy, store};
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// What a report starts with.
#[derive(Debug, Clone)]
pub struct NewReport {
    pub form: Form,
    /// The complaint whose report is about the same cause.
    pub same_cause_as: Option<RecordId>,
}

/// Starts the one report of a complaint that was submitted.
///
/// # Errors
/// `already_exists`; `action_not_allowed` with `wrong_side`, `role_too_low` or `wrong_status`;
/// `invalid` for a complaint that the caller may not see or that has no report of its own.
pub fn start(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, new: &NewReport) -> Result<(), Problem> {
    let side = records::require_party(tx.conn, scope, id)?.side;
    policy::may_write(scope, side, ReportState::Open).map_err(Problem::not_allowed)?;
    let complaint = complaints::require_submitted(tx.conn, id)?;
    let agreed = complaints::terms_unscoped(tx.conn, &complaint, tx.now)?;
    if let Some(other) = new.same_cause_as {
        require_report(tx, scope, id, other)?;
    }
    let report = ReportRow {
        id: ReportId::generate(),
        record_id: id,
        form: new.form,
        state: if new.same_cause_as.is_some() { ReportState::Linked } else { ReportState::Open },
        same_cause_as: new.same_cause_as,
        version: 1,
        created_side: side,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        completed_at: None,
    };
    let steps: Vec<StepRow> = form::steps(new.form)
        .filter(|_| report.state == ReportState::Open)
        .map(|step| StepRow {
            report_id: report.id,
            step: step.step,
            state: StepState::Empty,
            filled_by_side: step.filled_by,
            due_at: step
                .deadline
                .and_then(|deadline| deadline.days(&agreed.data.report_steps))
                .map(|days| tx.now.plus_days(days)),
            version: 1,
            submitted_at: None,
            signed_at: None,
        })
        .collect();
    store::insert(tx.conn, &report, &steps)?;
    let (kind, data) = match new.same_cause_as {
        None => (EntryKind::ReportStarted, json!({ "form": new.form, "side": side })),
        Some(_) => (EntryKind::ReportLinked, json!({ "side": side })),
    };
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)?;
    records::take_part(tx, id, scope)?;
    let version = records::load_unscoped(tx.conn, id)?.version;
    tx.subject(id);
    records::announce(tx, id, version)
}

fn require_report(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    other: RecordId,
) -> Result<(), Problem> {
    let wrong = || Problem::invalid("same_cause_as", "not_allowed_value");
    if other == id {
        return Err(wrong());
    }
    records::require_party(tx.conn, scope, other).map_err(|_| wrong())?;
    let report = store::find_unscoped(tx.conn, other)?.ok_or_else(wrong)?;
    if report.state == ReportState::Linked { Err(wrong()) } else { Ok(()) }
}
