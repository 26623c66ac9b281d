//! Records with one other organisation, over all kinds.
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::visible::visible;
use crate::features::records::model::{Party, RecordId, RecordKind};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::record_parties;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Records of these kinds that the scope sees and shares with one of these, most recently touched first,
/// each as the own organisation lists it; with `open`, those alone that are not over.
pub fn with_counterpart(
    conn: &mut Conn,
    scope: &Scope,
    (counterparts, kinds): (&[OrganisationId], &[RecordKind]),
    open: bool,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Party>> {
    use record_parties as p;
    let mut query = p::table
        .filter(visible(scope))
        .filter(p::counterpart_org.eq_any(counterparts.to_vec()))
        .filter(p::kind.eq_any(kinds.to_vec()))
        .filter(p::status.ne("draft"))
        .into_boxed::<MultiBackend>();
    if open {
        query = query.filter(p::open.eq(true));
    }
    if let Some(Cursor { at, id }) = cursor {
        let earlier = p::activity_at.lt(at).or(p::record_id.lt(RecordId(id)));
        query = query.filter(p::activity_at.le(at)).filter(earlier);
    }
    query
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit)
        .select(<Party as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// How many there are of each kind.
pub fn count_with_counterpart(
    conn: &mut Conn,
    scope: &Scope,
    counterparts: &[OrganisationId],
    kinds: &[RecordKind],
) -> QueryResult<Vec<(RecordKind, i64)>> {
    use record_parties as p;
    p::table
        .filter(visible(scope))
        .filter(p::counterpart_org.eq_any(counterparts.to_vec()))
        .filter(p::kind.eq_any(kinds.to_vec()))
        .filter(p::status.ne("draft"))
        .group_by(p::kind)
        .select((p::kind, count_star()))
        .load(conn)
}
