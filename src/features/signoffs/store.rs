//! Queries on sign-offs. Those of a record or subject serve callers that have shown that it is
//! visible.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{LaneId, RecordId};
use crate::features::signoffs::model::{
    SignoffId, SignoffRow, SignoffState, SlotRow, SubjectId, SubjectKind, VoteWord,
};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{record_parties, records, signoff_slots, signoffs};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, row: &SignoffRow, slots: &[SlotRow]) -> QueryResult<()> {
    diesel::insert_into(signoffs::table).values(row).execute(conn)?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(signoff_slots::table).values(slots).execute(c)
    })?;
    Ok(())
}

/// A sign-off by id alone; its record says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: SignoffId) -> QueryResult<Option<SignoffRow>> {
    SignoffRow::query().filter(signoffs::id.eq(id)).first(conn).optional()
}

/// Takes the row, so that votes come one after another; what it holds now.
pub fn lock(conn: &mut Conn, id: SignoffId) -> QueryResult<SignoffRow> {
    diesel::update(signoffs::table.filter(signoffs::id.eq(id)))
        .set(signoffs::id.eq(id))
        .execute(conn)?;
    SignoffRow::query().filter(signoffs::id.eq(id)).first(conn)
}

pub fn slots(conn: &mut Conn, id: SignoffId) -> QueryResult<Vec<SlotRow>> {
    SlotRow::query().filter(signoff_slots::signoff_id.eq(id)).order(signoff_slots::slot).load(conn)
}

/// Fills a free slot; false if somebody was faster.
pub fn vote(
    conn: &mut Conn,
    slot: &SlotRow,
    word: VoteWord,
    by: MembershipId,
    reason: Option<&str>,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        signoff_slots::table
            .filter(signoff_slots::signoff_id.eq(slot.signoff_id))
            .filter(signoff_slots::slot.eq(&slot.slot))
            .filter(signoff_slots::vote.is_null()),
    )
    .set((
        signoff_slots::vote.eq(Some(word)),
        signoff_slots::voted_by.eq(Some(by)),
        signoff_slots::voted_at.eq(Some(at)),
        signoff_slots::reason.eq(reason),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Ends an open sign-off; false if it is not open any more.
pub fn finish(
    conn: &mut Conn,
    id: SignoffId,
    state: SignoffState,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        signoffs::table.filter(signoffs::id.eq(id)).filter(signoffs::state.eq(SignoffState::Open)),
    )
    .set((signoffs::state.eq(state), signoffs::completed_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Sign-offs of a subject's step that still stand: open or complete.
pub fn standing(
    conn: &mut Conn,
    kind: SubjectKind,
    subject: SubjectId,
    step: &str,
) -> QueryResult<Vec<SignoffRow>> {
    SignoffRow::query()
        .filter(signoffs::subject_kind.eq(kind))
        .filter(signoffs::subject_id.eq(subject))
        .filter(signoffs::subject_step.eq(step.to_owned()))
        .filter(signoffs::state.eq_any([SignoffState::Open, SignoffState::Complete]))
        .order(signoffs::subject_version)
        .load(conn)
}

/// Where the sign-offs of subjects of one kind are told; what was told to all is not their name.
pub fn set_lane(
    conn: &mut Conn,
    kind: SubjectKind,
    subjects: &[SubjectId],
    lane: LaneId,
) -> QueryResult<()> {
    let of_subjects = signoffs::table
        .filter(signoffs::subject_kind.eq(kind))
        .filter(signoffs::subject_id.eq_any(subjects.to_vec()));
    diesel::update(of_subjects)
        .set((signoffs::lane_id.eq(Some(lane)), signoffs::title.eq(None::<String>)))
        .execute(conn)?;
    Ok(())
}

/// What was signed has changed; false if it was stale or refused already.
pub fn set_stale(conn: &mut Conn, id: SignoffId, reason: &str, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        signoffs::table
            .filter(signoffs::id.eq(id))
            .filter(signoffs::state.eq_any([SignoffState::Open, SignoffState::Complete])),
    )
    .set((
        signoffs::state.eq(SignoffState::Stale),
        signoffs::stale_at.eq(Some(at)),
        signoffs::stale_reason.eq(Some(reason)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// All sign-offs of a record with their slots, in the order of their versions: one statement.
pub fn of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<(SignoffRow, SlotRow)>> {
    signoffs::table
        .inner_join(signoff_slots::table)
        .filter(signoffs::record_id.eq(record))
        .order((signoffs::created_at, signoffs::id, signoff_slots::slot))
        .select((
            <SignoffRow as SelectableHelper<MultiBackend>>::as_select(),
            <SlotRow as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// Open sign-offs of records that the scope's organisation takes part in, the oldest first, with
/// their slots and its side: two statements.
pub fn open_of(
    conn: &mut Conn,
    scope: &Scope,
    limit: i64,
) -> QueryResult<Vec<(SignoffRow, SlotRow, Side)>> {
    let open = signoffs::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(signoffs::record_id)))
        .filter(signoffs::state.eq(SignoffState::Open))
        .filter(record_parties::organisation_id.eq(scope.org()))
        .filter(record_parties::hidden.eq(false))
        // Whoever is only asked to join takes no side yet.
        .filter(record_parties::side.eq_any([Side::Vendor, Side::Customer]))
        .order((signoffs::created_at, signoffs::id))
        .limit(limit)
        .select((signoffs::id, record_parties::side))
        .load::<(SignoffId, Side)>(conn)?;
    let sides: HashMap<SignoffId, Side> = open.into_iter().collect();
    let ids: Vec<SignoffId> = sides.keys().copied().collect();
    let rows: Vec<(SignoffRow, SlotRow)> = signoffs::table
        .inner_join(signoff_slots::table)
        .filter(signoffs::id.eq_any(ids))
        .order((signoffs::created_at, signoffs::id, signoff_slots::slot))
        .select((
            <SignoffRow as SelectableHelper<MultiBackend>>::as_select(),
            <SlotRow as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)?;
    let with_side = |(row, slot): (SignoffRow, SlotRow)| {
        let side = sides.get(&row.id).copied()?;
        Some((row, slot, side))
    };
    Ok(rows.into_iter().filter_map(with_side).collect())
}

/// All sign-offs of many subjects of one kind, as [`of_record`] gives them.
pub fn of_subjects(
    conn: &mut Conn,
    kind: SubjectKind,
    subjects: &[SubjectId],
) -> QueryResult<Vec<(SignoffRow, SlotRow)>> {
    signoffs::table
        .inner_join(signoff_slots::table)
        .filter(signoffs::subject_kind.eq(kind))
        .filter(signoffs::subject_id.eq_any(subjects.to_vec()))
        .order((signoffs::created_at, signoffs::id, signoff_slots::slot))
        .select((
            <SignoffRow as SelectableHelper<MultiBackend>>::as_select(),
            <SlotRow as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

diesel::alias!(signoffs as later: Later);

/// Record, kind, step, and since when it is stale.
pub type StaleSignature = (RecordId, SubjectKind, String, Option<Timestamp>);

/// Signatures in open records of a relationship that went stale and were not given anew: record,
/// kind, step and when, oldest first.
pub fn stale_between(
    conn: &mut Conn,
    relationship: RelationshipId,
    kinds: &[SubjectKind],
    limit: i64,
) -> QueryResult<Vec<StaleSignature>> {
    let again = diesel::dsl::exists(
        later
            .filter(later.field(signoffs::subject_kind).eq(signoffs::subject_kind))
            .filter(later.field(signoffs::subject_id).eq(signoffs::subject_id))
            .filter(later.field(signoffs::subject_step).eq(signoffs::subject_step))
            .filter(later.field(signoffs::subject_version).gt(signoffs::subject_version)),
    );
    signoffs::table
        .inner_join(records::table.on(records::id.eq(signoffs::record_id)))
        .inner_join(record_parties::table.on(record_parties::record_id.eq(signoffs::record_id)))
        .filter(records::relationship_id.eq(Some(relationship)))
        .filter(record_parties::side.eq(Side::Vendor))
        .filter(record_parties::open.eq(true))
        .filter(signoffs::state.eq(SignoffState::Stale))
        .filter(signoffs::subject_kind.eq_any(kinds.to_vec()))
        .filter(diesel::dsl::not(again))
        .order((signoffs::stale_at, signoffs::id))
        .limit(limit)
        .select((
            signoffs::record_id,
            signoffs::subject_kind,
            signoffs::subject_step,
            signoffs::stale_at,
        ))
        .load(conn)
}
