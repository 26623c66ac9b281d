//! What requirements are called, for whoever looks for one.
use crate::features::projects::model::Part;
use crate::features::records::model::RecordId;
use crate::features::requirements::store;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Characters of a requirement's beginning.
const START: usize = 160;

/// Requirements of these projects, all of which the caller has shown to be visible.
pub fn names_unscoped(conn: &mut Conn, projects: &[RecordId]) -> Result<Vec<Part>, Problem> {
    Ok(store::standing(conn, projects)?
        .into_iter()
        .map(|row| Part {
            project: row.record_id,
            id: row.id.0,
            key: row.key(),
            title: markdown::plain(&row.text, START),
        })
        .collect())
}
