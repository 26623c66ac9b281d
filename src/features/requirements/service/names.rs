//! What requirements are called, for whoever looks for one.
use crate::features::projects::model::Part;
use crate::features::records::model::RecordId;
use crate::features::requirements::store;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Characters of a requirement's beginning.
const START: usize = 160;
/// Characters of its text in which words are looked for: marks take some of them.
const LOOKED_AT: usize = 240;

/// Requirements of these projects whose key and beginning fit; the caller has shown that all are
/// visible. What is looked for is looked for in the text as it was written: only what fits is drawn.
pub fn names_unscoped(
    conn: &mut Conn,
    projects: &[RecordId],
    fits: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Part>, Problem> {
    let start = |text: &str| text.char_indices().nth(LOOKED_AT).map(|(at, _)| at);
    Ok(store::standing(conn, projects)?
        .into_iter()
        .filter(|row| {
            let beginning = start(&row.text).and_then(|at| row.text.get(..at));
            fits(&row.key(), beginning.unwrap_or(&row.text))
        })
        .map(|row| Part {
            project: row.record_id,
            id: row.id.0,
            key: row.key(),
            title: markdown::plain(&row.text, START),
        })
        .collect())
}
