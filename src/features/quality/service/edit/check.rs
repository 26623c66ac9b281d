//! What a row must be beside its own fields.
use serde_json::Value;

use crate::features::organisations::service as organisations;
use crate::features::quality::form::{self, Kind};
use crate::features::quality::model::{ItemId, ItemKind, ItemRow};
use crate::features::quality::service::Opened;
use crate::platform::authz::MembershipId;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Answers to "why?" below one cause.
const MAX_DEPTH: usize = 10;

/// Answers to "why?" hang below a cause or another answer; bones below a bone; nothing else.
pub(super) fn check_parent(
    items: &[ItemRow],
    kind: ItemKind,
    parent: Option<ItemId>,
) -> Result<(), Problem> {
    let wrong = || Err(Problem::invalid("parent_id", "not_allowed_value"));
    let Some(parent) = parent else {
        return if kind == ItemKind::Why { wrong() } else { Ok(()) };
    };
    let allowed: &[ItemKind] = match kind {
        ItemKind::Why => &[ItemKind::Cause, ItemKind::Why],
        ItemKind::Bone => &[ItemKind::Bone],
        _ => &[],
    };
    let mut depth = 0;
    let mut above = Some(parent);
    while let Some(id) = above {
        let Some(item) = items.iter().find(|item| item.id == id) else { return wrong() };
        if depth == 0 && !allowed.contains(&item.kind) {
            return wrong();
        }
        depth += 1;
        if depth > MAX_DEPTH {
            return Err(Problem::invalid("parent_id", "too_many"));
        }
        above = item.parent_id;
    }
    Ok(())
}

/// What one row cannot know alone: contributions of all causes, pieces, people of the two sides.
pub(super) fn check_whole(tx: &mut Tx<'_>, opened: &Opened, row: &ItemRow) -> Result<(), Problem> {
    let number = |item: &ItemRow, key: &str| item.data.0.get(key).and_then(Value::as_i64);
    if row.kind == ItemKind::Cause {
        let same = |item: &&ItemRow| {
            item.kind == ItemKind::Cause
                && item.id != row.id
                && item.data.0.get("type") == row.data.0.get("type")
        };
        let others: i64 =
            opened.items.iter().filter(same).filter_map(|item| number(item, "contribution")).sum();
        if others + number(row, "contribution").unwrap_or(0) > 100 {
            return Err(Problem::invalid("data.contribution", "contribution_sum"));
        }
    }
    if row.kind == ItemKind::Containment
        && number(row, "not_ok").unwrap_or(0) > number(row, "checked").unwrap_or(i64::MAX)
    {
        return Err(Problem::invalid("data.not_ok", "number_range"));
    }
    check_members(tx, opened, row)
}

pub(super) fn check_members(
    tx: &mut Tx<'_>,
    opened: &Opened,
    row: &ItemRow,
) -> Result<(), Problem> {
    let members: Vec<(&str, MembershipId)> = form::item_fields(row.kind)
        .iter()
        .filter(|field| field.kind == Kind::Member)
        .filter_map(|field| {
            let id = row.data.0.get(field.name)?.as_str()?.parse().ok()?;
            Some((field.name, id))
        })
        .collect();
    if members.is_empty() {
        return Ok(());
    }
    let ids: Vec<MembershipId> = members.iter().map(|(_, id)| *id).collect();
    let people = organisations::person_refs(tx.conn, &ids)?;
    for (name, id) in members {
        let of_a_side = people.get(&id).is_some_and(|person| {
            let seat = opened.seats.seat_of(person.organisation.id);
            seat.is_some_and(|seat| seat.side.principal().is_some())
        });
        if !of_a_side {
            return Err(Problem::invalid(format!("data.{name}"), "not_allowed_value"));
        }
    }
    Ok(())
}
