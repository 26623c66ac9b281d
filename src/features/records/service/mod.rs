//! Use cases on the spine; other features build theirs from these.
mod apart;
mod append;
mod bulk;
mod carry;
mod copy;
mod course;
mod create;
mod drafts;
mod events;
mod files;
mod guests;
mod links;
mod read;
mod receipts;
mod search;
mod share;
mod spine;
mod tell;
mod verify;
mod views;

pub use apart::{
    Conversation, MainLanes, NewApart, among_themselves, ask_one, conversation_unscoped, conversations_unscoped,
    converse, create_apart, let_in, main_lanes_unscoped, participants_unscoped,
    people_on_side_unscoped,
};
pub use append::{NewEntry, append, append_in};
pub use bulk::{PastRecord, PastTurn, Sealed, create_many, replace_turns, was_worked_on_unscoped};
pub use carry::carry;
pub use copy::{CopiedEntry, LaneCopy, Withheld, copy_lanes};
pub use course::{Happened, course_unscoped};
pub use create::{NewOwn, NewParty, NewRecord, Opened, OpenedOwn, create, create_own};
pub use drafts::{
    DraftInput, DraftView, SEND_DRAFT, discard, drafts, due_draft_author, hold_seconds,
    is_in_draft, save, send_due, send_now, undo,
};
pub use events::{
    EntryEvent, actors_unscoped, entry_event_unscoped, may_read, newest_texts_unscoped,
    within_sight,
};
pub use files::{NewFile, attach, file_for, register};
pub use guests::{
    NewLane, admit, companions, dismiss, give, leave_lane, mentionable_in, open_lane,
};
pub use links::{find_by_number, link, links, unlink};
pub use read::{
    READ_EVENT, ReadBy, ReadUpTo, around_unscoped, heads, lane_for, lane_views, lanes_of,
    lanes_to_follow, mark_read, read_by_others, read_up_to, readers_unscoped, require_party,
    require_place, seats, thread_of,
};
pub use receipts::{HEAD_HEADER, KEY_HEADER, Receipt, receipt, sign_head};
pub use search::{Found, search, search_any_word, search_records};
pub use share::{
    ENTRY_EVENT, erase_unscoped, message, message_shown, notify, retract, revise, share,
};
pub use spine::*;
pub use tell::tell_each;
pub use verify::verify_all_unscoped;
pub use views::{EntriesQuery, entries, entry_view, frame};

pub use super::chain::{self, canonical};
pub(crate) use super::store::{readable_by, unread_rows, visible_rows};
pub use super::store::{Around, At, Link, ListState, Seats, Visible, unread, visible};

use super::model::{BallSide, EntryKind, RecordId, Turn, TurnId};
use super::store;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

/// Gives the ball to a side (or takes it off the table) and books the time so far to whoever held
/// it. A move to the side that has it already goes on with the same turn.
pub fn set_ball(
    tx: &mut Tx<'_>,
    record: RecordId,
    side: Option<BallSide>,
    until: Option<Timestamp>,
    cause: EntryKind,
) -> Result<(), Problem> {
    let now = tx.now;
    let before = store::load_record_unscoped(tx.conn, record)?;
    if before.ball_side == side && side.is_some() {
        store::set_ball(tx.conn, record, side, before.ball_since, until)?;
        return Ok(());
    }
    store::end_turns(tx.conn, record, now)?;
    store::set_ball(tx.conn, record, side, side.map(|_| now), until)?;
    if let Some(side) = side {
        let turn = Turn {
            id: TurnId::generate(),
            record_id: record,
            side,
            since: now,
            until: None,
            cause,
        };
        store::insert_turn(tx.conn, &turn)?;
    }
    Ok(())
}

/// What a change of state or fields does to the spine: next version (409 if somebody was faster),
/// the lists of both sides, and a hint to whoever looks at them.
pub fn changed(
    tx: &mut Tx<'_>,
    record: RecordId,
    version: i32,
    state: &ListState,
) -> Result<i32, Problem> {
    if !store::bump_version(tx.conn, record, version)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    store::update_list_state(tx.conn, record, state)?;
    announce(tx, record, version.wrapping_add(1))?;
    Ok(version.wrapping_add(1))
}

/// Tells the live hub that a record changed; its parties that may see it look again.
pub fn announce(tx: &mut Tx<'_>, record: RecordId, version: i32) -> Result<(), Problem> {
    let organisations: Vec<OrganisationId> = store::list_parties_unscoped(tx.conn, record)?
        .iter()
        .filter(|party| !party.hidden)
        .map(|party| party.organisation_id)
        .collect();
    tx.hint(Hint::Record { record: record.0, version, organisations });
    Ok(())
}
