//! Organisations, people in them, and the words for both.
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::authz::{MembershipId, OrganisationId};
use crate::{id_type, text_enum};

id_type!(
    /// One vendor with one customer organisation, as the vendor keeps it.
    RelationshipId
);

text_enum! {
    /// A side in a relationship; one firm may be both.
    pub enum Side {
        Customer = "customer",
        Vendor = "vendor",
    }
}

impl Side {
    pub fn other(self) -> Self {
        match self {
            Self::Customer => Self::Vendor,
            Self::Vendor => Self::Customer,
        }
    }
}

/// An organisation as a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrgRef {
    pub id: OrganisationId,
    pub name: String,
}

/// Somebody as both sides may see them: name, title and organisation, never an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonRef {
    pub membership_id: MembershipId,
    pub name: String,
    pub organisation: OrgRef,
    pub side: Option<Side>,
    pub title: Option<String>,
}
