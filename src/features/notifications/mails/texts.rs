//! Parts of what a mail is told.
use serde::Serialize;

use crate::features::notifications::model::DigestText;
use crate::features::organisations::model::CalledAs;

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
    /// Whether that is past.
    pub over: bool,
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
    /// Whether that is past.
    pub over: bool,
    /// Which offer it answers.
    pub answers: Option<i64>,
    /// What it changes of that one, in one sentence without its full stop; empty if nothing.
    pub changes: String,
}

/// A commitment.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseText {
    /// Who owes it.
    pub by: String,
    pub what: String,
    /// Its last day.
    pub due: String,
    /// Whether that is past.
    pub over: bool,
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
    /// As what somebody is called in from outside, and to the record of which number.
    pub called_as: Option<CalledAs>,
    pub called_to: Option<String>,
}

/// What a mail that asks somebody to answer a survey is told.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyMail {
    /// Opens the survey; whoever holds it answers.
    pub url: String,
    /// Where they say that they want no more of them.
    pub unsubscribe_url: String,
    /// Who asks.
    pub organisation: String,
    /// Of the survey, in the recipient's language.
    pub survey: String,
    /// The longest way through, in minutes.
    pub minutes: u32,
    /// `identified`, `confidential`, `anonymous`.
    pub anonymity: &'static str,
    /// Until when the link works, written out; `None`: as long as the survey is open.
    pub until: Option<String>,
}

/// What the owner of a vendor is told of its demand radar.
#[derive(Debug, Clone, Serialize)]
pub struct AlarmMail {
    pub organisation: String,
    /// The topic that is the least likely by chance, and how many more there are.
    pub topic: String,
    pub more: usize,
    /// All of them, each in a line.
    pub digest: DigestText,
    pub url: String,
}

/// What a notice about the safety of an account is told.
#[derive(Debug, Clone, Serialize)]
pub struct SecurityMail {
    /// When it happened, written out in the recipient's language.
    pub at: String,
    /// Whether API tokens were revoked with it.
    pub tokens: bool,
    /// Browser and system, as far as known; where it is about one.
    pub device: Option<String>,
    /// The page with the recipient's sessions, or the one that sends a link for a new password.
    pub url: String,
}

/// What somebody from outside is told when their part in a record is over.
#[derive(Debug, Clone, Serialize)]
pub struct EndedMail {
    /// The number of the record. What `common` knows as `number` stands for a whole record.
    pub matter: String,
    /// The page with the recipient's cases.
    pub url: String,
}

/// What a rule tells one of the own people.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeMail {
    /// What the rule is called.
    pub rule: String,
    /// The customer that it is about.
    pub account: String,
    /// What whoever made the rule wrote.
    pub words: String,
    pub url: String,
}

/// A decision whose day of review has come.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewMail {
    pub organisation: String,
    /// The topic, or what was decided on a figure.
    pub matter: String,
    /// Whether it is about a figure, not about a demand.
    pub figure: bool,
    pub url: String,
}

/// What a mail about a project tells beside its title; empty where the event has no such thing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProjectText {
    /// The deliverable, the gate, or the role that it is about.
    pub item: Option<String>,
    /// What is decided, in the recipient's language.
    pub verdict: Option<String>,
    pub until: Option<String>,
    /// What was answered: `approve`, `send_back`, `waive`, `reopen`; `joined`, `declined`, `left`.
    pub answer: Option<String>,
    /// What has changed of what was signed.
    pub changes: Vec<String>,
}

/// A review meeting, as far as the entry says it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MeetingText {
    /// When it begins.
    pub when: Option<String>,
    pub place: Option<String>,
}
