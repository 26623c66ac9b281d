//! All that the scope's organisation keeps, as far as it tells whether something is kept twice.
use diesel::prelude::*;

use crate::features::customers::model::{ContactId, PointKind};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{contact_points, contact_roles, contacts, relationships};

/// A customer.
#[derive(Debug, Clone, Queryable)]
pub struct AccountLine {
    pub id: RelationshipId,
    pub name: String,
    pub legal_name: Option<String>,
    pub tax_id: Option<String>,
    pub customer_number: Option<String>,
    pub created_at: Timestamp,
}

/// Customers that stand for themselves, the oldest first.
pub fn accounts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<AccountLine>> {
    use relationships as r;
    r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::merged_into.is_null())
        .order((r::created_at, r::id))
        .select((r::id, r::name, r::legal_name, r::tax_id, r::customer_number, r::created_at))
        .load(conn)
}

/// Somebody at a customer.
#[derive(Debug, Clone, Queryable)]
pub struct ContactLine {
    pub id: ContactId,
    pub family: String,
    pub given: String,
    pub middle: Option<String>,
    pub created_at: Timestamp,
}

/// Contacts that stand for themselves and are to be contacted, the oldest first.
pub fn contacts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<ContactLine>> {
    use contacts as c;
    c::table
        .filter(c::vendor_org.eq(scope.org()))
        .filter(c::merged_into.is_null())
        .filter(c::archived_at.is_null())
        .order((c::created_at, c::id))
        .select((c::id, c::family, c::given, c::middle, c::created_at))
        .load(conn)
}

/// How they are reached: what of it has a form in which two are the same.
pub fn points(
    conn: &mut Conn,
    scope: &Scope,
) -> QueryResult<Vec<(ContactId, PointKind, Option<String>)>> {
    use contact_points as p;
    p::table
        .filter(p::vendor_org.eq(scope.org()))
        .filter(p::ended_at.is_null())
        .filter(p::norm.is_not_null())
        .order((p::created_at, p::id))
        .select((p::contact_id, p::kind, p::norm))
        .load(conn)
}

/// Where they work.
pub fn roles(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(ContactId, RelationshipId)>> {
    use contact_roles as r;
    r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::valid_to.is_null())
        .order((r::created_at, r::id))
        .select((r::contact_id, r::relationship_id))
        .load(conn)
}
