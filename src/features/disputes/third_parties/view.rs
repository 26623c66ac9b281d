//! Third parties as the asking side, and they themselves, see them.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::disputes::escalations::policy::LadderAction;
use crate::features::disputes::third_parties::model::{EndedBy, ThirdRole, ThirdState};
use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::records::model::LaneId;
use crate::platform::clock::Timestamp;

/// Somebody who was asked, in the lane that names them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThirdParty {
    pub lane_id: LaneId,
    pub topic: Option<String>,
    pub name: String,
    /// For the asking side.
    pub email: Option<String>,
    pub organisation: OrgRef,
    pub role: ThirdRole,
    pub state: ThirdState,
    pub asked_by: Option<PersonRef>,
    /// The side that asked.
    pub asked_for: OrgRef,
    pub asked_at: Timestamp,
    /// The last moment of its time; null: until somebody ends it.
    pub until: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<EndedBy>,
    /// `end` and `invite` (once more) for the asking side, `leave` for the third party.
    pub actions: Vec<LadderAction>,
}

/// Whom the caller's side asked; for a third party, itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThirdParties {
    /// The newest first.
    pub items: Vec<ThirdParty>,
    pub may_invite: LadderAction,
}
