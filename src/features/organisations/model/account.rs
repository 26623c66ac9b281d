//! What a vendor keeps about a customer as a firm, and who of the vendor looks after it.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use super::RelationshipId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::account_team;
use crate::{id_type, text_enum};

id_type!(
    /// Somebody's time with a customer.
    TeamId
);

text_enum! {
    /// What a customer is to its vendor.
    pub enum AccountStatus {
        /// Not a customer yet.
        Prospect = "prospect",
        Client = "client",
        /// Not any more.
        Former = "former",
        /// Sells on, or works with the vendor.
        Partner = "partner",
    }
}

text_enum! {
    /// As what somebody looks after a customer.
    pub enum TeamRole {
        Owner = "owner",
        Deputy = "deputy",
        Expert = "expert",
    }
}

/// A customer as its vendor names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountRef {
    pub relationship_id: RelationshipId,
    pub name: String,
}

/// The row of somebody's time with a customer.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = account_team, treat_none_as_default_value = false)]
pub struct TeamRow {
    pub id: TeamId,
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub membership_id: MembershipId,
    pub role: TeamRole,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}
