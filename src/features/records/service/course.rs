//! What happened to a record, for what is computed from its entries alone.
use std::collections::HashMap;

use crate::features::records::model::{EntryId, EntryKind, LaneKind, Payload, RecordId};
use crate::features::records::store::{self, CourseRow};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An entry without the text of a message.
#[derive(Debug, Clone)]
pub struct Happened {
    pub id: EntryId,
    pub kind: EntryKind,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    /// False for a warning in a side's private lane: never shown to the other side.
    pub is_shared: bool,
    /// Whose person did it; none for the program itself.
    pub organisation: Option<OrganisationId>,
    /// Figures and, of anything but a message, its text; empty once erased.
    pub payload: Payload,
}

fn happened(row: CourseRow) -> Result<Happened, Problem> {
    let (id, kind, occurred_at, recorded_at, lane, organisation, data) = row;
    let payload = data.as_deref().map(serde_json::from_str).transpose();
    Ok(Happened {
        id,
        kind,
        occurred_at,
        recorded_at,
        is_shared: lane == LaneKind::Shared,
        organisation,
        payload: payload.map_err(Problem::internal)?.unwrap_or_default(),
    })
}

/// The course of a record whose visibility was shown: its shared lane in order, and the warnings
/// of its clocks.
pub fn course_unscoped(conn: &mut Conn, record: RecordId) -> Result<Vec<Happened>, Problem> {
    store::list_course(conn, record)?.into_iter().map(happened).collect()
}

/// The same of many records whose visibility was shown: one statement.
pub fn courses_unscoped(
    conn: &mut Conn,
    records: &[RecordId],
) -> Result<HashMap<RecordId, Vec<Happened>>, Problem> {
    let mut found: HashMap<RecordId, Vec<Happened>> = HashMap::new();
    for (record, row) in store::list_courses(conn, records)? {
        found.entry(record).or_default().push(happened(row)?);
    }
    Ok(found)
}
