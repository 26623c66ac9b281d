//! Ids, closed vocabularies, rows, and the short forms in which people and organisations are shown.
mod account;

use diesel::prelude::*;
use serde::Serialize;

pub use account::{AccountRef, AccountStatus, TeamId, TeamRole, TeamRow};

use crate::features::organisations::office_hours::OfficeHours;
use crate::platform::authz::{
    Locale, MembershipId, OrganisationId, PersonId, Role, Sees, SessionId,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{invitations, memberships, organisations, relationships};
use crate::{id_type, text_enum};

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
    /// The place that an organisation takes in a record: one of the two sides, or beside them.
    pub enum PartySide {
        Customer = "customer",
        Vendor = "vendor",
        /// Sees what one side gave to it, and nothing else.
        Third = "third",
        /// Of neither side; reads what both wrote for each other, and hears each alone.
        Mediator = "mediator",
    }
}

impl PartySide {
    /// The side, if it is one of the two.
    pub fn principal(self) -> Option<Side> {
        match self {
            Self::Customer => Some(Side::Customer),
            Self::Vendor => Some(Side::Vendor),
            Self::Third | Self::Mediator => None,
        }
    }
}

impl From<Side> for PartySide {
    fn from(side: Side) -> Self {
        match side {
            Side::Customer => Self::Customer,
            Side::Vendor => Self::Vendor,
        }
    }
}

impl PartialEq<Side> for PartySide {
    fn eq(&self, side: &Side) -> bool {
        self.principal() == Some(*side)
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
    pub side: Option<PartySide>,
    pub title: Option<String>,
}

impl PersonRef {
    /// The same person, shown where their organisation takes a side.
    pub fn on(mut self, side: impl Into<PartySide>) -> Self {
        self.side = Some(side.into());
        self
    }
}

/// The row of an organisation.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = organisations)]
pub struct Organisation {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub locale: Locale,
    pub time_zone: String,
    pub sees: Sees,
    pub office_hours: Json,
    pub setup_done: bool,
    /// When its first person came; until then its vendor speaks for it.
    pub claimed_at: Option<Timestamp>,
    pub version: i32,
}

impl Organisation {
    /// What is stored was checked when it came in; the usual hours stand in for anything else.
    pub fn office_hours(&self) -> OfficeHours {
        serde_json::from_value(self.office_hours.0.clone()).unwrap_or_default()
    }
}

// The last attribute lets SQLite take many rows in one statement, not one by one.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = organisations, treat_none_as_default_value = false)]
pub(super) struct OrganisationRow {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub locale: Locale,
    pub time_zone: String,
    pub sees: Sees,
    pub office_hours: Json,
    pub setup_done: bool,
    pub claimed_at: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
}

/// What may be changed of an organisation; `None` leaves it.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = organisations)]
pub struct OrganisationPatch {
    pub name: Option<String>,
    pub locale: Option<Locale>,
    pub time_zone: Option<String>,
    pub sees: Option<Sees>,
    pub office_hours: Option<Json>,
    pub setup_done: Option<bool>,
}

/// A membership with the person behind it.
#[derive(Debug, Clone)]
pub struct Person {
    pub membership: MembershipRow,
    pub name: String,
    pub email: String,
}

/// The row of a membership.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = memberships)]
pub struct MembershipRow {
    pub id: MembershipId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
    pub status: MembershipStatus,
    /// Moves on with every change of rights.
    pub epoch: i32,
    pub created_at: Timestamp,
    pub last_seen_at: Option<Timestamp>,
}

/// What may be changed of a membership; `None` leaves it, `Some(None)` clears it.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = memberships)]
pub struct MembershipPatch {
    pub role: Option<Role>,
    pub title: Option<Option<String>>,
    pub team: Option<Option<String>>,
    pub status: Option<MembershipStatus>,
}

text_enum! {
    /// As what somebody from outside is called into one record.
    pub enum CalledAs {
        Mediator = "mediator",
        Expert = "expert",
        Carrier = "carrier",
        Insurer = "insurer",
        Other = "other",
    }
}

/// The row of an invitation.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = invitations)]
pub struct Invitation {
    pub id: InvitationId,
    pub organisation_id: OrganisationId,
    /// Empty when whoever holds the link may give their own address (the first owner's).
    pub email: String,
    pub email_key: String,
    pub name: Option<String>,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
    pub locale: Locale,
    /// `None`: by the installation.
    pub invited_by: Option<MembershipId>,
    pub generation: i32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    /// As what, for somebody who is called into one record alone.
    pub called_as: Option<CalledAs>,
    /// The number of that record.
    pub called_to: Option<String>,
}

text_enum! {
    /// Where an invitation stands; computed, not kept.
    pub enum InvitationState {
        Open = "open",
        Accepted = "accepted",
        Expired = "expired",
        Revoked = "revoked",
    }
}

impl Invitation {
    pub fn state(&self, now: Timestamp) -> InvitationState {
        if self.accepted_at.is_some() {
            InvitationState::Accepted
        } else if self.revoked_at.is_some() {
            InvitationState::Revoked
        } else if self.expires_at <= now {
            InvitationState::Expired
        } else {
            InvitationState::Open
        }
    }
}

/// An invitation with the names around it.
#[derive(Debug, Clone)]
pub struct InvitationDetails {
    pub invitation: Invitation,
    pub organisation: Organisation,
    /// Whoever invited: their name and organisation.
    pub inviter: Option<(String, OrganisationId)>,
}

impl InvitationDetails {
    /// Whether somebody of another organisation sent it.
    pub fn is_from_outside(&self) -> bool {
        self.inviter
            .as_ref()
            .is_some_and(|(_, organisation)| *organisation != self.invitation.organisation_id)
    }
}

/// The row of a relationship: the vendor's.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = relationships, treat_none_as_default_value = false)]
pub struct RelationshipRow {
    pub id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub customer_org: OrganisationId,
    /// What the vendor calls the customer.
    pub name: String,
    pub customer_number: Option<String>,
    pub tier: Option<String>,
    pub segment: Option<String>,
    pub owner_membership_id: Option<MembershipId>,
    pub agreement: Json,
    pub version: i32,
    pub created_at: Timestamp,
    pub legal_name: Option<String>,
    pub tax_id: Option<String>,
    pub legal_address: Option<String>,
    pub status: AccountStatus,
    /// The customer that this one belongs to.
    pub parent_id: Option<RelationshipId>,
    /// The vendor's alone.
    pub note: Option<String>,
}

/// What the vendor may change; `None` leaves it, `Some(None)` clears it.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = relationships)]
pub struct RelationshipPatch {
    pub name: Option<String>,
    pub customer_number: Option<Option<String>>,
    pub tier: Option<Option<String>>,
    pub segment: Option<Option<String>>,
    pub owner_membership_id: Option<Option<MembershipId>>,
    pub legal_name: Option<Option<String>>,
    pub tax_id: Option<Option<String>>,
    pub legal_address: Option<Option<String>>,
    pub status: Option<AccountStatus>,
    pub parent_id: Option<Option<RelationshipId>>,
    pub note: Option<Option<String>>,
}

/// A relationship as one of its sides sees it.
#[derive(Debug, Clone)]
pub struct Relationship {
    pub row: RelationshipRow,
    /// The side of whoever looks.
    pub side: Side,
    pub vendor: OrgRef,
    /// Under the vendor's name for it if the vendor looks.
    pub customer: OrgRef,
    /// Whether somebody of the customer has signed in.
    pub claimed: bool,
}

impl Relationship {
    /// The other organisation.
    pub fn counterpart(&self) -> &OrgRef {
        match self.side {
            Side::Vendor => &self.customer,
            Side::Customer => &self.vendor,
        }
    }
}

/// A sign-in of somebody of an organisation.
#[derive(Debug, Clone, Queryable)]
pub struct MemberSession {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub user_agent: String,
    pub address: String,
    pub person: String,
    pub role: Role,
}

id_type!(
    /// A mail that was or is to be sent.
    MailId
);

/// A mail to somebody of an organisation: where it stands, without its text.
#[derive(Debug, Clone, Queryable)]
pub struct SentMail {
    pub id: MailId,
    pub event: String,
    pub to: String,
    pub subject: Option<String>,
    pub state: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}
