//! Reading the cases of a guest.
use std::collections::HashMap;

use crate::features::disputes::guests::model::{Asked, Between, EndedCase, GuestCase};
use crate::features::disputes::mediations::service as mediations;
use crate::features::disputes::third_parties::service as third_parties;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{OrgRef, PartySide, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{LaneId, Party, Place, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The cases in which the scope's organisation is a guest now, the newest first: nine statements
/// for any number.
pub fn cases(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
) -> Result<Vec<GuestCase>, Problem> {
    let places = records::places_as_guest(conn, scope)?;
    let ids: Vec<RecordId> = places.iter().map(|place| place.record_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let read = records::lanes_as_guest(conn, scope, &ids)?;
    let topics: HashMap<LaneId, Option<String>> =
        read.iter().map(|(lane, _)| (lane.id, lane.topic.clone())).collect();
    let asked = third_parties::asked_of(conn, scope, &ids)?;
    let mediated: Vec<RecordId> = places
        .iter()
        .filter(|place| place.side == PartySide::Mediator)
        .map(|place| place.record_id)
        .collect();
    let states = mediations::states_of(conn, scope, &mediated)?;
    let parties = records::parties_of_unscoped(conn, &mediated)?;
    let mut firms: Vec<OrganisationId> =
        parties.iter().map(|party| party.organisation_id).collect();
    firms.extend(asked.iter().map(|row| row.asked_by_org));
    let names = organisations::org_refs(conn, &firms)?;
    let name = |id: OrganisationId| {
        names.get(&id).cloned().unwrap_or_else(|| OrgRef { id, name: String::new() })
    };
    let found = records::within_sight(conn, scope, &ids)?;
    let mut titles = titles.of(conn, &ids)?;
    let case = |place: Place| {
        let record = found.get(&place.record_id)?;
        let own = asked.iter().filter(|row| row.record_id == record.id);
        Some(GuestCase {
            id: record.id,
            number: record.number.clone(),
            title: titles.remove(&record.id).unwrap_or_default(),
            side: place.side,
            unread: read.iter().any(|(lane, new)| lane.record_id == record.id && *new),
            between: between(&parties, record.id, &name),
            mediation: states.get(&record.id).copied(),
            asked: own
                .map(|row| Asked {
                    lane_id: row.lane_id,
                    topic: topics.get(&row.lane_id).cloned().flatten(),
                    role: row.role,
                    by: name(row.asked_by_org),
                    until: row.until,
                })
                .collect(),
        })
    };
    Ok(places.into_iter().filter_map(case).collect())
}

/// The mediations that the scope's organisation led and that are over.
pub fn ended(conn: &mut Conn, scope: &Scope) -> Result<Vec<EndedCase>, Problem> {
    mediations::ended_of(conn, scope)
}

fn between(
    parties: &[Party],
    record: RecordId,
    name: &dyn Fn(OrganisationId) -> OrgRef,
) -> Option<Between> {
    let of = |side: Side| {
        let party = parties.iter().find(|party| party.record_id == record && party.side == side);
        party.map(|party| name(party.organisation_id))
    };
    Some(Between { customer: of(Side::Customer)?, vendor: of(Side::Vendor)? })
}
