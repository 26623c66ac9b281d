//! A report as both sides see it: the same for both, but for what each may do.
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::features::complaints::service as complaints;
use crate::features::organisations::model::{PartySide, PersonRef, Side};
use crate::features::organisations::service as organisations;
use crate::features::quality::form;
use crate::features::quality::model::{
    FieldRow, ItemId, ItemKind, ItemRow, ReportForm, ReportId, ReportRow, ReportState, Step,
    StepRow, StepState,
};
use crate::features::quality::policy::{self, ActionState, StepAction};
use crate::features::quality::service::content::{Change, changes};
use crate::features::quality::service::{Opened, content, open_to_read, sign};
use crate::features::quality::store;
use crate::features::records::model::{RecordId, RecordRef};
use crate::features::records::service::{self as records, At};
use crate::features::signoffs::model::{SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A field with the version that a change of it has to name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReportField)]
pub struct FieldView {
    pub value: Value,
    pub version: i32,
    pub side: Side,
    pub by: Option<PersonRef>,
    pub at: Timestamp,
}

/// A row of a step.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReportItem)]
pub struct ItemView {
    pub id: ItemId,
    pub kind: ItemKind,
    pub parent_id: Option<ItemId>,
    pub position: i32,
    #[schema(value_type = Object)]
    pub data: Value,
    pub version: i32,
    /// The side that added it; only that side changes it.
    pub side: Side,
    /// Whether it is the caller's side's.
    pub mine: bool,
    pub by: Option<PersonRef>,
    pub at: Timestamp,
}

/// A step of a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReportStep)]
pub struct StepView {
    pub step: Step,
    pub state: StepState,
    pub filled_by: Side,
    pub signed_by: Side,
    pub due_at: Option<Timestamp>,
    pub version: i32,
    pub fields: BTreeMap<String, FieldView>,
    pub items: Vec<ItemView>,
    /// The newest: open, complete, refused, or stale with what changed.
    pub signoff: Option<SignoffView>,
    /// What is different from what the other side last signed or refused.
    pub changed_since_signed: Vec<Change>,
    /// Hash of the step as it is now: what a signature names as seen.
    pub sha256: String,
    pub actions: Vec<ActionState>,
}

/// A report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Report)]
pub struct ReportView {
    pub id: ReportId,
    pub form: ReportForm,
    pub state: ReportState,
    /// The complaint whose report is about the same cause, if the caller may see it.
    pub same_cause_as: Option<RecordRef>,
    pub version: i32,
    /// The caller's side; `mediator` for whoever only reads.
    pub side: PartySide,
    pub created_side: Side,
    pub started_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    pub steps: Vec<StepView>,
    /// Names of the people whom rows point to.
    pub people: Vec<PersonRef>,
    pub actions: Vec<ActionState>,
}

/// The report of a complaint that the scope may see, as a side or as its mediator.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<ReportView, Problem> {
    let opened = open_to_read(conn, scope, id)?;
    present(conn, scope, opened)
}

/// What is shown of an opened report.
pub(super) fn present(
    conn: &mut Conn,
    scope: &Scope,
    mut opened: Opened,
) -> Result<ReportView, Problem> {
    opened.items.sort_by_key(|item| (item.position, item.id));
    let subject = SubjectId(opened.report.id.0);
    let votes = signoffs::votes_unscoped(conn, SubjectKind::ReportStep, subject)?;
    let people = people(conn, &opened, votes.voters())?;
    let signed = votes.named(&people)?;
    let same_cause_as = match opened.report.same_cause_as {
        Some(other) => complaints::visible_refs(conn, scope, &[other])?.pop(),
        None => None,
    };
    let steps: Vec<StepView> =
        opened.steps.iter().map(|row| step(scope, &opened, row, &people, &signed)).collect();
    let states = opened.steps.iter().map(|row| row.state);
    let (state, effective) = (opened.report.state, sign::is_effective(&opened));
    let complete = |side| policy::complete(scope, side, state, states, effective);
    let complete = opened.side.map_or(Err("wrong_side"), complete);
    let own = opened.seats.seat_of(scope.org()).ok_or_else(Problem::not_found)?.side;
    let mut named: Vec<PersonRef> = people.into_values().collect();
    named.sort_by(|one, other| one.name.cmp(&other.name));
    let report = opened.report;
    Ok(ReportView {
        id: report.id,
        form: report.form,
        state: report.state,
        same_cause_as,
        version: report.version,
        side: own,
        created_side: report.created_side,
        started_at: report.created_at,
        completed_at: report.completed_at,
        steps,
        people: named,
        actions: vec![ActionState::of("complete", complete, &[])],
    })
}

fn step(
    scope: &Scope,
    opened: &Opened,
    row: &StepRow,
    people: &HashMap<MembershipId, PersonRef>,
    signed: &[SignoffView],
) -> StepView {
    let sealed = content(opened.report.form, row.step, &opened.fields, &opened.items);
    let answered = row.answered_content.as_ref();
    let changed = answered.map(|seen| changes(&seen.0, &sealed)).unwrap_or_default();
    let fields = opened
        .fields
        .iter()
        .filter(|field| field.step == row.step)
        .map(|field| (field.field.clone(), field_view(field, people)));
    let items = opened.items.iter().filter(|item| item.step == row.step);
    StepView {
        step: row.step,
        state: row.state,
        filled_by: row.filled_by_side,
        signed_by: row.filled_by_side.other(),
        due_at: row.due_at,
        version: row.version,
        fields: fields.collect(),
        items: items.map(|item| item_view(item, opened.side, people)).collect(),
        signoff: signed.iter().rfind(|view| view.subject_step == row.step.as_str()).cloned(),
        changed_since_signed: changed,
        sha256: hex::encode(crate::features::signoffs::model::seal(&records::canonical(&sealed))),
        actions: actions(scope, opened, row),
    }
}

fn actions(scope: &Scope, opened: &Opened, row: &StepRow) -> Vec<ActionState> {
    StepAction::ALL
        .iter()
        .map(|action| {
            let state = opened.report.state;
            let filled_by = row.filled_by_side;
            let may = |side| policy::step_action(scope, side, state, filled_by, row.state, *action);
            let ruling = opened.side.map_or(Err("wrong_side"), may);
            let needs: &'static [&'static str] = match action {
                StepAction::Submit => &[],
                StepAction::Sign => &["sha256"],
                StepAction::Refuse => &["sha256", "reason"],
                StepAction::Reopen => &["reason"],
            };
            ActionState::of(action.as_str(), ruling, needs)
        })
        .collect()
}

fn field_view(field: &FieldRow, people: &HashMap<MembershipId, PersonRef>) -> FieldView {
    FieldView {
        value: field.value.0.clone(),
        version: field.version,
        side: field.side,
        by: field.updated_by.and_then(|id| people.get(&id).cloned()),
        at: field.updated_at,
    }
}

fn item_view(
    item: &ItemRow,
    side: Option<Side>,
    people: &HashMap<MembershipId, PersonRef>,
) -> ItemView {
    ItemView {
        id: item.id,
        kind: item.kind,
        parent_id: item.parent_id,
        position: item.position,
        data: item.data.0.clone(),
        version: item.version,
        side: item.side,
        mine: Some(item.side) == side,
        by: item.updated_by.and_then(|id| people.get(&id).cloned()),
        at: item.updated_at,
    }
}

/// Whoever wrote or signed something, and whoever a row names: one statement.
fn people(
    conn: &mut Conn,
    opened: &Opened,
    voters: impl Iterator<Item = MembershipId>,
) -> Result<HashMap<MembershipId, PersonRef>, Problem> {
    let mut ids: Vec<MembershipId> = opened.fields.iter().filter_map(|f| f.updated_by).collect();
    ids.extend(opened.items.iter().filter_map(|item| item.updated_by));
    ids.extend(voters);
    for item in &opened.items {
        let named = form::item_fields(item.kind)
            .iter()
            .filter(|field| field.kind == form::Kind::Member)
            .filter_map(|field| {
                item.data.0.get(field.name)?.as_str()?.parse::<MembershipId>().ok()
            });
        ids.extend(named);
    }
    ids.sort_unstable();
    ids.dedup();
    let mut people = organisations::person_refs(conn, &ids)?;
    for person in people.values_mut() {
        person.side = opened.seats.seat_of(person.organisation.id).map(|seat| seat.side);
    }
    Ok(people)
}

/// A report about perhaps the same cause, to which a complaint may point.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReportCandidate)]
pub struct Candidate {
    pub complaint: RecordRef,
    pub form: ReportForm,
    pub state: ReportState,
    pub started_at: Timestamp,
    /// What the problem is, as far as it was described.
    pub problem: Option<String>,
    /// Causes found so far.
    pub causes: Vec<String>,
}

/// Candidates looked at.
const CANDIDATES: i64 = 50;

/// Reports of other complaints between the same two firms that the scope may see, newest first.
pub fn candidates(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Vec<Candidate>, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let of = |side| seats.seat(side).map(|seat| seat.organisation.id);
    let (Some(vendor), Some(customer)) = (of(Side::Vendor), of(Side::Customer)) else {
        return Ok(Vec::new());
    };
    let reports = store::with_report_unscoped(conn, vendor, customer, CANDIDATES)?;
    let ids: Vec<RecordId> =
        reports.iter().map(|report| report.record_id).filter(|record| *record != id).collect();
    let seen = complaints::visible_refs(conn, scope, &ids)?;
    let visible: Vec<(ReportRow, RecordRef)> = reports
        .into_iter()
        .filter_map(|report| {
            let complaint = seen.iter().find(|complaint| complaint.id == report.record_id)?.clone();
            Some((report, complaint))
        })
        .collect();
    let ids: Vec<ReportId> = visible.iter().map(|(report, _)| report.id).collect();
    let (problems, causes) = store::told_unscoped(conn, &ids)?;
    let shown = visible.into_iter().map(|(report, complaint)| {
        let problem = problems.iter().find(|field| field.report_id == report.id);
        let causes = causes.iter().filter(|cause| cause.report_id == report.id);
        Candidate {
            complaint,
            form: report.form,
            state: report.state,
            started_at: report.created_at,
            problem: problem.and_then(|field| Some(field.value.0.as_str()?.to_owned())),
            causes: causes
                .filter_map(|cause| Some(cause.data.0.get("text")?.as_str()?.to_owned()))
                .collect(),
        }
    });
    Ok(shown.collect())
}

/// Whether both sides have signed what was done about the cause: the step of that, or the whole of a
/// short report, which has none. Of a complaint that points to the report of another: there.
pub fn is_carried_out_unscoped(conn: &mut Conn, id: RecordId) -> Result<bool, Problem> {
    let Some(report) = store::find_unscoped(conn, id)? else { return Ok(false) };
    let other = report.same_cause_as.filter(|_| report.state == ReportState::Linked);
    let report = match other {
        Some(other) => store::find_unscoped(conn, other)?,
        None => Some(report),
    };
    let Some(report) = report else { return Ok(false) };
    Ok(match report.form {
        ReportForm::FourD => report.state == ReportState::Completed,
        ReportForm::EightD => store::steps(conn, report.id)?
            .iter()
            .any(|row| row.step == Step::D6 && row.state == StepState::Signed),
    })
}

/// Complaints that point to the report of this one.
pub fn linked_unscoped(conn: &mut Conn, id: RecordId) -> Result<Vec<RecordId>, Problem> {
    Ok(store::linked_unscoped(conn, id)?)
}

/// Each step as it would be signed now, for the bundle of a record that the caller may see: the
/// same bytes for both sides. `None` without a report of its own.
pub fn sealed_unscoped(conn: &mut Conn, id: RecordId) -> Result<Option<Value>, Problem> {
    let Some(report) = store::find_unscoped(conn, id)? else {
        return Ok(None);
    };
    let fields = store::fields(conn, report.id)?;
    let items = store::items(conn, report.id)?;
    let steps: Vec<Value> = store::steps(conn, report.id)?
        .iter()
        .map(|row| {
            serde_json::json!({
                "content": content(report.form, row.step, &fields, &items),
                "filled_by": row.filled_by_side, "state": row.state, "step": row.step,
                "version": row.version,
            })
        })
        .collect();
    Ok(Some(serde_json::json!({
        "form": report.form, "id": report.id, "state": report.state, "steps": steps,
    })))
}
