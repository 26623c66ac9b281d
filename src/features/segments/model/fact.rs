//! The closed list of what can be known of an account.
use super::{RfmSegment, Rhythm};
use crate::features::organisations::model::AccountStatus;
use crate::text_enum;

text_enum! {
    /// Something that is known of an account.
    pub enum AccountFact {
        Name = "name",
        Tier = "tier",
        /// The field of business in which its vendor has put it.
        Segment = "segment",
        /// Prospect, client, former or partner.
        Status = "status",
        CustomerNumber = "customer_number",
        LegalName = "legal_name",
        TaxId = "tax_id",
        /// Whoever looks after it at the vendor.
        Owner = "owner",
        /// Since when it is a customer here.
        Created = "created",
        /// Since when somebody of it signs in.
        Claimed = "claimed",
        ComplaintsOpen = "complaints_open",
        /// Filed in the last days: 365 unless told.
        Complaints = "complaints",
        /// Reopened in the last days: 365 unless told.
        Reopened = "reopened",
        LastComplaint = "last_complaint",
        /// The newest answer to how a complaint went, 1 to 5.
        Satisfaction = "satisfaction",
        /// In the last days: 365 unless told.
        Interactions = "interactions",
        LastInteraction = "last_interaction",
        /// In the last days: 365 unless told.
        Orders = "orders",
        LastOrder = "last_order",
        /// Of orders in the last days (365 unless told), in minor units; unknown if they are in several
        /// currencies.
        OrdersNet = "orders_net",
        /// Of which kind it is by recency, frequency and money.
        RfmClass = "rfm_class",
        /// 1 to 5.
        RfmRecency = "rfm_recency",
        /// 1 to 5.
        RfmFrequency = "rfm_frequency",
        /// 1 to 5.
        RfmMoney = "rfm_money",
        /// Whether it has been silent for longer than is its way.
        Rhythm = "rhythm",
        /// What it brings in a year, in minor units.
        YearlyValue = "yearly_value",
        /// What it is worth for good, in minor units.
        LifetimeValue = "lifetime_value",
    }
}

/// What can be asked of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    Text,
    Person,
    Moment,
    Number,
}

impl AccountFact {
    pub fn kind(self) -> FactKind {
        match self {
            Self::Name
            | Self::Tier
            | Self::Segment
            | Self::Status
            | Self::CustomerNumber
            | Self::LegalName
            | Self::TaxId
            | Self::RfmClass
            | Self::Rhythm => FactKind::Text,
            Self::Owner => FactKind::Person,
            Self::Created
            | Self::Claimed
            | Self::LastComplaint
            | Self::LastInteraction
            | Self::LastOrder => FactKind::Moment,
            Self::ComplaintsOpen
            | Self::Complaints
            | Self::Reopened
            | Self::Satisfaction
            | Self::Interactions
            | Self::Orders
            | Self::OrdersNet
            | Self::RfmRecency
            | Self::RfmFrequency
            | Self::RfmMoney
            | Self::YearlyValue
            | Self::LifetimeValue => FactKind::Number,
        }
    }

    /// Whether it is counted over so many days.
    pub fn counted(self) -> bool {
        matches!(
            self,
            Self::Complaints | Self::Reopened | Self::Interactions | Self::Orders | Self::OrdersNet
        )
    }

    /// Whether it is a sum in minor units.
    pub fn money(self) -> bool {
        matches!(self, Self::OrdersNet | Self::YearlyValue | Self::LifetimeValue)
    }

    /// Whether this text can be asked for: any, unless it is a word of a closed vocabulary.
    pub fn takes(self, text: &str) -> bool {
        match self {
            Self::Status => text.parse::<AccountStatus>().is_ok(),
            Self::RfmClass => text.parse::<RfmSegment>().is_ok(),
            Self::Rhythm => text.parse::<Rhythm>().is_ok(),
            _ => true,
        }
    }
}

/// A fact as it is asked for: with the days in which it is counted, if it is.
pub type Question = (AccountFact, Option<i32>);
