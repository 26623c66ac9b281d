//! Whose signatures a record asks for, and whom that concerns.
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SignoffRow, SignoffState, SlotRow, SubjectId, SubjectKind};
use crate::features::signoffs::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// A sign-off, by the organisations that it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub kind: SubjectKind,
    pub subject: SubjectId,
    pub title: Option<String>,
    /// All that sign; others are not told of it where it is not for all.
    pub among: Vec<OrganisationId>,
    /// Those whose signature is next; nobody's once it has ended.
    pub next: Vec<OrganisationId>,
    /// Whether all who read the record may know of it.
    pub for_all: bool,
}

/// Sign-offs of a record that are signed by organisation, for callers that show of them what their
/// reader may know: one statement.
pub fn asked_unscoped(conn: &mut Conn, record: RecordId) -> Result<Vec<Asked>, Problem> {
    let mut all: Vec<(SignoffRow, Vec<SlotRow>)> = Vec::new();
    for (row, slot) in store::of_record(conn, record)? {
        match all.last_mut().filter(|(of, _)| of.id == row.id) {
            Some((_, slots)) => slots.push(slot),
            None => all.push((row, vec![slot])),
        }
    }
    Ok(all.into_iter().map(|(row, slots)| asked(row, &slots)).collect())
}

/// Open sign-offs looked through at most: the oldest come first.
const MOST: i64 = 500;

/// Open sign-offs in which it is the turn of the scope's organisation, the oldest first, with the
/// roles that are free. Whether its record may be seen is for the caller to ask.
pub fn waiting_unscoped(
    conn: &mut Conn,
    scope: &Scope,
) -> Result<Vec<(SignoffRow, Vec<String>)>, Problem> {
    let mut all: Vec<(SignoffRow, Vec<SlotRow>, Side)> = Vec::new();
    for (row, slot, side) in store::open_of(conn, scope, MOST)? {
        match all.last_mut().filter(|(of, ..)| of.id == row.id) {
            Some((_, slots, _)) => slots.push(slot),
            None => all.push((row, vec![slot], side)),
        }
    }
    let waits = |(row, slots, side): (SignoffRow, Vec<SlotRow>, Side)| {
        let free = || slots.iter().filter(|slot| slot.vote.is_none());
        let stage = free().map(|slot| slot.stage).min()?;
        let own: Vec<&SlotRow> = free()
            .filter(|slot| slot.stage == stage && slot.side == side)
            .filter(|slot| slot.organisation_id.is_none_or(|id| id == scope.org()))
            .collect();
        let roles = own.iter().filter_map(|slot| slot.role.clone()).collect();
        (!own.is_empty()).then_some((row, roles))
    };
    Ok(all.into_iter().filter_map(waits).collect())
}

/// An organisation leaves a record: what waits there for its signature, or bears it and is not
/// complete, goes stale. Whoever remains puts it up anew.
pub fn mark_stale_without(
    tx: &mut Tx<'_>,
    record: RecordId,
    organisation: OrganisationId,
    side: Side,
    what_changed: &serde_json::Value,
) -> Result<(), Problem> {
    let mut standing: Vec<SignoffRow> = Vec::new();
    for (row, slot) in store::of_record(tx.conn, record)? {
        let open = row.state == SignoffState::Open && slot.organisation_id == Some(organisation);
        if open && standing.last().is_none_or(|last| last.id != row.id) {
            standing.push(row);
        }
    }
    super::go_stale(tx, standing, side, what_changed).map(drop)
}

fn asked(row: SignoffRow, slots: &[SlotRow]) -> Asked {
    let free = || slots.iter().filter(|slot| slot.vote.is_none());
    let stage = free().map(|slot| slot.stage).min();
    let open = row.state == SignoffState::Open;
    let next = free().filter(|slot| open && Some(slot.stage) == stage);
    Asked {
        kind: row.subject_kind,
        subject: row.subject_id,
        title: row.title,
        among: organisations(slots.iter()),
        next: organisations(next),
        for_all: row.lane_id.is_none(),
    }
}

fn organisations<'a>(slots: impl Iterator<Item = &'a SlotRow>) -> Vec<OrganisationId> {
    let mut all: Vec<OrganisationId> = slots.filter_map(|slot| slot.organisation_id).collect();
    all.sort_unstable();
    all.dedup();
    all
}
