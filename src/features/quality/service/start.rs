//! A report begins, or points to the report of another complaint with the same cause.
use serde_json::json;

use crate::features::agreements::model::ReportSteps;
use crate::features::complaints::service as complaints;
use crate::features::quality::form::{self, Deadline};
use crate::features::quality::model::{
    ReportForm, ReportId, ReportRow, ReportState, StepRow, StepState,
};
use crate::features::quality::service::hint;
use crate::features::quality::{policy, store};
use crate::features::records::model::{EntryKind, LaneKind, RecordId};
use crate::features::records::service::{self as records, At, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What a report starts with.
#[derive(Debug, Clone)]
pub struct NewReport {
    pub form: ReportForm,
    /// The complaint whose report is about the same cause.
    pub same_cause_as: Option<RecordId>,
}

/// Starts the one report of a complaint that was submitted; instead of a link, if there was one.
///
/// # Errors
/// `already_exists`; `action_not_allowed` with `wrong_side`, `role_too_low` or `wrong_status`;
/// `invalid` for a complaint that the caller may not see or that has no report of its own.
pub fn start(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, new: &NewReport) -> Result<(), Problem> {
    let seats = records::seats(tx.conn, scope, At::Record(id))?;
    let own = seats.seat_of(scope.org()).and_then(|seat| seat.side.principal());
    let side = own.ok_or_else(Problem::not_found)?;
    policy::may_write(scope, side, ReportState::Open).map_err(Problem::not_allowed)?;
    let complaint = complaints::require_submitted(tx.conn, id)?;
    let standing = store::find_unscoped(tx.conn, id)?;
    if standing
        .as_ref()
        .is_some_and(|report| report.state != ReportState::Linked || new.same_cause_as.is_some())
    {
        return Err(Problem::new(Code::AlreadyExists));
    }
    if let Some(other) = new.same_cause_as {
        require_report(tx, scope, id, other)?;
    }
    let report = ReportRow {
        id: standing.as_ref().map_or_else(ReportId::generate, |report| report.id),
        record_id: id,
        form: new.form,
        state: if new.same_cause_as.is_some() { ReportState::Linked } else { ReportState::Open },
        same_cause_as: new.same_cause_as,
        version: standing.as_ref().map_or(1, |report| report.version.wrapping_add(1)),
        created_side: side,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        completed_at: None,
    };
    let steps = match report.state {
        ReportState::Linked => Vec::new(),
        ReportState::Open | ReportState::Completed => {
            let agreed = complaints::terms_unscoped(tx.conn, &complaint, tx.now)?;
            steps(&report, &agreed.data.report_steps, tx.now)
        }
    };
    match standing {
        None => store::insert(tx.conn, &report, &steps)?,
        Some(linked) if store::make_own(tx.conn, &linked, &report, &steps)? => {}
        Some(_) => return Err(Problem::new(Code::StaleVersion)),
    }
    let (kind, data) = match new.same_cause_as {
        None => (EntryKind::ReportStarted, json!({ "form": new.form, "side": side })),
        Some(_) => (EntryKind::ReportLinked, json!({ "side": side })),
    };
    let lane = seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)?;
    records::take_part(tx, id, scope)?;
    hint(tx, id, report.version);
    Ok(())
}

/// The empty steps of a report, due as the two firms have agreed.
fn steps(report: &ReportRow, agreed: &ReportSteps, now: Timestamp) -> Vec<StepRow> {
    let due = |deadline: Option<Deadline>| Some(now.plus_days(deadline?.days(agreed)?));
    let empty = |step: &form::StepForm| StepRow {
        report_id: report.id,
        step: step.step,
        state: StepState::Empty,
        filled_by_side: step.filled_by,
        due_at: due(step.deadline),
        version: 1,
        submitted_at: None,
        signed_at: None,
        answered_content: None,
    };
    form::steps(report.form).map(empty).collect()
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
    // Between the same two firms: a customer is not to learn that another has the same trouble.
    let between = |tx: &mut Tx<'_>, id| -> Result<_, Problem> {
        Ok(records::load_unscoped(tx.conn, id)?.relationship_id)
    };
    if between(tx, id)? != between(tx, other)? {
        return Err(wrong());
    }
    let report = store::find_unscoped(tx.conn, other)?.ok_or_else(wrong)?;
    if report.state == ReportState::Linked { Err(wrong()) } else { Ok(()) }
}
