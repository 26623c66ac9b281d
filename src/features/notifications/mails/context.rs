//! What a mail about a record is told.
use serde::Serialize;

use super::texts::{
    AnswerText, ClockText, MeetingText, OfferText, ProjectText, PromiseText, ResolutionText,
};
use crate::features::notifications::model::{DigestText, LedTo};
use crate::features::records::model::RecordKind;
use crate::text_enum;

text_enum! {
    /// Whose move it is, as the recipient sees it.
    pub enum Turn {
        /// The recipient's side, alone or together with the other.
        Yours = "yours",
        /// The other side's.
        Theirs = "theirs",
        /// Somebody outside both sides.
        Third = "third",
        /// The complaint is over.
        Nobody = "nobody",
        /// The recipient is of neither side: turns are not theirs.
        None = "none",
    }
}

text_enum! {
    /// Why this person gets the mail.
    pub enum Because {
        Owner = "owner",
        Participant = "participant",
        Team = "team",
        Filed = "filed",
        Mentioned = "mentioned",
    }
}

/// What a mail about a complaint is told. Times are written out in the recipient's language and
/// zone, links are absolute, texts are plain.
#[derive(Debug, Clone, Serialize)]
pub struct RecordMail {
    /// Of the record: what sentences call it depends on it.
    pub kind: RecordKind,
    pub recipient_name: String,
    /// The organisation for which the recipient acts here.
    pub organisation: String,
    pub because: Because,
    /// Who did it; none for the server itself and for people whose name was erased.
    pub actor_name: Option<String>,
    pub actor_org: String,
    /// The other side, seen from the recipient.
    pub counterpart_org: String,
    pub number: String,
    pub title: String,
    pub url: String,
    pub turn: Turn,
    /// Until when the move is due.
    pub due: Option<String>,
    /// Whether that is past.
    pub due_over: bool,
    /// What was written, as plain text. Cut at 600 characters.
    pub quote: Option<String>,
    /// The text stands in the private lane of `organisation`.
    pub private: bool,
    /// The text stands in the lane of a mediator and one side.
    pub in_confidence: bool,
    pub resolution: Option<ResolutionText>,
    /// The reason given for declining, refusing, reopening, withdrawing or letting go.
    pub reason: Option<String>,
    /// Who looks after it on the side that acted.
    pub owner: Option<String>,
    pub answer: Option<AnswerText>,
    pub days: Option<u32>,
    /// When a resolved complaint closes by itself.
    pub closes_on: Option<String>,
    /// The vendor says that what was promised is done.
    pub done: bool,
    /// Until when a closed complaint can be opened again.
    pub reopen_until: Option<String>,
    pub clock: Option<ClockText>,
    pub offer: Option<OfferText>,
    pub promise: Option<PromiseText>,
    /// Set in all mails about a meeting.
    pub meeting: Option<MeetingText>,
    /// What followed from it by itself.
    pub led_to: Option<LedTo>,
    /// Nobody did it: it followed from something else.
    pub by_itself: bool,
    /// Which step of a report.
    pub step: Option<String>,
    /// Where an idea stands now.
    pub status: Option<String>,
    /// Whether the pause counts.
    pub counts: bool,
    pub project: ProjectText,
    /// Of a summary: all that it says.
    pub digest: Option<DigestText>,
    pub settings_url: String,
    pub unsubscribe_url: String,
}
