//! What happened with accounts of a vendor, for rehearsals.
use diesel::prelude::*;

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{complaints, entries, interactions, satisfactions};

/// Of which account something was, and when.
pub type Past = (RelationshipId, Timestamp);

/// Entries of these kinds in complaints of the scope's organisation since then.
pub fn entries_since(
    conn: &mut Conn,
    scope: &Scope,
    kinds: &[EntryKind],
    since: Timestamp,
) -> QueryResult<Vec<Past>> {
    use {complaints as c, entries as e};
    c::table
        .inner_join(e::table.on(e::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(scope.org()))
        .filter(e::kind.eq_any(kinds.to_vec()))
        .filter(e::recorded_at.ge(since))
        .order((e::recorded_at, e::id))
        .select((c::relationship_id, e::recorded_at))
        .load(conn)
}

/// Answers with so few points or fewer since then.
pub fn low_answers_since(
    conn: &mut Conn,
    scope: &Scope,
    at_most: i32,
    since: Timestamp,
) -> QueryResult<Vec<Past>> {
    use {complaints as c, satisfactions as s};
    c::table
        .inner_join(s::table.on(s::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(scope.org()))
        .filter(s::score.le(at_most))
        .filter(s::answered_at.ge(since))
        .order((s::answered_at, s::record_id))
        .select((c::relationship_id, s::answered_at.assume_not_null()))
        .load(conn)
}

/// Interactions with known accounts that were written down since then.
pub fn interactions_since(
    conn: &mut Conn,
    scope: &Scope,
    since: Timestamp,
) -> QueryResult<Vec<Past>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::relationship_id.is_not_null())
        .filter(i::source.eq("manual"))
        .filter(i::recorded_at.ge(since))
        .order((i::recorded_at, i::id))
        .select((i::relationship_id.assume_not_null(), i::recorded_at))
        .load(conn)
}

/// The points that a customer gave a complaint.
pub fn score_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Option<i32>> {
    satisfactions::table
        .filter(satisfactions::record_id.eq(record))
        .select(satisfactions::score)
        .first::<Option<i32>>(conn)
        .optional()
        .map(Option::flatten)
}

/// When an entry was written.
pub fn entry_at_unscoped(conn: &mut Conn, entry: EntryId) -> QueryResult<Option<Timestamp>> {
    entries::table.filter(entries::id.eq(entry)).select(entries::recorded_at).first(conn).optional()
}
