//! What is delivered in a phase: begun, submitted, and answered by the side that it is owed to.
use serde_json::{Value, json};

use super::{Opened, Words, open, plan, plan_moved, stale, tell};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    DeliverableAction, DeliverableId, DeliverablePatch, DeliverableRow, DeliverableStatus,
    DeliverableView, Handling,
};
use crate::features::projects::{policy, store};
use crate::features::records::model::EntryKind;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What an action brings.
#[derive(Debug, Clone, Default)]
pub struct DeliverableInput {
    /// Of the deliverable that was seen.
    pub version: i32,
    pub note: Option<String>,
    pub reason: Option<String>,
}

/// A deliverable of a project that the scope sees.
pub(super) fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: DeliverableId,
) -> Result<(Opened, DeliverableRow), Problem> {
    let row = store::find_deliverable_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    Ok((open(conn, scope, row.record_id)?, row))
}

pub(super) fn authorize(
    opened: &Opened,
    row: &DeliverableRow,
    action: DeliverableAction,
) -> Result<&'static policy::DeliverableRule, Problem> {
    let is_open = opened.project.status.is_open();
    policy::deliverable(opened.standing, opened.own, row, is_open, action)
        .map_err(Problem::not_allowed)
}

/// Does something with a deliverable that still has the version that was seen.
///
/// # Errors
/// `stale_version` with the deliverable as it is now; `action_not_allowed` with `wrong_side`,
/// `wrong_status`, `role_too_low`, or `other_side` for whoever submitted it under another hat;
/// `invalid` for a submission without evidence.
pub fn act_on_deliverable(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DeliverableId,
    action: DeliverableAction,
    input: &DeliverableInput,
) -> Result<DeliverableView, Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    if row.version != input.version {
        return Err(stale_version(tx, scope, id)?);
    }
    let rule = authorize(&opened, &row, action)?;
    let Some(to) = rule.to.filter(|_| action != DeliverableAction::AddEvidence) else {
        return Err(Problem::not_found());
    };
    if rule.needs.contains(&"reason") && input.reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    match action {
        DeliverableAction::Submit => require_evidence(tx, &row, input)?,
        DeliverableAction::Approve => require_other_person(tx, scope, &row)?,
        _ => {}
    }
    let patch = patch(tx, scope, &row, action, to, input);
    if !store::update_deliverable(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    report(tx, scope, &opened, &row, action, to, input)?;
    stale::touched(tx, scope, &opened, row.phase_id)?;
    plan_moved(tx, opened.record.id)?;
    let now = tx.now;
    plan::deliverable(tx.conn, scope, id, now)
}

/// `stale_version` with the deliverable as it is now.
pub(super) fn stale_version(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DeliverableId,
) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = plan::deliverable(tx.conn, scope, id, now)?;
    Ok(Problem::stale(&current))
}

/// What is handed over has to be there; what is kept is said to be.
fn require_evidence(
    tx: &mut Tx<'_>,
    row: &DeliverableRow,
    input: &DeliverableInput,
) -> Result<(), Problem> {
    let handed_over = row.handling == Handling::Submit;
    if !handed_over && input.note.is_some() {
        return Ok(());
    }
    let evidence = store::evidence(tx.conn, row.record_id)?;
    if evidence.iter().any(|one| one.deliverable_id == row.id) {
        Ok(())
    } else {
        Err(Problem::invalid("evidence", "missing_field"))
    }
}

/// Whoever submitted something does not approve it for the other side.
fn require_other_person(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &DeliverableRow,
) -> Result<(), Problem> {
    let by: Vec<_> = row.submitted_by.into_iter().collect();
    let behind = organisations::persons_unscoped(tx.conn, &by)?;
    if behind.iter().any(|(_, person, _)| *person == scope.person()) {
        return Err(Problem::not_allowed("other_side"));
    }
    Ok(())
}

/// The columns that an action changes.
fn patch(
    tx: &Tx<'_>,
    scope: &Scope,
    row: &DeliverableRow,
    action: DeliverableAction,
    to: DeliverableStatus,
    input: &DeliverableInput,
) -> DeliverablePatch {
    use DeliverableAction as A;
    let by = Some(Some(scope.membership()));
    let at = Some(Some(tx.now));
    let mut patch = DeliverablePatch { status: Some(to), ..DeliverablePatch::default() };
    match action {
        A::Submit => {
            patch.revision = Some(row.revision.wrapping_add(1));
            patch.submitted_by = by;
            patch.submitted_at = at;
            patch.answered_by = Some(None);
            patch.answered_at = Some(None);
            patch.reason = Some(None);
        }
        A::Approve | A::SendBack | A::Waive => {
            patch.answered_by = by;
            patch.answered_at = at;
            patch.reason = Some(input.reason.clone());
        }
        A::Reopen => {
            patch.answered_by = Some(None);
            patch.answered_at = Some(None);
            patch.reason = Some(input.reason.clone());
        }
        A::Start | A::Withdraw | A::Edit | A::AddEvidence => {}
    }
    patch
}

/// Says what happened to it.
fn report(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    row: &DeliverableRow,
    action: DeliverableAction,
    to: DeliverableStatus,
    input: &DeliverableInput,
) -> Result<(), Problem> {
    use DeliverableAction as A;
    let mut more = json!({ "from": row.status, "to_status": to });
    let kind = match action {
        A::Submit => {
            put(&mut more, "revision", json!(row.revision.wrapping_add(1)));
            put(&mut more, "to", json!(opened.others()));
            EntryKind::DeliverableSubmitted
        }
        A::Approve | A::SendBack | A::Waive => {
            put(&mut more, "to", json!(owners(opened, row)));
            put(&mut more, "answer", json!(action));
            EntryKind::DeliverableAnswered
        }
        A::Reopen => {
            put(&mut more, "to", json!(everybody(opened)));
            put(&mut more, "answer", json!(action));
            EntryKind::DeliverableAnswered
        }
        A::Start | A::Withdraw | A::Edit | A::AddEvidence => {
            put(&mut more, "change", json!(action));
            EntryKind::DeliverableChanged
        }
    };
    let body = input.reason.clone().or_else(|| input.note.clone());
    let words = Words { body, files: &[] };
    tell(tx, scope, opened.record.id, kind, figures(row, more), words)
}

/// Organisations that are to deliver it.
pub(super) fn owners(opened: &Opened, row: &DeliverableRow) -> Vec<OrganisationId> {
    opened
        .members_in()
        .filter(|(id, side)| policy::owns(*side, *id, row.side, row.organisation_id))
        .map(|(id, _)| id)
        .collect()
}

fn everybody(opened: &Opened) -> Vec<OrganisationId> {
    opened.members_in().map(|(id, _)| id).collect()
}

/// What an entry says of a deliverable.
pub(super) fn figures(row: &DeliverableRow, more: Value) -> Value {
    let mut data = json!({
        "deliverable_id": row.id, "phase_id": row.phase_id, "title": row.title.0,
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    data
}

fn put(data: &mut Value, key: &str, value: Value) {
    if let Some(map) = data.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}
