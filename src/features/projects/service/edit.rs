//! Changing a project's own fields, and what moves it as a whole.
use chrono::NaiveDate;
use serde_json::json;

use super::gates;
use super::stale::go_stale;
use super::{
    Opened, Words, index, list_state, open, plan_moved, project_moved, set_status, stale_version,
    tell,
};
use crate::features::projects::model::{
    GateState, PartyState, ProjectAction, ProjectPatch, ProjectStatus,
};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: an organisation has left; what it was to sign elsewhere is put up anew. The row's
/// reference is the project.
pub const PARTY_LEFT: &str = "party_left";

/// What is to be different; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct ProjectChange {
    pub title: Option<String>,
    pub purpose: Option<String>,
    pub starts_on: Option<Option<NaiveDate>>,
    pub target_on: Option<Option<NaiveDate>>,
}

/// Changes fields of a project.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    change: &ProjectChange,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::Edit)?;
    version.check(opened.record.version)?;
    let patch = ProjectPatch {
        title: change.title.clone(),
        purpose: change.purpose.clone(),
        starts_on: change.starts_on.map(|day| day.map(|day| day.to_string())),
        target_on: change.target_on.map(|day| day.map(|day| day.to_string())),
    };
    if patch == ProjectPatch::default() {
        return Ok(());
    }
    store::update(tx.conn, id, &patch)?;
    let fields: Vec<&str> = [
        ("title", patch.title.is_some()),
        ("purpose", patch.purpose.is_some()),
        ("starts_on", patch.starts_on.is_some()),
        ("target_on", patch.target_on.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, given)| given.then_some(name))
    .collect();
    project_moved(tx, &opened.record, opened.project.status)?;
    let data = json!({ "change": "edited", "fields": fields });
    let words = Words { body: patch.purpose.clone(), files: &[] };
    tell(tx, scope, id, EntryKind::ProjectChanged, data, words)?;
    index(tx, id, true)
}

/// What an action on a project brings.
#[derive(Debug, Clone, Default)]
pub struct ProjectInput {
    pub version: i32,
    pub reason: Option<String>,
}

/// Moves a project as a whole.
///
/// # Errors
/// `stale_version` with the project as it is now; `action_not_allowed`.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    action: ProjectAction,
    input: &ProjectInput,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    if opened.record.version != input.version {
        return Err(stale_version(tx, scope, id)?);
    }
    let known =
        [ProjectAction::Leave, ProjectAction::OpenUp, ProjectAction::Resume, ProjectAction::Cancel];
    if !known.contains(&action) {
        return Err(Problem::not_found());
    }
    opened.authorize(action)?;
    match action {
        ProjectAction::Leave => return leave(tx, scope, &opened, input.reason.clone()),
        ProjectAction::OpenUp => {
            if !store::open_up(tx.conn, id)? {
                return Err(Problem::new(Code::StaleVersion));
            }
            project_moved(tx, &opened.record, opened.project.status)?;
        }
        ProjectAction::Resume => {
            set_status(tx, &opened.project, ProjectStatus::Active)?;
            project_moved(tx, &opened.record, ProjectStatus::Active)?;
            store::release_gates(tx.conn, id)?;
        }
        _ => {
            set_status(tx, &opened.project, ProjectStatus::Cancelled)?;
            project_moved(tx, &opened.record, ProjectStatus::Cancelled)?;
            take_back_all(tx, scope, &opened)?;
        }
    }
    let data = json!({ "change": action });
    let words = Words { body: input.reason.clone(), files: &[] };
    tell(tx, scope, id, EntryKind::ProjectChanged, data, words)?;
    plan_moved(tx, id)
}

fn take_back_all(tx: &mut Tx<'_>, scope: &Scope, opened: &Opened) -> Result<(), Problem> {
    let asked: Vec<OrganisationId> = opened
        .parties
        .iter()
        .filter(|party| party.state == PartyState::Invited)
        .map(|party| party.organisation_id)
        .collect();
    for organisation in asked {
        take_back(tx, scope, opened.record.id, organisation)?;
    }
    Ok(())
}

fn take_back(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    let (state, by) = (PartyState::Withdrawn, scope.membership());
    if !store::answer_invitation(tx.conn, id, organisation, state, by, tx.now)? {
        return Err(Problem::not_found());
    }
    records::dismiss(tx, id, organisation)?;
    tx.hint(Hint::List { what: "projects", organisations: vec![organisation] });
    Ok(())
}

/// Takes an invitation back that is not answered.
pub fn withdraw_invitation(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    let asked = opened
        .parties
        .iter()
        .find(|party| party.organisation_id == organisation && party.state == PartyState::Invited);
    let asked = asked.ok_or_else(Problem::not_found)?;
    if asked.side == opened.standing.side {
        // The own side learns of another customer once it is in.
        return Err(Problem::not_found());
    }
    if !opened.standing.leads() {
        return Err(Problem::not_allowed("role_too_low"));
    }
    take_back(tx, scope, id, organisation)?;
    project_moved(tx, &opened.record, opened.project.status)?;
    tx.subject(id);
    Ok(())
}

/// The own organisation leaves: the record closes behind it, and what it was to sign is put up anew.
fn leave(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    reason: Option<String>,
) -> Result<(), Problem> {
    let id = opened.record.id;
    if !store::leave(tx.conn, id, scope.org(), tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let data = json!({ "organisation_id": scope.org(), "side": opened.standing.side });
    let words = Words { body: reason, files: &[] };
    tell(tx, scope, id, EntryKind::PartyLeft, data, words)?;
    let left = json!([{ "item": "party", "change": "left", "id": scope.org() }]);
    let gates = store::gates(tx.conn, id)?;
    for gate in gates.into_iter().filter(|gate| gate.state == GateState::InReview) {
        let mut at = gates::find(tx.conn, scope, gate.id)?;
        go_stale(tx, &mut at, opened.standing.side, &left)?;
    }
    signoffs::mark_stale_without(tx, id, scope.org(), opened.standing.side, &left)?;
    tx.enqueue(NewOutbox {
        kind: PARTY_LEFT,
        ref_id: id.0,
        payload: json!({}),
        dedupe: None,
        due_at: tx.now,
    })?;
    store::remove_members_of(tx.conn, id, scope.org(), tx.now)?;
    store::let_go_of(tx.conn, id, scope.org())?;
    store::withdraw_questions_of(tx.conn, id, scope.org(), tx.now)?;
    let alone = opened.others().is_empty()
        || !opened
            .members_in()
            .any(|(party, side)| side == opened.standing.side && party != scope.org());
    let status = if alone && opened.project.status == ProjectStatus::Active {
        set_status(tx, &opened.project, ProjectStatus::OnHold)?;
        ProjectStatus::OnHold
    } else {
        opened.project.status
    };
    records::changed(tx, id, opened.record.version, &list_state(status))?;
    plan_moved(tx, id)?;
    records::unseat(tx, id, scope.org())?;
    index(tx, id, true)
}
