//! Words and rows of ideas and their votes.
use diesel::prelude::*;

use crate::features::records::model::{EntryKind, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{idea_sources, idea_vote_evidence, idea_votes, ideas};
use crate::{id_type, text_enum};

id_type!(
    /// What one person, or the vendor on an organisation's behalf, would commit to an idea.
    VoteId
);

text_enum! {
    /// Where an idea stands.
    pub enum IdeaStatus {
        Submitted = "submitted",
        UnderReview = "under_review",
        /// Its author, or everybody who sees it, is asked something.
        NeedInfo = "need_info",
        Planned = "planned",
        InProgress = "in_progress",
        Delivered = "delivered",
        Declined = "declined",
        /// Another idea asks for the same, and goes on.
        Duplicate = "duplicate",
        /// Its votes count for another idea.
        Merged = "merged",
    }
}

impl IdeaStatus {
    /// Whether something can still come of it; votes are taken as long.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::UnderReview | Self::NeedInfo | Self::Planned | Self::InProgress
        )
    }
}

text_enum! {
    /// Which organisations see an idea, from the narrowest to the widest.
    pub enum Audience {
        /// The author's.
        Own = "own",
        /// The vendor and one customer.
        Relationship = "relationship",
        /// The vendor and customers that it chose.
        Named = "named",
        /// The vendor and all of its customers, those to come as well.
        AllCustomers = "all_customers",
    }
}

text_enum! {
    /// What can be done with an idea.
    pub enum IdeaAction {
        Edit = "edit",
        /// Lets more organisations see it.
        Share = "share",
        Review = "review",
        Ask = "ask",
        Answer = "answer",
        Plan = "plan",
        Start = "start",
        Deliver = "deliver",
        Decline = "decline",
        Duplicate = "duplicate",
        Merge = "merge",
        Vote = "vote",
        /// Notes what a customer said.
        VoteFor = "vote_for",
        /// Links a complaint that it grew from.
        AddSource = "add_source",
    }
}

text_enum! {
    /// How much somebody wants an idea, from the least to the most.
    pub enum Strength {
        Nice = "nice",
        Important = "important",
        Critical = "critical",
    }
}

text_enum! {
    /// What somebody would do for an idea, from the least to the most.
    pub enum CommitmentKind {
        Need = "need",
        WillTest = "will_test",
        /// Would leave the vendor, or come to it, over this.
        WouldSwitch = "would_switch",
        /// With a quantity.
        WillPilot = "will_pilot",
        /// With an amount.
        WillCofund = "will_cofund",
    }
}

text_enum! {
    /// How the vendor learned what it notes on a customer's behalf.
    pub enum ProxySource {
        Call = "call",
        Meeting = "meeting",
        Mail = "mail",
        Other = "other",
    }
}

/// The voter of what the vendor notes on an organisation's behalf.
pub const PROXY: &str = "proxy";

/// Complaints behind one vote at most.
pub const MOST_EVIDENCE: usize = 20;

/// Complaints that an idea grew from at most.
pub const MOST_SOURCES: usize = 200;

/// The row of an idea.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = ideas)]
pub struct Idea {
    pub record_id: RecordId,
    pub vendor_org: OrganisationId,
    pub author_org: OrganisationId,
    pub author_membership_id: Option<MembershipId>,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub product: Option<String>,
    pub audience: Audience,
    /// Whether other customers are told whose idea it is.
    pub named: bool,
    /// Whether the vendor may show a customer's idea to other customers.
    pub may_widen: bool,
    pub status: IdeaStatus,
    /// Why it was declined or is a duplicate; shown to all who see it.
    pub reason: Option<String>,
    /// Of a duplicate or merged idea: the one that goes on.
    pub target_id: Option<RecordId>,
    pub organisations: i64,
    pub people: i64,
    /// Sorts by how strongly it is wanted.
    pub strength: i64,
    /// Sorts by what is committed.
    pub commitment: i64,
    pub shared_at: Option<Timestamp>,
    pub status_at: Timestamp,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = ideas)]
pub struct IdeaPatch {
    pub title: Option<String>,
    pub description: Option<String>,
    pub product: Option<Option<String>>,
    pub named: Option<bool>,
    pub may_widen: Option<bool>,
}

/// What a step to another status changes.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = ideas, treat_none_as_null = true)]
pub struct StatusPatch {
    pub status: IdeaStatus,
    pub reason: Option<String>,
    pub target_id: Option<RecordId>,
    pub status_at: Timestamp,
}

/// A vote.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = idea_votes, treat_none_as_null = true)]
pub struct Vote {
    pub id: VoteId,
    pub idea_id: RecordId,
    pub organisation_id: OrganisationId,
    /// The voter's membership, or [`PROXY`].
    pub voter: String,
    pub membership_id: Option<MembershipId>,
    pub strength: Strength,
    pub commitment: CommitmentKind,
    /// Pieces to pilot.
    pub quantity: Option<i64>,
    /// Money to put in.
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub comment: Option<String>,
    /// Whether other customers are told that the organisation wants it.
    pub named: bool,
    /// Who of the vendor noted it, how they learned of it, and who said so.
    pub proxy_by: Option<MembershipId>,
    pub proxy_source: Option<ProxySource>,
    pub on_behalf_of: Option<String>,
    /// The idea that it was moved here with.
    pub moved_from: Option<RecordId>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Vote {
    /// Whether the vendor noted it.
    pub fn is_proxy(&self) -> bool {
        self.voter == PROXY
    }

    /// Sorts votes of one person: the stronger stays where two meet.
    pub fn weight(&self) -> (Strength, CommitmentKind, i64, i64) {
        let figures = (self.quantity.unwrap_or(0), self.amount_minor.unwrap_or(0));
        (self.strength, self.commitment, figures.0, figures.1)
    }
}

/// A complaint behind a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = idea_vote_evidence, treat_none_as_default_value = false)]
pub struct Evidence {
    pub vote_id: VoteId,
    pub record_id: RecordId,
}

/// A complaint that an idea grew from.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = idea_sources, treat_none_as_default_value = false)]
pub struct Source {
    pub idea_id: RecordId,
    pub record_id: RecordId,
    pub added_by: Option<MembershipId>,
    pub added_at: Timestamp,
}

/// The entry that tells of a step to another status.
pub fn entry_of(action: IdeaAction) -> EntryKind {
    match action {
        IdeaAction::Ask => EntryKind::IdeaAsked,
        IdeaAction::Answer => EntryKind::IdeaAnswered,
        IdeaAction::Deliver => EntryKind::IdeaDelivered,
        IdeaAction::Decline => EntryKind::IdeaDeclined,
        IdeaAction::Duplicate => EntryKind::IdeaDuplicate,
        IdeaAction::Merge => EntryKind::IdeaMerged,
        _ => EntryKind::IdeaMoved,
    }
}
