//! What can be done with demand; one function is one transaction.
mod decide;
mod defects;
mod history;
mod list;
mod reach;
mod reviews;
mod seen;

pub use decide::{NewDecision, NewDecisionIdea, decide};
pub use defects::defects;
pub use history::history;
pub use list::decisions;
pub use reach::reach;
pub use reviews::{remind, reviews_due};
pub use seen::{defects_due, defects_now, keep_defects};

use crate::features::interactions::model::TopicId;
use crate::features::interactions::service::{self as interactions, Placed};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A topic of the scope's organisation, as it stands to what is sold at a moment.
fn placed(
    conn: &mut Conn,
    scope: &Scope,
    topic: TopicId,
    at: Timestamp,
) -> Result<Placed, Problem> {
    interactions::profile(conn, scope, at)?.remove(&topic).ok_or_else(Problem::not_found)
}

fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}
