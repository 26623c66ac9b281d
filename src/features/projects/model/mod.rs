//! Ids and words of projects; their rows and views.
mod dossier;
mod held;
mod label;
mod part;
mod plan;
mod rows;
mod views;

pub use dossier::*;
pub use held::*;
pub use label::{Label, shown};
pub use part::Part;
pub use plan::*;
pub use rows::*;
pub use views::*;

use crate::{id_type, text_enum};

id_type!(
    /// A phase of a project.
    PhaseId
);
id_type!(
    /// Something that is to be delivered in a phase.
    DeliverableId
);
id_type!(
    /// A file or link that shows that something is delivered.
    EvidenceId
);
id_type!(
    /// A gate at the end of a phase.
    GateId
);
id_type!(
    /// A criterion of a gate.
    CriterionId
);
id_type!(
    /// A verdict that was put up for signing.
    ReviewId
);
id_type!(
    /// A date that the project wants to reach.
    MilestoneId
);
id_type!(
    /// A question from one organisation to another.
    QuestionId
);
id_type!(
    /// A time during which an organisation held an item.
    HeldId
);
id_type!(
    /// Whatever is held: a deliverable, a gate, a question, a condition.
    ItemId
);

text_enum! {
    /// Where a project stands.
    pub enum ProjectStatus {
        /// Nobody but whoever began it is in yet.
        Planning = "planning",
        Active = "active",
        OnHold = "on_hold",
        Completed = "completed",
        Cancelled = "cancelled",
    }
}

impl ProjectStatus {
    /// Whether something can still happen.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Cancelled)
    }
}

text_enum! {
    /// Where an organisation stands in a project.
    pub enum PartyState {
        Invited = "invited",
        Accepted = "accepted",
        Declined = "declined",
        /// The invitation was taken back.
        Withdrawn = "withdrawn",
        Left = "left",
    }
}

text_enum! {
    /// What somebody does in a project, for their organisation.
    pub enum ProjectRole {
        Lead = "lead",
        Engineer = "engineer",
        Quality = "quality",
        Purchasing = "purchasing",
        Approver = "approver",
        Observer = "observer",
    }
}

text_enum! {
    /// Where a milestone stands.
    pub enum MilestoneState {
        Open = "open",
        Reached = "reached",
    }
}

text_enum! {
    /// Where a question stands.
    pub enum QuestionState {
        Open = "open",
        Answered = "answered",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What an organisation holds.
    pub enum HeldKind {
        Deliverable = "deliverable",
        /// A deliverable that is to be looked at.
        Approval = "approval",
        Gate = "gate",
        Question = "question",
        Condition = "condition",
        /// Something else that organisations sign: requirements, a decision, a document.
        Signature = "signature",
        /// A requirement that somebody says is met, or is to be given up.
        Claim = "claim",
    }
}

text_enum! {
    /// What a planned day is.
    pub enum DateKind {
        PhaseStart = "phase_start",
        PhaseEnd = "phase_end",
        Gate = "gate",
        Milestone = "milestone",
    }
}

text_enum! {
    /// Where a phase stands.
    pub enum PhaseState {
        Planned = "planned",
        Active = "active",
        Passed = "passed",
    }
}

text_enum! {
    /// Where a deliverable stands.
    pub enum DeliverableStatus {
        NotStarted = "not_started",
        InProgress = "in_progress",
        Submitted = "submitted",
        Approved = "approved",
        /// The side that it was owed to lets it go.
        Waived = "waived",
    }
}

impl DeliverableStatus {
    /// Whether nobody has to do anything about it any more.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Approved | Self::Waived)
    }
}

text_enum! {
    /// What becomes of an element that is agreed: levels of submission say it.
    pub enum Handling {
        /// Handed over.
        Submit = "submit",
        /// Kept, and shown where it lies.
        Retain = "retain",
        /// Handed over when it is asked for.
        OnRequest = "on_request",
    }
}

text_enum! {
    /// Whether a criterion has to be met, or counts.
    pub enum CriterionKind {
        Must = "must",
        Scored = "scored",
    }
}

text_enum! {
    /// Where a gate stands.
    pub enum GateState {
        Scheduled = "scheduled",
        /// A verdict is up for signing.
        InReview = "in_review",
        Passed = "passed",
        /// Passed until a date.
        Interim = "interim",
        Held = "held",
        Killed = "killed",
        /// What was signed, or was being signed, has changed since.
        Stale = "stale",
        /// An interim verdict ran out.
        Expired = "expired",
    }
}

impl GateState {
    /// Whether a verdict can be put up.
    pub fn awaits_verdict(self) -> bool {
        matches!(self, Self::Scheduled | Self::Interim | Self::Stale | Self::Expired)
    }
}

text_enum! {
    /// What is decided at a gate.
    pub enum Verdict {
        Go = "go",
        ConditionalGo = "conditional_go",
        Hold = "hold",
        Recycle = "recycle",
        Kill = "kill",
    }
}

impl Verdict {
    /// Whether the work goes on behind the gate.
    pub fn goes_on(self) -> bool {
        matches!(self, Self::Go | Self::ConditionalGo)
    }
}

text_enum! {
    /// Where a review stands.
    pub enum GateReviewState {
        Open = "open",
        /// Signed by all.
        Signed = "signed",
        Refused = "refused",
        Stale = "stale",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done with a project.
    pub enum ProjectAction {
        Edit = "edit",
        Accept = "accept",
        Decline = "decline",
        Leave = "leave",
        /// Let the vendor invite further customers.
        OpenUp = "open_up",
        Invite = "invite",
        AddMember = "add_member",
        AddTopic = "add_topic",
        AddMilestone = "add_milestone",
        AddDeliverable = "add_deliverable",
        Ask = "ask",
        /// Go on after a hold.
        Resume = "resume",
        /// Give a project up that nobody has joined.
        Cancel = "cancel",
    }
}

text_enum! {
    /// What can be done with a deliverable.
    pub enum DeliverableAction {
        Edit = "edit",
        AddEvidence = "add_evidence",
        Start = "start",
        Submit = "submit",
        Withdraw = "withdraw",
        Approve = "approve",
        SendBack = "send_back",
        Waive = "waive",
        Reopen = "reopen",
    }
}

text_enum! {
    /// What can be done with a question.
    pub enum QuestionAction {
        Answer = "answer",
        Withdraw = "withdraw",
    }
}

text_enum! {
    /// What can be done with a gate.
    pub enum GateAction {
        /// Set the date.
        Edit = "edit",
        /// Answer a criterion.
        Assess = "assess",
        /// Put a verdict up for signing.
        Decide = "decide",
        Sign = "sign",
        Refuse = "refuse",
        Abstain = "abstain",
        /// Take a verdict back that is not signed by all.
        Withdraw = "withdraw",
    }
}
