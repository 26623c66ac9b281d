//! Likely duplicates, while somebody is still typing.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::definition;
use crate::features::complaints::model::Status;
use crate::features::complaints::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A complaint that may be about the same thing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Similar {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: Status,
    pub status_label: String,
    pub created_at: Timestamp,
}

/// Suggestions at most: more would not be read.
const LIMIT: usize = 5;

/// Complaints of the same relationship with the same lot, or with most of the title's words.
pub fn similar(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    title: &str,
    lot: Option<&str>,
) -> Result<Vec<Similar>, Problem> {
    let between = organisations::find_relationship(conn, scope, relationship)?;
    let mut ids: Vec<RecordId> = Vec::new();
    if let Some(lot) = lot.filter(|lot| !lot.is_empty()) {
        ids.extend(store::with_lot(conn, relationship, lot, 10)?);
    }
    if title.chars().count() >= 4 {
        ids.extend(records::search_any_word(conn, scope, title, 20)?);
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    let visible = records::visible_among(conn, scope, &ids)?;
    let mut found = Vec::new();
    for whole in store::load_whole_unscoped(conn, &visible)? {
        if whole.complaint.relationship_id == relationship {
            let labels = definition::load_cached(
                conn,
                between.row.vendor_org,
                whole.record.definition_version,
            )?;
            found.push(Similar {
                id: whole.record.id,
                number: whole.record.number,
                title: whole.complaint.title,
                status_label: labels.status_label(
                    whole.complaint.status,
                    between.side,
                    scope.locale(),
                ),
                status: whole.complaint.status,
                created_at: whole.record.created_at,
            });
        }
    }
    let rank = |similar: &Similar| ids.iter().position(|id| *id == similar.id);
    found.sort_by_key(rank);
    found.truncate(LIMIT);
    Ok(found)
}
