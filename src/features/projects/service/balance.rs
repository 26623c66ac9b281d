//! Who holds what, and for how long each organisation and side has held something: in all, and by
//! phase.
//!
//! Time that an organisation has held counts once however many items it held at the same time;
//! beside it stands the sum over the items.
use std::collections::HashMap;

use super::board::Holding;
use super::{Opened, ball, open, texts};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{
    BalanceView, Held, HeldItem, HeldKind, HeldLine, ItemId, PhaseBalance, PhaseId, PhaseRow,
    SideLine, shown,
};
use crate::features::projects::store;
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::{dates, markdown};

/// Characters of a question as an item.
const EXCERPT: usize = 120;

/// Time that some held: together, and item by item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub items: usize,
    pub open: usize,
    pub held_seconds: i64,
    pub item_seconds: i64,
}

/// Adds up turns; those that are not over run until now.
pub(super) fn sum<'a>(turns: impl Iterator<Item = &'a Held>, now: Timestamp) -> Sum {
    let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
    let mut items: Vec<(HeldKind, ItemId)> = Vec::new();
    let mut open: Vec<(HeldKind, ItemId)> = Vec::new();
    let mut total = Sum::default();
    for turn in turns {
        let until = turn.until.unwrap_or(now).max(turn.since);
        total.item_seconds += until.seconds_since(turn.since);
        spans.push((turn.since, until));
        items.push((turn.item_kind, turn.item_id));
        if turn.until.is_none() {
            open.push((turn.item_kind, turn.item_id));
        }
    }
    for list in [&mut items, &mut open] {
        list.sort_unstable();
        list.dedup();
    }
    total.items = items.len();
    total.open = open.len();
    total.held_seconds = union(spans);
    total
}

/// Seconds that at least one of the spans covers.
fn union(mut spans: Vec<(Timestamp, Timestamp)>) -> i64 {
    spans.sort_unstable();
    let mut seconds = 0;
    let mut end: Option<Timestamp> = None;
    for (since, until) in spans {
        let from = end.map_or(since, |end| end.max(since));
        if until > from {
            seconds += until.seconds_since(from);
        }
        end = Some(end.map_or(until, |end| end.max(until)));
    }
    seconds
}

/// Who holds what in a project, and the totals.
pub fn balance(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<BalanceView, Problem> {
    let opened = open(conn, scope, id)?;
    let board = ball::board(conn, &opened.project)?;
    let mut turns = store::turns(conn, id)?;
    turns.retain(|turn| board.shows(opened.own, turn.item_kind, turn.item_id));
    let mut holdings = board.holdings();
    holdings.retain(|one| board.shows(opened.own, one.kind, one.item));
    let entries: Vec<EntryId> = board.questions.iter().map(|row| row.entry_id).collect();
    let texts = texts(conn, &entries)?;
    let locale = scope.locale();
    let mut titles: HashMap<ItemId, String> = HashMap::new();
    titles.extend(board.deliverables.iter().map(|r| (ItemId(r.id.0), shown(&r.title, locale))));
    titles.extend(board.gates.iter().map(|r| (ItemId(r.id.0), shown(&r.title, locale))));
    titles.extend(board.conditions.iter().map(|r| (ItemId(r.id.0), r.text.clone())));
    titles.extend(
        board
            .asked
            .iter()
            .filter_map(|asked| Some((ItemId(asked.subject.0), asked.title.clone()?))),
    );
    titles.extend(board.waits.iter().map(|row| (row.item_id, row.title.clone())));
    titles.extend(board.questions.iter().filter_map(|row| {
        let text = texts.get(&row.entry_id)?;
        Some((ItemId(row.id.0), markdown::plain(text, EXCERPT)))
    }));
    let items = holdings
        .iter()
        .map(|holding| item(&opened, scope, holding, &turns, &titles, now))
        .collect();
    let phases = board
        .phases
        .iter()
        .map(|phase| PhaseBalance {
            phase_id: phase.id,
            title: shown(&phase.title, locale),
            organisations: lines(&opened, &turns, Some(phase), now),
            sides: sides(&opened, &turns, Some(phase.id), now),
        })
        .collect();
    Ok(BalanceView {
        now,
        items,
        organisations: lines(&opened, &turns, None, now),
        sides: sides(&opened, &turns, None, now),
        phases,
    })
}

fn item(
    opened: &Opened,
    scope: &Scope,
    holding: &Holding,
    turns: &[Held],
    titles: &HashMap<ItemId, String>,
    now: Timestamp,
) -> HeldItem {
    let of_item: Vec<&Held> = turns
        .iter()
        .filter(|turn| turn.item_id == holding.item && turn.item_kind == holding.kind)
        .filter(|turn| turn.until.is_none())
        .collect();
    let zone = dates::zone(scope.time_zone());
    let due_at = holding
        .due_at
        .or_else(|| Some(dates::end_of_day(zone, dates::day(holding.due_on.as_deref()?)?)));
    HeldItem {
        kind: holding.kind,
        subject: holding.subject,
        id: holding.item.0,
        title: titles.get(&holding.item).cloned().unwrap_or_default(),
        phase_id: holding.phase,
        held_by: of_item
            .iter()
            .filter_map(|turn| {
                Some(crate::features::projects::model::HolderView {
                    organisation: opened.name(turn.organisation_id)?,
                    since: turn.since,
                    mine: turn.organisation_id == opened.own,
                })
            })
            .collect(),
        due_at,
        late: due_at.is_some_and(|due| due < now),
    }
}

/// A line for each organisation that is in or has held something.
fn lines(
    opened: &Opened,
    turns: &[Held],
    phase: Option<&PhaseRow>,
    now: Timestamp,
) -> Vec<HeldLine> {
    let of_phase = |turn: &&Held| phase.is_none_or(|phase| turn.phase_id == Some(phase.id));
    let line = |organisation: OrganisationId, side: Side, is_in: bool| {
        let own = turns.iter().filter(of_phase);
        let total = sum(own.filter(|turn| turn.organisation_id == organisation), now);
        if total.items == 0 && !is_in {
            return None;
        }
        Some(HeldLine {
            organisation: opened.name(organisation)?,
            side,
            mine: organisation == opened.own,
            items: total.items,
            open_items: total.open,
            held_seconds: total.held_seconds,
            item_seconds: total.item_seconds,
        })
    };
    opened
        .parties
        .iter()
        .filter(|party| party.answered_at.is_some())
        .filter_map(|party| {
            line(party.organisation_id, party.side, opened.is_in(party.organisation_id))
        })
        .collect()
}

fn sides(opened: &Opened, turns: &[Held], phase: Option<PhaseId>, now: Timestamp) -> Vec<SideLine> {
    let of_phase = |turn: &&Held| phase.is_none() || turn.phase_id == phase;
    Side::ALL
        .iter()
        .map(|side| {
            let own = turns
                .iter()
                .filter(of_phase)
                .filter(|turn| opened.side_of(turn.organisation_id) == Some(*side));
            let total = sum(own, now);
            SideLine {
                side: *side,
                items: total.items,
                held_seconds: total.held_seconds,
                item_seconds: total.item_seconds,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
