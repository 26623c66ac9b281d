//! The requirements of a project as all of its organisations take them away.
use serde_json::{Value, json};

use crate::features::projects::service::desk::Desk;
use crate::features::records::model::RecordId;
use crate::features::requirements::model::{ListReviewRow, ListRow, RequirementRow};
use crate::features::requirements::store;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The list as it stands, and everything that was ever put up for signing, as it was put up. What a
/// requirement is linked to is left out: not all see it. So are notes: they stand in the lanes.
pub fn dossier(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Value, Problem> {
    Desk::open(conn, scope, id)?;
    let list = store::list(conn, id)?.unwrap_or_else(|| ListRow::empty(id));
    let rows = store::all(conn, id)?;
    let standing = rows.iter().filter(|row| row.removed_at.is_none());
    let reviews: Result<Vec<Value>, Problem> =
        store::reviews(conn, id)?.iter().map(review).collect();
    Ok(json!({
        "agreed_version": list.agreed_version,
        "requirements": standing.map(|row| line(row, &rows)).collect::<Vec<_>>(),
        "reviews": reviews?,
    }))
}

fn line(row: &RequirementRow, all: &[RequirementRow]) -> Value {
    let parent = row.parent_id.and_then(|id| all.iter().find(|one| one.id == id));
    json!({
        "id": row.id, "key": row.key(), "parent": parent.map(RequirementRow::key),
        "text": row.text, "organisation_id": row.organisation_id, "priority": row.priority,
        "verification": row.verification, "acceptance": row.acceptance, "target": row.target(),
        "state": row.state, "agreed_version": row.agreed_version,
    })
}

fn review(row: &ListReviewRow) -> Result<Value, Problem> {
    let content: Value = serde_json::from_str(&row.content).map_err(Problem::internal)?;
    Ok(json!({
        "number": row.number, "list_version": row.list_version, "state": row.state,
        "organisation_id": row.organisation_id, "proposed_at": row.proposed_at,
        "content": content, "sha256": hex::encode(&row.sha256),
    }))
}
