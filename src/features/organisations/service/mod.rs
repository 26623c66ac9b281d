//! What can be done with organisations and their people; one function is one transaction.
use std::collections::HashMap;

use diesel::QueryResult;

use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::organisations::store;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::Conn;

/// How people are shown beside what they did, in one statement; `side` is left to the caller.
///
/// Takes no scope: the caller found the ids in rows that it may see.
pub fn person_refs(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> QueryResult<HashMap<MembershipId, PersonRef>> {
    store::person_refs(conn, ids)
}

/// How organisations are named, in one statement, for ids found in rows that the caller may see.
pub fn org_refs(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, OrgRef>> {
    store::org_refs(conn, ids)
}
