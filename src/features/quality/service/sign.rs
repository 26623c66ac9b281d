//! Submitting, signing and refusing a step; completing the report.
use serde_json::{Value, json};

use crate::features::quality::form;
use crate::features::quality::model::{ItemKind, ReportState, Step, StepRow, StepState};
use crate::features::quality::policy::{self, StepAction};
use crate::features::quality::service::view::{ReportView, present};
use crate::features::quality::service::{Opened, content, moved, open};
use crate::features::quality::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{
    NewSignoff, Outcome, SignoffId, SignoffState, SignoffView, Slot, SubjectId, SubjectKind, Vote,
    seal,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::db::{Json, Tx};
use crate::platform::problem::{Code, Problem};

/// What somebody does with a step, and what they saw.
#[derive(Debug, Clone)]
pub struct StepVote {
    pub action: StepAction,
    /// Of the step.
    pub version: i32,
    /// To sign or refuse: the hash of what was shown.
    pub sha256: Option<Vec<u8>>,
    /// To refuse.
    pub reason: Option<String>,
}

/// Does something with a step.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    step: Step,
    vote: &StepVote,
) -> Result<ReportView, Problem> {
    let mut opened = open(tx.conn, scope, id)?;
    let row = opened.step(step)?.clone();
    let state = opened.report.state;
    policy::step_action(scope, opened.side()?, state, row.filled_by_side, row.state, vote.action)
        .map_err(Problem::not_allowed)?;
    if row.version != vote.version {
        return Err(Problem::new(Code::StaleVersion));
    }
    match vote.action {
        StepAction::Submit => submit(tx, scope, &mut opened, row)?,
        StepAction::Sign => cast(tx, scope, &mut opened, row, vote, &Vote::Sign)?,
        StepAction::Refuse => {
            let reason = reason_of(vote)?;
            cast(tx, scope, &mut opened, row, vote, &Vote::Refuse { reason })?;
        }
        StepAction::Reopen => reopen(tx, scope, &mut opened, row, reason_of(vote)?)?,
    }
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}

fn reason_of(vote: &StepVote) -> Result<String, Problem> {
    vote.reason.clone().ok_or_else(|| Problem::invalid("reason", "missing_field"))
}

/// Takes a step up again that was submitted or signed, and with it a completed report.
fn reopen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &mut Opened,
    row: StepRow,
    reason: String,
) -> Result<(), Problem> {
    if opened.report.state == ReportState::Completed {
        if !store::reopen(tx.conn, opened.report.id)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        opened.report.state = ReportState::Open;
        opened.report.completed_at = None;
    }
    let (version, step) = (row.version.wrapping_add(1), row.step);
    let state = StepState::Stale;
    opened.set_step(tx, StepRow { state, version, signed_at: None, ..row })?;
    records::take_part(tx, opened.record, scope)?;
    let said = json!([{ "change": "reopened", "reason": reason, "side": opened.side }]);
    let (kind, subject) = (SubjectKind::ReportStep, SubjectId(opened.report.id.0));
    signoffs::mark_stale(tx, kind, subject, step.as_str(), opened.side()?, &said)?;
    Ok(())
}

/// Puts the step before the other side. The entry holds what is to be signed, so that the chain
/// keeps it.
fn submit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &mut Opened,
    row: StepRow,
) -> Result<(), Problem> {
    require_filled(opened, row.step)?;
    let version = row.version.wrapping_add(1);
    let now = tx.now;
    let submitted =
        StepRow { state: StepState::Submitted, version, submitted_at: Some(now), ..row.clone() };
    opened.set_step(tx, StepRow { signed_at: None, ..submitted })?;
    let sealed = content(opened.report.form, row.step, &opened.fields, &opened.items);
    let sha256 = seal(&records::canonical(&sealed));
    let filling = Slot::of(row.filled_by_side).signed_by(Some(scope.membership()), now);
    let new = NewSignoff {
        record: opened.record,
        kind: SubjectKind::ReportStep,
        subject: SubjectId(opened.report.id.0),
        step: row.step.as_str(),
        version,
        sha256: sha256.clone(),
        slots: vec![filling, Slot::of(row.filled_by_side.other())],
        interim: false,
        title: None,
        lane: None,
    };
    signoffs::open(tx, new)?;
    let data = json!({
        "content": sealed, "sha256": hex::encode(sha256), "step": row.step, "version": version,
    });
    append(tx, scope, opened, EntryKind::ReportStepSubmitted, data)
}

fn append(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    kind: EntryKind,
    data: Value,
) -> Result<(), Problem> {
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
    let row = records::append(tx, opened.shared_lane()?.id, entry)?;
    records::take_part(tx, opened.record, scope)?;
    records::notify(tx, &row)
}

/// What a step needs before anybody is asked to sign it.
fn require_filled(opened: &Opened, step: Step) -> Result<(), Problem> {
    let form = form::step(opened.report.form, step).ok_or_else(Problem::not_found)?;
    let mut problem = Problem::new(Code::Invalid);
    let filled = |name: &str| {
        opened
            .fields
            .iter()
            .any(|field| field.step == step && field.field == name && !field.value.0.is_null())
    };
    for field in form.fields.iter().filter(|field| field.required && !filled(field.name)) {
        problem = problem.with_field(format!("fields.{}", field.name), "missing_field");
    }
    if let Some(kind) = form.needs
        && !opened.items.iter().any(|item| item.kind == kind)
    {
        problem = problem.with_field(format!("items.{kind}"), "missing_field");
    }
    if step == Step::D1 && !opened.items.iter().any(is_leader) {
        problem = problem.with_field("items.member", "leader_missing");
    }
    if step == Step::D4 && !sums_are_whole(opened) {
        problem = problem.with_field("items.cause", "contribution_sum");
    }
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

fn is_leader(item: &crate::features::quality::model::ItemRow) -> bool {
    item.kind == ItemKind::Member && item.data.0.get("role") == Some(&json!("leader"))
}

/// Contributions of the causes of each type that has any are 100 % together.
fn sums_are_whole(opened: &Opened) -> bool {
    ["occurrence", "detection"].into_iter().all(|kind| {
        let shares: Vec<i64> = opened
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Cause)
            .filter(|item| item.data.0.get("type") == Some(&json!(kind)))
            .filter_map(|item| item.data.0.get("contribution")?.as_i64())
            .collect();
        shares.is_empty() || shares.iter().sum::<i64>() == 100
    })
}

/// The sign-off that stands for what was submitted last.
fn standing(
    tx: &mut Tx<'_>,
    opened: &Opened,
    row: &StepRow,
) -> Result<(SignoffId, SignoffView), Problem> {
    let subject = SubjectId(opened.report.id.0);
    signoffs::of_subjects_unscoped(tx.conn, SubjectKind::ReportStep, &[subject])?
        .remove(&subject)
        .unwrap_or_default()
        .into_iter()
        .find(|view| {
            view.subject_step == row.step.as_str()
                && view.subject_version == row.version
                && view.state == SignoffState::Open
        })
        .map(|view| (view.id, view))
        .ok_or_else(|| Problem::not_allowed("wrong_status"))
}

fn cast(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &mut Opened,
    row: StepRow,
    vote: &StepVote,
    word: &Vote,
) -> Result<(), Problem> {
    let seen = vote.sha256.as_deref();
    let seen = seen.ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let (signoff, _) = standing(tx, opened, &row)?;
    let (state, signed_at) = match signoffs::vote(tx, scope, signoff, seen, word)? {
        Outcome::Complete => (StepState::Signed, Some(tx.now)),
        Outcome::Refused => (StepState::Refused, None),
        Outcome::Open => return Ok(()),
    };
    let seen = content(opened.report.form, row.step, &opened.fields, &opened.items);
    let answered_content = Some(Json(seen));
    opened.set_step(tx, StepRow { state, signed_at, answered_content, ..row })
}

/// Whether every corrective action was found effective; a short report does not track that.
pub(super) fn is_effective(opened: &Opened) -> bool {
    opened.steps.iter().all(|row| row.step != Step::D6)
        || opened
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Action)
            .filter(|item| item.data.0.get("type") == Some(&json!("corrective")))
            .all(|item| item.data.0.get("effectiveness") == Some(&json!("effective")))
}

/// Completes the report: from then on it is read alone.
pub fn complete(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: i32,
) -> Result<ReportView, Problem> {
    let mut opened = open(tx.conn, scope, id)?;
    let states = opened.steps.iter().map(|row| row.state);
    policy::complete(scope, opened.side()?, opened.report.state, states, is_effective(&opened))
        .map_err(Problem::not_allowed)?;
    if opened.report.version != version {
        return Err(Problem::new(Code::StaleVersion));
    }
    if !store::complete(tx.conn, opened.report.id, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let days = tx.now.seconds_since(opened.report.created_at) / 86_400;
    let data = json!({ "form": opened.report.form, "days": days, "state": ReportState::Completed });
    append(tx, scope, &opened, EntryKind::ReportCompleted, data)?;
    opened.report.state = ReportState::Completed;
    opened.report.completed_at = Some(tx.now);
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}
