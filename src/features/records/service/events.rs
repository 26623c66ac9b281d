//! Entries as the switchboard sees them: with all that decides who is told.
//!
//! What is read here without a scope is shown to nobody before [`may_read`] has said yes for the
//! recipient, with the rights of that moment.
use std::collections::HashMap;

use crate::features::organisations::model::PartySide;
use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, Lane, LaneId, Party, Payload, Place, Record, RecordId, RecordKind,
};
use crate::features::records::service::read;
use crate::features::records::store::{self, EntryParts};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};

/// An entry with what is around it.
#[derive(Debug, Clone)]
pub struct EntryEvent {
    pub row: EntryRow,
    /// In its newest form; `None` once it was retracted or erased.
    pub payload: Option<Payload>,
    pub lane: Lane,
    pub record: Record,
    /// The two sides.
    pub parties: Vec<Party>,
    /// Everybody's place, those of former guests too.
    pub places: Vec<Place>,
    /// The organisations that read the lane now.
    pub readers: Vec<OrganisationId>,
    pub participants: Vec<(MembershipId, OrganisationId)>,
}

impl EntryEvent {
    /// An organisation's place in the record, whichever it is.
    pub fn side_of(&self, organisation: OrganisationId) -> Option<PartySide> {
        let found = self.places.iter().find(|place| place.organisation_id == organisation);
        found.map(|place| place.side)
    }

    /// An organisation's row in the record, if it is one of the two sides.
    pub fn party_of(&self, organisation: OrganisationId) -> Option<&Party> {
        self.parties.iter().find(|party| party.organisation_id == organisation)
    }
}

/// An entry by the ids that the outbox carries.
pub fn entry_event_unscoped(
    conn: &mut Conn,
    lane: LaneId,
    entry: EntryId,
) -> Result<Option<EntryEvent>, Problem> {
    let Some(parts) = store::find_entry(conn, &[lane], entry)? else { return Ok(None) };
    let record = parts.row.record_id;
    let Some(lane) =
        store::lanes_of_record_unscoped(conn, record)?.into_iter().find(|found| found.id == lane)
    else {
        return Ok(None);
    };
    let revised = newest_bodies(conn, std::slice::from_ref(&parts))?;
    Ok(Some(EntryEvent {
        payload: payload(&parts, &revised)?,
        row: parts.row,
        record: store::load_record_unscoped(conn, record)?,
        parties: store::list_parties_unscoped(conn, record)?,
        places: store::places_unscoped(conn, &[record])?,
        readers: read::readers_unscoped(conn, std::slice::from_ref(&lane))?
            .remove(&lane.id)
            .unwrap_or_default(),
        participants: store::list_participants(conn, record)?,
        lane,
    }))
}

/// Figure of an entry that followed from another one by itself: the id of that one.
pub const FOLLOWS: &str = "follows";

/// What followed by itself from entries of these records: by the entry that it followed from, the
/// kind of the one that tells of it.
pub fn consequences_unscoped(
    conn: &mut Conn,
    records: &[RecordId],
) -> Result<HashMap<EntryId, EntryKind>, Problem> {
    let mut followed = HashMap::new();
    for (kind, data) in store::consequences(conn, records)? {
        let Some(data) = data else { continue };
        let payload: Payload = serde_json::from_str(&data).map_err(Problem::internal)?;
        if let Some(cause) = follows(&payload) {
            followed.insert(cause, kind);
        }
    }
    Ok(followed)
}

/// The entry that this one followed from by itself.
pub fn follows(payload: &Payload) -> Option<EntryId> {
    payload.data.get(FOLLOWS)?.as_str()?.parse().ok()
}

/// Whether the scope may read this lane now: it has a place in the record, and the lane is one that
/// its place may read.
pub fn may_read(conn: &mut Conn, scope: &Scope, lane: &Lane) -> Result<bool, Problem> {
    let lanes = match read::lanes_of(conn, scope, lane.record_id) {
        Ok(lanes) => lanes,
        Err(problem) if problem.code == Code::NotFound => return Ok(false),
        Err(problem) => return Err(problem),
    };
    Ok(lanes.iter().any(|readable| readable.id == lane.id))
}

/// Those of these records in which the scope has a place now.
pub fn within_sight(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, Record>, Problem> {
    let seen = store::seen_among(conn, scope, ids)?;
    let records = store::load_records_unscoped(conn, &seen)?;
    Ok(records.into_iter().map(|record| (record.id, record)).collect())
}

/// Those of these records in which the scope's organisation is one of the sides: whoever is a guest
/// of a record, or was asked to join it, is told neither its title nor its plan elsewhere.
pub fn on_a_side(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, Record>, Problem> {
    let seen = store::visible_among(conn, scope, ids)?;
    let records = store::load_records_unscoped(conn, &seen)?;
    Ok(records.into_iter().map(|record| (record.id, record)).collect())
}

/// Open records of these kinds in which the scope's organisation owes the next move.
pub fn with_ball(
    conn: &mut Conn,
    scope: &Scope,
    kinds: &[RecordKind],
    limit: i64,
) -> Result<Vec<RecordId>, Problem> {
    Ok(store::with_ball(conn, scope, kinds, limit)?)
}

/// An entry's place in its lane, and what it says now: nothing once it was retracted or erased.
#[derive(Debug, Clone)]
pub struct Said {
    pub seq: i64,
    pub body: Option<String>,
}

pub fn said_unscoped(conn: &mut Conn, ids: &[EntryId]) -> Result<HashMap<EntryId, Said>, Problem> {
    let parts = store::entries_by_id_unscoped(conn, ids)?;
    let revised = newest_bodies(conn, &parts)?;
    let mut said = HashMap::new();
    for part in &parts {
        let body = payload(part, &revised)?.and_then(|payload| payload.body);
        said.insert(part.row.id, Said { seq: part.row.seq, body });
    }
    Ok(said)
}

/// Everybody who has written into a lane, each once.
pub fn actors_unscoped(conn: &mut Conn, lane: LaneId) -> Result<Vec<MembershipId>, Problem> {
    Ok(store::actors_of_lanes(conn, &[lane])?)
}

type Revisions = HashMap<EntryId, Option<String>>;

fn newest_bodies(conn: &mut Conn, parts: &[EntryParts]) -> Result<Revisions, Problem> {
    let ids: Vec<EntryId> = parts.iter().filter_map(|part| part.revised_by).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::payloads(conn, &ids)?.into_iter().collect())
}

/// The payload with the text of the newest revision.
fn payload(parts: &EntryParts, revised: &Revisions) -> Result<Option<Payload>, Problem> {
    let Some(data) = parts.data.as_deref().filter(|_| parts.retracted_at.is_none()) else {
        return Ok(None);
    };
    let mut payload: Payload = serde_json::from_str(data).map_err(Problem::internal)?;
    if let Some(revision) = parts.revised_by.and_then(|id| revised.get(&id)) {
        payload.body = match revision {
            Some(data) => serde_json::from_str::<Payload>(data).map_err(Problem::internal)?.body,
            None => None,
        };
    }
    Ok(Some(payload))
}
