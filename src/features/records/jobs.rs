//! Housekeeping of uploads.
use diesel::QueryResult;
use futures_util::TryStreamExt;

use crate::features::records::model::{FileId, FileRow};
use crate::features::records::{service, store};
use crate::platform::authz::System;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::files::StorageKey;
use crate::platform::problem::Problem;

/// An upload that nobody used for so long is thrown away, in seconds.
const KEPT_SECONDS: i64 = 86_400;
/// Files that are looked at in one transaction.
const AT_ONCE: i64 = 100;

/// What a sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Uploads that no message and no draft holds.
    pub unused: usize,
    /// Contents that no row names: uploads that were cut off between content and row.
    pub orphans: usize,
    /// Remains of uploads that were cut off before their end.
    pub unfinished: usize,
}

/// Which of these contents rows of another feature name: the sweeper leaves them alone.
pub type KnownContents = fn(&mut Conn, &[String]) -> QueryResult<Vec<String>>;

/// Throws away uploads that nobody used within a day, and what broken uploads left behind. The row
/// goes first, then the content: what a crash leaves in between is found the next time.
pub async fn sweep_unused(
    platform: &Platform,
    others: &'static [KnownContents],
) -> Result<Swept, Problem> {
    let before = platform.clock.now().plus_seconds(-KEPT_SECONDS);
    let mut swept = Swept::default();
    let mut after = None;
    loop {
        let Batch { removed, keys, last } = sweep_rows(platform, before, after).await?;
        swept.unused += removed;
        for key in keys {
            platform.files.delete(&key).await?;
        }
        if last.is_none() {
            break;
        }
        after = last;
    }
    swept.orphans = sweep_orphans(platform, others, before).await?;
    swept.unfinished = platform.files.remove_unfinished(before).await?;
    Ok(swept)
}

/// A batch of rows that was looked through.
#[derive(Debug, Default)]
struct Batch {
    removed: usize,
    /// Contents that no row names any more.
    keys: Vec<StorageKey>,
    /// The last row that was looked at; none when there are no more.
    last: Option<FileId>,
}

async fn sweep_rows(
    platform: &Platform,
    before: Timestamp,
    after: Option<FileId>,
) -> Result<Batch, Problem> {
    let read = move |conn: &mut Conn| Ok(store::unused_files_before(conn, before, after, AT_ONCE)?);
    let rows = platform.db.read(read).await?;
    let last = rows.last().map(|row| row.id);
    if rows.is_empty() {
        return Ok(Batch::default());
    }
    let system = System { reason: "sweep" };
    let write = move |tx: &mut Tx<'_>| remove_rows(tx, &rows);
    let (removed, keys) = platform.db.write(&system, "file.sweep", write).await?;
    let keys = keys.iter().filter_map(|key| key.parse().ok()).collect();
    Ok(Batch { removed, keys, last })
}

/// Removes those of the rows that are still unused and in no draft.
fn remove_rows(tx: &mut Tx<'_>, rows: &[FileRow]) -> Result<(usize, Vec<String>), Problem> {
    let mut keys = Vec::new();
    for row in rows {
        let unused =
            store::find_file_unscoped(tx.conn, row.id)?.is_some_and(|row| row.entry_id.is_none());
        if unused && !service::is_in_draft(tx.conn, row)? {
            store::delete_file(tx.conn, row.id)?;
            keys.push(row.storage_key.clone());
        }
    }
    let (removed, known) = (keys.len(), store::known_storage_keys(tx.conn, &keys)?);
    keys.retain(|key| !known.contains(key));
    Ok((removed, keys))
}

async fn sweep_orphans(
    platform: &Platform,
    others: &'static [KnownContents],
    before: Timestamp,
) -> Result<usize, Problem> {
    let mut orphans = 0;
    let mut keys = platform.files.keys_before(before).try_chunks(1000);
    while let Some(chunk) = keys.try_next().await.map_err(|error| Problem::from(error.1))? {
        let names: Vec<String> = chunk.iter().map(|key| key.as_str().to_owned()).collect();
        let read = move |conn: &mut Conn| {
            let mut known = store::known_storage_keys(conn, &names)?;
            for other in others {
                known.extend(other(conn, &names)?);
            }
            Ok(known)
        };
        let known = platform.db.read(read).await?;
        for key in chunk.iter().filter(|key| !known.iter().any(|name| name == key.as_str())) {
            platform.files.delete(key).await?;
            orphans += 1;
        }
    }
    Ok(orphans)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bytes::Bytes;
    use diesel::connection::SimpleConnection;

    use super::*;
    use crate::features::records::model::{DraftRow, LaneRef, ThreadId};
    use crate::platform::auth::{Keys, Passwords, scope_of_membership};
    use crate::platform::authz::{MembershipId, Scope};
    use crate::platform::clock::Clock;
    use crate::platform::config::Settings;
    use crate::platform::db::{Db, Json, Place};
    use crate::platform::events::Bus;
    use crate::platform::files::FileStore;

    const PEOPLE: &str = "\
        INSERT INTO organisations VALUES (x'01', 'acme', 'Acme', 'en', 'UTC', 'all', '{}', 1, 0, 1, 0);
        INSERT INTO persons VALUES (x'02', 'a@b', 'a@b', 'Ann', NULL, 'en', 'system', 'UTC', 1, 10, 0, 1, 0, NULL);
        INSERT INTO memberships VALUES (x'03', x'01', x'02', 'member', NULL, NULL, 'active', 0, 0, NULL);";

    struct World {
        platform: Platform,
        scope: Scope,
        _folder: tempfile::TempDir,
    }

    async fn world() -> World {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(Clock::System.now());
        let bus = Bus::default();
        let place = Place::Sqlite(folder.path().join("db"));
        let db = Db::open(&place, clock.clone(), bus.clone()).unwrap();
        let platform = Platform {
            db,
            clock,
            bus,
            files: FileStore::local(&folder.path().join("files")).unwrap(),
            keys: Keys::from_bytes([7; 32]),
            passwords: Passwords::fast_for_tests(),
            settings: Arc::new(Settings::default()),
        };
        let ids = |sql: &str| {
            ["01", "02", "03"].iter().fold(sql.to_owned(), |sql, id| {
                sql.replace(&format!("x'{id}'"), &format!("x'{}'", id.repeat(16)))
            })
        };
        let people = ids(PEOPLE);
        let system = System { reason: "test" };
        let write = move |tx: &mut Tx<'_>| Ok(tx.conn.batch_execute(&people)?);
        platform.db.write(&system, "test", write).await.unwrap();
        let member = MembershipId(uuid::Uuid::from_bytes([3; 16]));
        let read = move |conn: &mut Conn| Ok(scope_of_membership(conn, member)?);
        let scope = platform.db.read(read).await.unwrap().unwrap();
        World { platform, scope, _folder: folder }
    }

    impl World {
        async fn content(&self) -> StorageKey {
            let bytes = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from("text"))]);
            self.platform.files.put_stream(bytes, 100).await.unwrap().key
        }

        async fn upload(&self) -> FileRow {
            let new = service::NewFile {
                name: "a.txt".to_owned(),
                size: 4,
                sha256: vec![0; 32],
                media_type: "text/plain".to_owned(),
                width: None,
                height: None,
                storage_key: self.content().await.as_str().to_owned(),
            };
            let by = self.scope.clone();
            let write = move |tx: &mut Tx<'_>| service::register(tx, &by, new.clone());
            self.platform.db.write(&self.scope, "test", write).await.unwrap()
        }

        async fn has_content(&self, key: &str) -> bool {
            self.platform.files.open(&key.parse().unwrap(), None).await.is_ok()
        }

        async fn has_row(&self, id: FileId) -> bool {
            let read = move |conn: &mut Conn| Ok(store::find_file_unscoped(conn, id)?);
            self.platform.db.read(read).await.unwrap().is_some()
        }

        /// Puts a file into a draft. Which thread it is in does not matter here.
        async fn draft(&self, file: FileId) {
            let (scope, now) = (self.scope.clone(), self.platform.clock.now());
            let write = move |tx: &mut Tx<'_>| {
                let row = DraftRow {
                    thread_id: ThreadId::generate(),
                    membership_id: scope.membership(),
                    lane: LaneRef::Shared.to_string(),
                    body: String::new(),
                    file_ids: Json(serde_json::json!([file])),
                    send_at: None,
                    generation: 1,
                    updated_at: now,
                };
                tx.conn.batch_execute(&format!(
                    "INSERT INTO records (id, kind, vendor_org, number, version, custom, definition_version, created_at, activity_at) \
                     VALUES (x'{0}', 'complaint', x'{1}', 'C-1', 1, '{{}}', 1, 0, 0); \
                     INSERT INTO threads (id, record_id, created_at) VALUES (x'{0}', x'{0}', 0);",
                    hex::encode(row.thread_id.0.as_bytes()),
                    "01".repeat(16),
                ))?;
                Ok(store::save_draft(tx.conn, &row)?)
            };
            self.platform.db.write(&self.scope, "test", write).await.unwrap();
        }
    }

    #[tokio::test]
    async fn what_nobody_used_for_a_day_is_thrown_away() {
        let world = world().await;
        let (unused, drafted) = (world.upload().await, world.upload().await);
        let orphan = world.content().await;
        world.draft(drafted.id).await;
        world.platform.clock.advance(KEPT_SECONDS - 10);
        assert_eq!(sweep_unused(&world.platform, &[]).await.unwrap(), Swept::default());
        world.platform.clock.advance(20);
        let fresh = world.upload().await;
        let swept = sweep_unused(&world.platform, &[]).await.unwrap();
        assert_eq!(swept, Swept { unused: 1, orphans: 1, unfinished: 0 });
        assert!(!world.has_row(unused.id).await && !world.has_content(&unused.storage_key).await);
        assert!(!world.has_content(orphan.as_str()).await);
        for kept in [&drafted, &fresh] {
            assert!(world.has_row(kept.id).await && world.has_content(&kept.storage_key).await);
        }
    }

    #[tokio::test]
    async fn content_stays_as_long_as_a_row_names_it() {
        let world = world().await;
        let first = world.upload().await;
        let copy = FileRow { id: FileId::generate(), ..first.clone() };
        let (id, by) = (copy.id, world.scope.clone());
        let write = move |tx: &mut Tx<'_>| Ok(store::insert_file(tx.conn, &copy)?);
        world.platform.db.write(&by, "test", write).await.unwrap();
        world.draft(id).await;
        world.platform.clock.advance(KEPT_SECONDS + 1);
        assert_eq!(sweep_unused(&world.platform, &[]).await.unwrap().unused, 1);
        assert!(world.has_content(&first.storage_key).await);
    }
}
