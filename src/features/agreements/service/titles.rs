//! What an agreement is called beside other things: by its two firms, in any language.
use std::collections::HashMap;

use crate::features::agreements::store;
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Titles for lists of other features, which have shown that the records are visible; one
/// statement.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    let named = store::named(conn, ids)?;
    Ok(named.into_iter().map(|(id, vendor, other)| (id, format!("{vendor} – {other}"))).collect())
}
