//! The thread in which a customer and the vendor speak about an idea.
use serde::Serialize;
use utoipa::ToSchema;

use super::find;
use crate::features::organisations::model::{OrgRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{LaneId, RecordId, ThreadId};
use crate::features::records::service as records;
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// A customer's thread.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaConversation)]
pub struct ConversationView {
    pub organisation: OrgRef,
    pub thread_id: ThreadId,
    /// The lane of the two; none as long as the vendor does not see the idea.
    pub lane_id: Option<LaneId>,
    /// Its newest `seq`.
    pub head: i64,
}

/// The threads that the scope reads beside what is said to all: the vendor one for each customer
/// that has something to say, a customer its own.
pub(super) fn conversations(
    conn: &mut Conn,
    scope: &Scope,
    found: &super::Found,
) -> Result<Vec<ConversationView>, Problem> {
    let (id, vendor) = (found.record.id, found.record.vendor_org);
    if found.standing.side == Side::Customer {
        let own = records::conversation_unscoped(conn, id, scope.org())?;
        let organisation = OrgRef { id: scope.org(), name: scope.org_name().to_owned() };
        return Ok(own
            .into_iter()
            .map(|own| ConversationView {
                organisation: organisation.clone(),
                thread_id: own.thread,
                lane_id: own.with_vendor.as_ref().map(|lane| lane.id),
                head: own.with_vendor.map_or(0, |lane| lane.head_seq),
            })
            .collect());
    }
    let lanes = records::conversations_unscoped(conn, id, vendor)?;
    let firms: Vec<_> = lanes.iter().map(|(customer, _)| *customer).collect();
    let names = organisations::org_refs(conn, &firms)?;
    let mut views: Vec<ConversationView> = lanes
        .into_iter()
        .filter_map(|(customer, lane)| {
            Some(ConversationView {
                organisation: names.get(&customer)?.clone(),
                thread_id: lane.thread_id,
                lane_id: Some(lane.id),
                head: lane.head_seq,
            })
        })
        .collect();
    views.sort_by(|one, other| one.organisation.name.cmp(&other.organisation.name));
    Ok(views)
}

/// Opens the thread with a customer that sees the idea: the vendor names it, a customer has one.
///
/// # Errors
/// `invalid` with field `relationship_id` for a vendor's customer that does not see the idea.
pub fn converse(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    relationship: Option<RelationshipId>,
) -> Result<ConversationView, Problem> {
    let found = find(tx.conn, scope, id)?;
    scope.require(Capability::Write)?;
    tx.subject(id);
    let vendor = found.record.vendor_org;
    let unknown = || Problem::invalid("relationship_id", "not_allowed_value");
    let customer = match (found.standing.side, relationship) {
        (Side::Customer, None) => scope.org(),
        (Side::Vendor, Some(relationship)) => {
            let with = super::reach::relationships(tx.conn, scope, &[relationship])
                .map_err(|_| unknown())?;
            let with = with.first().filter(|with| with.side == Side::Vendor);
            with.ok_or_else(unknown)?.row.customer_org
        }
        _ => return Err(unknown()),
    };
    let seen = records::places_of_unscoped(tx.conn, &[id], &[vendor, customer])?;
    if !seen.iter().any(|place| place.organisation_id == customer) {
        return Err(unknown());
    }
    if seen.iter().any(|place| place.organisation_id == vendor) {
        records::converse(tx, id, vendor, customer)?;
    } else {
        records::among_themselves(tx, id, customer)?;
    }
    conversations(tx.conn, scope, &found)?
        .into_iter()
        .find(|view| view.organisation.id == customer)
        .ok_or_else(Problem::not_found)
}
