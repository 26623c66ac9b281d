//! What happened to a record, without the texts of messages: for what is computed from entries.
use diesel::prelude::*;

use crate::features::records::model::{EntryId, EntryKind, LaneKind, RecordId};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{entries, entry_payloads, lanes, memberships};

/// An entry as a row of the course of things.
pub type CourseRow =
    (EntryId, EntryKind, Timestamp, Timestamp, LaneKind, Option<OrganisationId>, Option<String>);

/// Entries of the shared lane in its order, and warnings of clocks in any lane: one statement.
pub fn list_course(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<CourseRow>> {
    entries::table
        .inner_join(lanes::table)
        .left_join(
            memberships::table.on(memberships::id.nullable().eq(entries::actor_membership_id)),
        )
        .left_join(
            entry_payloads::table.on(entry_payloads::entry_id
                .eq(entries::id)
                .and(entries::kind.ne(EntryKind::Message))),
        )
        .filter(entries::record_id.eq(record))
        .filter(lanes::kind.eq(LaneKind::Shared).or(entries::kind.eq(EntryKind::ClockWarned)))
        .order((lanes::kind.desc(), entries::seq))
        .select((
            entries::id,
            entries::kind,
            entries::occurred_at,
            entries::recorded_at,
            lanes::kind,
            memberships::organisation_id.nullable(),
            entry_payloads::data.nullable(),
        ))
        .load(conn)
}

/// Kind and payload of what the program did to these records by itself because of another entry.
pub fn consequences(
    conn: &mut Conn,
    ids: &[RecordId],
) -> QueryResult<Vec<(EntryKind, Option<String>)>> {
    let kinds = [EntryKind::Reopened, EntryKind::AutoClosed];
    entries::table
        .inner_join(entry_payloads::table)
        .filter(entries::record_id.eq_any(ids.to_vec()))
        .filter(entries::kind.eq_any(kinds))
        .filter(entries::actor_membership_id.is_null())
        .select((entries::kind, entry_payloads::data))
        .load(conn)
}

/// The same of many records: one statement.
pub fn list_courses(
    conn: &mut Conn,
    records: &[RecordId],
) -> QueryResult<Vec<(RecordId, CourseRow)>> {
    entries::table
        .inner_join(lanes::table)
        .left_join(
            memberships::table.on(memberships::id.nullable().eq(entries::actor_membership_id)),
        )
        .left_join(
            entry_payloads::table.on(entry_payloads::entry_id
                .eq(entries::id)
                .and(entries::kind.ne(EntryKind::Message))),
        )
        .filter(entries::record_id.eq_any(records.to_vec()))
        .filter(lanes::kind.eq(LaneKind::Shared).or(entries::kind.eq(EntryKind::ClockWarned)))
        .order((entries::record_id, lanes::kind.desc(), entries::seq))
        .select((
            entries::record_id,
            (
                entries::id,
                entries::kind,
                entries::occurred_at,
                entries::recorded_at,
                lanes::kind,
                memberships::organisation_id.nullable(),
                entry_payloads::data.nullable(),
            ),
        ))
        .load(conn)
}
