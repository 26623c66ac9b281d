//! Use cases of rules; one function is one transaction.
mod dates;
mod edit;
mod fire;
mod notice;
mod rehearse;
mod view;

pub use dates::dated_unscoped;
pub use edit::{NewRule, RuleChange, change, create, keep_rehearsal, publish};
pub use fire::{
    RULE_RUN, RuleWork, entry_event_unscoped, failed, interaction_event, listening,
    moved_event_unscoped, queue, run,
};
pub use notice::notice;
pub use rehearse::rehearse;
pub use view::{list, load, runs, versions};

use std::collections::HashSet;

use crate::features::organisations::service as organisations;
use crate::features::rules::model::{Definition, Trigger};
use crate::features::segments::service as segments;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Whether a definition makes sense, and names nothing but what the own organisation has.
fn check(conn: &mut Conn, scope: &Scope, definition: &Definition) -> Result<(), Problem> {
    segments::refuse(definition.check())?;
    if let Trigger::SegmentJoined { segment } | Trigger::SegmentLeft { segment } = definition.when
        && !segments::names(conn, scope)?.contains_key(&segment)
    {
        return Err(Problem::invalid("when.segment", "not_allowed_value"));
    }
    let own: HashSet<MembershipId> = organisations::active_people_unscoped(conn, &[scope.org()])?
        .into_iter()
        .map(|(_, membership, _)| membership)
        .collect();
    let strange = |person: &MembershipId| !own.contains(person);
    let at = definition.then.iter().position(|one| one.person().as_ref().is_some_and(strange));
    match at {
        Some(at) => Err(Problem::invalid(format!("then[{at}].membership"), "not_allowed_value")),
        None => Ok(()),
    }
}
