//! The mails that Concord sends: which there are, what each is told, and how it is rendered.
//!
//! The words stand in `mail/<kind>/{en,ru}.j2`, what mails share in `mail/common/`, the look in
//! `mail/layout.txt` and `mail/layout.mjml`. The subject of a mail about a record begins with its
//! number, the same in all of them, and goes on with what happened (`news`) and the title; mail
//! programs put them into one conversation by `References`.
//!
//! Invariant: a mail contains only what its context contains. Whoever fills a context has checked
//! that this recipient may see each value, at the moment of sending.
mod context;
mod render;
mod texts;

pub use context::*;
pub use render::Mails;
pub use texts::*;

use std::fmt;
use std::str::FromStr;

use crate::text_enum;

/// Defines the events together with the templates that tell of them.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        text_enum! {
            /// What happened on a complaint. Told by a [`RecordMail`].
            pub enum RecordEvent { $($(#[$doc])* $variant = $name,)* }
        }

        const SOURCES: &[(&str, &str)] = &[
            ("layout.txt", include_str!("mail/layout.txt")),
            ("layout.mjml", include_str!("mail/layout.mjml")),
            words!("common", "en"), words!("common", "ru"),
            words!("invitation", "en"), words!("invitation", "ru"),
            words!("password_reset", "en"), words!("password_reset", "ru"),
            words!("first_owner", "en"), words!("first_owner", "ru"),
            words!("refresh_reuse", "en"), words!("refresh_reuse", "ru"),
            words!("password_changed", "en"), words!("password_changed", "ru"),
            words!("mandate_ended", "en"), words!("mandate_ended", "ru"),
            words!("demand_alarm", "en"), words!("demand_alarm", "ru"),
            words!("rule_fired", "en"), words!("rule_fired", "ru"),
            words!("review_due", "en"), words!("review_due", "ru"),
            words!("survey_invite", "en"), words!("survey_invite", "ru"),
            words!("survey_reminder", "en"), words!("survey_reminder", "ru"),
            $(words!($name, "en"), words!($name, "ru"),)*
        ];
    };
}

macro_rules! words {
    ($kind:literal, $locale:literal) => {
        (concat!($kind, "/", $locale), include_str!(concat!("mail/", $kind, "/", $locale, ".j2")))
    };
}

events! {
    Submitted = "submitted",
    Acknowledged = "acknowledged",
    /// A new message, or an internal note in the recipient's own private lane.
    Reply = "reply",
    Mention = "mention",
    /// The recipient became the owner on their side.
    Assigned = "assigned",
    /// One side asked the other something and waits.
    Question = "question",
    /// Needs `resolution`.
    Proposed = "proposed",
    Accepted = "accepted",
    Declined = "declined",
    /// The vendor refuses responsibility; open until the customer has answered.
    Refused = "refused",
    RefusalAnswered = "refusal_answered",
    Withdrawn = "withdrawn",
    /// Needs `days`: how long nothing has happened.
    Reminder = "reminder",
    /// With `days` if it was closed by itself after so many days of silence.
    Closed = "closed",
    Reopened = "reopened",
    /// The other side changed fields of the complaint.
    Edited = "edited",
    /// Vendor staff wrote a complaint down by phone; the customer is to confirm it.
    FiledForYou = "filed_for_you",
    /// The first answer outside office hours. Needs `answer`.
    OutOfOffice = "out_of_office",
    /// One side, or silence, calls in the people of the next rung.
    Escalated = "escalated",
    EscalationApproved = "escalation_approved",
    EscalationDeclined = "escalation_declined",
    EscalationAnswered = "escalation_answered",
    DeEscalated = "de_escalated",
    /// One side proposes a mediator; the other is to consent.
    MediationProposed = "mediation_proposed",
    /// Consent, answers, review, end.
    MediationMoved = "mediation_moved",
    /// The mediator has come.
    MediatorJoined = "mediator_joined",
    /// The mediator recommends or determines.
    MediationWord = "mediation_word",
    /// A side gives an entry to a third party.
    Given = "given",
    /// One side began a joint report.
    ReportStarted = "report_started",
    /// A step of it waits for the recipient's signature. This and the next three need `step`.
    ReportSubmitted = "report_submitted",
    ReportSigned = "report_signed",
    ReportRefused = "report_refused",
    /// What was signed has been changed, or taken up again with a `reason`.
    ReportStale = "report_stale",
    ReportCompleted = "report_completed",
    /// A clock has used up part or all of its time. Needs `clock`.
    ClockWarned = "clock_warned",
    /// One side does not accept that a pause counts.
    PauseContested = "pause_contested",
    /// The other side grants it, or stands by the pause. Needs `counts`.
    PauseAnswered = "pause_answered",
    /// A service agreement, or a change of it, is up for signing.
    AgreementProposed = "agreement_proposed",
    AgreementInForce = "agreement_in_force",
    AgreementWithdrawn = "agreement_withdrawn",
    /// Also an offer in answer to one. All mails of offers need `offer`.
    OfferMade = "offer_made",
    OfferAccepted = "offer_accepted",
    OfferRejected = "offer_rejected",
    OfferWithdrawn = "offer_withdrawn",
    /// Nobody answered; the server says so.
    OfferExpired = "offer_expired",
    /// All mails of commitments need `promise`.
    CommitmentFulfilled = "commitment_fulfilled",
    CommitmentConfirmed = "commitment_confirmed",
    CommitmentRejected = "commitment_rejected",
    /// Its last day is over; the server says so.
    CommitmentMissed = "commitment_missed",
    CommitmentMoved = "commitment_moved",
    CommitmentReleased = "commitment_released",
    /// The portal asks the customer how it went.
    SatisfactionAsked = "satisfaction_asked",
    SatisfactionAnswered = "satisfaction_answered",
    /// The vendor looked back at a closed complaint.
    ReviewPublished = "review_published",
    /// The recipient is asked to a review meeting. All mails of meetings need `meeting`.
    MeetingInvited = "meeting_invited",
    MeetingMoved = "meeting_moved",
    MeetingCancelled = "meeting_cancelled",
    /// It is a day away; the server says so.
    MeetingReminder = "meeting_reminder",
    /// One side has confirmed the minutes; the other is to.
    MinutesToConfirm = "minutes_to_confirm",
    MinutesConfirmed = "minutes_confirmed",
    MinutesRefused = "minutes_refused",
    /// Minutes that were confirmed have been changed.
    MinutesStale = "minutes_stale",
    /// An organisation is asked to join a project. Mails of projects need `project`.
    ProjectInvited = "project_invited",
    /// It joined, declined or left.
    ProjectJoined = "project_joined",
    ProjectMember = "project_member",
    /// What has changed since the last one. Needs `digest`.
    ProjectDigest = "project_digest",
    ProjectQuestion = "project_question",
    ProjectAnswer = "project_answer",
    DeliverableSubmitted = "deliverable_submitted",
    DeliverableAnswered = "deliverable_answered",
    /// A verdict waits for signatures.
    GateProposed = "gate_proposed",
    GateSigned = "gate_signed",
    GateRefused = "gate_refused",
    GateStale = "gate_stale",
    GateDecided = "gate_decided",
    /// An interim verdict ran out; the server says so.
    GateExpired = "gate_expired",
    /// Requirements of a project wait for signatures.
    RequirementsSubmitted = "requirements_submitted",
    RequirementsAgreed = "requirements_agreed",
    RequirementsRefused = "requirements_refused",
    RequirementsStale = "requirements_stale",
    /// Somebody says that a requirement is met, or is to be given up.
    RequirementClaimed = "requirement_claimed",
    RequirementAnswered = "requirement_answered",
    /// A decision waits for positions.
    DecisionProposed = "decision_proposed",
    DecisionPosition = "decision_position",
    DecisionAccepted = "decision_accepted",
    DecisionRejected = "decision_rejected",
    /// Taken back, asked to be let go, or weighed otherwise.
    DecisionChanged = "decision_changed",
    /// Scores are asked for.
    BoardOpened = "board_opened",
    BoardClosed = "board_closed",
    DocumentReleased = "document_released",
    /// A version of a document waits for approval.
    DocumentAsked = "document_asked",
    DocumentRejected = "document_rejected",
    DocumentApproved = "document_approved",
    /// An agreement on secrecy waits for an answer. Mails of these need `project.until`.
    NdaProposed = "nda_proposed",
    NdaAnswered = "nda_answered",
    NdaEnded = "nda_ended",
    /// Its last day comes; the server says so. Needs `days`.
    NdaExpiring = "nda_expiring",
    /// A customer says what is wrong in what is kept about it.
    CorrectionProposed = "correction_proposed",
    /// Needs `project.answer`.
    CorrectionAnswered = "correction_answered",
    /// Who bears which share of the cost waits for signatures.
    ProjectShares = "project_shares",
    /// A customer has an idea for the vendor.
    IdeaSubmitted = "idea_submitted",
    /// The vendor shows this customer an idea.
    IdeaShown = "idea_shown",
    IdeaAsked = "idea_asked",
    IdeaAnswered = "idea_answered",
    /// Needs `status`.
    IdeaMoved = "idea_moved",
    IdeaDelivered = "idea_delivered",
    IdeaDeclined = "idea_declined",
    IdeaDuplicate = "idea_duplicate",
    IdeaMerged = "idea_merged",
    IdeaVoted = "idea_voted",
    /// The other owner of a survey has signed what is about to be asked; the recipient's side is next.
    SurveyToApprove = "survey_to_approve",
    SurveyApproved = "survey_approved",
    SurveyReturned = "survey_returned",
    /// The other side of a mirror has no more people to ask.
    SurveySideDone = "survey_side_done",
    /// Both sides see the gaps.
    SurveyReleased = "survey_released",
}

text_enum! {
    /// What a single-use link is for. Told by a [`LinkMail`].
    pub enum LinkPurpose {
        Invitation = "invitation",
        PasswordReset = "password_reset",
        FirstOwner = "first_owner",
    }
}

text_enum! {
    /// How somebody is asked to answer a survey. Told by a [`SurveyMail`].
    pub enum SurveyAsk {
        Invite = "survey_invite",
        /// They have not answered yet.
        Reminder = "survey_reminder",
    }
}

/// Every kind of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailKind {
    Record(RecordEvent),
    Link(LinkPurpose),
    Survey(SurveyAsk),
    /// A refresh token came a second time; the session was ended. Told by a [`SecurityMail`].
    RefreshReuse,
    /// The password was changed, by its owner or by whoever had the link. Told by a [`SecurityMail`].
    PasswordChanged,
    /// A mediator's part in a complaint is over. Told by an [`EndedMail`].
    MandateEnded,
    /// Something is asked for more often than before. Told by an [`AlarmMail`].
    DemandAlarm,
    /// A rule tells one of the own people something. Told by a [`NoticeMail`].
    RuleFired,
    /// The day has come to look at a decision again. Told by a [`ReviewMail`].
    ReviewDue,
}

impl MailKind {
    /// All kinds, in the order of a complaint's life, those about accounts last.
    pub fn all() -> impl Iterator<Item = Self> {
        let records = RecordEvent::ALL.iter().copied().map(Self::Record);
        let links = LinkPurpose::ALL.iter().copied().map(Self::Link);
        let surveys = SurveyAsk::ALL.iter().copied().map(Self::Survey);
        let all = records.chain(links).chain(surveys);
        let others = [
            Self::RefreshReuse,
            Self::PasswordChanged,
            Self::MandateEnded,
            Self::DemandAlarm,
            Self::RuleFired,
            Self::ReviewDue,
        ];
        all.chain(others)
    }

    /// The name in settings, outbox rows and file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record(event) => event.as_str(),
            Self::Link(purpose) => purpose.as_str(),
            Self::Survey(ask) => ask.as_str(),
            Self::RefreshReuse => "refresh_reuse",
            Self::PasswordChanged => "password_changed",
            Self::MandateEnded => "mandate_ended",
            Self::DemandAlarm => "demand_alarm",
            Self::RuleFired => "rule_fired",
            Self::ReviewDue => "review_due",
        }
    }

    /// Whether a person may switch it off. Mails about accounts are always sent, and carry no
    /// unsubscribe header.
    pub fn can_be_switched_off(self) -> bool {
        matches!(self, Self::Record(_))
    }
}

impl fmt::Display for MailKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that is no kind of mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no kind of mail")]
pub struct UnknownMailKind(pub String);

impl FromStr for MailKind {
    type Err = UnknownMailKind;

    fn from_str(name: &str) -> Result<Self, UnknownMailKind> {
        Self::all()
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| UnknownMailKind(name.to_owned()))
    }
}

#[cfg(test)]
mod tests;
