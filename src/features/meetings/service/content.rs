//! What stands when a meeting was held, what both sides confirm of it, and how two forms of that
//! differ.
use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::open::Matter;
use crate::features::meetings::model::{ActionRow, ItemRow, MeetingRow, PersonRow, Reason};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::records::service::canonical;
use crate::features::signoffs::model::seal;
use crate::platform::authz::MembershipId;
use crate::platform::problem::Problem;

/// The agenda as it stands: for each line what it is called and why it is there, at this moment.
pub(super) fn frozen(
    items: &[ItemRow],
    open: &[Matter],
    names: &HashMap<RecordId, String>,
) -> Result<Value, Problem> {
    let lines: Result<Vec<Value>, Problem> = items
        .iter()
        .map(|item| {
            let matter = open.iter().find(|one| Some(&one.subject) == item.subject.as_ref());
            let reasons: &[Reason] = matter.map_or(&[], |matter| &matter.reasons);
            Ok(json!({
                "id": item.id,
                "name": item.about_record.and_then(|record| names.get(&record)),
                "reasons": serde_json::to_value(reasons).map_err(Problem::internal)?,
            }))
        })
        .collect();
    Ok(Value::Array(lines?))
}

/// What a line was called and why it was there when the meeting was held.
pub(super) fn as_it_stood(agenda: &Value, item: &ItemRow) -> Option<(Option<String>, Vec<Reason>)> {
    let line = agenda.as_array()?.iter().find(|line| line.get("id") == Some(&json!(item.id)))?;
    let name = line.get("name").and_then(Value::as_str).map(str::to_owned);
    let reasons = serde_json::from_value(line.get("reasons")?.clone()).ok()?;
    Some((name, reasons))
}

/// Reasons that stand in a line's own row.
pub(super) fn reasons_of(item: &ItemRow) -> Vec<Reason> {
    serde_json::from_value(item.reasons.0.clone()).unwrap_or_default()
}

/// Everything that minutes consist of.
pub(super) struct Parts<'a> {
    pub meeting: &'a MeetingRow,
    pub items: &'a [ItemRow],
    pub people: &'a [PersonRow],
    pub actions: &'a [(ActionRow, Side, String)],
}

impl Parts<'_> {
    /// The canonical form that both sides confirm. What a matter is called does not stand in it:
    /// its id does.
    pub fn sealed(&self) -> Value {
        let meeting = self.meeting;
        let came = |side: Side| -> Vec<MembershipId> {
            let of = |person: &&PersonRow| person.side == side && person.attended == Some(true);
            self.people.iter().filter(of).map(|person| person.membership_id).collect()
        };
        let items: Vec<Value> = self
            .items
            .iter()
            .map(|item| {
                json!({
                    "commitment": item.about_commitment, "id": item.id, "kind": item.kind,
                    "note": item.note, "record": item.about_record, "text": item.minutes,
                    "title": item.title,
                })
            })
            .collect();
        let actions: Vec<Value> = self
            .actions
            .iter()
            .map(|(row, side, text)| {
                json!({
                    "due_on": row.due_on, "id": row.commitment_id, "item": row.item_id,
                    "side": side, "text": text,
                })
            })
            .collect();
        json!({
            "actions": actions, "customer": came(Side::Customer), "held_at": meeting.held_at.micros(),
            "items": items, "meeting": meeting.record_id, "text": meeting.minutes,
            "title": meeting.title, "vendor": came(Side::Vendor),
        })
    }

    /// Whether there is anything to confirm.
    pub fn is_written(&self) -> bool {
        let says = |text: &str| !text.trim().is_empty();
        says(&self.meeting.minutes)
            || self.items.iter().any(|item| says(&item.minutes))
            || !self.actions.is_empty()
    }
}

/// What is signed of it.
pub(super) fn hash(sealed: &Value) -> Vec<u8> {
    seal(&canonical(sealed))
}

/// What differs between the minutes as a side confirmed or refused them and as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MinutesChange {
    /// `text`, `item` or `action`.
    pub part: String,
    /// The line of the agenda, or the commitment.
    pub id: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Differences between two canonical forms: the text first, then lines, then actions.
pub(super) fn changes(was: &Value, is: &Value) -> Vec<MinutesChange> {
    let text = |value: &Value| value.get("text").and_then(Value::as_str).map(str::to_owned);
    let mut found = Vec::new();
    let mut compare = |part: &str, id: Option<String>, from: Option<String>, to: Option<String>| {
        if from != to {
            found.push(MinutesChange { part: part.to_owned(), id, from, to });
        }
    };
    compare("text", None, text(was), text(is));
    for (part, list) in [("item", "items"), ("action", "actions")] {
        let rows = |value: &Value| -> Vec<Value> {
            value.get(list).and_then(Value::as_array).cloned().unwrap_or_default()
        };
        let before = rows(was);
        for row in rows(is) {
            let old = before.iter().find(|old| old.get("id") == row.get("id"));
            let id = row.get("id").and_then(Value::as_str).map(str::to_owned);
            compare(part, id, old.and_then(text), text(&row));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_its_part_and_both_texts() {
        let item = |id: &str, text: &str| json!({ "id": id, "text": text });
        let was =
            json!({ "text": "We met.", "items": [item("1", "a"), item("2", "b")], "actions": [] });
        let is = json!({
            "text": "We met and agreed.", "items": [item("1", "a"), item("2", "c")],
            "actions": [item("9", "Send it")],
        });
        let brief: Vec<String> = changes(&was, &is)
            .into_iter()
            .map(|one| {
                let say = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
                format!("{} {} {} > {}", one.part, say(one.id), say(one.from), say(one.to))
            })
            .collect();
        assert_eq!(
            brief,
            ["text - We met. > We met and agreed.", "item 2 b > c", "action 9 - > Send it"]
        );
        assert_eq!(changes(&was, &was), []);
    }
}
