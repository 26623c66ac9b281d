//! Accounts, contacts and corrections as their readers see them.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    BuyingRole, ConsentRow, ConsentState, ContactId, CorrectionAction, CorrectionId,
    CorrectionState, PointId, PointKind, PointRow, RoleId,
};
use crate::features::organisations::model::{
    AccountRef, AccountStatus, OrgRef, PersonRef, RelationshipId,
};
use crate::features::organisations::service::TeamMember;
use crate::platform::authz::Locale;
use crate::platform::clock::Timestamp;

/// A customer as its vendor keeps it. Its id is that of the relationship.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Account {
    pub id: RelationshipId,
    /// What the vendor calls it.
    pub name: String,
    pub organisation: OrgRef,
    pub customer_number: Option<String>,
    pub status: AccountStatus,
    pub tier: Option<String>,
    pub segment: Option<String>,
    /// Whoever looks after it.
    pub owner: Option<PersonRef>,
    pub legal_name: Option<String>,
    pub tax_id: Option<String>,
    pub legal_address: Option<String>,
    pub note: Option<String>,
    /// Whether somebody of it has signed in.
    pub claimed: bool,
    pub open_complaints: i64,
    pub created_at: Timestamp,
    pub version: i32,
}

/// The same with what is around it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountDetails {
    #[serde(flatten)]
    pub account: Account,
    /// The customer that it belongs to.
    pub parent: Option<AccountRef>,
    /// Those that belong to it.
    pub children: Vec<AccountRef>,
    /// Who looks after it, and who did, the latest first.
    pub team: Vec<TeamMember>,
}

/// A contact as it is named beside other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactRef {
    pub id: ContactId,
    pub name: String,
}

/// What somebody is at a customer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactRole {
    pub id: RoleId,
    pub account: AccountRef,
    pub title: Option<String>,
    pub buying_roles: Vec<BuyingRole>,
    /// From 1, little, to 5.
    pub influence: Option<i32>,
    /// Whoever is asked first.
    pub is_primary: bool,
    pub reports_to: Option<ContactRef>,
    /// `YYYY-MM-DD`; null: nobody knows since when.
    pub valid_from: Option<String>,
    /// `YYYY-MM-DD`, the first day on which it holds no longer; null: it holds.
    pub valid_to: Option<String>,
}

/// A way to reach somebody.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactPoint {
    pub id: PointId,
    pub kind: PointKind,
    pub label: Option<String>,
    /// As it was written.
    pub value: String,
    /// As E.164 or in small letters; null if it is neither number nor address.
    pub norm: Option<String>,
    pub is_primary: bool,
}

impl From<PointRow> for ContactPoint {
    fn from(row: PointRow) -> Self {
        let PointRow { id, kind, label, raw: value, norm, is_primary, .. } = row;
        Self { id, kind, label, value, norm, is_primary }
    }
}

/// What somebody said about a channel.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ContactConsent)]
pub struct Consent {
    pub channel: PointKind,
    pub state: ConsentState,
    /// `YYYY-MM-DD`
    pub said_on: String,
    /// Where or how they said so.
    pub source: Option<String>,
    pub recorded_at: Timestamp,
}

impl From<ConsentRow> for Consent {
    fn from(row: ConsentRow) -> Self {
        let ConsentRow { channel, state, said_on, source, recorded_at, .. } = row;
        Self { channel, state, said_on, source, recorded_at }
    }
}

/// A person at customers, as the vendor's people see them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Contact {
    pub id: ContactId,
    /// As they are called.
    pub name: String,
    pub family: String,
    pub given: String,
    pub middle: Option<String>,
    pub locale: Option<Locale>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// Whom they sign in as.
    pub person: Option<PersonRef>,
    pub note: Option<String>,
    /// All of them, those that hold first.
    pub roles: Vec<ContactRole>,
    pub points: Vec<ContactPoint>,
    /// The newest of each channel.
    pub consents: Vec<Consent>,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
    pub version: i32,
}

/// Somebody at a customer on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountPerson {
    pub contact: ContactRef,
    /// Whom they sign in as.
    pub person: Option<PersonRef>,
    pub role: ContactRole,
    pub points: Vec<ContactPoint>,
    /// The newest of each channel.
    pub consents: Vec<Consent>,
}

/// The people of a customer on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountPeople {
    /// `YYYY-MM-DD`
    pub as_of: String,
    pub items: Vec<AccountPerson>,
}

/// What a vendor keeps about a customer as a firm: both read it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct LegalData {
    pub legal_name: Option<String>,
    pub tax_id: Option<String>,
    pub legal_address: Option<String>,
}

/// What a field was and what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CorrectedField {
    /// `legal_name`, `tax_id`, `legal_address`.
    pub field: String,
    pub was: Option<String>,
    pub proposed: Option<String>,
}

/// An action as a correction offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CorrectionActionState {
    pub name: CorrectionAction,
    pub allowed: bool,
    /// `role_too_low`, `wrong_status`, `wrong_side`.
    pub reason: Option<&'static str>,
}

/// A correction as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Correction {
    pub id: CorrectionId,
    pub relationship_id: RelationshipId,
    pub vendor: OrgRef,
    pub customer: OrgRef,
    pub changes: Vec<CorrectedField>,
    pub comment: Option<String>,
    pub state: CorrectionState,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub version: i32,
    pub actions: Vec<CorrectionActionState>,
}

/// What is kept about a customer as a firm, and what was said to be wrong in it, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionList {
    pub data: LegalData,
    pub items: Vec<Correction>,
    /// Whether the reader may propose one now.
    pub may_propose: bool,
}
