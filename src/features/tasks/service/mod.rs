//! Use cases of tasks, checklists and saved replies; one function is one transaction.
mod checklists;
mod replies;
mod signatures;
mod tasks;
mod turn;

pub use super::store::Filter;
pub use checklists::{ChecklistChange, archive, change, checklists, create};
pub use replies::{
    NewReply, ReplyChange, archive_reply, change_reply, create_reply, rendered, replies,
};
pub use signatures::signatures;
pub use tasks::{add, add_from, change_task, list, remove, tasks};
pub use turn::{asks, counts};

/// Checklists, and saved replies, of one organisation at most.
const LIMIT: usize = 100;
