//! What decisions are called, for whoever looks for one.
use crate::features::decisions::store;
use crate::features::projects::model::Part;
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Decisions of these projects, all of which the caller has shown to be visible.
pub fn names_unscoped(conn: &mut Conn, projects: &[RecordId]) -> Result<Vec<Part>, Problem> {
    Ok(store::of_projects(conn, projects)?
        .into_iter()
        .map(|row| Part { project: row.record_id, id: row.id.0, key: row.key(), title: row.title })
        .collect())
}
