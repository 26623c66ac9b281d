//! Names, words and visible forms of figures.
mod notes;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

pub use notes::{
    Decision, DecisionId, DecisionRow, Limits, SettingsRow, SettingsView, Spend, SpendRow,
};

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
pub use crate::features::segments::model::RfmSegment;
use crate::platform::clock::Timestamp;
use crate::text_enum;

text_enum! {
    /// What can be asked.
    pub enum InsightName {
        /// Which matters most complaints are about.
        ComplaintPareto = "complaint_pareto",
        /// Whether what was promised in the agreement is kept.
        SlaAttainment = "sla_attainment",
        /// How long complaints take, the open ones as well.
        TimeToResolution = "time_to_resolution",
        ReopenRate = "reopen_rate",
        RepeatComplaints = "repeat_complaints",
        /// Recency, frequency, money.
        Rfm = "rfm",
        RepeatPurchase = "repeat_purchase",
        CohortRetention = "cohort_retention",
        SilentChurn = "silent_churn",
        RetentionAfterComplaint = "retention_after_complaint",
        CustomerValue = "customer_value",
        /// What a kept customer is worth beside what a new one costs.
        KeepOrWin = "keep_or_win",
    }
}

text_enum! {
    /// What it is about.
    pub enum InsightGroup {
        Customers = "customers",
        Complaints = "complaints",
        Money = "money",
    }
}

impl InsightName {
    pub fn group(self) -> InsightGroup {
        match self {
            Self::ComplaintPareto
            | Self::SlaAttainment
            | Self::TimeToResolution
            | Self::ReopenRate
            | Self::RepeatComplaints => InsightGroup::Complaints,
            Self::Rfm
            | Self::RepeatPurchase
            | Self::CohortRetention
            | Self::SilentChurn
            | Self::RetentionAfterComplaint => InsightGroup::Customers,
            Self::CustomerValue | Self::KeepOrWin => InsightGroup::Money,
        }
    }
}

text_enum! {
    /// What the bars of the complaints' chart are long by.
    pub enum ParetoMeasure {
        /// Different customers.
        Complainants = "complainants",
        /// What was promised to them in money.
        Cost = "cost",
        /// Different customers with a critical or major complaint.
        Severity = "severity",
    }
}

text_enum! {
    /// How it is best drawn.
    pub enum InsightChart {
        Bars = "bars",
        /// By time, with the band around it.
        Lines = "lines",
        /// Going down or up in steps, with the band around them.
        Steps = "steps",
        Heat = "heat",
        Pareto = "pareto",
    }
}

text_enum! {
    /// What stands in a column.
    pub enum ColumnKind {
        /// Of a closed vocabulary, named like the column.
        Word = "word",
        Text = "text",
        /// `2026-11`.
        Month = "month",
        Count = "count",
        /// From 0 to 1.
        Share = "share",
        Days = "days",
        /// In minor units of the figure's currency.
        Money = "money",
        /// True or false.
        Mark = "mark",
    }
}

text_enum! {
    /// What was counted.
    pub enum Counted {
        Complaints = "complaints",
        Deadlines = "deadlines",
        Customers = "customers",
    }
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct InsightColumn {
    pub key: &'static str,
    pub kind: ColumnKind,
}

/// How to draw the table: which column is what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct InsightDrawing {
    pub kind: InsightChart,
    pub x: &'static str,
    pub y: &'static str,
    /// The ends of the interval.
    pub low: Option<&'static str>,
    pub high: Option<&'static str>,
    /// One line for each word of this column.
    pub by: Option<&'static str>,
}

/// A row of the table; its key names it when the rows behind it are asked for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InsightRow {
    pub key: String,
    /// One for each column: a text, a number, true or false, or null where nothing is known.
    pub cells: Vec<Value>,
}

/// The figure in one number.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InsightHeadline {
    pub kind: ColumnKind,
    /// Null: not known.
    pub value: Value,
    pub low: Value,
    pub high: Value,
    /// What the number is made of.
    pub n: u64,
}

text_enum! {
    /// What is to be known beside the figure.
    pub enum NoteCode {
        /// Fewer than fifty customers, and nobody has set limits: no scores.
        LimitsNotSet = "limits_not_set",
        /// Fewer than fifty customers: scored by the limits that were set.
        ScoredByLimits = "scored_by_limits",
        /// The margin is not known, so money is what was sold.
        MarginNotKnown = "margin_not_known",
        /// So many of the months have no spend.
        SpendNotKnown = "spend_not_known",
        /// So many orders are in another currency.
        OtherCurrencies = "other_currencies",
        /// So many complaints have no cost.
        CostNotKnown = "cost_not_known",
        /// Discounted by so many basis points a year.
        Discount = "discount",
        /// What a kept customer is worth.
        KeptWorth = "kept_worth",
        /// Too few to say anything.
        TooFew = "too_few",
        /// Money at risk, a year.
        AtRisk = "at_risk",
    }
}

/// A note with the number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct InsightNote {
    pub code: NoteCode,
    pub count: Option<u64>,
    pub amount_minor: Option<i64>,
}

/// An answer: a table, how to draw it, and what it is made of. Its definition is known by its name.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Insight {
    pub name: InsightName,
    pub group: InsightGroup,
    pub from: Timestamp,
    pub as_of: Timestamp,
    pub relationship_id: Option<RelationshipId>,
    /// Of all money in it.
    pub currency: Option<String>,
    pub n: u64,
    pub counted: Counted,
    /// Null: it cannot be said.
    pub headline: Option<InsightHeadline>,
    pub drawing: InsightDrawing,
    pub columns: Vec<InsightColumn>,
    pub rows: Vec<InsightRow>,
    pub notes: Vec<InsightNote>,
}

/// What can be asked, and what the caller may do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InsightCatalogue {
    pub items: Vec<InsightEntry>,
    pub may_decide: bool,
    pub may_set: bool,
}

/// A figure of the catalogue.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct InsightEntry {
    pub name: InsightName,
    pub group: InsightGroup,
}

/// One of the rows that a figure is made of: a complaint, or a customer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InsightCase {
    /// Null for a customer.
    pub record_id: Option<RecordId>,
    pub number: Option<String>,
    pub title: Option<String>,
    pub relationship_id: RelationshipId,
    pub customer: String,
    pub at: Option<Timestamp>,
    /// What is said of it, as `met`.
    pub word: Option<&'static str>,
    pub days: Option<i64>,
    pub amount_minor: Option<i64>,
}

/// The rows behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InsightCases {
    /// Two hundred at most.
    pub items: Vec<InsightCase>,
    /// How many there are.
    pub n: u64,
    pub currency: Option<String>,
    /// Asks for the rows behind these.
    pub next_cursor: Option<String>,
}

/// Scores from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct RfmMark {
    pub segment: RfmSegment,
    pub recency: u8,
    pub frequency: u8,
    pub money: u8,
}

/// What is known of the rhythm of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChurnMark {
    /// Silent for longer than is its way.
    pub silent: bool,
    pub days_since_last_order: i64,
    /// Nine of ten gaps are shorter; null: nothing to tell it by.
    pub usual_days: Option<i64>,
    /// Whether the gaps are its own, or those of its segment.
    pub own_rhythm: bool,
    /// What it brings in a year, or its margin where that is known.
    pub yearly_minor: i64,
}

/// What a customer is worth for good, if customers stay as they have stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValueRange {
    pub low_minor: Option<i64>,
    pub value_minor: Option<i64>,
    pub high_minor: Option<i64>,
}

/// What the figures say of one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountFigures {
    pub relationship_id: RelationshipId,
    pub as_of: Timestamp,
    /// Orders in it.
    pub n: u64,
    pub currency: Option<String>,
    /// Null: too little is known.
    pub rfm: Option<RfmMark>,
    pub churn: Option<ChurnMark>,
    /// Null: the margin is not known, or too little is.
    pub value: Option<ValueRange>,
}
