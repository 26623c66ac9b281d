//! Use cases of meetings; one function is one transaction.
mod agenda;
mod content;
mod health;
mod list;
mod minutes;
mod open;
mod plan;
mod run;
mod view;

pub use agenda::{NewTopic, add_topic, change_item, remove_item, reorder, take};
pub use content::MinutesChange;
pub use health::*;
pub use list::{BallFilter, ListQuery, MeetingItem, list};
pub use minutes::{NewAction, Part, VoteInput, confirm, promise, refuse, write};
pub use open::{Proposal, Proposals, proposals};
pub use plan::{Edit, Plan, cancel, edit, plan};
pub use run::{Held, MEETING_BEGINS, MEETING_REMINDER, begins, hold, remind};
pub use view::{AgendaItem, Attendee, MeetingView, MinutesView, PromiseRef, Taken, load};

use std::collections::HashMap;

use serde_json::Value;

use super::model::{ItemRow, MeetingAction, MeetingRow, MeetingState};
use super::policy::{self, Facts};
use super::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, EntryRow, LaneKind, Record, RecordId};
use crate::features::records::service::{self as records, At, ListState, NewEntry, Seats};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// A meeting that the scope sees, with all that stands in it.
struct Found {
    meeting: MeetingRow,
    record: Record,
    seats: Seats,
    side: Side,
    items: Vec<ItemRow>,
}

/// Three statements.
fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let own = seats.seat_of(scope.org()).ok_or_else(Problem::not_found)?;
    let side = own.side.principal().ok_or_else(Problem::not_found)?;
    let (meeting, record) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let items = store::items(conn, id)?;
    Ok(Found { meeting, record, seats, side, items })
}

impl Found {
    fn id(&self) -> RecordId {
        self.record.id
    }

    /// For everything but confirming: that asks for more than the state.
    fn authorize(&self, scope: &Scope, action: MeetingAction) -> Result<(), Problem> {
        let facts = Facts {
            state: self.meeting.state,
            confirmed_by: None,
            is_written: true,
            is_seen: true,
        };
        policy::rule(scope, self.side, action, &facts).map_err(Problem::not_allowed)
    }

    fn item(&self, id: super::model::ItemId) -> Result<&ItemRow, Problem> {
        self.items.iter().find(|item| item.id == id).ok_or_else(Problem::not_found)
    }
}

fn list_state(state: MeetingState) -> ListState {
    ListState {
        status: state.as_str().to_owned(),
        open: state.is_open(),
        severity: String::new(),
        category: String::new(),
    }
}

/// Writes an event into the lane that both sides read; whoever does it takes part.
fn tell(
    tx: &mut Tx<'_>,
    found: &Found,
    scope: &Scope,
    kind: EntryKind,
    data: Value,
    body: Option<String>,
) -> Result<EntryRow, Problem> {
    let lane = found.seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data).with_body(body);
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, found.id(), scope)?;
    tx.subject(found.id());
    Ok(row)
}

/// Whoever has the meeting before them looks again; its own version stays.
fn hint(tx: &mut Tx<'_>, found: &Found) -> Result<(), Problem> {
    tx.subject(found.id());
    records::announce(tx, found.id(), found.record.version)
}

/// `stale_version` with the meeting as it is now.
fn stale(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
) -> Result<Problem, Problem> {
    let current = load(tx.conn, scope, titles, id)?;
    Ok(Problem::stale(&current))
}

/// Titles for lists of other features, which have shown that the records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}
