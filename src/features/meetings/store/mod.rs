//! Queries on meetings. Lists start from the spine's `visible`; what takes a meeting's id alone
//! serves callers that have shown that it is visible.
mod list;

pub use list::{Filter, Line, latest, page, unread_among};

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::features::commitments::model::CommitmentId;
use crate::features::meetings::model::{
    ActionRow, ItemId, ItemRow, MeetingPatch, MeetingRow, MeetingState, PersonRow,
};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{Record, RecordId};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    commitments, meeting_actions, meeting_items, meeting_people, meetings, records,
};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, row: &MeetingRow) -> QueryResult<()> {
    diesel::insert_into(meetings::table).values(row).execute(conn)?;
    Ok(())
}

/// A meeting with its record.
pub fn find_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<(MeetingRow, Record)>> {
    meetings::table
        .inner_join(records::table)
        .filter(meetings::record_id.eq(id))
        .select((
            <MeetingRow as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .first(conn)
        .optional()
}

/// Titles of meetings.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    meetings::table
        .filter(meetings::record_id.eq_any(ids.to_vec()))
        .select((meetings::record_id, meetings::title))
        .load(conn)
}

/// Changes a meeting that still has this state; false if somebody was faster.
pub fn update(
    conn: &mut Conn,
    id: RecordId,
    state: MeetingState,
    patch: &MeetingPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        meetings::table.filter(meetings::record_id.eq(id)).filter(meetings::state.eq(state)),
    )
    .set((patch, meetings::record_id.eq(id)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The minutes have changed in some part: their next version.
pub fn bump_minutes(conn: &mut Conn, row: &MeetingRow) -> QueryResult<bool> {
    let rows = diesel::update(
        meetings::table
            .filter(meetings::record_id.eq(row.record_id))
            .filter(meetings::minutes_version.eq(row.minutes_version)),
    )
    .set(meetings::minutes_version.eq(row.minutes_version.wrapping_add(1)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Writes the text about the whole meeting, if it still has this version.
pub fn write_text(conn: &mut Conn, id: RecordId, version: i32, text: &str) -> QueryResult<bool> {
    let rows = diesel::update(
        meetings::table
            .filter(meetings::record_id.eq(id))
            .filter(meetings::text_version.eq(version)),
    )
    .set((meetings::minutes.eq(text), meetings::text_version.eq(version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Earlier meetings of a relationship whose minutes nobody or one side alone has confirmed, oldest
/// first.
pub fn unconfirmed_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    but: RecordId,
) -> QueryResult<Vec<(RecordId, Timestamp)>> {
    meetings::table
        .filter(meetings::relationship_id.eq(relationship))
        .filter(meetings::record_id.ne(but))
        .filter(meetings::state.eq_any([MeetingState::Held, MeetingState::ToConfirm]))
        .order((meetings::held_at, meetings::record_id))
        .select((meetings::record_id, meetings::held_at))
        .load(conn)
}

pub fn people(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<PersonRow>> {
    PersonRow::query()
        .filter(meeting_people::record_id.eq(id))
        .order((meeting_people::side, meeting_people::membership_id))
        .load(conn)
}

pub fn add_people(conn: &mut Conn, rows: &[PersonRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(meeting_people::table).values(rows).execute(c)
    })?;
    Ok(())
}

pub fn remove_people(conn: &mut Conn, id: RecordId, people: &[MembershipId]) -> QueryResult<()> {
    let gone = meeting_people::membership_id.eq_any(people.to_vec());
    diesel::delete(meeting_people::table.filter(meeting_people::record_id.eq(id)).filter(gone))
        .execute(conn)?;
    Ok(())
}

/// Who came, of those who were to.
pub fn set_attended(conn: &mut Conn, id: RecordId, present: &[MembershipId]) -> QueryResult<()> {
    let all = || meeting_people::table.filter(meeting_people::record_id.eq(id));
    diesel::update(all()).set(meeting_people::attended.eq(Some(false))).execute(conn)?;
    let came = all().filter(meeting_people::membership_id.eq_any(present.to_vec()));
    diesel::update(came).set(meeting_people::attended.eq(Some(true))).execute(conn)?;
    Ok(())
}

/// The agenda in its order.
pub fn items(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<ItemRow>> {
    ItemRow::query()
        .filter(meeting_items::record_id.eq(id))
        .order((meeting_items::position, meeting_items::id))
        .load(conn)
}

pub fn add_items(conn: &mut Conn, rows: &[ItemRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(meeting_items::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// Rewords a line that still has this version.
pub fn edit_item(conn: &mut Conn, row: &ItemRow, title: &str, note: &str) -> QueryResult<bool> {
    let rows = diesel::update(
        meeting_items::table
            .filter(meeting_items::id.eq(row.id))
            .filter(meeting_items::version.eq(row.version)),
    )
    .set((
        meeting_items::title.eq(title),
        meeting_items::note.eq(note),
        meeting_items::version.eq(row.version.wrapping_add(1)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Writes the minutes of a line that still has this version of them.
pub fn write_item(conn: &mut Conn, row: &ItemRow, text: &str) -> QueryResult<bool> {
    let rows = diesel::update(
        meeting_items::table
            .filter(meeting_items::id.eq(row.id))
            .filter(meeting_items::minutes_version.eq(row.minutes_version)),
    )
    .set((
        meeting_items::minutes.eq(text),
        meeting_items::minutes_version.eq(row.minutes_version.wrapping_add(1)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

pub fn remove_item(conn: &mut Conn, row: &ItemRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        meeting_items::table
            .filter(meeting_items::id.eq(row.id))
            .filter(meeting_items::version.eq(row.version)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// Puts the lines into their places: one statement for all.
pub fn place_items(conn: &mut Conn, rows: &[ItemRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(meeting_items::table)
            .values(rows)
            .on_conflict(meeting_items::id)
            .do_update()
            .set(meeting_items::position.eq(excluded(meeting_items::position)))
            .execute(c)
    })?;
    Ok(())
}

/// What was taken on in a meeting, oldest first, with its side and words.
pub fn actions(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<(ActionRow, Side, String)>> {
    meeting_actions::table
        .inner_join(commitments::table.on(commitments::id.eq(meeting_actions::commitment_id)))
        .filter(meeting_actions::record_id.eq(id))
        .order((meeting_actions::created_at, meeting_actions::commitment_id))
        .select((
            <ActionRow as SelectableHelper<MultiBackend>>::as_select(),
            commitments::side,
            commitments::text,
        ))
        .load(conn)
}

pub fn add_action(conn: &mut Conn, row: &ActionRow) -> QueryResult<()> {
    diesel::insert_into(meeting_actions::table).values(row).execute(conn)?;
    Ok(())
}

/// A promise that an agenda is about, as it is now.
pub type PromiseColumns =
    (ItemId, (CommitmentId, Side, String, String, Option<i64>, Option<String>, Timestamp));

/// The promises that an agenda is about, each with its line.
pub fn promises_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<PromiseColumns>> {
    meeting_items::table
        .inner_join(
            commitments::table.on(commitments::id.nullable().eq(meeting_items::about_commitment)),
        )
        .filter(meeting_items::record_id.eq(id))
        .select((
            meeting_items::id,
            (
                commitments::id,
                commitments::side,
                commitments::kind,
                commitments::text,
                commitments::amount_minor,
                commitments::currency,
                commitments::due_at,
            ),
        ))
        .load(conn)
}
