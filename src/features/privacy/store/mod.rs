//! Rows about people, wherever they stand.
pub mod contact;
pub mod kept;
pub mod member;
pub mod places;
pub mod retention;
mod sql;

use diesel::prelude::*;

use crate::features::privacy::model::{ErasureId, ErasureRow};
use crate::platform::authz::Scope;
use crate::platform::db::schema::erasures;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert_erasure(conn: &mut Conn, row: &ErasureRow) -> QueryResult<()> {
    diesel::insert_into(erasures::table).values(row).execute(conn)?;
    Ok(())
}

/// Erasures of the scope's organisation, the newest first, with one row too many.
pub fn erasures(
    conn: &mut Conn,
    scope: &Scope,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ErasureRow>> {
    use erasures as e;
    let mut query =
        e::table.filter(e::vendor_org.eq(Some(scope.org()))).into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        let earlier = e::erased_at.lt(at).or(e::id.lt(ErasureId(id)));
        query = query.filter(e::erased_at.le(at)).filter(earlier);
    }
    query
        .order((e::erased_at.desc(), e::id.desc()))
        .limit(limit)
        .select(<ErasureRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}
