//! Changing the plan itself: further deliverables, names, dates, criteria.
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::deliverables::{authorize, figures, find};
use super::{Opened, Words, gates, open, plan, plan_moved, stale, tell};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{
    CriterionId, CriterionKind, DeliverableAction, DeliverableId, DeliverablePatch, DeliverableRow,
    DeliverableStatus, DeliverableView, GateAction, GateId, GatePatch, GateView, Handling, Label,
    PhaseId, PhasePatch, PlanView, ProjectAction,
};
use crate::features::projects::{policy, store};
use crate::features::records::model::{EntryKind, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Deliverables of a project at most.
const MOST_DELIVERABLES: usize = 300;

/// A deliverable as somebody wants it.
#[derive(Debug, Clone)]
pub struct NewDeliverable {
    pub phase: PhaseId,
    pub title: String,
    pub note: Option<String>,
    pub side: Side,
    pub organisation: Option<OrganisationId>,
    pub required: bool,
    pub due_on: Option<NaiveDate>,
}

/// Adds a deliverable to a phase.
pub fn add_deliverable(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewDeliverable,
) -> Result<DeliverableView, Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::AddDeliverable)?;
    let phases = store::phases(tx.conn, id)?;
    if !phases.iter().any(|phase| phase.id == new.phase) {
        return Err(Problem::invalid("phase_id", "not_allowed_value"));
    }
    require_owner(&opened, new.side, new.organisation)?;
    let known = store::deliverables(tx.conn, id)?;
    if known.len() >= MOST_DELIVERABLES {
        return Err(Problem::invalid("title", "too_many"));
    }
    let of_phase = known.iter().filter(|row| row.phase_id == new.phase);
    let row = DeliverableRow {
        id: DeliverableId::generate(),
        record_id: id,
        phase_id: new.phase,
        position: of_phase.map(|row| row.position).max().unwrap_or(0).saturating_add(1),
        title: Label::Own(new.title.clone()).json(),
        note: new.note.clone(),
        side: new.side,
        organisation_id: new.organisation,
        required: new.required,
        handling: Handling::Submit,
        due_on: new.due_on.map(|day| day.to_string()),
        status: DeliverableStatus::NotStarted,
        revision: 0,
        submitted_by: None,
        submitted_at: None,
        answered_by: None,
        answered_at: None,
        reason: None,
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    };
    store::insert_deliverable(tx.conn, &row)?;
    changed(tx, scope, &opened, &row, json!({ "change": "added", "side": row.side }))
}

/// An organisation can be named as the owner if it is in, on that side.
fn require_owner(
    opened: &Opened,
    side: Side,
    organisation: Option<OrganisationId>,
) -> Result<(), Problem> {
    let fits = organisation
        .is_none_or(|id| opened.members_in().any(|(party, of)| party == id && of == side));
    if fits { Ok(()) } else { Err(Problem::invalid("organisation_id", "not_allowed_value")) }
}

fn changed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    row: &DeliverableRow,
    more: Value,
) -> Result<DeliverableView, Problem> {
    let data = figures(row, more);
    let kind = EntryKind::DeliverableChanged;
    tell(tx, scope, opened.record.id, kind, data, Words::default())?;
    stale::touched(tx, scope, opened, row.phase_id)?;
    plan_moved(tx, opened.record.id)?;
    let now = tx.now;
    plan::deliverable(tx.conn, scope, row.id, now)
}

/// What is to be different of a deliverable; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct DeliverableChange {
    pub title: Option<String>,
    pub note: Option<Option<String>>,
    pub organisation: Option<Option<OrganisationId>>,
    pub required: Option<bool>,
    pub handling: Option<Handling>,
    pub due_on: Option<Option<NaiveDate>>,
}

/// Changes a deliverable that still has the version that was seen.
pub fn edit_deliverable(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DeliverableId,
    version: IfMatch,
    change: &DeliverableChange,
) -> Result<DeliverableView, Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    version.check(row.version)?;
    authorize(&opened, &row, DeliverableAction::Edit)?;
    require_owner(&opened, row.side, change.organisation.flatten())?;
    let patch = DeliverablePatch {
        title: change.title.clone().map(|title| Label::Own(title).json()),
        note: change.note.clone(),
        organisation_id: change.organisation,
        required: change.required,
        handling: change.handling,
        due_on: change.due_on.map(|day| day.map(|day| day.to_string())),
        ..DeliverablePatch::default()
    };
    if patch == DeliverablePatch::default() {
        let now = tx.now;
        return plan::deliverable(tx.conn, scope, id, now);
    }
    if !store::update_deliverable(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let fields: Vec<&str> = [
        ("title", patch.title.is_some()),
        ("note", patch.note.is_some()),
        ("organisation", patch.organisation_id.is_some()),
        ("required", patch.required.is_some()),
        ("handling", patch.handling.is_some()),
        ("due_on", patch.due_on.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, given)| given.then_some(name))
    .collect();
    let more = json!({
        "change": "edited", "fields": fields, "due_on": patch.due_on.clone().flatten(),
    });
    changed(tx, scope, &opened, &row, more)
}

/// What is to be different of a phase; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct PhaseChange {
    pub title: Option<String>,
    pub starts_on: Option<Option<NaiveDate>>,
    pub ends_on: Option<Option<NaiveDate>>,
}

/// Changes the name or the planned dates of a phase.
pub fn edit_phase(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: PhaseId,
    version: IfMatch,
    change: &PhaseChange,
) -> Result<PlanView, Problem> {
    let row = store::find_phase_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let opened = open(tx.conn, scope, row.record_id)?;
    opened.authorize(ProjectAction::Edit)?;
    version.check(row.version)?;
    let patch = PhasePatch {
        title: change.title.clone().map(|title| Label::Own(title).json()),
        starts_on: change.starts_on.map(|day| day.map(|day| day.to_string())),
        ends_on: change.ends_on.map(|day| day.map(|day| day.to_string())),
    };
    let starts = patch.starts_on.clone().unwrap_or_else(|| row.starts_on.clone());
    let ends = patch.ends_on.clone().unwrap_or_else(|| row.ends_on.clone());
    if starts.as_ref().zip(ends.as_ref()).is_some_and(|(starts, ends)| starts > ends) {
        return Err(Problem::invalid("ends_on", "bad_date"));
    }
    if patch != PhasePatch::default() {
        if !store::update_phase(tx.conn, &row, &patch)? {
            return Err(Problem::new(Code::PreconditionFailed));
        }
        let title = patch.title.as_ref().unwrap_or(&row.title);
        let data = json!({
            "change": "phase", "phase_id": id, "title": title.0, "starts_on": starts,
            "ends_on": ends,
        });
        tell(tx, scope, row.record_id, EntryKind::ProjectChanged, data, Words::default())?;
        plan_moved(tx, row.record_id)?;
    }
    let now = tx.now;
    plan::plan(tx.conn, scope, row.record_id, now)
}

/// Sets the date of a gate.
pub fn edit_gate(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: GateId,
    version: IfMatch,
    scheduled_on: Option<NaiveDate>,
) -> Result<GateView, Problem> {
    let mut at = gates::find(tx.conn, scope, id)?;
    version.check(at.gate.version)?;
    policy::gate(at.opened.standing, at.opened.own, GateAction::Edit, at.stage()?)
        .map_err(Problem::not_allowed)?;
    let day = scheduled_on.map(|day| day.to_string());
    if day != at.gate.scheduled_on {
        let patch = GatePatch { scheduled_on: Some(day.clone()), ..GatePatch::default() };
        at.set(tx, &patch)?;
        let data = at.figures(json!({ "change": "scheduled", "scheduled_on": day }));
        let words = Words::default();
        tell(tx, scope, at.gate.record_id, EntryKind::GateChanged, data, words)?;
        plan_moved(tx, at.gate.record_id)?;
    }
    let now = tx.now;
    gates::gate(tx.conn, scope, id, now)
}

/// An answer to a criterion.
#[derive(Debug, Clone)]
pub struct CriterionAnswer {
    /// Of a must: 0 or 1; of a scored one: 0 to 10; none takes the answer away.
    pub value: Option<i32>,
    pub note: Option<String>,
}

/// Answers a criterion that still has the version that was seen.
pub fn answer_criterion(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: CriterionId,
    version: IfMatch,
    answer: &CriterionAnswer,
) -> Result<GateView, Problem> {
    let row = store::find_criterion_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let at = gates::find(tx.conn, scope, row.gate_id)?;
    version.check(row.version)?;
    policy::gate(at.opened.standing, at.opened.own, GateAction::Assess, at.stage()?)
        .map_err(Problem::not_allowed)?;
    let most = if row.kind == CriterionKind::Must { 1 } else { 10 };
    if answer.value.is_some_and(|value| !(0..=most).contains(&value)) {
        return Err(Problem::invalid("value", "number_range"));
    }
    let by = scope.membership();
    if !store::answer_criterion(tx.conn, &row, answer.value, answer.note.clone(), by, tx.now)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let data = at.figures(json!({
        "change": "assessed", "criterion": row.title.0, "kind": row.kind, "from": row.value,
        "to": answer.value,
    }));
    let words = Words { body: answer.note.clone(), files: &[] };
    tell(tx, scope, row.record_id, EntryKind::GateChanged, data, words)?;
    stale::touched(tx, scope, &at.opened, at.gate.phase_id)?;
    plan_moved(tx, row.record_id)?;
    let now = tx.now;
    gates::gate(tx.conn, scope, row.gate_id, now)
}
