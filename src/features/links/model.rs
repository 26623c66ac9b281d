//! Words of links.
use crate::features::records::model::RecordId;
use crate::text_enum;

text_enum! {
    /// What the complaint at hand is to the other one.
    pub enum LinkKind {
        /// The same matter; it is closed, the other one goes on.
        DuplicateOf = "duplicate_of",
        Related = "related",
        /// The other one is a part of it.
        ParentOf = "parent_of",
        SplitFrom = "split_from",
        SameCause = "same_cause",
    }
}

/// A link between two complaints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub kind: LinkKind,
    pub from: RecordId,
    pub to: RecordId,
}
