//! Putting the list, or a change of it, up for signing; signing it; and what follows.
use serde_json::{Map, Value, json};

use super::changes::signed_lines;
use super::view::list;
use super::{At, at_locked, delta, end_open, finish, ids, require_tree, say, with_content};
use crate::features::notifications::model::RecordTitles;
use crate::features::projects::service::desk;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::requirements::model::{
    ListReviewId, ListReviewRow, ListView, RequirementListAction, RequirementReviewState,
    RequirementRow,
};
use crate::features::requirements::policy::SIGNING_ROLE;
use crate::features::requirements::store;
use crate::features::signoffs::model::{
    NewSignoff, Outcome, Slot, SubjectId, SubjectKind, Vote, seal,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What an action on a list brings; each takes its own part.
#[derive(Debug, Clone, Default)]
pub struct SignInput {
    /// Of the list that was seen.
    pub version: i32,
    /// To sign or refuse: the hash of what was shown.
    pub sha256: Option<Vec<u8>>,
    pub reason: Option<String>,
    /// To submit.
    pub note: Option<String>,
}

/// Puts the list up for signing, signs it, refuses it or takes it back.
///
/// # Errors
/// `stale_version` with the list as it is now; `action_not_allowed` with a reason of the tables in
/// `policy`, or of the engine that signs: `already`, `other_hash`, `other_side`, `wrong_role`,
/// `signature_stale`.
pub fn act_on_list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    project: RecordId,
    action: RequirementListAction,
    input: &SignInput,
) -> Result<ListView, Problem> {
    let mut at = at_locked(tx, scope, project)?;
    if at.list.version != input.version {
        let current = list(tx.conn, scope, titles, project, tx.now)?;
        return Err(Problem::stale(&current));
    }
    at.authorize(action)?;
    match action {
        RequirementListAction::Add
        | RequirementListAction::Propose
        | RequirementListAction::Import => {
            return Err(Problem::not_found());
        }
        RequirementListAction::Submit => submit(tx, scope, &mut at, input.note.as_ref())?,
        RequirementListAction::Withdraw => withdraw(tx, scope, &at, input.reason.clone())?,
        RequirementListAction::Sign => vote(tx, scope, &mut at, input, &Vote::Sign)?,
        RequirementListAction::Refuse => {
            let reason = input.reason.clone();
            let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
            vote(tx, scope, &mut at, input, &Vote::Refuse { reason })?;
        }
    }
    list(tx.conn, scope, titles, project, tx.now)
}

fn submit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    note: Option<&String>,
) -> Result<(), Problem> {
    let wanted = at.wanted()?;
    require_tree(&wanted)?;
    at.list.review = at.list.review.saturating_add(1);
    let list_version = at.list.agreed_version.saturating_add(1);
    let base = store::signed_hash(tx.conn, at.list.record_id)?;
    let content = content(at, &delta::lines(&wanted), list_version, base)?;
    let canonical = records::canonical(&content);
    let sha256 = seal(&canonical);
    let row = ListReviewRow {
        id: ListReviewId::generate(),
        record_id: at.list.record_id,
        number: at.list.review,
        list_version,
        note: note.cloned(),
        content: canonical,
        sha256: sha256.clone(),
        state: RequirementReviewState::Open,
        organisation_id: scope.org(),
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        ended_at: None,
    };
    store::insert_review(tx.conn, &row)?;
    let slots = slots(tx, scope, at);
    let to: Vec<OrganisationId> = slots
        .iter()
        .filter(|slot| slot.signed.is_none())
        .filter_map(|slot| slot.organisation)
        .collect();
    let new = NewSignoff {
        record: at.list.record_id,
        kind: SubjectKind::RequirementList,
        subject: SubjectId(at.list.record_id.0),
        step: "",
        version: row.number,
        sha256,
        slots,
        interim: false,
        title: None,
        lane: None,
    };
    signoffs::open_by(tx, new, scope.membership())?;
    let changes = at.open_changes().count();
    let data = json!({
        "number": row.number, "list_version": list_version, "requirements": wanted.len(),
        "changes": changes, "sha256": hex::encode(&row.sha256), "to": to,
    });
    say(tx, scope, at, EntryKind::RequirementListSubmitted, data, (row.note, &[]))?;
    finish(tx, &at.list)
}

/// What is signed: the whole list as it becomes, and of a change the lines that make it.
fn content(
    at: &At,
    lines: &Value,
    list_version: i32,
    base: Option<Vec<u8>>,
) -> Result<Value, Problem> {
    let record = at.desk.record();
    let mut content = Map::new();
    let mut put = |key: &str, value: Value| content.insert(key.to_owned(), value);
    put("project", json!({ "id": record.id, "number": record.number }));
    put("list_version", json!(list_version));
    put("number", json!(at.list.review));
    put("requirements", lines.clone());
    if at.is_frozen() {
        let base = base.map(hex::encode);
        put("base", json!({ "sha256": base, "version": at.list.agreed_version }));
        put("changes", signed_lines(at)?);
    }
    Ok(Value::Object(content))
}

/// A place for each organisation; whoever puts the list up has signed it, if that is theirs to do.
fn slots(tx: &Tx<'_>, scope: &Scope, at: &At) -> Vec<Slot> {
    let mut slots = at.desk.slots();
    let signs = at.desk.standing().signs_as().contains(&SIGNING_ROLE);
    for slot in &mut slots {
        if signs && slot.organisation == Some(scope.org()) {
            slot.signed = Some((Some(scope.membership()), tx.now));
        }
    }
    slots
}

fn vote(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    input: &SignInput,
    vote: &Vote,
) -> Result<(), Problem> {
    let seen = input.sha256.as_deref();
    let seen = seen.ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let review = at.open_review().ok_or_else(Problem::not_found)?.clone();
    let signoff = at.signoff(review.number).ok_or_else(Problem::not_found)?.id;
    let roles = at.desk.standing().signs_as();
    match signoffs::vote_as(tx, scope, signoff, seen, vote, roles)? {
        // Nothing of the list has moved: others may sign what they have before them.
        Outcome::Open => desk::moved(tx, at.list.record_id, super::PART),
        Outcome::Complete => settle(tx, scope, at, &review),
        Outcome::Refused => {
            end(tx, &review, RequirementReviewState::Refused)?;
            finish(tx, &at.list)
        }
    }
}

fn end(tx: &mut Tx<'_>, review: &ListReviewRow, to: RequirementReviewState) -> Result<(), Problem> {
    if store::end_review(tx.conn, review.id, to, tx.now)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}

/// All have signed: the list is what they signed, and frozen.
fn settle(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    review: &ListReviewRow,
) -> Result<(), Problem> {
    end(tx, review, RequirementReviewState::Signed)?;
    let delta = at.delta()?;
    let record = at.list.record_id;
    let counted = |kind| at.open_changes().filter(|line| line.kind == kind).count();
    use crate::features::requirements::model::RequirementChangeKind as C;
    let (added, changed, removed) = (counted(C::Added), counted(C::Changed), counted(C::Removed));
    let named = ids(&at.rows);
    let all = at.rows.iter();
    if at.is_frozen() {
        let rows: Vec<RequirementRow> = all
            .clone()
            .filter_map(|row| match delta.get(&row.number)? {
                delta::Edit::Changed(content) => Some(with_content(row, content, &named)),
                _ => None,
            })
            .collect();
        store::write_contents(tx.conn, &rows)?;
        let gone =
            |row: &&RequirementRow| matches!(delta.get(&row.number), Some(delta::Edit::Removed));
        let gone: Vec<_> = all.clone().filter(gone).map(|row| row.id).collect();
        store::remove(tx.conn, &gone, tx.now)?;
    }
    let is_new = |row: &&RequirementRow| match delta.get(&row.number) {
        Some(edit) => *edit != delta::Edit::Removed,
        None => !at.is_frozen(),
    };
    let agreed: Vec<_> = all.filter(is_new).map(|row| row.id).collect();
    store::agree(tx.conn, record, &agreed, review.list_version)?;
    store::settle_changes(tx.conn, record, review.list_version)?;
    let requirements = delta::apply(&at.agreed(), &delta).len();
    at.list.agreed_version = review.list_version;
    let data = json!({
        "number": review.number, "list_version": review.list_version,
        "requirements": requirements, "added": added, "changed": changed, "removed": removed,
        "sha256": hex::encode(&review.sha256),
    });
    say(tx, scope, at, EntryKind::RequirementListAgreed, data, (None, &[]))?;
    finish(tx, &at.list)
}

/// Takes back what is not signed by all.
fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    reason: Option<String>,
) -> Result<(), Problem> {
    let review = at.open_review().ok_or_else(Problem::not_found)?;
    let changed = json!([{ "item": "requirement_list", "change": "withdrawn" }]);
    end_open(tx, at, review, RequirementReviewState::Withdrawn, &changed)?;
    let data = json!({ "number": review.number, "list_version": review.list_version });
    say(tx, scope, at, EntryKind::RequirementListWithdrawn, data, (reason, &[]))?;
    finish(tx, &at.list)
}
