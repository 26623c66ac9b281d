//! Records, parties, lanes and turns.
use diesel::prelude::*;

use super::visible::{SIDES, readable_by, visible, visible_rows};
use crate::features::organisations::model::Side;
use crate::features::records::model::{
    BallSide, EntryId, Lane, LaneId, LaneKind, Party, Record, RecordId, RecordKind, ThreadId, Turn,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    counters, entries, lane_organisations, lanes, record_parties, records, threads, turns,
};
use crate::platform::db::{Conn, MultiBackend};

/// The record of a thread.
pub fn record_of_thread(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<RecordId>> {
    threads::table.filter(threads::id.eq(thread)).select(threads::record_id).first(conn).optional()
}

/// Which of these records the scope may see.
pub fn visible_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<RecordId>> {
    record_parties::table
        .filter(visible(scope))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .select(record_parties::record_id)
        .load(conn)
}

/// Open records of these kinds in which the scope's organisation owes the next move, most recently
/// touched first. A draft is nobody's but its author's.
pub fn with_ball(
    conn: &mut Conn,
    scope: &Scope,
    kinds: &[RecordKind],
    limit: i64,
) -> QueryResult<Vec<RecordId>> {
    use record_parties as p;
    let with = |side: Side, ball: BallSide| {
        p::side.eq(side).and(p::ball_side.eq_any([Some(ball), Some(BallSide::Both)]))
    };
    p::table
        .filter(visible(scope))
        .filter(p::kind.eq_any(kinds.to_vec()))
        .filter(p::open.eq(true))
        .filter(p::status.ne("draft"))
        .filter(with(Side::Customer, BallSide::Customer).or(with(Side::Vendor, BallSide::Vendor)))
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit)
        .select(p::record_id)
        .load(conn)
}

/// Both sides of a record; only after [`find_party`] has shown that it is visible.
pub fn list_parties_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Party>> {
    Party::query()
        .filter(record_parties::record_id.eq(record))
        .filter(record_parties::side.eq_any(SIDES))
        .order(record_parties::side)
        .load(conn)
}

/// The sides of these records; only after their visibility was shown.
pub fn parties_of_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Party>> {
    Party::query()
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .filter(record_parties::side.eq_any(SIDES))
        .load(conn)
}

/// The record's row; only after its visibility was shown.
pub fn load_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Record> {
    Record::query().filter(records::id.eq(record)).first(conn)
}

/// The next number of a vendor: on by 1 to 9, so that it tells no volume.
pub fn next_number(
    conn: &mut Conn,
    vendor: OrganisationId,
    kind: RecordKind,
    step: i64,
) -> QueryResult<String> {
    Ok(number(kind, advance_counter(conn, vendor, kind, step)?))
}

/// How a counter's value is quoted: `C-1042`.
pub fn number(kind: RecordKind, value: i64) -> String {
    format!("{}-{value}", kind.prefix())
}

/// Moves a vendor's counter on and gives its new value; the first number is above 1000.
pub fn advance_counter(
    conn: &mut Conn,
    vendor: OrganisationId,
    kind: RecordKind,
    step: i64,
) -> QueryResult<i64> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(counters::table)
            .values((
                counters::vendor_org.eq(vendor),
                counters::kind.eq(kind.as_str()),
                counters::value.eq(1000 + step),
            ))
            .on_conflict((counters::vendor_org, counters::kind))
            .do_update()
            .set(counters::value.eq(counters::value + step))
            .returning(counters::value)
            .get_result(c)
    })
}

pub fn insert_record(conn: &mut Conn, record: &Record, parties: &[Party]) -> QueryResult<()> {
    diesel::insert_into(records::table).values(record).execute(conn)?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(record_parties::table).values(parties).execute(c)
    })?;
    Ok(())
}

pub fn insert_thread(
    conn: &mut Conn,
    thread: ThreadId,
    record: RecordId,
    new_lanes: &[Lane],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(threads::table)
        .values((
            threads::id.eq(thread),
            threads::record_id.eq(record),
            threads::topic.eq(None::<String>),
            threads::created_at.eq(now),
        ))
        .execute(conn)?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(lanes::table).values(new_lanes).execute(c)
    })?;
    Ok(())
}

/// A lane by id alone: for what goes only to those who were shown to be its readers.
pub fn load_lane_unscoped(conn: &mut Conn, lane: LaneId) -> QueryResult<Lane> {
    Lane::query().filter(lanes::id.eq(lane)).first(conn)
}

/// Lanes that have entries after this id: for the live hub, whose readers are known. The newest
/// of them where there are too many.
pub fn lanes_written_after_unscoped(conn: &mut Conn, after: EntryId) -> QueryResult<Vec<Lane>> {
    /// Entries that are looked through; more come with the next look.
    const MOST: i64 = 5000;
    let mut written: Vec<LaneId> = entries::table
        .filter(entries::id.gt(after))
        .select(entries::lane_id)
        .order(entries::id.desc())
        .limit(MOST)
        .load(conn)?;
    written.sort_unstable();
    written.dedup();
    Lane::query().filter(lanes::id.eq_any(written)).load(conn)
}

/// Lanes of a record that the organisation may read.
pub fn lanes_of_record(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<Vec<Lane>> {
    Lane::query()
        .filter(lanes::record_id.eq(record))
        .filter(readable_by!(scope.org()))
        .order((lanes::kind.desc(), lanes::id))
        .load(conn)
}

/// Lanes that the scope reads, of those of these records that it sees: one statement.
pub fn readable_lanes(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Lane>> {
    lanes::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(lanes::record_id)))
        .filter(lanes::record_id.eq_any(ids.to_vec()))
        .filter(readable_by!(scope.org()))
        .filter(visible_rows!(scope))
        .select(<Lane as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// Rows of several records; only after their visibility was shown.
pub fn load_records_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Record>> {
    Record::query().filter(records::id.eq_any(ids.to_vec())).load(conn)
}

/// All lanes of a record, those of its first thread first: for what the program writes of itself.
pub fn lanes_of_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Lane>> {
    Lane::query().filter(lanes::record_id.eq(record)).order(lanes::id).load(conn)
}

/// The state of a record as its lists show it.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = record_parties)]
pub struct ListState {
    pub status: String,
    pub open: bool,
    pub severity: String,
    pub category: String,
}

pub fn update_list_state(conn: &mut Conn, record: RecordId, state: &ListState) -> QueryResult<()> {
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(state)
        .execute(conn)?;
    Ok(())
}

/// A draft becomes visible to the other side.
pub fn reveal(conn: &mut Conn, record: RecordId) -> QueryResult<()> {
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(record_parties::hidden.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Takes the next version if the record still has `version`; false if somebody was faster.
pub fn bump_version(conn: &mut Conn, record: RecordId, version: i32) -> QueryResult<bool> {
    let rows = diesel::update(
        records::table.filter(records::id.eq(record)).filter(records::version.eq(version)),
    )
    .set(records::version.eq(version.wrapping_add(1)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Newest activity in a lane: on the record and in both sides' lists, or, for a private lane, in
/// its own organisation's list alone. The other side must not see that something was written.
pub fn touch(conn: &mut Conn, lane: &Lane, at: Timestamp) -> QueryResult<()> {
    let parties = record_parties::table.filter(record_parties::record_id.eq(lane.record_id));
    if lane.kind == LaneKind::Shared {
        diesel::update(records::table.filter(records::id.eq(lane.record_id)))
            .set(records::activity_at.eq(at))
            .execute(conn)?;
        diesel::update(parties).set(record_parties::activity_at.eq(at)).execute(conn)?;
        return Ok(());
    }
    let named = lane_organisations::table
        .filter(lane_organisations::lane_id.eq(lane.id))
        .select(lane_organisations::organisation_id);
    let readers =
        parties.filter(record_parties::organisation_id.eq_any(named).or(
            record_parties::organisation_id.nullable().eq(lane.organisation_id).assume_not_null(),
        ));
    diesel::update(readers).set(record_parties::activity_at.eq(at)).execute(conn)?;
    Ok(())
}

pub fn set_ball(
    conn: &mut Conn,
    record: RecordId,
    side: Option<BallSide>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
) -> QueryResult<()> {
    diesel::update(records::table.filter(records::id.eq(record)))
        .set((
            records::ball_side.eq(side),
            records::ball_since.eq(since),
            records::ball_until.eq(until),
        ))
        .execute(conn)?;
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(record_parties::ball_side.eq(side))
        .execute(conn)?;
    Ok(())
}

/// Takes the next version and gives the ball to a side; false if the record has another version by
/// now. By when the side owes its move stays as long as the turn does; of a new turn it is not known
/// until it has been computed.
pub fn advance(
    conn: &mut Conn,
    record: &Record,
    side: Option<BallSide>,
    since: Option<Timestamp>,
) -> QueryResult<bool> {
    let rows = diesel::update(
        records::table
            .filter(records::id.eq(record.id))
            .filter(records::version.eq(record.version)),
    )
    .set((
        records::version.eq(record.version.wrapping_add(1)),
        records::ball_side.eq(side),
        records::ball_since.eq(since),
        records::ball_until.eq(record.ball_until.filter(|_| record.ball_side == side)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// State and ball of a record as its lists show them.
pub fn update_lists(
    conn: &mut Conn,
    record: RecordId,
    side: Option<BallSide>,
    state: &ListState,
) -> QueryResult<()> {
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set((state, record_parties::ball_side.eq(side)))
        .execute(conn)?;
    Ok(())
}

/// By when the side with the ball owes its move; who that is stays.
pub fn set_ball_until(
    conn: &mut Conn,
    record: RecordId,
    until: Option<Timestamp>,
) -> QueryResult<()> {
    diesel::update(records::table.filter(records::id.eq(record)))
        .set(records::ball_until.eq(until))
        .execute(conn)?;
    Ok(())
}

pub fn end_turns(conn: &mut Conn, record: RecordId, at: Timestamp) -> QueryResult<()> {
    diesel::update(turns::table.filter(turns::record_id.eq(record)).filter(turns::until.is_null()))
        .set(turns::until.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_turn(conn: &mut Conn, turn: &Turn) -> QueryResult<()> {
    diesel::insert_into(turns::table).values(turn).execute(conn)?;
    Ok(())
}
