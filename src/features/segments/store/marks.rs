//! What figures say of accounts, as it was handed over last.
use diesel::prelude::*;

use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::MarksRow;
use crate::platform::authz::OrganisationId;
use crate::platform::db::schema::account_marks;
use crate::platform::db::{Conn, MultiBackend};

/// Of these accounts of a vendor; of all of them if none are named.
pub fn load_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Option<&[RelationshipId]>,
) -> QueryResult<Vec<MarksRow>> {
    use account_marks as m;
    let mut query = m::table
        .filter(m::vendor_org.eq(vendor))
        .select(<MarksRow as SelectableHelper<MultiBackend>>::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(m::relationship_id.eq_any(ids.to_vec()));
    }
    query.load(conn)
}

/// Puts these rows in the place of what stood there of these accounts.
pub fn replace_unscoped(
    conn: &mut Conn,
    accounts: &[RelationshipId],
    rows: &[MarksRow],
) -> QueryResult<()> {
    diesel::delete(
        account_marks::table.filter(account_marks::relationship_id.eq_any(accounts.to_vec())),
    )
    .execute(conn)?;
    crate::insert_all!(conn, account_marks::table, rows, 10);
    Ok(())
}
