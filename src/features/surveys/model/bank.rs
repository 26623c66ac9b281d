//! Questions that a firm keeps to ask again.
use diesel::prelude::*;

use crate::id_type;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::survey_bank;

id_type!(
    /// A question that is kept.
    BankId
);

/// Questions that one firm keeps at most.
pub const MOST_BANKED: i64 = 500;

/// A question that is kept.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_bank)]
pub struct BankRow {
    pub id: BankId,
    pub organisation_id: OrganisationId,
    /// Canonical JSON.
    pub question: String,
    /// Its texts in small letters.
    pub words: String,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}
