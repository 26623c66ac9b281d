//! What a look of the radar found, as it is kept: names and quotes are read anew when it is shown.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::insights::model::WithheldReason;
use crate::features::interactions::model::{Coverage, TopicId};

/// An alarm as a look saw it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SeenAlarm {
    pub topic_id: TopicId,
    /// Different callers in the last four weeks.
    pub callers: u64,
    /// Callers of each of these weeks, put together.
    pub count: u64,
    /// What that would be if nothing had changed.
    pub expected: f64,
    pub p: f64,
}

/// All that a look for alarms found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = RadarLook)]
pub struct Look {
    pub withheld: Option<WithheldReason>,
    pub coverage: Coverage,
    pub baseline_weeks: u64,
    pub topics: u64,
    pub phi: Option<f64>,
    /// The least likely first.
    pub seen: Vec<SeenAlarm>,
}
