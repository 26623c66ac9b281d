//! Use cases of interactions; one function is one transaction.
mod asked;
mod back_fill;
mod coding;
mod events;
mod figures;
mod imported;
mod input;
mod list;
mod topics;
mod write;

pub use asked::{Asking, Said, asked, said};
pub use back_fill::back_fill;
pub use coding::{Candidate, MOST_AT_ONCE, candidates, code, say};
pub use events::{INTERACTION_EVENT, INTERACTIONS_IMPORTED, accounts_of_event, is_new};
pub use figures::{
    Heard, HeardLog, Period, Placed, coverage, heard, last_contacts, period, profile, requests,
    times,
};
pub use imported::{ImportedCall, ImportedDone, import};
pub use input::{ItemInput, duration, items};
pub use list::{KnownCaller, ListQuery, caller, list, load};
pub use topics::{
    CategoryChange, NewCategory, NewTopic, TopicChange, categories, change_category, change_topic,
    create_category, create_topic, topic_names_unscoped, topics, topics_named_unscoped,
    vendors_unscoped,
};
pub use write::{InteractionChange, NewInteraction, NewItem, change, record, take_back};

use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Whether the scope's organisation sells to anybody here, or could.
fn is_vendor(conn: &mut Conn, scope: &Scope) -> Result<bool, Problem> {
    Ok(organisations::sides(conn, scope)?.contains(&Side::Vendor))
}
