//! Looking for what was typed, everywhere that the reader may look.
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::features::complaints::service as complaints;
use crate::features::decisions::service as decisions;
use crate::features::documents::service as documents;
use crate::features::finder::model::{JointHit, JointKind, SearchFound};
use crate::features::ideas::service as ideas;
use crate::features::projects::model::Part;
use crate::features::projects::service as projects;
use crate::features::records::model::{RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::features::requirements::service as requirements;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};
use crate::platform::search::{Query, parse_query, tokens};

/// Searches that look through names at once: each reads those of fifty projects.
static TURNS: LazyLock<Turns> = LazyLock::new(|| Turns::new(2, Duration::from_secs(2)));

/// So many at once, and so long somebody waits for a turn.
struct Turns {
    free: Semaphore,
    wait: Duration,
}

impl Turns {
    fn new(at_once: usize, wait: Duration) -> Self {
        Self { free: Semaphore::new(at_once), wait }
    }

    /// A turn, which ends when it is dropped.
    ///
    /// # Errors
    /// `busy` if there was none in time.
    async fn take(&self) -> Result<SemaphorePermit<'_>, Problem> {
        match tokio::time::timeout(self.wait, self.free.acquire()).await {
            Ok(turn) => turn.map_err(Problem::internal),
            Err(_) => Err(Problem::new(Code::Busy).with_retry_after(2)),
        }
    }
}

/// Finds in turn, away from the threads that answer requests.
///
/// # Errors
/// `busy` while too many others look: nobody is shown half of what there is as if it were all.
pub async fn find_in_turn(
    platform: &Platform,
    scope: Scope,
    typed: String,
    limit: i64,
) -> Result<SearchFound, Problem> {
    let _turn = TURNS.take().await?;
    let now = platform.clock.now();
    platform.db.scan(move |conn| find(conn, &scope, &typed, limit, now)).await
}

/// Texts that the index is asked for.
const LOOK_AT: i64 = 400;
/// Projects that parts are looked for in, those with the newest activity.
const PROJECTS: i64 = 50;

/// Complaints with all the words, and what organisations develop together and is called so.
fn find(
    conn: &mut Conn,
    scope: &Scope,
    typed: &str,
    limit: i64,
    now: Timestamp,
) -> Result<SearchFound, Problem> {
    let items = complaints::search(conn, scope, typed, limit)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut joint = whole(conn, scope, typed)?;
    // What would be cut off is not looked for.
    if let Some(query) = parse_query(typed).filter(|_| joint.len() < most) {
        joint.extend(parts(conn, scope, &query, now)?);
    }
    joint.truncate(most);
    Ok(SearchFound { items, joint })
}

/// Projects and ideas that say it anywhere, newest first: six statements.
fn whole(conn: &mut Conn, scope: &Scope, typed: &str) -> Result<Vec<JointHit>, Problem> {
    let (_, found) = records::search(conn, scope, typed, LOOK_AT)?;
    let mut seen = HashSet::new();
    let ids: Vec<RecordId> =
        found.iter().map(|hit| hit.record).filter(|id| seen.insert(*id)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut titles = projects::titles(conn, &ids)?;
    titles.extend(ideas::titles(conn, &ids)?);
    let mut rows = records::on_a_side(conn, scope, &ids)?;
    let hits = ids.iter().filter_map(|id| {
        let (record, title) = (rows.remove(id)?, titles.remove(id)?);
        let kind = match record.kind {
            RecordKind::Project => JointKind::Project,
            RecordKind::Idea => JointKind::Idea,
            _ => return None,
        };
        let title_of_it = title.clone();
        let record = RecordRef { id: record.id, kind: record.kind, number: record.number, title };
        Some(JointHit { kind, id: record.id.0, record, key: None, title: title_of_it })
    });
    Ok(hits.collect())
}

/// Requirements, decisions and documents of the reader's projects, by key and name.
fn parts(
    conn: &mut Conn,
    scope: &Scope,
    query: &Query,
    now: Timestamp,
) -> Result<Vec<JointHit>, Problem> {
    let newest = projects::newest(conn, scope, PROJECTS)?;
    let places: Vec<_> = newest.iter().map(|(project, vendor)| (project.id, *vendor)).collect();
    let ids: Vec<RecordId> = places.iter().map(|(id, _)| *id).collect();
    let of_project: HashMap<RecordId, RecordRef> =
        newest.into_iter().map(|(project, _)| (project.id, project)).collect();
    let fits = |key: &str, title: &str| query.fits(&tokens(&format!("{key} {title}")));
    let called = |mut parts: Vec<Part>| {
        parts.retain(|part| fits(&part.key, &part.title));
        parts
    };
    let lists = [
        (JointKind::Requirement, requirements::names_unscoped(conn, &ids, fits)?),
        (JointKind::Decision, called(decisions::names_unscoped(conn, &ids)?)),
        (JointKind::Document, called(documents::names_for(conn, scope, &places, now)?)),
    ];
    Ok(lists
        .into_iter()
        .flat_map(|(kind, parts)| parts.into_iter().map(move |part| (kind, part)))
        .filter_map(|(kind, part)| {
            let record = of_project.get(&part.project)?.clone();
            Some(JointHit { kind, record, id: part.id, key: Some(part.key), title: part.title })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn so_many_look_at_once_and_the_next_is_told_to_come_again() {
        let turns = Turns::new(2, Duration::ZERO);
        let (first, second) = (turns.take().await.unwrap(), turns.take().await.unwrap());
        let refused = turns.take().await.unwrap_err();
        assert_eq!((refused.code, refused.retry_after), (Code::Busy, Some(2)));
        drop(first);
        let third = turns.take().await.unwrap();
        assert!(turns.take().await.is_err());
        drop((second, third));
        assert_eq!(turns.free.available_permits(), 2);
        assert_eq!(TURNS.free.available_permits(), 2);
    }
}
