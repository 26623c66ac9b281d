//! Use cases of interactions; one function is one transaction.
mod back_fill;
mod coding;
mod events;
mod figures;
mod imported;
mod input;
mod kept;
mod list;
mod topics;
mod write;

pub use back_fill::back_fill;
pub use coding::{Candidate, MOST_AT_ONCE, candidates, code, say};
pub use events::{INTERACTION_EVENT, INTERACTIONS_IMPORTED, accounts_of_event, is_new};
pub use figures::{
    Heard, HeardLog, Period, Placed, asked, coverage, heard, last_contacts, period, profile,
    requests, tell, times,
};
pub use imported::{ImportedCall, ImportedDone, import};
pub use input::{ItemInput, duration, items};
pub use kept::{Kept, keep_topics_unscoped, keep_unscoped};
pub use list::{KnownCaller, ListQuery, caller, list, load};
pub use topics::{
    CategoryChange, NewCategory, NewTopic, TopicChange, categories, change_category, change_topic,
    create_category, create_topic, topic_names_unscoped, topics, topics_named_unscoped,
    vendors_unscoped,
};
pub use write::{InteractionChange, NewInteraction, NewItem, change, record, take_back};

use crate::features::organisations::service::could_sell as is_vendor;
