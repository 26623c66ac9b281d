//! Housekeeping of uploads.
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

/// Throws away uploads that nobody used within a day, and what broken uploads left behind. The row
/// goes first, then the content: what a crash leaves in between is found the next time.
pub async fn sweep_unused(platform: &Platform) -> Result<Swept, Problem> {
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
    swept.orphans = sweep_orphans(platform, before).await?;
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
        let unused = store::find_file_unscoped(tx.conn, row.id)?
            .is_some_and(|row| row.entry_id.is_none());
        if unused && !service::is_in_draft(tx.conn, row)? {
            store::delete_file(tx.conn, row.id)?;
            keys.push(row.storage_key.clone());
        }
    }
    let (removed, known) = (keys.len(), store::known_storage_keys(tx.conn, &keys)?);
    keys.retain(|key| !known.contains(key));
    Ok((removed, keys))
}

async fn sweep_orphans(platform: &Platform, before: Timestamp) -> Result<usize, Problem> {
    let mut orphans = 0;
    let mut keys = platform.files.keys_before(before).try_chunks(1000);
    while let Some(chunk) = keys.try_next().await.map_err(|error| Problem::from(error.1))? {
        let names: Vec<String> = chunk.iter().map(|key| key.as_str().to_owned()).collect();
        let read = move |conn: &mut Conn| Ok(store::known_storage_keys(conn, &names)?);
        let known = platform.db.read(read).await?;
        for key in chunk.iter().filter(|key| !known.iter().any(|name| name == key.as_str())) {
            platform.files.delete(key).await?;
            orphans += 1;
        }
    }
    Ok(orphans)
}
