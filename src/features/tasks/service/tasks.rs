//! Adding, changing and showing tasks.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::PersonRef;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, Party, Record, RecordId, RecordRef};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::tasks::model::{
    Checklist, ChecklistId, NewTask, Task, TaskAction, TaskChange, TaskId, TaskPatch, TaskRow,
};
use crate::features::tasks::policy::{self, Made};
use crate::features::tasks::store::{self, Filter};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::http::{IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates::end_of_day;

/// Tasks of a record that one side sees at most.
const MAX_TASKS: usize = 200;
/// Days from now, on either side, that a date may be at most.
const MAX_DAYS: i64 = 3660;

fn made(row: &TaskRow) -> Made {
    Made { by: row.organisation_id, shared: row.shared }
}

/// The end of a day at the own offices.
fn due_at(tx: &mut Tx<'_>, scope: &Scope, day: NaiveDate) -> Result<Timestamp, Problem> {
    let (_, zone) = organisations::office_unscoped(tx.conn, scope.org())?;
    let due = end_of_day(zone, day);
    if due > tx.now.plus_days(MAX_DAYS) || due < tx.now.plus_days(-MAX_DAYS) {
        return Err(Problem::invalid("due_on", "bad_date"));
    }
    Ok(due)
}

/// Only the own people are given work.
fn require_own(tx: &mut Tx<'_>, scope: &Scope, owner: MembershipId) -> Result<(), Problem> {
    organisations::require_active_member(tx.conn, scope, owner)
        .map_err(|_| Problem::invalid("owner_membership_id", "not_allowed_value"))
}

/// The caller's place in a record to which they may add tasks.
fn require_adder(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    shared: bool,
) -> Result<Party, Problem> {
    let party = records::require_party(conn, scope, record)?;
    let alone = party.status == "draft" || party.kind.keeps_customers_apart();
    policy::may_add(scope, shared, alone).map_err(Problem::not_allowed)?;
    Ok(party)
}

/// Adds a task to a record.
///
/// # Errors
/// `action_not_allowed` with reason `role_too_low` or `wrong_status`; `invalid` for somebody of
/// another organisation, a date far off, or one task too many.
pub fn add(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewTask,
) -> Result<Task, Problem> {
    let party = require_adder(tx.conn, scope, record, new.shared)?;
    let owner = match new.owner {
        Some(owner) => {
            require_own(tx, scope, owner)?;
            Some(owner)
        }
        None => None,
    };
    let due = new.due_on.map(|day| due_at(tx, scope, day)).transpose()?;
    let texts = std::slice::from_ref(&new.text);
    let rows = insert(tx, scope, &party, texts, new.shared, (owner, due))?;
    if let Some(owner) = owner {
        records::enrol(tx, record, &[(owner, scope.org())])?;
    }
    let now = tx.now;
    show(tx.conn, scope, rows, &HashMap::new(), now)?.pop().ok_or_else(Problem::not_found)
}

/// Adds the tasks of one of the own checklists.
pub fn add_from(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    checklist: ChecklistId,
    shared: bool,
) -> Result<Vec<Task>, Problem> {
    let party = require_adder(tx.conn, scope, record, shared)?;
    let list: Checklist = store::find_checklist(tx.conn, scope, checklist)?
        .ok_or_else(|| Problem::invalid("checklist_id", "not_allowed_value"))?
        .into();
    let rows = insert(tx, scope, &party, &list.items, shared, (None, None))?;
    let now = tx.now;
    show(tx.conn, scope, rows, &HashMap::new(), now)
}

/// Writes tasks at the end of the list, and tells of shared ones.
fn insert(
    tx: &mut Tx<'_>,
    scope: &Scope,
    party: &Party,
    texts: &[String],
    shared: bool,
    (owner, due): (Option<MembershipId>, Option<Timestamp>),
) -> Result<Vec<TaskRow>, Problem> {
    let record = party.record_id;
    let count = store::count(tx.conn, scope, record)?;
    if usize::try_from(count).unwrap_or(usize::MAX).saturating_add(texts.len()) > MAX_TASKS {
        return Err(Problem::invalid("text", "too_many"));
    }
    let last = store::last(tx.conn, scope, record, shared)?;
    let first = last.unwrap_or(0).saturating_add(1);
    let rows: Vec<TaskRow> = texts
        .iter()
        .zip(first..)
        .map(|(text, position)| TaskRow {
            id: TaskId::generate(),
            record_id: record,
            organisation_id: scope.org(),
            shared,
            text: text.clone(),
            owner_membership_id: owner,
            due_at: due,
            position,
            done_at: None,
            done_by: None,
            version: 1,
            created_by: Some(scope.membership()),
            created_at: tx.now,
            responsible_org: scope.org(),
        })
        .collect();
    store::insert(tx.conn, &rows)?;
    let ids: Vec<TaskId> = rows.iter().map(|row| row.id).collect();
    let data = json!({ "task_ids": ids, "texts": texts });
    tell(tx, scope, record, shared, EntryKind::TaskAdded, data)?;
    Ok(rows)
}

/// Says it in the shared lane if both sides see the task. That is the keeping of the record: nobody
/// is told by mail and no clock moves.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    shared: bool,
    kind: EntryKind,
    data: Value,
) -> Result<(), Problem> {
    tx.subject(record);
    records::take_part(tx, record, scope)?;
    if shared {
        let lane = records::shared_lane_unscoped(tx.conn, record)?;
        let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
        records::append(tx, lane.id, entry)?;
    }
    hint(tx, scope, record, shared)
}

/// Pages that show the tasks look again: of a private one those of the own organisation alone, so
/// that the other side does not even learn that there was something.
fn hint(tx: &mut Tx<'_>, scope: &Scope, record: RecordId, shared: bool) -> Result<(), Problem> {
    let organisations = if shared {
        let parties = records::parties_unscoped(tx.conn, record)?;
        parties.into_iter().map(|party| party.organisation_id).collect()
    } else {
        vec![scope.org()]
    };
    tx.hint(Hint::List { what: "tasks", organisations });
    Ok(())
}

/// The task and the caller's place; a private task of the other side is missing.
fn require(conn: &mut Conn, scope: &Scope, id: TaskId) -> Result<TaskRow, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    records::require_party(conn, scope, row.record_id)?;
    if policy::may_see(scope, made(&row)) { Ok(row) } else { Err(Problem::not_found()) }
}

/// Changes a task that still has the version that the caller saw; what stays the same is left out.
///
/// # Errors
/// `precondition_failed`, `action_not_allowed` with reason `wrong_side` or `role_too_low`, `invalid`.
pub fn change_task(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: TaskId,
    version: IfMatch,
    change: &TaskChange,
) -> Result<Task, Problem> {
    let row = require(tx.conn, scope, id)?;
    for action in asked(change) {
        policy::authorize(scope, made(&row), action).map_err(Problem::not_allowed)?;
    }
    version.check(row.version)?;
    let patch = patch(tx, scope, &row, change)?;
    if patch != TaskPatch::default() {
        if !store::update(tx.conn, &row, &patch)? {
            return Err(Problem::new(Code::PreconditionFailed));
        }
        report(tx, scope, &row, &patch)?;
    }
    let row = require(tx.conn, scope, id)?;
    let now = tx.now;
    show(tx.conn, scope, vec![row], &HashMap::new(), now)?.pop().ok_or_else(Problem::not_found)
}

/// The actions that a change needs.
fn asked(change: &TaskChange) -> Vec<TaskAction> {
    let mut actions = Vec::new();
    if change.text.is_some() || change.due_on.is_some() {
        actions.push(TaskAction::Reword);
    }
    if change.owner.is_some() || change.position.is_some() {
        actions.push(TaskAction::Arrange);
    }
    // Whoever changes nothing must be somebody who may.
    if change.done.is_some() || actions.is_empty() {
        actions.push(TaskAction::Check);
    }
    actions
}

/// The columns that come to be different.
fn patch(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &TaskRow,
    change: &TaskChange,
) -> Result<TaskPatch, Problem> {
    let mut patch = TaskPatch {
        text: change.text.clone().filter(|text| *text != row.text),
        position: change.position.filter(|position| *position != row.position),
        ..TaskPatch::default()
    };
    if let Some(owner) = change.owner.filter(|owner| *owner != row.owner_membership_id) {
        if let Some(owner) = owner {
            require_own(tx, scope, owner)?;
            records::enrol(tx, row.record_id, &[(owner, scope.org())])?;
        }
        patch.owner_membership_id = Some(owner);
        // Only the own people are given work; what nobody does is its maker's again.
        patch.responsible_org = Some(owner.map_or(row.organisation_id, |_| scope.org()));
    }
    if let Some(day) = change.due_on {
        let due = day.map(|day| due_at(tx, scope, day)).transpose()?;
        patch.due_at = Some(due).filter(|due| *due != row.due_at);
    }
    if let Some(done) = change.done.filter(|done| *done != row.done_at.is_some()) {
        patch.done_at = Some(done.then_some(tx.now));
        patch.done_by = Some(done.then_some(scope.membership()));
    }
    Ok(patch)
}

/// Tells what became of a task: that it is done (or not after all), and that its words changed.
fn report(tx: &mut Tx<'_>, scope: &Scope, row: &TaskRow, patch: &TaskPatch) -> Result<(), Problem> {
    let (record, shared) = (row.record_id, row.shared);
    let words = patch.text.as_ref().unwrap_or(&row.text);
    if patch.text.is_some() || patch.due_at.is_some() {
        let due = patch.due_at.unwrap_or(row.due_at).map(Timestamp::micros);
        let data = json!({
            "task_id": row.id, "change": "reworded", "text": words, "before": row.text,
            "due_at": due,
        });
        tell(tx, scope, record, shared, EntryKind::TaskChanged, data)?;
    }
    if let Some(done) = patch.done_at {
        let data = json!({ "task_id": row.id, "done": done.is_some(), "text": words });
        return tell(tx, scope, record, shared, EntryKind::TaskDone, data);
    }
    tx.subject(record);
    hint(tx, scope, record, shared)
}

/// Takes a task away.
pub fn remove(tx: &mut Tx<'_>, scope: &Scope, id: TaskId, version: IfMatch) -> Result<(), Problem> {
    let row = require(tx.conn, scope, id)?;
    policy::authorize(scope, made(&row), TaskAction::Remove).map_err(Problem::not_allowed)?;
    version.check(row.version)?;
    if !store::delete(tx.conn, &row)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let data = json!({ "task_id": row.id, "change": "removed", "text": row.text });
    tell(tx, scope, row.record_id, row.shared, EntryKind::TaskChanged, data)
}

/// The tasks of a record that the scope sees, in their order: three statements.
pub fn tasks(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<Vec<Task>, Problem> {
    records::require_party(conn, scope, record)?;
    let rows = store::of_record(conn, scope, record)?;
    show(conn, scope, rows, &HashMap::new(), now)
}

/// Tasks over all records that the caller sees, with their records: three statements.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    filter: Filter,
    page: &PageParams,
) -> Result<Page<Task>, Problem> {
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let found = store::page(conn, scope, filter, cursor, limit)?;
    let Page { items, next_cursor } = Page::cut(found, limit, |(row, _)| filter.place(row));
    let mut ids: Vec<RecordId> = items.iter().map(|(row, _)| row.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let titles = titles.of(conn, &ids)?;
    let mut rows = Vec::with_capacity(items.len());
    let mut refs = HashMap::new();
    for (row, Record { id, kind, number, .. }) in items {
        rows.push(row);
        let title = titles.get(&id).cloned().unwrap_or_default();
        refs.insert(id, RecordRef { id, kind, number, title });
    }
    Ok(Page { items: show(conn, scope, rows, &refs, filter.now)?, next_cursor })
}

fn show(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<TaskRow>,
    refs: &HashMap<RecordId, RecordRef>,
    now: Timestamp,
) -> Result<Vec<Task>, Problem> {
    let mut people: Vec<MembershipId> = rows
        .iter()
        .flat_map(|row| [row.owner_membership_id, row.done_by, row.created_by])
        .flatten()
        .collect();
    people.sort_unstable();
    people.dedup();
    let people: HashMap<MembershipId, PersonRef> =
        if people.is_empty() { HashMap::new() } else { organisations::person_refs(conn, &people)? };
    let person = |id: Option<MembershipId>| id.and_then(|id| people.get(&id)).cloned();
    Ok(rows
        .into_iter()
        .map(|row| Task {
            record: refs.get(&row.record_id).cloned(),
            mine: row.organisation_id == scope.org(),
            owner: person(row.owner_membership_id),
            overdue: row.done_at.is_none() && row.due_at.is_some_and(|due| due < now),
            done_by: person(row.done_by),
            created_by: person(row.created_by),
            actions: policy::action_states(scope, made(&row)),
            id: row.id,
            text: row.text,
            shared: row.shared,
            due_at: row.due_at,
            position: row.position,
            done_at: row.done_at,
            created_at: row.created_at,
            version: row.version,
        })
        .collect())
}
