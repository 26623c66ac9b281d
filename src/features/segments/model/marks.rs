//! What figures say of an account: worked out over all that its vendor has, and handed over.
use crate::text_enum;

text_enum! {
    /// Customers of one kind, by recency, frequency and money.
    pub enum RfmSegment {
        Champions = "champions",
        Loyal = "loyal",
        /// Bought often and much, and have not for long.
        CannotLose = "cannot_lose",
        AtRisk = "at_risk",
        New = "new",
        Promising = "promising",
        Steady = "steady",
        Dormant = "dormant",
    }
}

text_enum! {
    /// Whether a customer orders as it is used to.
    pub enum Rhythm {
        /// Nothing for longer than is its way.
        Silent = "silent",
        Usual = "usual",
    }
}

/// Scores from 1 to 5, and the kind that they make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scores {
    pub class: RfmSegment,
    pub recency: i32,
    pub frequency: i32,
    pub money: i32,
}

/// What figures say of an account, as far as they say anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub scores: Option<Scores>,
    pub rhythm: Option<Rhythm>,
    /// What it brings in a year, or its margin where that is known.
    pub yearly_minor: Option<i64>,
    /// What it is worth for good.
    pub worth_minor: Option<i64>,
    /// Of the money.
    pub currency: Option<String>,
}
