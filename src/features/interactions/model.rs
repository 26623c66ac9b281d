//! Ids, words, rows and visible forms of interactions and of what was asked for.
mod requests;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;

use crate::features::customers::model::{ContactId, ContactRef};
pub use crate::features::organisations::model::AccountRef;
use crate::features::organisations::model::{PersonRef, RelationshipId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{interaction_items, interactions, topic_categories, topics};
use crate::{id_type, text_enum};
pub use requests::{Request, Requester};

id_type!(
    /// Something that happened with a caller.
    InteractionId
);
id_type!(
    /// Something that was asked for.
    ItemId
);
id_type!(
    /// What is asked for, on a vendor's pick list.
    TopicId
);
id_type!(
    /// What topics are sorted into.
    CategoryId
);
id_type!(
    /// Words of callers of which somebody has said what they are.
    PhraseId
);

text_enum! {
    /// How somebody was in touch.
    pub enum InteractionChannel {
        Call = "call",
        Visit = "visit",
        Mail = "mail",
        Meeting = "meeting",
    }
}

text_enum! {
    /// Who turned to whom.
    pub enum InteractionDirection {
        /// They turned to the vendor.
        Incoming = "incoming",
        Outgoing = "outgoing",
    }
}

text_enum! {
    /// Whether what was asked for is told.
    pub enum CodingState {
        /// Nothing is.
        None = "none",
        /// In words, without a topic.
        Open = "open",
        /// By topic.
        Done = "done",
    }
}

text_enum! {
    /// Whether the firm sells it.
    pub enum ItemRange {
        In = "in",
        Out = "out",
        Unknown = "unknown",
    }
}

text_enum! {
    /// What came of a request.
    pub enum ItemResult {
        /// Nobody has said.
        Open = "open",
        Fulfilled = "fulfilled",
        Quoted = "quoted",
        Refused = "refused",
        /// Sent to somebody else.
        Referred = "referred",
    }
}

text_enum! {
    /// Why a request was not met.
    pub enum UnmetReason {
        NotSold = "not_sold",
        OutOfStock = "out_of_stock",
        Price = "price",
        LeadTime = "lead_time",
        Quantity = "quantity",
        Other = "other",
    }
}

/// Where an interaction comes from that somebody wrote down by hand.
pub const BY_HAND: &str = "manual";
/// Items of one interaction at most.
pub const MOST_ITEMS: usize = 20;

/// The row of a category.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = topic_categories, treat_none_as_default_value = false)]
pub struct CategoryRow {
    pub id: CategoryId,
    pub vendor_org: OrganisationId,
    pub name: String,
    pub name_key: String,
    pub sold: bool,
    /// Since when it is so; before that it was the other way round.
    pub sold_since: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
}

impl CategoryRow {
    /// Whether it was sold on a day.
    pub fn is_sold_at(&self, at: Timestamp) -> bool {
        if self.sold_since.is_none_or(|since| since <= at) { self.sold } else { !self.sold }
    }
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = topic_categories)]
pub struct CategoryPatch {
    pub name: Option<String>,
    pub name_key: Option<String>,
    pub sold: Option<bool>,
    pub sold_since: Option<Option<Timestamp>>,
}

/// The row of a topic.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = topics, treat_none_as_default_value = false)]
pub struct TopicRow {
    pub id: TopicId,
    pub vendor_org: OrganisationId,
    pub category_id: Option<CategoryId>,
    pub name: String,
    pub name_key: String,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = topics)]
pub struct TopicPatch {
    pub category_id: Option<Option<CategoryId>>,
    pub name: Option<String>,
    pub name_key: Option<String>,
}

/// The row of an interaction.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = interactions, treat_none_as_default_value = false)]
pub struct InteractionRow {
    pub id: InteractionId,
    pub vendor_org: OrganisationId,
    pub channel: InteractionChannel,
    pub direction: InteractionDirection,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub duration_seconds: Option<i32>,
    pub relationship_id: Option<RelationshipId>,
    pub contact_name: Option<String>,
    pub party_raw: Option<String>,
    pub party: Option<String>,
    pub summary: String,
    pub words: String,
    pub coding: CodingState,
    pub membership_id: Option<MembershipId>,
    pub source: String,
    pub external_id: Option<String>,
    pub content_hash: Option<Vec<u8>>,
    pub version: i32,
    pub contact_id: Option<ContactId>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = interactions)]
pub struct InteractionPatch {
    pub channel: Option<InteractionChannel>,
    pub direction: Option<InteractionDirection>,
    pub occurred_at: Option<Timestamp>,
    pub duration_seconds: Option<Option<i32>>,
    pub relationship_id: Option<Option<RelationshipId>>,
    pub contact_name: Option<Option<String>>,
    pub party_raw: Option<Option<String>>,
    pub party: Option<Option<String>>,
    pub summary: Option<String>,
    pub words: Option<String>,
    pub coding: Option<CodingState>,
    pub content_hash: Option<Vec<u8>>,
    pub contact_id: Option<Option<ContactId>>,
}

/// The row of something that was asked for.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = interaction_items, treat_none_as_default_value = false)]
pub struct ItemRow {
    pub id: ItemId,
    pub interaction_id: InteractionId,
    pub vendor_org: OrganisationId,
    pub position: i32,
    pub words: String,
    pub topic_id: Option<TopicId>,
    pub marked: ItemRange,
    pub result: ItemResult,
    pub unmet_reason: Option<UnmetReason>,
    pub quantity: Option<String>,
    pub value_minor: Option<i64>,
    pub currency: Option<String>,
    /// When and by whom, as its interaction has it: figures read requests alone.
    pub occurred_at: Timestamp,
    pub asked_by: Option<RelationshipId>,
    pub party: Option<String>,
}

/// A name in the form in which two spellings of it are the same.
pub fn name_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A category as its vendor sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TopicCategory {
    pub id: CategoryId,
    pub name: String,
    /// Whether the firm sells it: what is sold is the firm's profile.
    pub sold: bool,
    /// Since when that is so; null: ever since.
    pub sold_since: Option<Timestamp>,
    pub version: i32,
}

impl From<CategoryRow> for TopicCategory {
    fn from(row: CategoryRow) -> Self {
        let CategoryRow { id, name, sold, sold_since, version, .. } = row;
        Self { id, name, sold, sold_since, version }
    }
}

/// A category as it is named beside a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryRef {
    pub id: CategoryId,
    pub name: String,
}

/// A topic of the pick list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Topic {
    pub id: TopicId,
    pub name: String,
    pub category: Option<CategoryRef>,
    /// By its category, today.
    pub range: ItemRange,
    pub version: i32,
}

/// A topic as it is named beside what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TopicRef {
    pub id: TopicId,
    pub name: String,
}

/// Something that was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestedItem {
    pub id: ItemId,
    /// The caller's own.
    pub words: String,
    pub topic: Option<TopicRef>,
    /// By the topic's category today; as it was marked, while there is none.
    pub range: ItemRange,
    /// As whoever took the call marked it.
    pub marked: ItemRange,
    pub result: ItemResult,
    pub unmet_reason: Option<UnmetReason>,
    pub quantity: Option<String>,
    pub value_minor: Option<i64>,
    pub currency: Option<String>,
}

/// An interaction as the vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Interaction {
    pub id: InteractionId,
    pub channel: InteractionChannel,
    pub direction: InteractionDirection,
    pub occurred_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    pub duration_seconds: Option<i32>,
    /// Null: nobody knows the caller.
    pub account: Option<AccountRef>,
    /// Whoever of the contacts it was, by number or address.
    pub contact: Option<ContactRef>,
    pub contact_name: Option<String>,
    /// Number or address as it was told.
    pub party_raw: Option<String>,
    /// The same as E.164 or in small letters; null if it is neither number nor address.
    pub party: Option<String>,
    pub text: String,
    /// Whoever of the vendor it was with.
    pub by: Option<PersonRef>,
    /// `manual`, or the name of an imported log.
    pub source: String,
    pub coding: CodingState,
    pub items: Vec<RequestedItem>,
    pub version: i32,
}

/// Of how many calls it is known what was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Coverage {
    /// All interactions.
    pub interactions: i64,
    pub incoming: i64,
    /// Incoming ones with an item.
    pub with_item: i64,
    /// From 0 to 1; null without incoming ones.
    pub share: Option<f64>,
    /// Interactions, in both directions, that still wait for a topic.
    pub to_code: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_name_are_one() {
        assert_eq!(name_key("  Hydraulic\u{a0} HOSES "), "hydraulic hoses");
        assert_eq!(name_key("ШЛАНГИ"), name_key("шланги"));
        assert_ne!(name_key("hose"), name_key("hoses"));
    }

    #[test]
    fn what_is_sold_is_told_as_of_a_day() {
        let at = |day: i64| Timestamp::from_micros(day * 86_400_000_000).unwrap();
        let category = |sold, since| CategoryRow {
            id: CategoryId::generate(),
            vendor_org: OrganisationId::generate(),
            name: String::new(),
            name_key: String::new(),
            sold,
            sold_since: since,
            version: 1,
            created_at: at(0),
        };
        let opened = category(true, Some(at(10)));
        assert!(!opened.is_sold_at(at(9)) && opened.is_sold_at(at(10)));
        let given_up = category(false, Some(at(10)));
        assert!(given_up.is_sold_at(at(9)) && !given_up.is_sold_at(at(10)));
        assert!(category(true, None).is_sold_at(at(0)));
        assert!(!category(false, None).is_sold_at(at(99)));
    }
}
