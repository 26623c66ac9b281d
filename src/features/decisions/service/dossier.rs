//! The decisions of a project as all of its organisations take them away.
use serde_json::{Value, json};

use crate::features::decisions::model::{DecisionId, DecisionRow, PositionRow};
use crate::features::decisions::store;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Every decision that was ever put up: its newest proposal as it is signed, and the positions on all
/// of them. Drafts are left out, and scores of boards that are not closed; a closed board stands in
/// the proposal. The words of a position stand in the lanes.
pub fn dossier(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Value, Problem> {
    Desk::open(conn, scope, id)?;
    let rows = store::of_project(conn, id)?;
    let ids: Vec<DecisionId> = rows.iter().map(|row| row.id).collect();
    let mut positions = store::positions(conn, &ids)?;
    positions.sort_by_key(|one| (one.revision, one.given_at, one.organisation_id));
    let put_up = rows.iter().filter_map(|row| Some((row, row.proposal.as_deref()?)));
    let lines: Result<Vec<Value>, Problem> =
        put_up.map(|(row, proposal)| line(row, proposal, &positions)).collect();
    Ok(Value::Array(lines?))
}

fn line(row: &DecisionRow, proposal: &str, positions: &[PositionRow]) -> Result<Value, Problem> {
    let content: Value = serde_json::from_str(proposal).map_err(Problem::internal)?;
    let own = positions.iter().filter(|one| one.decision_id == row.id);
    let positions: Vec<Value> = own
        .map(|one| {
            json!({
                "revision": one.revision, "organisation_id": one.organisation_id,
                "position": one.position, "given_at": one.given_at,
            })
        })
        .collect();
    Ok(json!({
        "id": row.id, "key": row.key(), "status": row.status, "revision": row.revision,
        "superseded_by": row.superseded_by, "organisation_id": row.organisation_id,
        "proposed_at": row.proposed_at, "decided_at": row.decided_at,
        "content": content, "sha256": row.sha256.as_ref().map(hex::encode),
        "positions": positions,
    }))
}
