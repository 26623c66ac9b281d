//! Which customers of a vendor fit a filter.
use diesel::prelude::*;

use crate::features::organisations::model::{AccountStatus, RelationshipId};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::relationships;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Which accounts are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub status: Option<AccountStatus>,
    pub tier: Option<String>,
    pub owner: Option<MembershipId>,
}

/// An account with when it was made and what it is found by.
pub type Line = (RelationshipId, Timestamp, String, Option<String>, Option<String>, Option<String>);

/// An account and all that it is called.
pub type Called = (RelationshipId, String, Option<String>, Option<String>, Option<String>);

/// Accounts of the scope's organisation, the newest first. With a pattern those that it fits, and those of
/// which nobody has written yet what they are found by.
pub fn lines(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    pattern: Option<String>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Line>> {
    use relationships as r;
    let mut query = r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::merged_into.is_null())
        .into_boxed::<MultiBackend>();
    if let Some(status) = filter.status {
        query = query.filter(r::status.eq(status));
    }
    if let Some(tier) = &filter.tier {
        query = query.filter(r::tier.eq(Some(tier.clone())));
    }
    if let Some(owner) = filter.owner {
        query = query.filter(r::owner_membership_id.eq(Some(owner)));
    }
    if let Some(Cursor { at, id }) = cursor {
        let earlier = r::created_at.lt(at).or(r::id.lt(RelationshipId(id)));
        query = query.filter(r::created_at.le(at)).filter(earlier);
    }
    if let Some(pattern) = pattern {
        let fits = r::find_key.like(Some(pattern));
        query = query.filter(r::find_key.is_null().nullable().or(fits));
    }
    query
        .limit(limit)
        .order((r::created_at.desc(), r::id.desc()))
        .select((r::id, r::created_at, r::name, r::legal_name, r::tax_id, r::customer_number))
        .load(conn)
}

/// Accounts of which nobody has written what they are found by: all that they are called.
pub fn unfolded_unscoped(conn: &mut Conn, most: i64) -> QueryResult<Vec<Called>> {
    use relationships as r;
    r::table
        .filter(r::find_key.is_null())
        .order(r::id)
        .limit(most)
        .select((r::id, r::name, r::legal_name, r::tax_id, r::customer_number))
        .load(conn)
}

pub fn set_find_key_unscoped(
    conn: &mut Conn,
    id: RelationshipId,
    find_key: &str,
) -> QueryResult<()> {
    diesel::update(relationships::table.filter(relationships::id.eq(id)))
        .set(relationships::find_key.eq(Some(find_key)))
        .execute(conn)?;
    Ok(())
}

/// Customers of the scope's organisation that belong to this one, by name.
pub fn children(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> QueryResult<Vec<(RelationshipId, String)>> {
    use relationships as r;
    r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::parent_id.eq(Some(id)))
        .filter(r::merged_into.is_null())
        .order((r::name, r::id))
        .select((r::id, r::name))
        .load(conn)
}

/// The one that lives on, if this one of the scope's organisation was kept twice.
pub fn merged_into(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> QueryResult<Option<RelationshipId>> {
    use relationships as r;
    let found: Option<Option<RelationshipId>> = r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::id.eq(id))
        .select(r::merged_into)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}
