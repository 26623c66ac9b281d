//! Which organisations see an idea: it only ever gets more.
use serde_json::json;

use super::{Found, index, list_state};
use crate::features::ideas::model::{Audience, Idea};
use crate::features::ideas::policy;
use crate::features::ideas::store;
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, Record};
use crate::features::records::service::{self as records, NewEntry, NewParty};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Customers that are named one by one at most.
const MOST_NAMED: usize = 100;

/// These relationships of the scope's organisation, all of them.
///
/// # Errors
/// `invalid` with field `relationship_ids` if one is not there, or there are too many.
pub(super) fn relationships(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<Vec<Relationship>, Problem> {
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.len() > MOST_NAMED {
        return Err(Problem::invalid("relationship_ids", "too_many"));
    }
    let found = organisations::relationships_among(conn, scope, &wanted)?;
    if found.len() == wanted.len() {
        Ok(found)
    } else {
        Err(Problem::invalid("relationship_ids", "not_allowed_value"))
    }
}

/// Whether a vendor's audience fits the customers that it names.
pub(super) fn check_customers(to: Audience, with: &[Relationship]) -> Result<(), Problem> {
    let of_vendor = with.iter().all(|one| one.side == Side::Vendor);
    let fits = match to {
        Audience::Own | Audience::AllCustomers => with.is_empty(),
        Audience::Relationship => with.len() == 1,
        Audience::Named => !with.is_empty(),
    };
    if of_vendor && fits {
        Ok(())
    } else {
        Err(Problem::invalid("relationship_ids", "not_allowed_value"))
    }
}

/// The action `share`, which is allowed: more organisations see the idea from now on.
pub(super) fn share(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    to: Audience,
    ids: &[RelationshipId],
) -> Result<(), Problem> {
    policy::may_reach(scope, found.standing, to).map_err(Problem::not_allowed)?;
    let with = relationships(tx.conn, scope, ids)?;
    if found.standing.side == Side::Vendor {
        check_customers(to, &with)?;
    } else if !with.is_empty() {
        return Err(Problem::invalid("relationship_ids", "not_allowed_value"));
    }
    widen(tx, scope, &found.record, &found.idea, to, &with)?;
    if to != found.idea.audience {
        let state = list_state(found.idea.status);
        records::changed(tx, found.record.id, found.record.version, &state)?;
    }
    Ok(())
}

/// Lets the organisations in that the audience adds, and tells them.
pub(super) fn widen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: &Record,
    idea: &Idea,
    to: Audience,
    with: &[Relationship],
) -> Result<(), Problem> {
    let by_customer = scope.org() != record.vendor_org;
    let owners: Vec<(OrganisationId, Option<MembershipId>)> = if to == Audience::AllCustomers {
        let customers = organisations::customers_unscoped(tx.conn, record.vendor_org)?;
        customers.into_iter().map(|customer| (customer, None)).collect()
    } else if by_customer {
        vec![(record.vendor_org, owner_at_vendor(tx.conn, scope, record)?)]
    } else {
        with.iter().map(|one| (one.row.customer_org, None)).collect()
    };
    let parties: Vec<NewParty> = owners
        .into_iter()
        .map(|(organisation, owner)| newcomer(record, organisation, owner))
        .collect();
    let new = records::let_in(tx, record, &list_state(idea.status), &parties)?;
    if to != idea.audience {
        store::widen(tx.conn, record.id, to, tx.now)?;
    }
    index(tx, record, idea, true)?;
    if by_customer {
        return hand_over(tx, scope, record, idea);
    }
    let actor = Some(scope.membership());
    if to != idea.audience {
        let data = json!({ "audience": to });
        let entry = NewEntry::event(actor, EntryKind::IdeaShared, tx.now, data);
        let shared = records::main_lanes_unscoped(tx.conn, record.id, record.vendor_org)?.shared;
        records::append(tx, shared.id, entry)?;
    }
    if to != Audience::AllCustomers {
        for customer in new {
            let lane = records::converse(tx, record.id, record.vendor_org, customer)?;
            let entry = NewEntry::event(actor, EntryKind::IdeaShown, tx.now, json!({}))
                .with_body(Some(idea.description.clone()));
            let row = records::append(tx, lane.id, entry)?;
            records::notify(tx, &row)?;
        }
    }
    Ok(())
}

/// A customer's idea reaches the vendor, who has the next move.
fn hand_over(tx: &mut Tx<'_>, scope: &Scope, record: &Record, idea: &Idea) -> Result<(), Problem> {
    let cause = EntryKind::IdeaSubmitted;
    records::set_ball(tx, record.id, Some(BallSide::Vendor), None, cause)?;
    let lane = records::converse(tx, record.id, record.vendor_org, scope.org())?;
    let entry = NewEntry::event(Some(scope.membership()), cause, tx.now, json!({}))
        .with_body(Some(idea.description.clone()));
    super::tell(tx, scope, record.id, &lane, entry)
}

/// Whoever looks after the customer at the vendor looks after its ideas.
fn owner_at_vendor(
    conn: &mut Conn,
    scope: &Scope,
    record: &Record,
) -> Result<Option<MembershipId>, Problem> {
    let Some(id) = record.relationship_id else { return Ok(None) };
    Ok(organisations::find_relationship(conn, scope, id)?.row.owner_membership_id)
}

pub(super) fn newcomer(
    record: &Record,
    organisation: OrganisationId,
    owner: Option<MembershipId>,
) -> NewParty {
    let vendor = organisation == record.vendor_org;
    NewParty {
        organisation,
        side: if vendor { Side::Vendor } else { Side::Customer },
        owner,
        team: None,
        reference: None,
        hidden: false,
    }
}
