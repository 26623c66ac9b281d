//! Entries as the switchboard sees them: with all that decides who is told.
//!
//! What is read here without a scope is shown to nobody before [`may_read`] has said yes for the
//! recipient, with the rights of that moment.
use std::collections::HashMap;

use crate::features::records::model::{
    EntryId, EntryRow, Lane, LaneId, Party, Payload, Record, RecordId,
};
use crate::features::records::store::{self, EntryParts};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An entry with what is around it.
#[derive(Debug, Clone)]
pub struct EntryEvent {
    pub row: EntryRow,
    /// In its newest form; `None` once it was retracted or erased.
    pub payload: Option<Payload>,
    pub lane: Lane,
    pub record: Record,
    pub parties: Vec<Party>,
    pub participants: Vec<(MembershipId, OrganisationId)>,
}

impl EntryEvent {
    /// An organisation's place in the record.
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
        lane,
        record: store::load_record_unscoped(conn, record)?,
        parties: store::list_parties_unscoped(conn, record)?,
        participants: store::list_participants(conn, record)?,
    }))
}

/// Whether the scope may read this lane now: it sees the record, and the lane is shared or its own.
pub fn may_read(conn: &mut Conn, scope: &Scope, lane: &Lane) -> Result<bool, Problem> {
    if store::find_party(conn, scope, lane.record_id)?.is_none() {
        return Ok(false);
    }
    let lanes = store::lanes_of_record(conn, scope, lane.record_id)?;
    Ok(lanes.iter().any(|readable| readable.id == lane.id))
}

/// Those of these records that the scope may see now.
pub fn within_sight(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, Record>, Problem> {
    let visible = store::visible_among(conn, scope, ids)?;
    let records = store::load_records_unscoped(conn, &visible)?;
    Ok(records.into_iter().map(|record| (record.id, record)).collect())
}

/// What entries say now; those without a text, retracted or erased are left out.
pub fn newest_texts_unscoped(
    conn: &mut Conn,
    ids: &[EntryId],
) -> Result<HashMap<EntryId, String>, Problem> {
    let parts = store::entries_by_id_unscoped(conn, ids)?;
    let revised = newest_bodies(conn, &parts)?;
    let mut texts = HashMap::new();
    for part in &parts {
        if let Some(body) = payload(part, &revised)?.and_then(|payload| payload.body) {
            texts.insert(part.row.id, body);
        }
    }
    Ok(texts)
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
