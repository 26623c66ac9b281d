//! The links of a complaint as its reader sees them.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::model::Status;
use crate::features::complaints::service::{self as complaints, ListItem};
use crate::features::links::policy::{self, ActionState};
use crate::features::organisations::model::OrgRef;
use crate::features::records::model::{LinkRow, RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A linked complaint with where it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ComplaintLink)]
pub struct LinkView {
    /// A kind of link, or `follow_up`.
    pub kind: String,
    /// `from`: the complaint at hand points to the other one.
    pub direction: &'static str,
    pub record: RecordRef,
    pub status: Status,
    pub status_label: String,
    pub open: bool,
    pub counterpart: OrgRef,
    /// Whether the own organisation alone knows of it.
    pub private: bool,
}

/// The links of a complaint, and what may be done with them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ComplaintLinks)]
pub struct LinksView {
    /// Oldest first.
    pub items: Vec<LinkView>,
    pub actions: Vec<ActionState>,
}

/// Links that the scope may know of, to complaints that it may see: four statements.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<LinksView, Problem> {
    let (side, status) = super::side_in(conn, scope, id)?;
    let rows = records::links(conn, scope, &[id])?;
    let others: Vec<RecordId> = rows.iter().map(|row| other_end(row, id)).collect();
    let lines = complaints::lines(conn, scope, &others)?;
    let items = rows.iter().filter_map(|row| view(row, id, &lines)).collect();
    let actions = policy::action_states(scope, side, id, status, &super::known(&rows));
    Ok(LinksView { items, actions })
}

fn other_end(row: &LinkRow, here: RecordId) -> RecordId {
    if row.from_record == here { row.to_record } else { row.from_record }
}

fn view(row: &LinkRow, here: RecordId, lines: &[ListItem]) -> Option<LinkView> {
    let line = lines.iter().find(|line| line.id == other_end(row, here))?;
    Some(LinkView {
        kind: row.kind.clone(),
        direction: if row.from_record == here { "from" } else { "to" },
        record: RecordRef {
            id: line.id,
            kind: RecordKind::Complaint,
            number: line.number.clone(),
            title: line.title.clone(),
        },
        status: line.status,
        status_label: line.status_label.clone(),
        open: line.status.is_open(),
        counterpart: line.counterpart.clone(),
        private: row.organisation_id.is_some(),
    })
}
