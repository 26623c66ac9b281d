//! The agenda of a planned meeting: taking over what is open, own topics, their order.
use serde_json::json;

use super::open::{named, open_unscoped};
use super::{Found, find, hint, stale, tell};
use crate::features::meetings::model::{ItemId, ItemKind, ItemRow, MOST_ITEMS, MeetingAction};
use crate::features::meetings::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::{EntryKind, RecordId};
use crate::platform::authz::Scope;
use crate::platform::db::{Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// An own topic.
#[derive(Debug, Clone)]
pub struct NewTopic {
    pub title: String,
    /// Markdown.
    pub note: String,
}

fn blank(found: &Found, scope: &Scope, tx: &Tx<'_>, kind: ItemKind, place: usize) -> ItemRow {
    ItemRow {
        id: ItemId::generate(),
        record_id: found.id(),
        position: found
            .items
            .last()
            .map_or(0, |last| last.position)
            .saturating_add(1)
            .saturating_add(i32::try_from(place).unwrap_or(i32::MAX)),
        kind,
        subject: None,
        about_record: None,
        about_commitment: None,
        title: String::new(),
        note: String::new(),
        reasons: Json(json!([])),
        side: found.side,
        added_by: Some(scope.membership()),
        version: 1,
        minutes: String::new(),
        minutes_version: 1,
        created_at: tx.now,
    }
}

fn require_room(found: &Found, more: usize, field: &str) -> Result<(), Problem> {
    if found.items.len().saturating_add(more) > MOST_ITEMS {
        return Err(Problem::invalid(field, "too_many"));
    }
    Ok(())
}

/// Adds a topic at the end.
pub fn add_topic(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: NewTopic,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, MeetingAction::EditAgenda)?;
    require_room(&found, 1, "title")?;
    let blank = blank(&found, scope, tx, ItemKind::Topic, 0);
    let row = ItemRow { title: new.title, note: new.note, ..blank };
    store::add_items(tx.conn, std::slice::from_ref(&row))?;
    let data = json!({ "change": "added", "count": 1, "title": row.title });
    tell(tx, &found, scope, EntryKind::AgendaChanged, data, None)?;
    hint(tx, &found)
}

/// Takes matters over that are open now and that the scope sees, in the order given. What stands
/// on the agenda already stays where it is.
pub fn take(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    subjects: &[String],
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, MeetingAction::EditAgenda)?;
    require_room(&found, subjects.len().saturating_sub(found.items.len()), "subjects")?;
    let now = tx.now;
    let open = open_unscoped(tx.conn, found.meeting.relationship_id, id, now)?;
    let open = named(tx.conn, scope, titles, open)?;
    let mut rows: Vec<ItemRow> = Vec::new();
    for subject in subjects {
        let known = |item: &ItemRow| item.subject.as_ref() == Some(subject);
        if found.items.iter().any(known) || rows.iter().any(known) {
            continue;
        }
        let (matter, _) = open
            .iter()
            .find(|(matter, _)| matter.subject == *subject)
            .ok_or_else(|| Problem::invalid("subjects", "not_allowed_value"))?;
        let blank = blank(&found, scope, tx, matter.kind, rows.len());
        rows.push(ItemRow {
            subject: Some(subject.clone()),
            about_record: Some(matter.record),
            about_commitment: matter.promise.as_ref().map(|promise| promise.id),
            reasons: Json(serde_json::to_value(&matter.reasons).map_err(Problem::internal)?),
            ..blank
        });
    }
    require_room(&found, rows.len(), "subjects")?;
    if rows.is_empty() {
        return Ok(());
    }
    store::add_items(tx.conn, &rows)?;
    let data = json!({ "change": "added", "count": rows.len() });
    tell(tx, &found, scope, EntryKind::AgendaChanged, data, None)?;
    hint(tx, &found)
}

/// Somebody's own topic is that side's to reword and to take away; the rest is for both.
fn require_own(found: &Found, item: &ItemRow) -> Result<(), Problem> {
    if item.kind == ItemKind::Topic && item.side != found.side {
        return Err(Problem::not_allowed("wrong_side"));
    }
    Ok(())
}

/// Rewords a line that still has the version that the caller saw.
pub fn change_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (id, item): (RecordId, ItemId),
    version: IfMatch,
    title: Option<String>,
    note: Option<String>,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let row = found.item(item)?.clone();
    found.authorize(scope, MeetingAction::EditAgenda)?;
    require_own(&found, &row)?;
    version.check(row.version)?;
    if title.is_some() && row.kind != ItemKind::Topic {
        return Err(Problem::invalid("title", "not_allowed_value"));
    }
    let title = title.unwrap_or_else(|| row.title.clone());
    let note = note.unwrap_or_else(|| row.note.clone());
    if (&title, &note) == (&row.title, &row.note) {
        return Ok(());
    }
    if !store::edit_item(tx.conn, &row, &title, &note)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let data = json!({ "change": "changed", "count": 1, "title": title });
    tell(tx, &found, scope, EntryKind::AgendaChanged, data, None)?;
    hint(tx, &found)
}

/// Takes a line off the agenda.
pub fn remove_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (id, item): (RecordId, ItemId),
    version: IfMatch,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let row = found.item(item)?.clone();
    found.authorize(scope, MeetingAction::EditAgenda)?;
    require_own(&found, &row)?;
    version.check(row.version)?;
    if !store::remove_item(tx.conn, &row)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let data = json!({ "change": "removed", "count": 1, "title": row.title });
    tell(tx, &found, scope, EntryKind::AgendaChanged, data, None)?;
    hint(tx, &found)
}

/// Puts the lines into this order: all of them, each once.
///
/// # Errors
/// `stale_version` with the meeting as it is now, if the lines are others by now.
pub fn reorder(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    order: &[ItemId],
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, MeetingAction::EditAgenda)?;
    let place = |item: &ItemRow| order.iter().position(|id| *id == item.id);
    let placed: Option<Vec<ItemRow>> = found
        .items
        .iter()
        .map(|item| {
            let position = i32::try_from(place(item)?).ok()?.saturating_add(1);
            Some(ItemRow { position, ..item.clone() })
        })
        .collect();
    let placed = match placed {
        Some(placed) if placed.len() == order.len() => placed,
        _ => return Err(stale(tx, scope, titles, id)?),
    };
    if placed.is_empty() {
        return Ok(());
    }
    store::place_items(tx.conn, &placed)?;
    hint(tx, &found)
}
