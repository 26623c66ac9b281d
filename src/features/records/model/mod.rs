//! Ids and words of the spine; its rows and views.
mod entry_kinds;
mod rows;
mod views;

pub use entry_kinds::EntryKind;
pub use rows::*;
pub use views::*;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::Side;
use crate::{id_type, text_enum};

id_type!(
    /// A record of any kind; a complaint's id is its record's.
    RecordId
);
id_type!(
    /// A timeline of a record.
    ThreadId
);
id_type!(
    /// A part of a timeline with its own readers.
    LaneId
);
id_type!(
    /// A message or event.
    EntryId
);
id_type!(
    /// An attachment.
    FileId
);
id_type!(
    /// A time during which one side held the ball.
    TurnId
);

text_enum! {
    /// What a record is.
    pub enum RecordKind {
        Complaint = "complaint",
        /// The service agreement of a relationship, with its ladder.
        Agreement = "agreement",
        /// A review meeting of the two firms.
        Meeting = "meeting",
        /// One cause behind many complaints, kept by the vendor alone.
        MajorIssue = "major_issue",
        /// What a vendor and its customers develop together.
        Project = "project",
        /// What a product could become; voted on by customers who do not know of each other.
        Idea = "idea",
        /// What a firm asks its customers; they answer by links and see nothing of it.
        Survey = "survey",
    }
}

impl RecordKind {
    /// The letter before the number that people quote.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Complaint => "C",
            Self::Agreement => "A",
            Self::Meeting => "M",
            Self::MajorIssue => "I",
            Self::Project => "P",
            Self::Idea => "D",
            Self::Survey => "S",
        }
    }

    /// How many of them are called: in web addresses and in the frames about lists.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Complaint => "complaints",
            Self::Agreement => "agreements",
            Self::Meeting => "meetings",
            Self::MajorIssue => "issues",
            Self::Project => "projects",
            Self::Idea => "ideas",
            Self::Survey => "surveys",
        }
    }

    /// Whether its customers do not know of each other: the shared lane is the vendor's to write,
    /// and each customer speaks with the vendor in a thread of its own
    /// (`records::service::apart`).
    pub fn keeps_customers_apart(self) -> bool {
        Self::APART.contains(&self)
    }

    /// Kinds of records that do so.
    pub const APART: [Self; 1] = [Self::Idea];
}

text_enum! {
    /// Who sees the entries of a lane.
    pub enum LaneKind {
        /// All parties.
        Shared = "shared",
        /// One organisation.
        Private = "private",
        /// A mediator and one side.
        Caucus = "caucus",
        /// Organisations that are named one by one.
        Named = "named",
    }
}

/// How callers name a lane: by a word for the shared one and their own, by its id for any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneRef {
    Shared,
    Private,
    Id(LaneId),
}

impl LaneRef {
    /// What readers of a lane call it.
    pub fn of(lane: &Lane) -> Self {
        match lane.kind {
            LaneKind::Shared => Self::Shared,
            LaneKind::Private => Self::Private,
            LaneKind::Caucus | LaneKind::Named => Self::Id(lane.id),
        }
    }

    /// Whether it means this lane, which its caller may read.
    pub fn is(self, lane: &Lane) -> bool {
        match self {
            Self::Shared => lane.kind == LaneKind::Shared,
            Self::Private => lane.kind == LaneKind::Private,
            Self::Id(id) => lane.id == id,
        }
    }
}

impl std::fmt::Display for LaneRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shared => f.write_str(LaneKind::Shared.as_str()),
            Self::Private => f.write_str(LaneKind::Private.as_str()),
            Self::Id(id) => write!(f, "{id}"),
        }
    }
}

impl std::str::FromStr for LaneRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "shared" => Ok(Self::Shared),
            "private" => Ok(Self::Private),
            id => id.parse().map(Self::Id).map_err(|_| format!("no lane: {id:?}")),
        }
    }
}

impl Serialize for LaneRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LaneRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for LaneRef {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        String::schema()
    }
}

impl ToSchema for LaneRef {}

text_enum! {
    /// Which side owes the next move.
    pub enum BallSide {
        Customer = "customer",
        Vendor = "vendor",
        Both = "both",
        Third = "third",
    }
}

impl BallSide {
    /// Whether `side` owes the next move.
    pub fn is_with(self, side: Side) -> bool {
        match self {
            Self::Both => true,
            Self::Customer => side == Side::Customer,
            Self::Vendor => side == Side::Vendor,
            Self::Third => false,
        }
    }
}

impl From<Side> for BallSide {
    fn from(side: Side) -> Self {
        match side {
            Side::Customer => Self::Customer,
            Side::Vendor => Self::Vendor,
        }
    }
}
