//! Ids, closed vocabularies and the short forms in which organisations and people are shown.
use serde::Serialize;

use crate::id_type;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::text_enum;

id_type!(
    /// One vendor with one customer organisation.
    RelationshipId
);
id_type!(
    /// An invitation by mail to join an organisation.
    InvitationId
);

text_enum! {
    /// The side that an organisation takes in a relationship or a record.
    pub enum Side {
        Customer = "customer",
        Vendor = "vendor",
    }
}

impl Side {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::Customer => Self::Vendor,
            Self::Vendor => Self::Customer,
        }
    }
}

text_enum! {
    /// Whether a membership counts. A suspended one is treated as none.
    pub enum MembershipStatus {
        Active = "active",
        Suspended = "suspended",
    }
}

/// An organisation as it is named beside other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct OrgRef {
    pub id: OrganisationId,
    pub name: String,
}

/// A person as both sides may see them: name, organisation and title; no address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct PersonRef {
    pub membership_id: MembershipId,
    pub name: String,
    pub organisation: OrgRef,
    /// The side their organisation takes where they are shown; null where there are no sides.
    pub side: Option<Side>,
    pub title: Option<String>,
}

impl PersonRef {
    /// The same person, shown where their organisation takes a side.
    pub fn on(mut self, side: Side) -> Self {
        self.side = Some(side);
        self
    }
}
