//! Ids and words of requirements; their rows and views.
mod rows;
mod views;

pub use rows::*;
pub use views::*;

use crate::{id_type, text_enum};

id_type!(
    /// A requirement of a project.
    RequirementId
);
id_type!(
    /// A line of a change of an agreed list.
    ChangeId
);
id_type!(
    /// A list, or a change of it, that was put up for signing.
    ListReviewId
);
id_type!(
    /// What somebody says of a requirement: that it is met, or is to be given up.
    ClaimId
);
id_type!(
    /// A link of a requirement to where it comes from or what shows that it is met.
    TraceId
);

text_enum! {
    /// How much a requirement matters.
    pub enum RequirementPriority {
        Must = "must",
        Should = "should",
        Could = "could",
    }
}

text_enum! {
    /// How it is shown that a requirement is met.
    pub enum VerificationMethod {
        Analysis = "analysis",
        Inspection = "inspection",
        Demonstration = "demonstration",
        Test = "test",
    }
}

text_enum! {
    /// How a measured value stands to its target.
    pub enum TargetComparison {
        AtLeast = "at_least",
        AtMost = "at_most",
        Equal = "equal",
    }
}

text_enum! {
    /// Where a requirement stands.
    pub enum RequirementState {
        Proposed = "proposed",
        Agreed = "agreed",
        /// Agreed, and a change of it is proposed.
        Changed = "changed",
        Met = "met",
        /// All have let it go.
        Waived = "waived",
    }
}

text_enum! {
    /// Where the list of a project stands.
    pub enum RequirementListState {
        /// Nobody has signed it yet.
        Draft = "draft",
        /// It, or a change of it, is up for signing.
        InReview = "in_review",
        /// Signed by all, and nothing is to change.
        Agreed = "agreed",
        /// Signed by all, and a change is being prepared.
        Changing = "changing",
    }
}

text_enum! {
    /// What a line of a delta does.
    pub enum RequirementChangeKind {
        Added = "added",
        Changed = "changed",
        Removed = "removed",
    }
}

text_enum! {
    /// Where something stands that was put up for signing.
    pub enum RequirementReviewState {
        Open = "open",
        /// Signed by all.
        Signed = "signed",
        Refused = "refused",
        Stale = "stale",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What somebody says of a requirement.
    pub enum RequirementClaimKind {
        Met = "met",
        Waived = "waived",
    }
}

text_enum! {
    /// Whether others agree with what somebody said of a requirement.
    pub enum RequirementClaimState {
        Open = "open",
        Confirmed = "confirmed",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What a requirement is linked to.
    pub enum RequirementLinkKind {
        /// An idea, a complaint, another project.
        Record = "record",
        Deliverable = "deliverable",
        Test = "test",
        Document = "document",
    }
}

impl RequirementLinkKind {
    /// Whether it can show that a requirement is met; the others say where it comes from.
    pub fn covers(self) -> bool {
        !matches!(self, Self::Record)
    }
}

text_enum! {
    /// What can be done with the list of a project.
    pub enum RequirementListAction {
        Add = "add",
        /// Propose a change of what is agreed.
        Propose = "propose",
        Import = "import",
        /// Put the list, or the change of it, up for signing.
        Submit = "submit",
        Sign = "sign",
        Refuse = "refuse",
        /// Take it back while it is not signed by all.
        Withdraw = "withdraw",
    }
}

text_enum! {
    /// What can be done with a requirement.
    pub enum RequirementAction {
        Edit = "edit",
        Remove = "remove",
        Move = "move",
        Link = "link",
        /// Propose a change of it.
        Propose = "propose",
        ClaimMet = "claim_met",
        Waive = "waive",
        Confirm = "confirm",
        Reject = "reject",
        /// Take back what the own organisation said of it.
        Withdraw = "withdraw",
    }
}
