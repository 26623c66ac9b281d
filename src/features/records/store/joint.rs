//! Records of more than two organisations, and threads beside the first.
use diesel::prelude::*;

use super::visible::readable_by;
use crate::features::organisations::model::Side;
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, EntryRow, Lane, LaneId, LaneKind, Party, RecordId, ThreadId,
};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    entries, entry_payloads, entry_states, lanes, read_marks, record_parties, threads,
};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Gives an organisation a place on a side: a new one, or that of the guest or former party that it
/// was.
pub fn seat(conn: &mut Conn, party: &Party) -> QueryResult<()> {
    let own = record_parties::table
        .filter(record_parties::record_id.eq(party.record_id))
        .filter(record_parties::organisation_id.eq(party.organisation_id));
    let back = diesel::update(own)
        .set((
            record_parties::side.eq(party.side),
            record_parties::hidden.eq(false),
            record_parties::counterpart_org.eq(party.counterpart_org),
            record_parties::owner_membership_id.eq(party.owner_membership_id),
            record_parties::team.eq(party.team.clone()),
            record_parties::activity_at.eq(party.activity_at),
        ))
        .execute(conn)?;
    if back == 0 {
        diesel::insert_into(record_parties::table).values(party).execute(conn)?;
    }
    Ok(())
}

/// Ends an organisation's time on a side; its row stays for the sake of what it wrote.
pub fn unseat(conn: &mut Conn, record: RecordId, organisation: OrganisationId) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq(organisation)),
    )
    .set((record_parties::hidden.eq(true), record_parties::open.eq(false)))
    .execute(conn)?;
    Ok(())
}

/// Whom an organisation's lists name as the other side.
pub fn set_counterpart(
    conn: &mut Conn,
    record: RecordId,
    side: Side,
    other: Option<OrganisationId>,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::side.eq(side)),
    )
    .set(record_parties::counterpart_org.eq(other))
    .execute(conn)?;
    Ok(())
}

pub fn insert_topic(
    conn: &mut Conn,
    thread: ThreadId,
    record: RecordId,
    topic: &str,
    new_lanes: &[Lane],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(threads::table)
        .values((
            threads::id.eq(thread),
            threads::record_id.eq(record),
            threads::topic.eq(Some(topic)),
            threads::created_at.eq(now),
        ))
        .execute(conn)?;
    insert_lanes(conn, new_lanes)
}

pub fn insert_lanes(conn: &mut Conn, new_lanes: &[Lane]) -> QueryResult<()> {
    if new_lanes.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(lanes::table).values(new_lanes).execute(c)
    })?;
    Ok(())
}

/// A lane with its thread: id, topic, and since when.
pub type LaneOfThread = (ThreadId, Option<String>, Timestamp, Lane);

/// A thread by its topic, with the lanes of it that the scope reads: one statement.
pub fn threads_of_record(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> QueryResult<Vec<LaneOfThread>> {
    threads::table
        .inner_join(lanes::table.on(lanes::thread_id.eq(threads::id)))
        .filter(threads::record_id.eq(record))
        .filter(readable_by!(scope.org()))
        .order((threads::created_at, threads::id, lanes::kind.desc(), lanes::id))
        .select((
            threads::id,
            threads::topic,
            threads::created_at,
            <Lane as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// An entry of a shared lane, with its payload and what became of it.
pub type SharedText = (EntryRow, Option<String>, Option<(Option<EntryId>, Option<Timestamp>)>);

/// What stands in the shared lanes of a record and was not erased: one statement.
pub fn shared_texts(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<SharedText>> {
    entries::table
        .inner_join(entry_payloads::table)
        .inner_join(lanes::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(lanes::record_id.eq(record))
        .filter(lanes::kind.eq(LaneKind::Shared))
        .filter(entry_payloads::data.is_not_null())
        .select((
            <EntryRow as SelectableHelper<MultiBackend>>::as_select(),
            entry_payloads::data,
            (entry_states::revised_by, entry_states::retracted_at).nullable(),
        ))
        .load(conn)
}

/// The newest words of a lane.
#[derive(Debug, Clone)]
pub struct NewestWords {
    pub lane: LaneId,
    pub entry: EntryId,
    pub at: Timestamp,
    pub by: Option<MembershipId>,
}

/// The newest words of each of these lanes, without those that were taken back.
pub fn newest_words(conn: &mut Conn, lane_ids: &[LaneId]) -> QueryResult<Vec<NewestWords>> {
    const WORDS: [EntryKind; 3] =
        [EntryKind::Message, EntryKind::QuestionAsked, EntryKind::QuestionAnswered];
    let said = entries::lane_id.eq_any(lane_ids.to_vec()).and(entries::kind.eq_any(WORDS));
    let standing = entry_states::retracted_at.nullable().is_null();
    let heads: Vec<(LaneId, Option<i64>)> = entries::table
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(said)
        .filter(standing)
        .group_by(entries::lane_id)
        .select((entries::lane_id, diesel::dsl::max(entries::seq)))
        .load(conn)?;
    let seqs: Vec<i64> = heads.iter().filter_map(|(_, seq)| *seq).collect();
    if seqs.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(LaneId, i64, EntryId, Timestamp, Option<MembershipId>)> = entries::table
        .filter(entries::lane_id.eq_any(lane_ids.to_vec()))
        .filter(entries::seq.eq_any(seqs))
        .select((
            entries::lane_id,
            entries::seq,
            entries::id,
            entries::recorded_at,
            entries::actor_membership_id,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(lane, seq, ..)| heads.iter().any(|(of, head)| of == lane && *head == Some(*seq)))
        .map(|(lane, _, entry, at, by)| NewestWords { lane, entry, at, by })
        .collect())
}

/// Whose move each organisation sees in its lists.
pub fn set_party_ball(
    conn: &mut Conn,
    record: RecordId,
    organisations: &[OrganisationId],
    ball: Option<BallSide>,
) -> QueryResult<()> {
    if organisations.is_empty() {
        return Ok(());
    }
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq_any(organisations.to_vec())),
    )
    .set(record_parties::ball_side.eq(ball))
    .execute(conn)?;
    Ok(())
}

/// Up to when a member has read anything of a record.
pub fn last_read(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
) -> QueryResult<Option<Timestamp>> {
    read_marks::table
        .inner_join(lanes::table.on(lanes::id.eq(read_marks::lane_id)))
        .filter(lanes::record_id.eq(record))
        .filter(read_marks::membership_id.eq(member))
        .order(read_marks::at.desc())
        .select(read_marks::at)
        .first(conn)
        .optional()
}

/// An entry that still stands, with its payload.
pub type Standing = (EntryRow, Option<String>);

/// The newest entries of these lanes after a moment, newest first; without what was taken back.
pub fn newest_of_lanes(
    conn: &mut Conn,
    lane_ids: &[LaneId],
    since: Option<Timestamp>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Standing>> {
    let mut query = entries::table
        .inner_join(entry_payloads::table)
        .left_join(entry_states::table.on(entry_states::entry_id.eq(entries::id)))
        .filter(entries::lane_id.eq_any(lane_ids.to_vec()))
        .filter(entry_states::retracted_at.nullable().is_null())
        .filter(entries::kind.ne_all([EntryKind::Revised, EntryKind::Retracted, EntryKind::Erased]))
        .order((entries::recorded_at.desc(), entries::id.desc()))
        .limit(limit)
        .select((<EntryRow as SelectableHelper<MultiBackend>>::as_select(), entry_payloads::data))
        .into_boxed();
    if let Some(since) = since {
        query = query.filter(entries::recorded_at.gt(since));
    }
    if let Some(Cursor { at, id }) = cursor {
        query = query
            .filter(entries::recorded_at.le(at))
            .filter(entries::recorded_at.lt(at).or(entries::id.lt(EntryId(id))));
    }
    query.load(conn)
}
