//! Use cases of mediation; one function is one transaction.
mod act;
mod end;
mod join;
mod propose;

pub use super::view::{Mediation, Mediations};
pub use act::{MediationInput, act};
pub use end::{MEDIATION_CLOCK, end_with_complaint, is_left_open, run_clock};
pub use join::follow_joining;
pub use propose::{NewMediation, propose};

use std::collections::HashMap;

use serde_json::Value;

use crate::features::disputes::escalations::policy::LadderAction;
use crate::features::disputes::escalations::service as escalations;
use crate::features::disputes::guests::model::EndedCase;
use crate::features::disputes::mediations::model::{MediationId, MediationRow, MediationState};
use crate::features::disputes::mediations::policy::{self, Situation, Who};
use crate::features::disputes::mediations::{store, view};
use crate::features::organisations::model::{OrgRef, PartySide};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// Fields that a proposal asks for.
const NEEDS: &[&str] = &["name", "email", "organisation"];

/// Whoever may look: somebody of either side, or the mediator; nobody else knows of it.
fn who(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Who, Problem> {
    let place = records::require_place(conn, scope, record)?;
    if place.side == PartySide::Third {
        Err(Problem::not_found())
    } else {
        Ok(Who::of(scope, place.side))
    }
}

fn is_open(row: &MediationRow) -> bool {
    !matches!(row.state, MediationState::Declined | MediationState::Closed)
}

fn situation(
    conn: &mut Conn,
    record: RecordId,
    past: &[MediationRow],
    now: Timestamp,
) -> Result<Situation, Problem> {
    let (live, climbed) = escalations::is_at_the_top(conn, record, now)?;
    Ok(Situation { live, climbed, open: past.iter().any(is_open) })
}

/// The mediations of a complaint in which the scope has a place.
pub fn mediations(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<Mediations, Problem> {
    let who = who(conn, scope, record)?;
    let mut rows = store::list_unscoped(conn, record)?;
    let may = policy::may_propose(who, situation(conn, record, &rows, now)?).map(|_| ());
    // A mediator knows of its own case alone.
    rows.retain(|row| who.side.principal().is_some() || row.mediator_org == scope.org());
    let ids: Vec<OrganisationId> = rows.iter().map(|row| row.mediator_org).collect();
    let names = organisations::org_refs(conn, &ids)?;
    let (mut current, mut past) = (None, Vec::new());
    for row in &rows {
        let id = row.mediator_org;
        let organisation =
            names.get(&id).cloned().unwrap_or_else(|| OrgRef { id, name: String::new() });
        let seen = view::view(row, who, organisation, now);
        if is_open(row) { current = Some(seen) } else { past.push(seen) }
    }
    Ok(Mediations { current, past, may_propose: LadderAction::new("propose", NEEDS, may) })
}

/// Where the open mediations of these records stand, which the scope's organisation leads.
pub fn states_of(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, MediationState>, Problem> {
    Ok(store::led_by(conn, scope, ids)?.into_iter().collect())
}

/// The mediations that the scope's organisation led and that are over: what is left of them for it.
pub fn ended_of(conn: &mut Conn, scope: &Scope) -> Result<Vec<EndedCase>, Problem> {
    let rows = store::ended_of(conn, scope)?;
    let ended = rows.into_iter().filter_map(|(row, number)| {
        let (id, outcome, ended_at) = (row.record_id, row.outcome, row.closed_at?);
        Some(EndedCase { id, number, outcome, ended_at })
    });
    Ok(ended.collect())
}

/// One mediation, for whoever has just done something with it.
pub fn mediation(
    conn: &mut Conn,
    scope: &Scope,
    id: MediationId,
    now: Timestamp,
) -> Result<Mediation, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let who = who(conn, scope, row.record_id)?;
    seen(conn, &row, who, now)
}

fn seen(
    conn: &mut Conn,
    row: &MediationRow,
    who: Who,
    now: Timestamp,
) -> Result<Mediation, Problem> {
    let id = row.mediator_org;
    let organisation = organisations::org_refs(conn, &[id])?.remove(&id);
    let organisation = organisation.unwrap_or_else(|| OrgRef { id, name: String::new() });
    Ok(view::view(row, who, organisation, now))
}

/// `stale_version` with the mediation as it is now.
fn stale(tx: &mut Tx<'_>, row: &MediationRow, who: Who) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = seen(tx.conn, row, who, now)?;
    let mut problem = Problem::new(Code::StaleVersion);
    problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
    Ok(problem)
}

/// The entry that both sides and the mediator see, and whoever is told of it.
fn tell(
    tx: &mut Tx<'_>,
    record: RecordId,
    actor: Option<MembershipId>,
    kind: EntryKind,
    data: Value,
    body: Option<String>,
) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let entry = NewEntry::event(actor, kind, tx.now, data).with_body(body);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)?;
    let version = records::load_unscoped(tx.conn, record)?.version;
    records::announce(tx, record, version)?;
    tx.subject(record);
    Ok(())
}
