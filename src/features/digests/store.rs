//! Who gets summaries. Callers have shown that the record is visible, or work for the program itself.
use diesel::prelude::*;

use crate::features::digests::model::{DigestPace, DigestRow};
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::project_digests as table;

/// What is known of everybody in a project.
pub fn of_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<DigestRow>> {
    DigestRow::query().filter(table::record_id.eq(record)).load(conn)
}

/// What is known of one of them.
pub fn find(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
) -> QueryResult<Option<DigestRow>> {
    DigestRow::query()
        .filter(table::record_id.eq(record))
        .filter(table::membership_id.eq(member))
        .first(conn)
        .optional()
}

/// Keeps a choice. With `since`, the next summary begins there.
pub fn choose(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
    pace: DigestPace,
    since: Option<Timestamp>,
) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(table::table)
            .values((
                table::record_id.eq(record),
                table::membership_id.eq(member),
                table::pace.eq(Some(pace)),
                table::told_until.eq(since),
            ))
            .on_conflict((table::record_id, table::membership_id))
            .do_update()
            .set((table::pace.eq(Some(pace)), since.map(|since| table::told_until.eq(Some(since)))))
            .execute(c)
    })?;
    Ok(())
}

/// They have been told of all up to `until`.
pub fn told(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
    until: Timestamp,
) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(table::table)
            .values((
                table::record_id.eq(record),
                table::membership_id.eq(member),
                table::told_until.eq(Some(until)),
            ))
            .on_conflict((table::record_id, table::membership_id))
            .do_update()
            .set(table::told_until.eq(Some(until)))
            .execute(c)
    })?;
    Ok(())
}
