//! Use cases of links; one function is one transaction.
mod split;
mod view;

pub use split::{Split, split};
pub use view::{LinkView, LinksView, load};

use std::str::FromStr;

use serde_json::json;

use super::model::{Known, LinkKind};
use super::policy::{self, Pair};
use crate::features::commitments::service as commitments;
use crate::features::complaints::model::Status;
use crate::features::complaints::service::{self as complaints, Case, Step};
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, Lane, LinkRow, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// The other end as somebody names it: by its id, or by its number with the same vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Id(RecordId),
    Number(String),
}

impl FromStr for Target {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse().map_or_else(|_| Self::Number(text.trim().to_uppercase()), Self::Id))
    }
}

/// What is known of the links of these complaints, without those of other kinds.
fn known(rows: &[LinkRow]) -> Vec<Known> {
    let known = |row: &LinkRow| {
        let kind = row.kind.parse().ok()?;
        Some(Known { kind, from: row.from_record, to: row.to_record })
    };
    rows.iter().filter_map(known).collect()
}

/// Links a complaint with another one; a duplicate is closed by it.
///
/// # Errors
/// `invalid` with field `to` if there is no such complaint for the scope, or if it is the same one;
/// `action_not_allowed` with a reason of [`policy::add`].
pub fn add(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    to: &Target,
    kind: LinkKind,
) -> Result<(), Problem> {
    let (here, _) = complaints::case(tx.conn, scope, id)?;
    policy::write(scope).map_err(Problem::not_allowed)?;
    let there = other_end(tx.conn, scope, &here, to)?;
    let rows = records::links(tx.conn, scope, &[here.record.id, there.record.id])?;
    let same_firms = same_firms(&here, &there);
    let closing = kind == LinkKind::DuplicateOf && here.complaint.status.is_open();
    let pair = Pair {
        here: here.record.id,
        there: there.record.id,
        here_status: here.complaint.status,
        there_status: there.complaint.status,
        same_firms,
        promises_open: closing && commitments::open_count(tx.conn, id)? > 0,
        links: &known(&rows),
    };
    let effect = policy::add(scope, kind, &pair).map_err(Problem::not_allowed)?;
    let of = (!same_firms).then(|| scope.org());
    records::link(tx, here.record.id, there.record.id, kind.as_str(), of)?;
    note(tx, scope, EntryKind::Linked, &here, &there, kind, of)?;
    note(tx, scope, EntryKind::Linked, &there, &here, kind, of)?;
    records::take_part(tx, id, scope)?;
    tx.subject(id);
    if effect.closes { close(tx, scope, &here, &there) } else { Ok(()) }
}

fn other_end(conn: &mut Conn, scope: &Scope, here: &Case, to: &Target) -> Result<Case, Problem> {
    let unknown = || Problem::invalid("to", "not_allowed_value");
    let (vendor, kind) = (here.complaint.vendor_org, RecordKind::Complaint);
    let found = match to {
        Target::Id(id) => Some(*id),
        Target::Number(number) => records::find_by_number(conn, scope, vendor, kind, number)?,
    };
    let id = found.filter(|id| *id != here.record.id).ok_or_else(unknown)?;
    match complaints::case(conn, scope, id) {
        Ok((there, _)) => Ok(there),
        Err(problem) if problem.code == Code::NotFound => Err(unknown()),
        Err(problem) => Err(problem),
    }
}

/// Whether the same two firms stand on both ends, on whichever sides.
fn same_firms(here: &Case, there: &Case) -> bool {
    let firms = |case: &Case| {
        let (one, other) = (case.complaint.vendor_org, case.complaint.customer_org);
        if one < other { (one, other) } else { (other, one) }
    };
    firms(here) == firms(there)
}

/// The lane in which a link stands: of both firms, or of the one that alone knows of it.
fn lane_of(conn: &mut Conn, record: RecordId, of: Option<OrganisationId>) -> Result<Lane, Problem> {
    match of {
        None => records::shared_lane_unscoped(conn, record),
        Some(own) => records::private_lane_unscoped(conn, record, own),
    }
}

/// Writes down at one end what it has to do with the other.
fn note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    entry: EntryKind,
    at: &Case,
    other: &Case,
    kind: LinkKind,
    of: Option<OrganisationId>,
) -> Result<(), Problem> {
    let data = json!({
        "kind": kind, "record_id": other.record.id, "number": other.record.number,
    });
    let lane = lane_of(tx.conn, at.record.id, of)?;
    let new = NewEntry::event(Some(scope.membership()), entry, tx.now, data);
    records::append(tx, lane.id, new).map(drop)
}

/// A duplicate is over: the other one goes on.
fn close(tx: &mut Tx<'_>, scope: &Scope, here: &Case, there: &Case) -> Result<(), Problem> {
    let data = json!({
        "cause": LinkKind::DuplicateOf, "record_id": there.record.id, "number": there.record.number,
    });
    let step = Step {
        actor: Some(scope),
        entry: EntryKind::Closed,
        data,
        body: None,
        to: Status::Closed,
        ball: None,
        resolution: None,
        files: Vec::new(),
    };
    complaints::step(tx, here, step).map(drop)
}

/// Takes a link away, from whichever end. What it closed stays closed.
///
/// # Errors
/// `not_found` if there is no such link that the scope knows of, or it does not see both ends.
pub fn remove(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    other: RecordId,
    kind: LinkKind,
) -> Result<(), Problem> {
    let (here, _) = complaints::case(tx.conn, scope, id)?;
    let (there, _) = complaints::case(tx.conn, scope, other)?;
    let link = records::links(tx.conn, scope, &[id])?
        .into_iter()
        .find(|row| {
            let ends = [row.from_record, row.to_record];
            row.kind == kind.as_str() && ends.contains(&id) && ends.contains(&other)
        })
        .ok_or_else(Problem::not_found)?;
    policy::write(scope).map_err(Problem::not_allowed)?;
    if !records::unlink(tx, &link)? {
        return Err(Problem::not_found());
    }
    let of = link.organisation_id;
    note(tx, scope, EntryKind::Unlinked, &here, &there, kind, of)?;
    note(tx, scope, EntryKind::Unlinked, &there, &here, kind, of)?;
    tx.subject(id);
    Ok(())
}

/// The side that the scope takes in a record that is a complaint.
fn side_in(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<(Side, Status), Problem> {
    let party = records::require_party(conn, scope, id)?;
    if party.kind != RecordKind::Complaint {
        return Err(Problem::not_found());
    }
    Ok((party.side, party.status.parse().map_err(Problem::internal)?))
}
