//! Records of one vendor and many customers who do not know of each other.
//!
//! All parties read the shared lane, and the vendor alone writes into it. Each customer has a thread
//! of its own, with a lane that names the vendor and itself and its private lane: who is there, who
//! types, who has read what stays within a thread. A thread is made when somebody first has something to say.
use std::collections::HashMap;

use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, Lane, LaneKind, Party, Record, RecordId, RecordKind, ThreadId,
};
use crate::features::records::service::create::{self, NewParty, lane, numbered};
use crate::features::records::service::{append, events};
use crate::features::records::store::{self, ListState, NewThread, Range};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, SearchDoc, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;
use crate::platform::search::tokens;
use crate::platform::text::markdown;

/// What such a record starts with: its author alone sees it.
#[derive(Debug, Clone)]
pub struct NewApart {
    pub kind: RecordKind,
    pub vendor: OrganisationId,
    pub relationship: Option<RelationshipId>,
    pub author: NewParty,
    pub state: ListState,
}

/// A customer's own thread.
#[derive(Debug, Clone)]
pub struct Conversation {
    pub thread: ThreadId,
    /// The customer's own.
    pub private: Lane,
    /// None as long as the vendor does not see the record.
    pub with_vendor: Option<Lane>,
}

/// The lanes that belong to the record as a whole.
#[derive(Debug, Clone)]
pub struct MainLanes {
    pub shared: Lane,
    /// The vendor's own; none before it takes part.
    pub vendor: Option<Lane>,
}

/// A customer's counterpart is the vendor; the vendor has none, or many.
fn party(record: &Record, new: &NewParty, state: &ListState, now: Timestamp) -> Party {
    let other = (new.side == Side::Customer).then_some(record.vendor_org);
    create::party(record, new, other, state, now)
}

/// Makes the record with its author as the only party.
pub fn create_apart(tx: &mut Tx<'_>, new: &NewApart) -> Result<Record, Problem> {
    let record = numbered(tx, new.kind, new.vendor, new.relationship)?;
    let own = party(&record, &new.author, &new.state, tx.now);
    store::insert_record(tx.conn, &record, &[own])?;
    let thread = ThreadId::generate();
    let mut lanes = vec![lane(record.id, thread, LaneKind::Shared, None)];
    if new.author.organisation == new.vendor {
        lanes.push(lane(record.id, thread, LaneKind::Private, Some(new.vendor)));
    }
    store::insert_thread(tx.conn, thread, record.id, &lanes, tx.now)?;
    tx.subject(record.id);
    Ok(record)
}

/// The lanes that belong to the record as a whole; the caller has shown that it is visible.
pub fn main_lanes_unscoped(
    conn: &mut Conn,
    record: RecordId,
    vendor: OrganisationId,
) -> Result<MainLanes, Problem> {
    let lanes = store::main_lanes(conn, record, vendor)?;
    let (shared, private): (Vec<Lane>, Vec<Lane>) =
        lanes.into_iter().partition(|lane| lane.kind == LaneKind::Shared);
    let shared = shared.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok(MainLanes { shared, vendor: private.into_iter().next() })
}

/// Lets organisations in that are no parties yet; gives those that were not.
pub fn let_in(
    tx: &mut Tx<'_>,
    record: &Record,
    state: &ListState,
    new: &[NewParty],
) -> Result<Vec<OrganisationId>, Problem> {
    let asked: Vec<OrganisationId> = new.iter().map(|party| party.organisation).collect();
    let known = store::places_of_unscoped(tx.conn, &[record.id], &asked)?;
    let is_known = |id: &OrganisationId| known.iter().any(|place| place.organisation_id == *id);
    let rows: Vec<Party> = new
        .iter()
        .filter(|new| !is_known(&new.organisation))
        .map(|new| party(record, new, state, tx.now))
        .collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    store::insert_parties(tx.conn, &rows)?;
    if rows.iter().any(|row| row.side == Side::Vendor) {
        let shared = main_lanes_unscoped(tx.conn, record.id, record.vendor_org)?.shared;
        let vendor = Some(record.vendor_org);
        let private = lane(record.id, shared.thread_id, LaneKind::Private, vendor);
        store::insert_lane(tx.conn, &private)?;
    }
    let organisations: Vec<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
    index_again(tx, record)?;
    let what = record.kind.plural();
    tx.hint(Hint::List { what, organisations: organisations.clone() });
    Ok(organisations)
}

/// Puts the texts of the shared lane into the index anew, for those who read it now.
fn index_again(tx: &mut Tx<'_>, record: &Record) -> Result<(), Problem> {
    let shared = main_lanes_unscoped(tx.conn, record.id, record.vendor_org)?.shared;
    if shared.head_seq == 0 {
        return Ok(());
    }
    let groups = append::groups(tx, &shared)?;
    let entries = store::list_entries(tx.conn, shared.id, Range::After(0), i64::MAX)?;
    let at: HashMap<EntryId, Timestamp> =
        entries.iter().map(|part| (part.row.id, part.row.occurred_at)).collect();
    let ids: Vec<EntryId> = at.keys().copied().collect();
    for (entry, said) in events::said_unscoped(tx.conn, &ids)? {
        let Some(text) = said.body else { continue };
        let mut words = tokens(&markdown::plain(&text, usize::MAX));
        words.extend(groups.iter().cloned());
        tx.index(SearchDoc {
            record: record.id.0,
            lane: shared.id.0,
            entry: Some(entry.0),
            at: at.get(&entry).copied().unwrap_or(tx.now),
            tokens: words,
            replaces: true,
        });
    }
    Ok(())
}

/// A customer's thread, if it has one.
pub fn conversation_unscoped(
    conn: &mut Conn,
    record: RecordId,
    customer: OrganisationId,
) -> Result<Option<Conversation>, Problem> {
    let lanes = store::conversation(conn, record, customer)?;
    let one = |kind| lanes.iter().find(|lane| lane.kind == kind).cloned();
    Ok(one(LaneKind::Private).map(|private| Conversation {
        thread: private.thread_id,
        private,
        with_vendor: one(LaneKind::Named),
    }))
}

/// The lanes in which the vendor speaks with each customer; for the vendor alone.
pub fn conversations_unscoped(
    conn: &mut Conn,
    record: RecordId,
    vendor: OrganisationId,
) -> Result<Vec<(OrganisationId, Lane)>, Problem> {
    Ok(store::conversations(conn, record, vendor)?)
}

/// The lane of a customer among itself; made with its thread if there is none.
pub fn among_themselves(
    tx: &mut Tx<'_>,
    record: RecordId,
    customer: OrganisationId,
) -> Result<Conversation, Problem> {
    if let Some(found) = conversation_unscoped(tx.conn, record, customer)? {
        return Ok(found);
    }
    let id = ThreadId::generate();
    let thread = NewThread { id, record_id: record, topic: None, created_at: tx.now };
    store::insert_thread_alone(tx.conn, &thread)?;
    let private = lane(record, id, LaneKind::Private, Some(customer));
    store::insert_lane(tx.conn, &private)?;
    Ok(Conversation { thread: id, private, with_vendor: None })
}

/// The lane in which a customer and the vendor speak, both of whom see the record; made if there is
/// none.
pub fn converse(
    tx: &mut Tx<'_>,
    record: RecordId,
    vendor: OrganisationId,
    customer: OrganisationId,
) -> Result<Lane, Problem> {
    let own = among_themselves(tx, record, customer)?;
    if let Some(lane) = own.with_vendor {
        return Ok(lane);
    }
    let with_vendor = lane(record, own.thread, LaneKind::Named, None);
    store::insert_named_lane(tx.conn, &with_vendor, &[vendor, customer])?;
    Ok(with_vendor)
}

/// Asks one customer: the ball is its own, and no other customer's.
pub fn ask_one(
    tx: &mut Tx<'_>,
    record: RecordId,
    customer: OrganisationId,
    cause: EntryKind,
) -> Result<(), Problem> {
    super::set_ball(tx, record, Some(BallSide::Customer), None, cause)?;
    Ok(store::spare_others(tx.conn, record, customer)?)
}

/// Whoever takes part, of all parties.
pub fn participants_unscoped(
    conn: &mut Conn,
    record: RecordId,
) -> Result<Vec<(MembershipId, OrganisationId)>, Problem> {
    Ok(store::list_participants(conn, record)?)
}

/// Owners and participants of one side of these records.
pub fn people_on_side_unscoped(
    conn: &mut Conn,
    records: &[RecordId],
    side: Side,
) -> Result<Vec<(MembershipId, OrganisationId)>, Problem> {
    Ok(if records.is_empty() { Vec::new() } else { store::people_on_side(conn, records, side)? })
}
