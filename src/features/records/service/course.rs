//! What happened to a record, for what is computed from its entries alone.
use crate::features::records::model::{EntryId, EntryKind, LaneKind, Payload, RecordId};
use crate::features::records::store;
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

/// The course of a record whose visibility was shown: its shared lane in order, and the warnings
/// of its clocks.
pub fn course_unscoped(conn: &mut Conn, record: RecordId) -> Result<Vec<Happened>, Problem> {
    let rows = store::list_course(conn, record)?;
    rows.into_iter()
        .map(|(id, kind, occurred_at, recorded_at, lane, organisation, data)| {
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
        })
        .collect()
}
