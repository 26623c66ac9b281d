//! Rows of contacts and corrections.
use diesel::prelude::*;

use super::{
    BuyingRole, ConsentId, ConsentState, ContactId, CorrectionId, CorrectionState, PointId,
    PointKind, RoleId,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::{Locale, MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    contact_consents, contact_points, contact_roles, contacts, corrections,
};

/// The row of a contact.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = contacts, treat_none_as_default_value = false)]
pub struct ContactRow {
    pub id: ContactId,
    pub vendor_org: OrganisationId,
    pub family: String,
    /// May be empty: not everybody tells it.
    pub given: String,
    pub middle: Option<String>,
    pub locale: Option<Locale>,
    pub time_zone: Option<String>,
    /// Their place here, if they sign in.
    pub membership_id: Option<MembershipId>,
    pub note: Option<String>,
    pub words: String,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    /// Since when nobody is to contact them any more.
    pub archived_at: Option<Timestamp>,
    /// The one that lives on, if they were kept twice.
    pub merged_into: Option<ContactId>,
}

impl ContactRow {
    /// As they are called.
    pub fn name(&self) -> String {
        let parts = [self.given.as_str(), self.middle.as_deref().unwrap_or(""), &self.family];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = contacts)]
pub struct ContactPatch {
    pub family: Option<String>,
    pub given: Option<String>,
    pub middle: Option<Option<String>>,
    pub locale: Option<Option<Locale>>,
    pub time_zone: Option<Option<String>>,
    pub membership_id: Option<Option<MembershipId>>,
    pub note: Option<Option<String>>,
    pub archived_at: Option<Option<Timestamp>>,
}

/// The row of a role.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = contact_roles, treat_none_as_default_value = false)]
pub struct RoleRow {
    pub id: RoleId,
    pub contact_id: ContactId,
    pub vendor_org: OrganisationId,
    pub relationship_id: RelationshipId,
    pub title: Option<String>,
    pub buying_roles: Json,
    pub influence: Option<i32>,
    pub is_primary: bool,
    pub reports_to: Option<ContactId>,
    /// `YYYY-MM-DD`
    pub valid_from: Option<String>,
    /// `YYYY-MM-DD`, the first day on which it holds no longer.
    pub valid_to: Option<String>,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}

impl RoleRow {
    /// Days are written so that they sort as texts.
    pub fn holds_on(&self, day: &str) -> bool {
        self.valid_from.as_deref().is_none_or(|from| from <= day)
            && self.valid_to.as_deref().is_none_or(|to| day < to)
    }

    /// What is stored was checked when it came in.
    pub fn buying_roles(&self) -> Vec<BuyingRole> {
        serde_json::from_value(self.buying_roles.0.clone()).unwrap_or_default()
    }
}

/// The row of a way to reach somebody.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = contact_points, treat_none_as_default_value = false)]
pub struct PointRow {
    pub id: PointId,
    pub contact_id: ContactId,
    pub vendor_org: OrganisationId,
    pub kind: PointKind,
    pub label: Option<String>,
    pub raw: String,
    pub norm: Option<String>,
    pub is_primary: bool,
    pub created_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// The row of what somebody said about being contacted.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = contact_consents, treat_none_as_default_value = false)]
pub struct ConsentRow {
    pub id: ConsentId,
    pub contact_id: ContactId,
    pub vendor_org: OrganisationId,
    pub channel: PointKind,
    pub state: ConsentState,
    /// `YYYY-MM-DD`
    pub said_on: String,
    pub source: Option<String>,
    pub recorded_by: Option<MembershipId>,
    pub recorded_at: Timestamp,
}

/// The row of a correction.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = corrections, treat_none_as_default_value = false)]
pub struct CorrectionRow {
    pub id: CorrectionId,
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub customer_org: OrganisationId,
    /// Where both sides are told of it.
    pub record_id: RecordId,
    pub changes: Json,
    pub comment: Option<String>,
    pub state: CorrectionState,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub version: i32,
}

/// What an answer changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = corrections)]
pub struct CorrectionPatch {
    pub state: Option<CorrectionState>,
    pub answered_by: Option<Option<MembershipId>>,
    pub answered_at: Option<Option<Timestamp>>,
    pub reason: Option<Option<String>>,
}
