//! Entries, their payloads and states, read marks.
use diesel::prelude::*;

use crate::features::organisations::model::PartySide;
use crate::features::records::chain::{Became, Sealed};
use crate::features::records::model::{
    Author, EntryId, EntryKind, EntryRow, Lane, LaneId, LaneKind, ReadMark, RecordId,
};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    entries, entry_payloads, entry_states, lanes, memberships, read_marks, record_parties,
};

/// An entry, its payload unless erased, and what became of it later.
#[derive(Debug, Clone)]
pub struct EntryParts {
    pub row: EntryRow,
    /// Canonical JSON of the payload.
    pub data: Option<String>,
    pub revised_by: Option<EntryId>,
    pub retracted_at: Option<Timestamp>,
    pub state_at: Option<Timestamp>,
}

/// Which entries of a lane.
#[derive(Debug, Clone, Copy)]
pub enum Range {
    /// With a seq above it, oldest first.
    After(i64),
    /// The newest below it (or of all), oldest first.
    Before(Option<i64>),
}

/// Locks the lane's row until the end of the transaction and gives its head.
pub fn lock_lane(conn: &mut Conn, lane: LaneId) -> QueryResult<Lane> {
    match conn {
        // SQLite has one writer; there is nothing to lock.
        Conn::Sqlite(_) => Lane::query().filter(lanes::id.eq(lane)).first(conn),
        Conn::Pg(c) => lanes::table
            .filter(lanes::id.eq(lane))
            .select(<Lane as SelectableHelper<diesel::pg::Pg>>::as_select())
            .for_update()
            .first(c),
    }
}

/// Locks the shared lanes of these records, always in the same order, and gives their heads.
pub fn lock_shared_lanes_unscoped(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<Lane>> {
    let of = lanes::record_id.eq_any(records.to_vec()).and(lanes::kind.eq(LaneKind::Shared));
    match conn {
        Conn::Sqlite(_) => Lane::query().filter(of).order(lanes::id).load(conn),
        Conn::Pg(c) => lanes::table
            .filter(of)
            .order(lanes::id)
            .select(<Lane as SelectableHelper<diesel::pg::Pg>>::as_select())
            .for_update()
            .load(c),
    }
}

/// Moves the lane's head and writes the entry behind it. The head comes first: of two transactions
/// that write at once on PostgreSQL the second waits there, collides, and begins again; at the
/// entry's number it would be told that somebody has it.
pub fn insert_entry(conn: &mut Conn, row: &EntryRow, salt: &[u8], data: &str) -> QueryResult<()> {
    diesel::update(lanes::table.filter(lanes::id.eq(row.lane_id)))
        .set((lanes::head_seq.eq(row.seq), lanes::head_hash.eq(&row.hash)))
        .execute(conn)?;
    diesel::insert_into(entries::table).values(row).execute(conn)?;
    diesel::insert_into(entry_payloads::table)
        .values((
            entry_payloads::entry_id.eq(row.id),
            entry_payloads::salt.eq(Some(salt)),
            entry_payloads::data.eq(Some(data)),
        ))
        .execute(conn)?;
    Ok(())
}

type State = (Option<EntryId>, Option<Timestamp>, Timestamp);

/// Entries of one lane with all that is needed to show them: one statement.
pub fn list_entries(
    conn: &mut Conn,
    lane: LaneId,
    range: Range,
    limit: i64,
) -> QueryResult<Vec<EntryParts>> {
    let mut query = entries::table
        .inner_join(entry_payloads::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(entries::lane_id.eq(lane))
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            entry_payloads::data,
            (entry_states::revised_by, entry_states::retracted_at, entry_states::at).nullable(),
        ))
        .limit(limit)
        .into_boxed();
    query = match range {
        Range::After(seq) => query.filter(entries::seq.gt(seq)).order(entries::seq),
        Range::Before(None) => query.order(entries::seq.desc()),
        Range::Before(Some(seq)) => query.filter(entries::seq.lt(seq)).order(entries::seq.desc()),
    };
    let rows: Vec<(EntryRow, Option<String>, Option<State>)> = query.load(conn)?;
    let mut parts: Vec<EntryParts> = rows.into_iter().map(into_parts).collect();
    if matches!(range, Range::Before(_)) {
        parts.reverse();
    }
    Ok(parts)
}

fn into_parts((row, data, state): (EntryRow, Option<String>, Option<State>)) -> EntryParts {
    let (revised_by, retracted_at, state_at) =
        state.map_or((None, None, None), |(revised, retracted, at)| (revised, retracted, Some(at)));
    EntryParts { row, data, revised_by, retracted_at, state_at }
}

/// The payload of a record's newest entry of a kind.
pub fn newest_of_kind(
    conn: &mut Conn,
    record: RecordId,
    kind: EntryKind,
) -> QueryResult<Option<String>> {
    let found: Option<Option<String>> = entries::table
        .inner_join(entry_payloads::table)
        .filter(entries::record_id.eq(record))
        .filter(entries::kind.eq(kind))
        .order((entries::recorded_at.desc(), entries::seq.desc()))
        .select(entry_payloads::data)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Kind, time and payload of the shared lane's entries of these kinds, oldest first.
pub fn shared_of_kinds(
    conn: &mut Conn,
    record: RecordId,
    kinds: &[EntryKind],
) -> QueryResult<Vec<(EntryKind, Timestamp, Option<String>)>> {
    entries::table
        .inner_join(entry_payloads::table)
        .inner_join(lanes::table)
        .filter(lanes::record_id.eq(record))
        .filter(lanes::kind.eq(LaneKind::Shared))
        .filter(entries::kind.eq_any(kinds.to_vec()))
        .order(entries::seq)
        .select((entries::kind, entries::occurred_at, entry_payloads::data))
        .load(conn)
}

/// The record of an entry, and what it says happened.
pub fn find_kind(conn: &mut Conn, id: EntryId) -> QueryResult<Option<(RecordId, EntryKind)>> {
    entries::table
        .filter(entries::id.eq(id))
        .select((entries::record_id, entries::kind))
        .first(conn)
        .optional()
}

/// One entry of one of the given lanes.
pub fn find_entry(
    conn: &mut Conn,
    lane_ids: &[LaneId],
    id: EntryId,
) -> QueryResult<Option<EntryParts>> {
    let found: Option<(EntryRow, Option<String>, Option<State>)> = entries::table
        .inner_join(entry_payloads::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(entries::id.eq(id))
        .filter(entries::lane_id.eq_any(lane_ids.to_vec()))
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            entry_payloads::data,
            (entry_states::revised_by, entry_states::retracted_at, entry_states::at).nullable(),
        ))
        .first(conn)
        .optional()?;
    Ok(found.map(into_parts))
}

/// Lane, side and time of an entry that a member of a party wrote.
pub fn find_author(conn: &mut Conn, entry: EntryId) -> QueryResult<Option<Author>> {
    let found: Option<(EntryRow, LaneKind)> = entries::table
        .inner_join(lanes::table)
        .filter(entries::id.eq(entry))
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            lanes::kind,
        ))
        .first(conn)
        .optional()?;
    let Some((row, lane)) = found else { return Ok(None) };
    let Some(member) = row.actor_membership_id else { return Ok(None) };
    let side: Option<PartySide> = record_parties::table
        .filter(record_parties::record_id.eq(row.record_id))
        .filter(
            record_parties::organisation_id.eq_any(
                memberships::table
                    .filter(memberships::id.eq(member))
                    .select(memberships::organisation_id),
            ),
        )
        .select(record_parties::side)
        .first(conn)
        .optional()?;
    Ok(side.and_then(PartySide::principal).map(|side| Author {
        record: row.record_id,
        lane,
        side,
        kind: row.kind,
        at: row.occurred_at,
    }))
}

/// Several entries by id alone; the caller has checked who may read their lanes.
pub fn entries_by_id_unscoped(conn: &mut Conn, ids: &[EntryId]) -> QueryResult<Vec<EntryParts>> {
    let rows: Vec<(EntryRow, Option<String>, Option<State>)> = entries::table
        .inner_join(entry_payloads::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(entries::id.eq_any(ids.to_vec()))
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            entry_payloads::data,
            (entry_states::revised_by, entry_states::retracted_at, entry_states::at).nullable(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(into_parts).collect())
}

/// Everybody who has written into one of these lanes.
pub fn actors_of_lanes(conn: &mut Conn, lanes: &[LaneId]) -> QueryResult<Vec<MembershipId>> {
    let actors: Vec<Option<MembershipId>> = entries::table
        .filter(entries::lane_id.eq_any(lanes.to_vec()))
        .select(entries::actor_membership_id)
        .distinct()
        .load(conn)?;
    Ok(actors.into_iter().flatten().collect())
}

/// Payloads of several entries: for the newest form of revised ones.
pub fn payloads(conn: &mut Conn, ids: &[EntryId]) -> QueryResult<Vec<(EntryId, Option<String>)>> {
    entry_payloads::table
        .filter(entry_payloads::entry_id.eq_any(ids.to_vec()))
        .select((entry_payloads::entry_id, entry_payloads::data))
        .load(conn)
}

pub fn set_state(
    conn: &mut Conn,
    id: EntryId,
    revised_by: Option<EntryId>,
    retracted_at: Option<Timestamp>,
    at: Timestamp,
) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(entry_states::table)
            .values((
                entry_states::entry_id.eq(id),
                entry_states::revised_by.eq(revised_by),
                entry_states::retracted_at.eq(retracted_at),
                entry_states::at.eq(at),
            ))
            .on_conflict(entry_states::entry_id)
            .do_update()
            .set((
                entry_states::revised_by.eq(revised_by),
                entry_states::retracted_at.eq(retracted_at),
                entry_states::at.eq(at),
            ))
            .execute(c)
    })?;
    Ok(())
}

/// Destroys an entry's text; its place in the chain stays.
pub fn redact(conn: &mut Conn, id: EntryId, at: Timestamp) -> QueryResult<()> {
    diesel::update(entry_payloads::table.filter(entry_payloads::entry_id.eq(id)))
        .set((
            entry_payloads::salt.eq(None::<Vec<u8>>),
            entry_payloads::data.eq(None::<String>),
            entry_payloads::redacted_at.eq(Some(at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Every revision of an entry, not the newest alone: each holds a text.
pub fn revisions_unscoped(conn: &mut Conn, row: &EntryRow) -> QueryResult<Vec<EntryId>> {
    // The payload is canonical JSON, so this is how it names the entry.
    let names = format!("%\"entry_id\":\"{}\"%", row.id);
    entries::table
        .inner_join(entry_payloads::table)
        .filter(entries::lane_id.eq(row.lane_id))
        .filter(entries::kind.eq(EntryKind::Revised))
        .filter(entry_payloads::data.like(names))
        .select(entries::id)
        .load(conn)
}

/// Every lane that holds an entry.
pub fn all_lanes_unscoped(conn: &mut Conn) -> QueryResult<Vec<Lane>> {
    Lane::query().filter(lanes::head_seq.gt(0)).order(lanes::id).load(conn)
}

/// A whole lane as the chain sees it, for `verify` and the export.
pub fn sealed_entries(conn: &mut Conn, lane: LaneId) -> QueryResult<Vec<Sealed>> {
    let rows: Vec<(EntryRow, Option<Vec<u8>>, Option<String>)> = entries::table
        .inner_join(entry_payloads::table)
        .filter(entries::lane_id.eq(lane))
        .order(entries::seq)
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            entry_payloads::salt,
            entry_payloads::data,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(|(row, salt, data)| Sealed { row, payload: salt.zip(data) }).collect())
}

/// An entry as the chain sees it, and when its author took it back.
pub type SealedWithState = (EntryRow, Option<Vec<u8>>, Option<String>, Option<Timestamp>);

/// Several whole lanes as the chain sees them, each from its first entry: one statement.
pub fn sealed_with_state(
    conn: &mut Conn,
    lane_ids: &[LaneId],
) -> QueryResult<Vec<SealedWithState>> {
    entries::table
        .inner_join(entry_payloads::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(entries::lane_id.eq_any(lane_ids.to_vec()))
        .order((entries::lane_id, entries::seq))
        .select((
            <EntryRow as diesel::SelectableHelper<crate::platform::db::MultiBackend>>::as_select(),
            entry_payloads::salt,
            entry_payloads::data,
            entry_states::retracted_at.nullable(),
        ))
        .load(conn)
}

/// What is kept of what became of a lane's entries, for `verify`.
pub fn states_of_lane(conn: &mut Conn, lane: LaneId) -> QueryResult<Vec<(EntryId, Became)>> {
    let rows: Vec<(EntryId, Option<EntryId>, Option<Timestamp>)> = entry_states::table
        .inner_join(entries::table.on(entries::id.eq(entry_states::entry_id)))
        .filter(entries::lane_id.eq(lane))
        .select((entry_states::entry_id, entry_states::revised_by, entry_states::retracted_at))
        .load(conn)?;
    let became = |(id, revised_by, retracted_at)| (id, Became { revised_by, retracted_at });
    Ok(rows.into_iter().map(became).collect())
}

/// Moves somebody's read mark forward, never back.
pub fn mark_read(conn: &mut Conn, mark: &ReadMark) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        use diesel::query_dsl::methods::FilterDsl;
        let insert = diesel::insert_into(read_marks::table)
            .values(mark)
            .on_conflict((read_marks::lane_id, read_marks::membership_id))
            .do_update()
            .set((read_marks::seq.eq(mark.seq), read_marks::at.eq(mark.at)));
        FilterDsl::filter(insert, read_marks::seq.lt(mark.seq)).execute(c)
    })?;
    Ok(rows == 1)
}

/// How far a member has read a lane; 0 if not at all.
pub fn own_mark(conn: &mut Conn, lane: LaneId, member: MembershipId) -> QueryResult<i64> {
    let seq: Option<i64> = read_marks::table
        .filter(read_marks::lane_id.eq(lane))
        .filter(read_marks::membership_id.eq(member))
        .select(read_marks::seq)
        .first(conn)
        .optional()?;
    Ok(seq.unwrap_or(0))
}

/// How far an organisation has read a lane: the mark of whoever of it has read furthest.
pub fn furthest_mark(
    conn: &mut Conn,
    lane: LaneId,
    organisation: OrganisationId,
) -> QueryResult<Option<ReadMark>> {
    ReadMark::query()
        .filter(read_marks::lane_id.eq(lane))
        .filter(read_marks::organisation_id.eq(organisation))
        .order((read_marks::seq.desc(), read_marks::at))
        .first(conn)
        .optional()
}
