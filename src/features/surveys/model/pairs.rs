//! What a vendor and a customer who own a survey together have agreed on.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Anonymity;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::survey_pairs;
use crate::text_enum;

text_enum! {
    /// Which figures an owner sees.
    pub enum ResultsSeen {
        None = "none",
        /// Of all together: no breakdowns, no rows, no counts below `k_min`.
        Totals = "totals",
        Full = "full",
    }
}

/// What an owner sees of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveySees)]
pub struct Sees {
    pub results: ResultsSeen,
    /// Answers in words.
    pub texts: bool,
}

/// What the two owners agree on before anybody is asked. Of a mirror both sees are the same: figures
/// are the gaps, `texts` says whether the words of each side are shown to both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyAgreement)]
pub struct Agreement {
    pub anonymity: Anonymity,
    pub k_min: i32,
    pub vendor: Sees,
    pub customer: Sees,
}

impl Agreement {
    /// What a side sees.
    pub fn of(&self, side: Side) -> Sees {
        match side {
            Side::Vendor => self.vendor,
            Side::Customer => self.customer,
        }
    }
}

/// The row of a survey with two owners.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_pairs)]
pub struct PairRow {
    pub survey_id: RecordId,
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub customer_org: OrganisationId,
    pub started_by: Side,
    pub mirror: bool,
    /// JSON of an [`Agreement`].
    pub agreement: String,
    /// Goes up with each change of what is signed.
    pub revision: i32,
    pub vendor_done_at: Option<Timestamp>,
    pub customer_done_at: Option<Timestamp>,
    pub released_at: Option<Timestamp>,
}

impl PairRow {
    /// The side of one of the two owners.
    pub fn side_of(&self, organisation: OrganisationId) -> Option<Side> {
        match organisation {
            one if one == self.vendor_org => Some(Side::Vendor),
            one if one == self.customer_org => Some(Side::Customer),
            _ => None,
        }
    }

    /// The owner beside one of the two.
    pub fn other_than(&self, organisation: OrganisationId) -> OrganisationId {
        if organisation == self.vendor_org { self.customer_org } else { self.vendor_org }
    }

    /// Since when a side asks nobody any more.
    pub fn done_at(&self, side: Side) -> Option<Timestamp> {
        match side {
            Side::Vendor => self.vendor_done_at,
            Side::Customer => self.customer_done_at,
        }
    }
}
