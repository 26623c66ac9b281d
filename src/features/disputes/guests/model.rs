//! A case as a guest's start page shows it.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::disputes::mediations::model::{MediationState, Outcome};
use crate::features::disputes::third_parties::model::ThirdRole;
use crate::features::organisations::model::{OrgRef, PartySide};
use crate::features::records::model::{LaneId, RecordId};
use crate::platform::clock::Timestamp;

/// The two firms between which somebody mediates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Between {
    pub customer: OrgRef,
    pub vendor: OrgRef,
}

/// What a third party is asked, by whom, and until when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Asked {
    pub lane_id: LaneId,
    pub topic: Option<String>,
    pub role: ThirdRole,
    pub by: OrgRef,
    pub until: Option<Timestamp>,
}

/// A case into which the caller was called from outside.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GuestCase {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    /// `mediator` or `third`.
    pub side: PartySide,
    /// Whether a lane that the caller reads holds something new.
    pub unread: bool,
    /// For a mediator.
    pub between: Option<Between>,
    pub mediation: Option<MediationState>,
    /// For a third party.
    pub asked: Vec<Asked>,
}

/// A mediation that the caller led and that is over: its number and how it ended, nothing more.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EndedCase {
    pub id: RecordId,
    pub number: String,
    pub outcome: Option<Outcome>,
    pub ended_at: Timestamp,
}
