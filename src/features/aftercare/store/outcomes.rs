//! Queries on what shipped changes came to, for callers that have shown that the record is visible.
use diesel::prelude::*;

use crate::features::aftercare::model::{OutcomeAnswer, OutcomeRow};
use crate::features::records::model::{EntryId, RecordId, RecordKind};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{outcomes, records};

/// Questions that somebody is shown at once, at most.
const MOST: i64 = 50;

pub fn find(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
) -> QueryResult<Option<OutcomeRow>> {
    OutcomeRow::query()
        .filter(outcomes::record_id.eq(record))
        .filter(outcomes::membership_id.eq(member))
        .first(conn)
        .optional()
}

/// Everybody who was asked, the newest answers first.
pub fn of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<OutcomeRow>> {
    OutcomeRow::query()
        .filter(outcomes::record_id.eq(record))
        .order((outcomes::answered_at.desc(), outcomes::membership_id))
        .load(conn)
}

/// Notes that these are asked, unless they were before.
pub fn ask(
    conn: &mut Conn,
    record: RecordId,
    people: &[(MembershipId, OrganisationId)],
    at: Timestamp,
) -> QueryResult<()> {
    let row = |(membership_id, organisation_id): &(MembershipId, OrganisationId)| OutcomeRow {
        record_id: record,
        membership_id: *membership_id,
        organisation_id: *organisation_id,
        asked_at: at,
        score: None,
        words: None,
        answered_at: None,
        entry_id: None,
    };
    let rows: Vec<OutcomeRow> = people.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(outcomes::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}

/// Writes an answer down; false if there is one already.
pub fn answer(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
    answer: &OutcomeAnswer,
    entry: EntryId,
    at: Timestamp,
) -> QueryResult<bool> {
    let open = outcomes::table
        .filter(outcomes::record_id.eq(record))
        .filter(outcomes::membership_id.eq(member))
        .filter(outcomes::score.is_null());
    let rows = diesel::update(open)
        .set((
            outcomes::score.eq(Some(answer.score)),
            outcomes::words.eq(answer.words.clone()),
            outcomes::answered_at.eq(Some(at)),
            outcomes::entry_id.eq(Some(entry)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Complaints about which this member has said nothing yet, the oldest question first.
pub fn open_of(conn: &mut Conn, member: MembershipId) -> QueryResult<Vec<(RecordId, Timestamp)>> {
    outcomes::table
        .inner_join(records::table)
        .filter(outcomes::membership_id.eq(member))
        .filter(outcomes::score.is_null())
        .filter(records::kind.eq(RecordKind::Complaint))
        .order(outcomes::asked_at)
        .limit(MOST)
        .select((outcomes::record_id, outcomes::asked_at))
        .load(conn)
}

/// Takes the words away that an entry brought, and leaves the score.
pub fn forget_words(conn: &mut Conn, entry: EntryId) -> QueryResult<()> {
    diesel::update(outcomes::table.filter(outcomes::entry_id.eq(Some(entry))))
        .set(outcomes::words.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
