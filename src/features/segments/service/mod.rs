//! Use cases of segments; one function is one transaction.
mod compute;
mod edit;
mod marks;
mod merged;
mod view;

pub use compute::{
    SEGMENT_COMPUTE, SEGMENT_MOVED, any_due, compute_all, compute_some, computed, follows_any,
    look_again, plan_all, recompute,
};
pub use edit::{
    MembersChange, NewSegment, SegmentChange, change, change_members, create, require_vendor,
};
pub use marks::{mark, marks_unscoped};
pub use merged::{hand_places, hand_places_back, places_to_hand};
pub use view::{
    Moved, accounts, facts_of, facts_unscoped, history, list, load, members, members_of,
    members_page, moved_unscoped, moves_since, names, preview, stays,
};

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::features::segments::model::Finding;
use crate::features::segments::store;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};

/// What is wrong with a condition, as the caller is told.
pub fn refuse(findings: Vec<Finding>) -> Result<(), Problem> {
    if findings.is_empty() {
        return Ok(());
    }
    let problem = Problem::new(Code::Invalid);
    Err(findings.into_iter().fold(problem, |all, one| all.with_field(one.field, one.code)))
}

/// The vendor and the account that a record is about, if it is a complaint.
pub fn account_of_complaint_unscoped(
    conn: &mut Conn,
    record: RecordId,
) -> Result<Option<(OrganisationId, RelationshipId)>, Problem> {
    Ok(store::account_of_complaint_unscoped(conn, record)?)
}

/// The vendor of an account.
pub fn vendor_unscoped(
    conn: &mut Conn,
    account: RelationshipId,
) -> Result<Option<OrganisationId>, Problem> {
    Ok(store::vendor_unscoped(conn, account)?)
}
