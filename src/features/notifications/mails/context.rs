//! What mails are told: texts alone, in the recipient's language.
use serde::Serialize;

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
    /// What was written, as plain text. Cut at 600 characters.
    pub quote: Option<String>,
    /// The text stands in the private lane of `organisation`.
    pub private: bool,
    pub resolution: Option<ResolutionText>,
    /// The reason given for declining, refusing, reopening, withdrawing or letting go.
    pub reason: Option<String>,
    /// Who looks after it on the side that acted.
    pub owner: Option<String>,
    pub answer: Option<AnswerText>,
    pub days: Option<u32>,
    /// Until when a closed complaint can be opened again.
    pub reopen_until: Option<String>,
    pub clock: Option<ClockText>,
    pub offer: Option<OfferText>,
    pub promise: Option<PromiseText>,
    /// Nobody did it: it followed from something else.
    pub by_itself: bool,
    /// Which step of a report.
    pub step: Option<String>,
    /// Where an idea stands now.
    pub status: Option<String>,
    /// Whether the pause counts.
    pub counts: bool,
    pub settings_url: String,
    pub unsubscribe_url: String,
}

/// A proposed resolution.
#[derive(Debug, Clone, Serialize)]
pub struct ResolutionText {
    /// The code's label in the recipient's language.
    pub label: String,
    pub notes: String,
}

/// A clock that warns.
#[derive(Debug, Clone, Serialize)]
pub struct ClockText {
    /// `first_response`, `next_response`, `periodic_update`, `resolution`, `customer_response`.
    pub name: String,
    /// Of its time that are used up; from 100 on the time is over.
    pub percent: i64,
    /// Whether the recipient's side is to keep it.
    pub own: bool,
    pub due: Option<String>,
}

/// An offer to settle.
#[derive(Debug, Clone, Serialize)]
pub struct OfferText {
    pub number: i64,
    /// Whose offer it is.
    pub by: String,
    /// All that it gives, in one sentence without its first capital and its full stop.
    pub terms: String,
    pub valid_until: String,
}

/// A commitment.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseText {
    /// Who owes it.
    pub by: String,
    pub what: String,
    /// Its last day.
    pub due: String,
}

/// Who will reply, and when their office opens. It is no deadline: that is `due`, if there is one.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerText {
    pub who: String,
    pub opens: String,
}

/// What a mail with a single-use link is told.
#[derive(Debug, Clone, Serialize)]
pub struct LinkMail {
    pub url: String,
    /// Until when the link works, written out in the recipient's language.
    pub expires: String,
    /// The organisation it is about; may be empty for a password.
    pub organisation: String,
    pub inviter: Option<String>,
}

/// What a notice about the safety of an account is told.
#[derive(Debug, Clone, Serialize)]
pub struct SecurityMail {
    /// When it happened, written out in the recipient's language.
    pub at: String,
    /// Browser and system, as far as known; where it is about one.
    pub device: Option<String>,
    /// The page with the recipient's sessions, or the one that sends a link for a new password.
    pub url: String,
}
