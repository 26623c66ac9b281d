//! Requests as analyses read them.
use super::{InteractionId, ItemRange, ItemResult, TopicId};
use crate::features::organisations::model::RelationshipId;
use crate::platform::clock::Timestamp;

/// Who asked: known, or told apart as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requester {
    Account(RelationshipId),
    /// By number or address.
    Party(String),
    /// By the name that they gave.
    Named(String),
    /// Nothing is known: each call stands for somebody.
    Unnamed(InteractionId),
}

impl Requester {
    pub fn account(&self) -> Option<RelationshipId> {
        if let Self::Account(id) = self { Some(*id) } else { None }
    }
}

/// A request with who asked, for analyses.
#[derive(Debug, Clone)]
pub struct Request {
    pub topic: TopicId,
    pub marked: ItemRange,
    pub interaction: InteractionId,
    pub at: Timestamp,
    pub requester: Requester,
    /// How the caller is called; nothing until it is told.
    pub caller: Option<String>,
    /// The caller's own; empty until they are told.
    pub words: String,
    pub result: ItemResult,
    pub value: Option<(i64, String)>,
}
