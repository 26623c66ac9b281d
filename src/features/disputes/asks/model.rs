//! What is asked of a side.
use crate::features::records::model::RecordId;
use crate::platform::clock::Timestamp;
use crate::text_enum;

text_enum! {
    /// What a side is asked for.
    pub enum AskKind {
        /// To accept, counter or reject an offer.
        Offer = "offer",
        /// To agree to a step up the ladder, or not.
        Escalation = "escalation",
        /// The reaction that a rung asks for.
        Reaction = "reaction",
        /// To agree to a mediator, or not.
        Mediator = "mediator",
        /// To say yes or no to what a mediator recommends.
        Recommendation = "recommendation",
        /// To confirm what the other side says it has done.
        Confirmation = "confirmation",
        /// To do what was promised.
        Promise = "promise",
        /// To answer a survey of another firm: the caller alone.
        Survey = "survey",
        /// To say whether what was done after a report helped: the caller alone.
        Outcome = "outcome",
    }
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub record: RecordId,
    pub kind: AskKind,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}
