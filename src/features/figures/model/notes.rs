//! What people write down beside figures.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::figures::model::InsightName;
use crate::features::organisations::model::PersonRef;
use crate::id_type;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{acquisition_spends, figure_decisions, figure_settings};

id_type!(
    /// Something that was decided on a figure.
    DecisionId
);

/// The row of a decision.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = figure_decisions, treat_none_as_default_value = false)]
pub struct DecisionRow {
    pub id: DecisionId,
    pub vendor_org: OrganisationId,
    pub figure: InsightName,
    pub text: String,
    pub owner_id: MembershipId,
    /// `YYYY-MM-DD`.
    pub review_on: String,
    pub written_by: MembershipId,
    pub written_at: Timestamp,
}

/// What was decided on a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = InsightDecision)]
pub struct Decision {
    pub id: DecisionId,
    pub text: String,
    /// Who sees to it.
    pub owner: Option<PersonRef>,
    /// `YYYY-MM-DD`.
    pub review_on: String,
    pub written_by: Option<PersonRef>,
    pub written_at: Timestamp,
    /// Whether the caller may take it back.
    pub may_remove: bool,
}

/// The row of a month's spend.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = acquisition_spends, treat_none_as_default_value = false)]
pub struct SpendRow {
    pub vendor_org: OrganisationId,
    /// `YYYY-MM`.
    pub month: String,
    pub currency: String,
    pub amount_minor: i64,
    pub written_by: MembershipId,
    pub written_at: Timestamp,
}

/// What was spent in a month to win new customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AcquisitionSpend)]
pub struct Spend {
    /// `YYYY-MM`.
    pub month: String,
    pub currency: String,
    pub amount_minor: i64,
}

/// The limits between the five scores, the smallest first: a value at or above the first has a
/// score of 2, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RfmLimits)]
pub struct Limits {
    /// Days since the last order: here the first limit separates the best from the rest.
    pub days: [i64; 4],
    /// Different days with an order.
    pub orders: [i64; 4],
    /// Minor units.
    pub net_minor: [i64; 4],
}

/// The row of what figures of money are worked out with.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = figure_settings, primary_key(vendor_org), treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct SettingsRow {
    pub vendor_org: OrganisationId,
    pub margin_bp: Option<i32>,
    pub discount_bp: i32,
    pub limits: Option<Json>,
    pub version: i32,
    pub written_by: MembershipId,
    pub written_at: Timestamp,
}

/// What figures of money are worked out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = InsightSettings)]
pub struct SettingsView {
    /// Basis points of what is sold; null: not known.
    pub margin_bp: Option<i32>,
    /// Basis points a year.
    pub discount_bp: i32,
    /// For fewer than fifty customers; null: not set.
    pub limits: Option<Limits>,
    /// 0 before anything was set.
    pub version: i32,
}
