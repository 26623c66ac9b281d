//! Putting a decision up for positions, revising it, and taking it back.
use serde_json::{Value, json};

use super::boards::signed_board;
use super::{At, find, moved, say};
use crate::features::decisions::model::{
    Content, DecisionAction, DecisionId, DecisionPatch, DecisionStatus, Position, PositionRow,
    changes, proposal,
};
use crate::features::decisions::policy::SIGNS_AS;
use crate::features::decisions::store;
use crate::features::records::model::EntryKind;
use crate::features::records::service as records;
use crate::features::signoffs::model::{NewSignoff, SubjectId, SubjectKind, seal};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Puts a draft up. Whoever may give the position of their organisation agrees by that.
///
/// # Errors
/// `stale_version`; `action_not_allowed` with reason `board_open`, `nobody_else`,
/// `supersedes_not_accepted` and those of the table; `invalid` for what it does not say.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
) -> Result<(), Problem> {
    let mut at = find(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(DecisionAction::Propose)?;
    put_up(tx, scope, &mut at, "proposed")?;
    moved(tx, at.row.record_id)
}

/// Puts another text up in place of one that is, or was, up: what was said to that is stale.
pub(super) fn revise(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    patch: &DecisionPatch,
) -> Result<(), Problem> {
    let before = at.row.proposal.clone().unwrap_or_default();
    let before: Value = serde_json::from_str(&before).map_err(Problem::internal)?;
    at.set(tx, patch)?;
    let after = signed(at, tx)?;
    let mut changed = changes(&before, &after);
    if changed.is_empty() {
        return Err(Problem::not_allowed("nothing_changed"));
    }
    for line in &mut changed {
        if let Some(line) = line.as_object_mut() {
            line.insert("title".to_owned(), json!(format!("{} {}", at.row.key(), at.row.title)));
        }
    }
    go_stale(tx, at, &Value::Array(changed))?;
    put_up(tx, scope, at, "revised")
}

/// Takes a decision back that is up: it is a draft again.
pub fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
    text: Option<String>,
) -> Result<(), Problem> {
    let mut at = find(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(DecisionAction::Withdraw)?;
    let changed = json!([{ "item": "decision", "change": "withdrawn" }]);
    go_stale(tx, &at, &changed)?;
    let patch = DecisionPatch { status: Some(DecisionStatus::Draft), ..DecisionPatch::default() };
    at.set(tx, &patch)?;
    say(tx, scope, &at.row, EntryKind::DecisionChanged, json!({ "change": "withdrawn" }), text)?;
    moved(tx, at.row.record_id)
}

/// What was said to the text that is, or was, up no longer counts.
fn go_stale(tx: &mut Tx<'_>, at: &At, changed: &Value) -> Result<(), Problem> {
    let (subject, side) = (SubjectId(at.row.id.0), at.desk.standing().side);
    let revision = at.row.revision;
    signoffs::mark_stale_version(tx, SubjectKind::Decision, subject, revision, side, changed)?;
    Ok(())
}

/// All that is signed of a decision as it is now, but for the number of the proposal.
fn signed(at: &At, tx: &mut Tx<'_>) -> Result<Value, Problem> {
    let (content, record) = (Content::read(&at.row.content)?, at.desk.record());
    let which = json!({
        "id": at.row.id, "key": at.row.key(),
        "project": { "id": record.id, "number": record.number },
    });
    let board = match &at.board {
        Some((board, _)) => signed_board(tx.conn, board)?,
        None => Value::Null,
    };
    proposal(which, &at.row.title, &content, at.row.supersedes_id, board)
}

fn put_up(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    change: &'static str,
) -> Result<(), Problem> {
    let missing = Content::read(&at.row.content)?.missing();
    if !missing.is_empty() {
        let problem = Problem::new(crate::platform::problem::Code::Invalid);
        return Err(missing
            .into_iter()
            .fold(problem, |all, part| all.with_field(part, "missing_field")));
    }
    require_target(at)?;
    let content = signed(at, tx)?;
    let revision = at.row.revision.wrapping_add(1);
    let mut sealed = content.clone();
    if let Some(map) = sealed.as_object_mut() {
        map.insert("revision".to_owned(), json!(revision));
    }
    let sha256 = seal(&records::canonical(&sealed));
    let patch = DecisionPatch {
        status: Some(DecisionStatus::Proposed),
        revision: Some(revision),
        proposal: Some(Some(records::canonical(&sealed))),
        sha256: Some(Some(sha256.clone())),
        organisation_id: Some(scope.org()),
        proposed_by: Some(Some(scope.membership())),
        proposed_at: Some(Some(tx.now)),
        decided_at: Some(None),
        ..DecisionPatch::default()
    };
    at.set(tx, &patch)?;
    let to = ask(tx, scope, at, &sha256)?;
    let data = json!({
        "change": change, "revision": revision, "sha256": hex::encode(&sha256), "to": to,
    });
    say(tx, scope, &at.row, EntryKind::DecisionProposed, data, None)
}

/// Opens the sign-off; gives the organisations whose position is awaited.
fn ask(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    sha256: &[u8],
) -> Result<Vec<OrganisationId>, Problem> {
    let mut slots = at.desk.slots();
    let standing = at.desk.standing();
    let signs = standing.writes && standing.signs_as().contains(&SIGNS_AS);
    let own = slots.iter_mut().find(|slot| slot.organisation == Some(scope.org()));
    if let Some(own) = own.filter(|_| signs) {
        own.signed = Some((Some(scope.membership()), tx.now));
        store::insert_position(
            tx.conn,
            &PositionRow {
                decision_id: at.row.id,
                revision: at.row.revision,
                organisation_id: scope.org(),
                position: Position::Agree,
                text: None,
                given_by: Some(scope.membership()),
                given_at: tx.now,
            },
        )?;
    }
    let to: Vec<OrganisationId> = slots
        .iter()
        .filter(|slot| slot.signed.is_none())
        .filter_map(|slot| slot.organisation)
        .collect();
    let title = format!("{} {}", at.row.key(), at.row.title);
    let new = NewSignoff {
        record: at.row.record_id,
        kind: SubjectKind::Decision,
        subject: SubjectId(at.row.id.0),
        step: "",
        version: at.row.revision,
        sha256: sha256.to_vec(),
        slots,
        interim: false,
        title: Some(&title),
        lane: None,
    };
    signoffs::open_by(tx, new, scope.membership())?;
    Ok(to)
}

/// What it stands in the place of is in force.
pub(super) fn require_target(at: &At) -> Result<(), Problem> {
    let Some(target) = at.row.supersedes_id else { return Ok(()) };
    let found = at.others.iter().find(|row| row.id == target);
    if found.is_some_and(|row| row.status == DecisionStatus::Accepted) {
        Ok(())
    } else {
        Err(Problem::not_allowed("supersedes_not_accepted"))
    }
}
