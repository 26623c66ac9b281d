//! Words and rows of third parties.
use diesel::prelude::*;

use crate::features::organisations::model::CalledAs;
use crate::features::records::model::{LaneId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::third_parties;
use crate::text_enum;

/// Days ahead that somebody's time may end at most.
pub const LONGEST_DAYS: i64 = 366;

text_enum! {
    /// As what somebody is asked.
    pub enum ThirdRole {
        Expert = "expert",
        Carrier = "carrier",
        Insurer = "insurer",
        Other = "other",
    }
}

impl From<ThirdRole> for CalledAs {
    fn from(role: ThirdRole) -> Self {
        match role {
            ThirdRole::Expert => Self::Expert,
            ThirdRole::Carrier => Self::Carrier,
            ThirdRole::Insurer => Self::Insurer,
            ThirdRole::Other => Self::Other,
        }
    }
}

text_enum! {
    /// Who ended a third party's time.
    pub enum EndedBy {
        /// The side that asked.
        Asker = "asker",
        /// The third party itself.
        Guest = "guest",
        /// The day that was named is over.
        Time = "time",
    }
}

text_enum! {
    /// Where a third party stands.
    pub enum ThirdState {
        /// Has not come yet.
        Invited = "invited",
        Present = "present",
        Ended = "ended",
    }
}

/// The row of a third party in one lane.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = third_parties, treat_none_as_default_value = false)]
pub struct ThirdPartyRow {
    pub lane_id: LaneId,
    pub record_id: RecordId,
    pub organisation_id: OrganisationId,
    /// The side that asked, as the organisation that it is.
    pub asked_by_org: OrganisationId,
    pub asked_by: Option<MembershipId>,
    pub name: String,
    pub email: String,
    pub role: ThirdRole,
    /// The last moment of its time; none: until somebody ends it.
    pub until: Option<Timestamp>,
    pub asked_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<EndedBy>,
}

/// Whom a side asks.
#[derive(Debug, Clone)]
pub struct NewThirdParty {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub role: ThirdRole,
    pub topic: String,
    pub until_on: Option<chrono::NaiveDate>,
}
