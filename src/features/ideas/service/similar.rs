//! Ideas that may ask for the same, while somebody is still typing.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::ideas::model::IdeaStatus;
use crate::features::ideas::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An idea that may ask for the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarIdea {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: IdeaStatus,
    pub organisations: i64,
    pub people: i64,
    /// Whether the caller has voted for it.
    pub voted: bool,
}

/// Suggestions at most: more would not be read.
const LIMIT: usize = 5;
/// Hits looked at for each word: complaints are among them.
const LOOK_AT: i64 = 400;

/// Ideas with most of the words typed, for the vendor of a relationship or for the own firm as a
/// vendor; those that another one stands for are left out.
pub fn similar(
    conn: &mut Conn,
    scope: &Scope,
    relationship: Option<RelationshipId>,
    typed: &str,
) -> Result<Vec<SimilarIdea>, Problem> {
    let vendor = match relationship {
        Some(id) => organisations::find_relationship(conn, scope, id)?.vendor.id,
        None => scope.org(),
    };
    if typed.trim().chars().count() < 4 {
        return Ok(Vec::new());
    }
    let ids = records::search_any_word(conn, scope, typed, LOOK_AT)?;
    let seen = records::visible_among(conn, scope, &ids)?;
    let rank = |id: RecordId| ids.iter().position(|known| *known == id);
    let mut lines = store::load_lines(conn, scope, &seen)?;
    lines.retain(|line| {
        line.idea.vendor_org == vendor
            && !matches!(line.idea.status, IdeaStatus::Merged | IdeaStatus::Duplicate)
    });
    lines.sort_by_key(|line| rank(line.record.id));
    lines.truncate(LIMIT);
    Ok(lines
        .into_iter()
        .map(|line| SimilarIdea {
            id: line.record.id,
            number: line.record.number,
            title: line.idea.title,
            status: line.idea.status,
            organisations: line.idea.organisations,
            people: line.idea.people,
            voted: line.vote.is_some(),
        })
        .collect())
}
