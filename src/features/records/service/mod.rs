//! Use cases on the spine; other features build theirs from these.
mod apart;
mod append;
mod bulk;
mod carry;
mod copy;
mod counterpart;
mod course;
mod create;
mod drafts;
mod events;
mod files;
mod guests;
mod joint;
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
    Conversation, MainLanes, NewApart, among_themselves, ask_one, conversation_unscoped,
    conversations_unscoped, converse, create_apart, let_in, main_lanes_unscoped,
    participants_unscoped, people_on_side_unscoped,
};
pub use append::{NewEntry, append, append_in};
pub use bulk::{
    PastEntry, PastRecord, PastTurn, Sealed, create_many, replace_turns, was_worked_on_unscoped,
};
pub use carry::carry;
pub use copy::{CopiedEntry, LaneCopy, Withheld, copy_lanes};
pub use counterpart::{count_with_counterpart, with_counterpart};
pub use course::{Happened, course_unscoped, courses_unscoped};
pub use create::{NewOwn, NewParty, NewRecord, Opened, OpenedOwn, create, create_own};
pub use drafts::{
    DraftInput, DraftView, SEND_DRAFT, discard, drafts, due_draft_author, hold_seconds,
    is_in_draft, save, send_due, send_now, undo,
};
pub use events::{
    EntryEvent, FOLLOWS, Said, actors_unscoped, consequences_unscoped, entry_event_unscoped,
    follows, may_read, on_a_side, said_unscoped, with_ball, within_sight,
};
pub use files::{NewFile, attach, attachments, file_for, held_unscoped, hold, let_go, register};
pub use guests::{
    NewLane, admit, close_lane_to, companions, dismiss, give, lanes_as_guest, leave_lane,
    look_again, mentionable_in, open_lane, places_as_guest,
};
pub use joint::{
    NewJoint, NewestEntry, OpenedJoint, Topic, create_joint, entries_of_lanes_unscoped, last_read,
    newest_words_unscoped, open_thread, own_marks, seat, set_party_balls, topics, unseat,
};
pub use links::{find_by_number, link, links, links_from_unscoped, unlink};
pub use read::{
    READ_EVENT, ReadBy, ReadUpTo, around_unscoped, heads, lane_for, lane_views, lanes_of,
    lanes_to_follow, mark_read, read_by_others, read_up_to, readers_unscoped, require_party,
    require_place, require_reader, seats, seats_of_reader, thread_of,
};
pub use receipts::{HEAD_HEADER, KEY_HEADER, Receipt, receipt, sign_head};
pub use search::{Found, Hits, search, search_any_word, search_places};
pub use share::{
    ENTRY_EVENT, erase_unscoped, message, message_shown, notify, retract, revise, share,
};
pub use spine::*;
pub use tell::tell_each;
pub use verify::{stored_files_unscoped, verify_all_unscoped};
pub use views::{EntriesQuery, entries, entry_view, frame};

pub use super::chain::{self, canonical};
pub use super::store::{
    Around, At, Link, ListState, NewestWords, Seats, Visible, found_in, reopened_between,
    turns_between, unread, visible,
};
pub(crate) use super::store::{readable_by, unread_rows, visible_rows};

use super::model::{BallSide, EntryKind, Record, RecordId, Turn, TurnId};
use super::store;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

/// Gives the ball to a side (or takes it off the table) and books the time so far to whoever held
/// it. A move to the side that has it already goes on with the same turn. Gives since when the side
/// has it.
pub fn set_ball(
    tx: &mut Tx<'_>,
    record: RecordId,
    side: Option<BallSide>,
    until: Option<Timestamp>,
    cause: EntryKind,
) -> Result<Option<Timestamp>, Problem> {
    let before = store::load_record_unscoped(tx.conn, record)?;
    let since = turn_since(&before, side, tx.now);
    store::set_ball(tx.conn, record, side, since, until)?;
    begin_turn(tx, &before, side, cause)?;
    Ok(since)
}

/// A step of a record that the caller has read in this transaction: whose move it is now, the next
/// version (409 if somebody was faster), the lists of both sides, and a hint to those who list it.
/// Gives since when the side has the ball.
pub fn advance(
    tx: &mut Tx<'_>,
    record: &Record,
    side: Option<BallSide>,
    cause: EntryKind,
    state: &ListState,
    listed_by: &[OrganisationId],
) -> Result<Option<Timestamp>, Problem> {
    let since = turn_since(record, side, tx.now);
    if !store::advance(tx.conn, record, side, since)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    begin_turn(tx, record, side, cause)?;
    store::update_lists(tx.conn, record.id, side, state)?;
    let version = record.version.wrapping_add(1);
    let organisations = listed_by.to_vec();
    tx.hint(Hint::Record { record: record.id.0, version, organisations });
    Ok(since)
}

/// Since when a side has the ball that gets it now.
fn turn_since(before: &Record, side: Option<BallSide>, now: Timestamp) -> Option<Timestamp> {
    if before.ball_side == side { before.ball_since } else { side.map(|_| now) }
}

/// Books the time so far to whoever had the ball, and begins the turn of whoever has it now, unless
/// that is the same side.
fn begin_turn(
    tx: &mut Tx<'_>,
    before: &Record,
    side: Option<BallSide>,
    cause: EntryKind,
) -> Result<(), Problem> {
    if before.ball_side == side {
        return Ok(());
    }
    store::end_turns(tx.conn, before.id, tx.now)?;
    if let Some(side) = side {
        let (id, record_id) = (TurnId::generate(), before.id);
        let turn = Turn { id, record_id, side, since: tx.now, until: None, cause };
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
