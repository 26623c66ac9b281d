//! Use cases.
use std::collections::HashMap;

use diesel::QueryResult;

use super::model::{OrgRef, PersonRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::Conn;

/// placeholder until the feature lands
pub fn person_refs(_conn: &mut Conn, _ids: &[MembershipId]) -> QueryResult<HashMap<MembershipId, PersonRef>> {
    Ok(HashMap::new())
}
/// placeholder until the feature lands
pub fn org_refs(_conn: &mut Conn, _ids: &[OrganisationId]) -> QueryResult<HashMap<OrganisationId, OrgRef>> {
    Ok(HashMap::new())
}
/// placeholder
#[derive(Debug, Clone)]
pub struct RelationshipRow { pub vendor_org: OrganisationId, pub customer_org: OrganisationId }
impl RelationshipRow { pub fn side_of(&self, org: OrganisationId) -> super::model::Side { if org == self.vendor_org { super::model::Side::Vendor } else { super::model::Side::Customer } } }
/// placeholder
pub fn require_relationship(_c: &mut Conn, _s: &crate::platform::authz::Scope, _id: super::model::RelationshipId) -> Result<RelationshipRow, crate::platform::problem::Problem> { Err(crate::platform::problem::Problem::not_found()) }
/// placeholder
pub fn require_active_member(_c: &mut Conn, _o: OrganisationId, _m: MembershipId) -> Result<(), crate::platform::problem::Problem> { Ok(()) }
/// placeholder
pub fn sides(_c: &mut Conn, _o: OrganisationId) -> QueryResult<Vec<super::model::Side>> { Ok(vec![]) }
