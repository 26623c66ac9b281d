//! Ids and words of decisions; their rows and views.
mod board;
mod content;
mod rows;
mod views;

pub use board::*;
pub use content::*;
pub use rows::*;
pub use views::*;

use crate::features::signoffs::model::{Vote, VoteWord};
use crate::{id_type, text_enum};

id_type!(
    /// A decision.
    DecisionId
);
id_type!(
    /// Something that could be done, on a board.
    OptionId
);
id_type!(
    /// What options are compared by.
    CriterionId
);

text_enum! {
    /// Where a decision stands.
    pub enum DecisionStatus {
        /// Being written.
        Draft = "draft",
        /// Up for positions.
        Proposed = "proposed",
        Accepted = "accepted",
        Rejected = "rejected",
        /// No longer of use, and nothing in its place.
        Deprecated = "deprecated",
        /// Another decision stands in its place.
        Superseded = "superseded",
    }
}

text_enum! {
    /// What an organisation says to a decision.
    pub enum Position {
        Agree = "agree",
        AgreeWithReservation = "agree_with_reservation",
        Disagree = "disagree",
        Abstain = "abstain",
    }
}

impl Position {
    /// The vote that gives it.
    pub fn vote(self, text: &str) -> Vote {
        match self {
            Self::Agree | Self::AgreeWithReservation => Vote::Sign,
            Self::Disagree => Vote::Refuse { reason: text.to_owned() },
            Self::Abstain => Vote::Abstain { reason: text.to_owned() },
        }
    }

    /// Whether it has to be explained.
    pub fn needs_text(self) -> bool {
        matches!(self, Self::AgreeWithReservation | Self::Disagree)
    }

    /// What a vote says where no words of it were kept.
    pub fn of(vote: VoteWord) -> Self {
        match vote {
            VoteWord::Signed => Self::Agree,
            VoteWord::Refused => Self::Disagree,
            VoteWord::Abstained => Self::Abstain,
        }
    }
}

text_enum! {
    /// What can be done with a decision.
    pub enum DecisionAction {
        /// Write on a draft.
        Edit = "edit",
        /// Throw a draft away.
        Remove = "remove",
        /// Put it up for positions.
        Propose = "propose",
        /// Put another text up in place of the one that is, or was, up.
        Revise = "revise",
        /// Take it back and write on.
        Withdraw = "withdraw",
        Agree = "agree",
        AgreeWithReservation = "agree_with_reservation",
        Disagree = "disagree",
        Abstain = "abstain",
        /// Ask to let an accepted one go, or agree to it.
        Deprecate = "deprecate",
        /// Do not let it go.
        Keep = "keep",
    }
}

impl DecisionAction {
    /// The position that it gives.
    pub fn position(self) -> Option<Position> {
        match self {
            Self::Agree => Some(Position::Agree),
            Self::AgreeWithReservation => Some(Position::AgreeWithReservation),
            Self::Disagree => Some(Position::Disagree),
            Self::Abstain => Some(Position::Abstain),
            _ => None,
        }
    }
}

text_enum! {
    /// Where a board stands.
    pub enum BoardState {
        /// Options, criteria and deciders are being named.
        Setup = "setup",
        /// Deciders give their scores.
        Open = "open",
        Closed = "closed",
    }
}

text_enum! {
    /// What can be done with a board.
    pub enum BoardAction {
        /// Say what is compared, by what, and by whom.
        SetUp = "set_up",
        /// Ask the deciders for their scores.
        Open = "open",
        /// Give own scores.
        Score = "score",
        /// Set other weights while it is open.
        Weigh = "weigh",
        /// Go on without somebody of the own organisation.
        Release = "release",
        /// Do without it.
        Drop = "drop",
        /// Freeze it, and write what comes of it into the decision.
        Close = "close",
    }
}

text_enum! {
    /// Whether more of something is better.
    pub enum Direction {
        Benefit = "benefit",
        Cost = "cost",
    }
}

text_enum! {
    /// How something is valued.
    pub enum Scale {
        /// Whole points from 0 to 10.
        Score = "score",
        /// A figure in a unit.
        Measured = "measured",
    }
}
