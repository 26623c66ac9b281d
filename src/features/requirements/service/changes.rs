//! Lines of a delta: what is to change of a list that all have signed.
use serde_json::{Value, json};

use super::edit::{ContentPatch, require_childless, update};
use super::view::list;
use super::{
    At, at_locked, columns, delta, finish, ids, new_row, read, require_tree, say_changed, touched,
    written,
};
use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::RecordId;
use crate::features::requirements::model::{
    ChangeId, ChangePatch, ChangeRow, Content, ListView, RequirementAction, RequirementChangeKind,
    RequirementId, RequirementListAction, RequirementPatch, RequirementRow, RequirementState, key,
};
use crate::features::requirements::store;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// A line as somebody proposes it.
#[derive(Debug, Clone)]
pub struct NewChange {
    pub kind: RequirementChangeKind,
    /// None of an addition.
    pub requirement: Option<RequirementId>,
    pub content: ContentPatch,
    pub reason: String,
    /// Minor units and currency.
    pub cost: Option<(i64, String)>,
    pub days: Option<i32>,
}

/// Proposes a change of what is agreed.
///
/// # Errors
/// `action_not_allowed` with reason `not_agreed` before the first agreement, `to_be_changed` if a
/// line is about the requirement already, `has_parts`, `claim_open`; `invalid` for what the line
/// lacks, or if it changes nothing.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    project: RecordId,
    new: &NewChange,
) -> Result<ListView, Problem> {
    let mut at = at_locked(tx, scope, project)?;
    at.authorize(RequirementListAction::Propose)?;
    let mut now = at.wanted()?;
    let (row, before, after) = match new.kind {
        RequirementChangeKind::Added => {
            let content = at.patched(Content::usual(scope.org()), &new.content)?;
            if content.text.is_empty() {
                return Err(Problem::invalid("text", "missing_field"));
            }
            let place = at.next_place()?;
            now.insert(place.0, content.clone());
            require_tree(&now)?;
            let row = new_row(scope, tx, &at, place, &content);
            store::insert(tx.conn, std::slice::from_ref(&row))?;
            (row, None, Some(content))
        }
        RequirementChangeKind::Changed | RequirementChangeKind::Removed => {
            let row = existing(&at, new)?;
            let was = at.content(&row);
            let after = changed(&at, &row, &was, new)?;
            match &after {
                Some(content) => now.insert(row.number, content.clone()),
                None => now.remove(&row.number),
            };
            require_tree(&now)?;
            let patch = RequirementPatch {
                state: Some(RequirementState::Changed),
                ..RequirementPatch::default()
            };
            update(tx, &row, &patch)?;
            (row, Some(was), after)
        }
    };
    let line = line(tx, scope, &row, (new.kind, before.as_ref(), after.as_ref()), new)?;
    store::insert_changes(tx.conn, &[line])?;
    touched(tx, &at, &now, Vec::new())?;
    let word = match new.kind {
        RequirementChangeKind::Added => "proposed_addition",
        RequirementChangeKind::Changed => "proposed_change",
        RequirementChangeKind::Removed => "proposed_removal",
    };
    say_changed(tx, scope, &at, word, &row, Some(new.reason.clone()))?;
    finish(tx, &at.list)?;
    list(tx.conn, scope, titles, project, tx.now)
}

fn existing(at: &At, new: &NewChange) -> Result<RequirementRow, Problem> {
    let missing = || Problem::invalid("requirement_id", "missing_field");
    let id = new.requirement.ok_or_else(missing)?;
    let unknown = || Problem::invalid("requirement_id", "not_allowed_value");
    let row = at.row(id).map_err(|_| unknown())?.clone();
    at.authorize_row(RequirementAction::Propose, &row)?;
    Ok(row)
}

/// What is to be agreed instead; nothing of a removal.
fn changed(
    at: &At,
    row: &RequirementRow,
    was: &Content,
    new: &NewChange,
) -> Result<Option<Content>, Problem> {
    if new.kind == RequirementChangeKind::Removed {
        require_no_content(&new.content)?;
        require_childless(at, row)?;
        return Ok(None);
    }
    let content = at.patched(was.clone(), &new.content)?;
    if content == *was {
        return Err(Problem::invalid("text", "no_change"));
    }
    Ok(Some(content))
}

type Line<'a> = (RequirementChangeKind, Option<&'a Content>, Option<&'a Content>);

fn line(
    tx: &Tx<'_>,
    scope: &Scope,
    row: &RequirementRow,
    (kind, before, after): Line<'_>,
    new: &NewChange,
) -> Result<ChangeRow, Problem> {
    Ok(ChangeRow {
        id: ChangeId::generate(),
        record_id: row.record_id,
        requirement_id: row.id,
        kind,
        before: before.map(written).transpose()?,
        after: after.map(written).transpose()?,
        reason: new.reason.clone(),
        cost_minor: new.cost.as_ref().map(|(amount, _)| *amount),
        currency: new.cost.as_ref().map(|(_, currency)| currency.clone()),
        days: new.days,
        state_before: row.state,
        list_version: None,
        organisation_id: scope.org(),
        version: 1,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
    })
}

/// What is to be different of a line; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct ChangeEdit {
    pub content: ContentPatch,
    pub reason: Option<String>,
    pub cost: Option<Option<(i64, String)>>,
    pub days: Option<Option<i32>>,
}

fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ChangeId,
) -> Result<(At, ChangeRow, RequirementRow), Problem> {
    let found = store::find_change_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let at = at_locked(tx, scope, found.record_id)?;
    let line = at.open_changes().find(|line| line.id == id);
    let line = line.ok_or_else(Problem::not_found)?.clone();
    let row = at.row(line.requirement_id)?.clone();
    Ok((at, line, row))
}

/// Changes a line of a delta.
pub fn edit_change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: ChangeId,
    version: IfMatch,
    change: &ChangeEdit,
) -> Result<ListView, Problem> {
    let (at, line, row) = find(tx, scope, id)?;
    at.authorize(RequirementListAction::Propose)?;
    version.check(line.version)?;
    let after = match &line.after {
        None => {
            require_no_content(&change.content)?;
            None
        }
        Some(was) => Some(at.patched(read(was)?, &change.content)?),
    };
    require_change(&line, after.as_ref())?;
    let mut now = at.wanted()?;
    if let Some(content) = &after {
        now.insert(row.number, content.clone());
        require_tree(&now)?;
    }
    rewrite(tx, &at, &line, &row, after.as_ref(), change)?;
    let told = json!({
        "item": "requirement", "key": row.key(), "change": "effects",
        "title": format!("{}: {}", row.key(), delta::start(&row.text)),
    });
    let effects = [change.reason.is_some(), change.cost.is_some(), change.days.is_some()];
    let more: Vec<Value> = effects.contains(&true).then_some(told).into_iter().collect();
    touched(tx, &at, &now, more)?;
    say_changed(tx, scope, &at, "change_edited", &row, change.reason.clone())?;
    finish(tx, &at.list)?;
    list(tx.conn, scope, titles, line.record_id, tx.now)
}

/// What is to be removed says nothing else any more.
fn require_no_content(content: &ContentPatch) -> Result<(), Problem> {
    match content.fields().first() {
        Some(field) => Err(Problem::invalid(*field, "not_allowed_value")),
        None => Ok(()),
    }
}

/// A line that says what is agreed anyway is none: it is taken out instead.
fn require_change(line: &ChangeRow, after: Option<&Content>) -> Result<(), Problem> {
    if says_nothing(line, after)? { Err(Problem::invalid("text", "no_change")) } else { Ok(()) }
}

/// Whether a line with these words would leave its requirement as it is agreed.
pub(super) fn says_nothing(line: &ChangeRow, after: Option<&Content>) -> Result<bool, Problem> {
    let before = line.before.as_deref().map(read).transpose()?;
    Ok(line.kind == RequirementChangeKind::Changed && before.as_ref() == after)
}

/// Puts other words into a line; an addition's row says the same.
pub(super) fn rewrite(
    tx: &mut Tx<'_>,
    at: &At,
    line: &ChangeRow,
    row: &RequirementRow,
    after: Option<&Content>,
    change: &ChangeEdit,
) -> Result<(), Problem> {
    let patch = ChangePatch {
        after: after.map(written).transpose()?.map(Some),
        reason: change.reason.clone(),
        cost_minor: change.cost.as_ref().map(|cost| cost.as_ref().map(|(amount, _)| *amount)),
        currency: change.cost.as_ref().map(|cost| cost.as_ref().map(|(_, code)| code.clone())),
        days: change.days,
    };
    if patch != ChangePatch::default() && !store::update_change(tx.conn, line, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    if let Some(content) = after.filter(|_| line.kind == RequirementChangeKind::Added) {
        update(tx, row, &columns(content, &ids(&at.rows)))?;
    }
    Ok(())
}

/// Takes a line out of a delta: what it was about stays as it is agreed.
pub fn drop_change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: ChangeId,
    version: IfMatch,
) -> Result<ListView, Problem> {
    let (at, line, row) = find(tx, scope, id)?;
    at.authorize(RequirementListAction::Propose)?;
    version.check(line.version)?;
    let mut delta = at.delta()?;
    delta.remove(&row.number);
    let now = delta::apply(&at.agreed(), &delta);
    // Another line may hang something below what this one adds.
    if delta::check(&now).is_err() {
        return Err(Problem::not_allowed("has_parts"));
    }
    if !store::delete_change(tx.conn, &line)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    if line.kind == RequirementChangeKind::Added {
        store::remove(tx.conn, &[row.id], tx.now)?;
    } else {
        let state = Some(line.state_before);
        update(tx, &row, &RequirementPatch { state, ..RequirementPatch::default() })?;
    }
    touched(tx, &at, &now, Vec::new())?;
    say_changed(tx, scope, &at, "change_dropped", &row, None)?;
    finish(tx, &at.list)?;
    list(tx.conn, scope, titles, line.record_id, tx.now)
}

/// Lines as they are signed.
pub(super) fn signed_lines(at: &At) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for change in at.open_changes() {
        let Some(number) = at.number_of(change.requirement_id) else { continue };
        let value = |text: &Option<String>| -> Result<Value, Problem> {
            let parsed = text.as_deref().map(serde_json::from_str).transpose();
            Ok(parsed.map_err(Problem::internal)?.unwrap_or_default())
        };
        lines.push(json!({
            "after": value(&change.after)?, "before": value(&change.before)?,
            "cost_minor": change.cost_minor, "currency": change.currency, "days": change.days,
            "key": key(number), "kind": change.kind, "reason": change.reason,
        }));
    }
    Ok(Value::Array(lines))
}
