//! Where the content of files stays: under a random key, synced to the disk (or answered for by
//! the S3 store) before its row is written.
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::{
    GetOptions, GetRange, MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload,
};
use sha2::{Digest, Sha256};

use super::{FileError, Sniffed, sniff};
use crate::platform::clock::Timestamp;

/// Where the bytes of a file are: 128 random bits as 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StorageKey(String);

impl StorageKey {
    fn random() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Two levels of 256 folders keep each folder small.
    fn location(&self) -> object_store::path::Path {
        let (first, rest) = self.0.split_at_checked(2).unwrap_or_default();
        let (second, _) = rest.split_at_checked(2).unwrap_or_default();
        object_store::path::Path::from_iter([first, second, &self.0])
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for StorageKey {
    type Err = FileError;

    /// Takes what [`StorageKey::as_str`] gave; anything else is a file that does not exist.
    fn from_str(text: &str) -> Result<Self, FileError> {
        let is_digit = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 32 && text.bytes().all(is_digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FileError::NotFound)
        }
    }
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub key: StorageKey,
    /// Bytes.
    pub size: u64,
    pub sha256: [u8; 32],
    /// What the content says it is.
    pub content: Sniffed,
}

/// A file to be read.
pub struct OpenFile {
    /// Bytes of the whole file.
    pub size: u64,
    /// The bytes that `stream` gives.
    pub range: Range<u64>,
    pub stream: BoxStream<'static, Result<Bytes, FileError>>,
}

impl fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenFile")
            .field("size", &self.size)
            .field("range", &self.range)
            .finish_non_exhaustive()
    }
}

impl OpenFile {
    /// The stream of a whole file that ends in [`FileError::Damaged`] unless the bytes are those
    /// that were stored. The last chunk is held back until that is known, so that a damaged file
    /// arrives incomplete instead of wrong.
    pub fn verified(self, sha256: [u8; 32]) -> BoxStream<'static, Result<Bytes, FileError>> {
        let state = (self.stream, Sha256::new(), None::<Bytes>);
        futures_util::stream::try_unfold(
            state,
            move |(mut stream, mut hash, mut held)| async move {
                loop {
                    match stream.try_next().await? {
                        Some(chunk) => {
                            hash.update(&chunk);
                            if let Some(ready) = held.replace(chunk) {
                                return Ok(Some((ready, (stream, hash, held))));
                            }
                        }
                        None if <[u8; 32]>::from(hash.clone().finalize()) != sha256 => {
                            return Err(FileError::Damaged);
                        }
                        None => return Ok(held.take().map(|last| (last, (stream, hash, None)))),
                    }
                }
            },
        )
        .boxed()
    }
}

/// The bytes of all files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
    /// Bytes written at once. S3 takes no parts under 5 MiB.
    part_size: usize,
    /// Where unfinished uploads may have been left, for a store on this machine.
    folder: Option<PathBuf>,
}

/// S3 takes no part under 5 MiB but the last.
const S3_PART: usize = 5 * 1024 * 1024;

/// How much of the beginning is kept to tell what the content is. A photo's size stands after its
/// preview and colour profile.
const HEAD: usize = 256 * 1024;

impl FileStore {
    /// Files under `folder` on this machine's disk; makes the folder.
    ///
    /// # Errors
    /// [`FileError::Io`] when the folder cannot be made or read.
    pub fn local(folder: &Path) -> Result<Self, FileError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), part_size: 1024 * 1024, folder: Some(folder.to_owned()) })
    }

    /// Files in a bucket: `s3://BUCKET/PREFIX`. Keys, region and endpoint are the usual `AWS_…`
    /// among `variables`.
    ///
    /// # Errors
    /// One sentence when the address or the variables do not hold. Nothing is asked yet:
    /// [`FileStore::check`] does.
    pub fn s3(
        url: &str,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, String> {
        Ok(Self { store: super::s3::open(url, variables)?, part_size: S3_PART, folder: None })
    }

    /// Whether files can be written, read, listed and deleted, by doing it once.
    ///
    /// # Errors
    /// What the store says.
    pub async fn check(&self) -> Result<(), FileError> {
        // No name of a file, so no sweeper takes it for one.
        let name = format!("check-{}", StorageKey::random());
        let probe = object_store::path::Path::from(name);
        self.store.put(&probe, PutPayload::from_static(b"concord")).await?;
        self.store.get(&probe).await?.bytes().await?;
        self.is_empty().await?;
        self.store.delete(&probe).await?;
        Ok(())
    }

    /// Whether no file is here.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub async fn is_empty(&self) -> Result<bool, FileError> {
        Ok(self.store.list(None).try_next().await?.is_none())
    }

    /// Takes in a file of at most `limit` bytes under a new key. When it returns, the file is on
    /// disk for good; when it fails or is dropped, nothing of it remains readable.
    ///
    /// # Errors
    /// [`FileError::TooLarge`], [`FileError::DiskFull`], [`FileError::Interrupted`] with the error
    /// of `stream`, [`FileError::Io`].
    pub async fn put_stream<S, E>(&self, stream: S, limit: u64) -> Result<Stored, FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let key = StorageKey::random();
        let (size, sha256, head) = self.put(&key, stream, limit).await?;
        Ok(Stored { key, size, sha256, content: sniff(&head) })
    }

    /// Takes in a file under the key that it had before, as a restore does; says its size and hash.
    ///
    /// # Errors
    /// As [`FileStore::put_stream`].
    pub async fn put_again<S, E>(
        &self,
        key: &StorageKey,
        stream: S,
    ) -> Result<(u64, [u8; 32]), FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.put(key, stream, u64::MAX).await.map(|(size, sha256, _)| (size, sha256))
    }

    async fn put<S, E>(
        &self,
        key: &StorageKey,
        stream: S,
        limit: u64,
    ) -> Result<(u64, [u8; 32], Bytes), FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut upload = Upload { store: &self.store, location: key.location(), parts: None };
        let written = match self.write(&mut upload, stream, limit).await {
            Ok((last, written)) => upload.finish(last).await.map(|()| written),
            Err(error) => Err(error),
        };
        if written.is_err() {
            upload.abort().await;
        }
        written
    }

    /// Writes all but the last part, which is given back with the size, the hash and the head.
    async fn write<S, E>(
        &self,
        upload: &mut Upload<'_>,
        stream: S,
        limit: u64,
    ) -> Result<(Bytes, (u64, [u8; 32], Bytes)), FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut stream = std::pin::pin!(stream);
        let (mut size, mut hash) = (0_u64, Sha256::new());
        let (mut head, mut part) = (BytesMut::new(), BytesMut::new());
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| FileError::Interrupted(error.into()))?;
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if size > limit {
                return Err(FileError::TooLarge { limit });
            }
            hash.update(&chunk);
            let wanted = HEAD.saturating_sub(head.len()).min(chunk.len());
            head.extend_from_slice(chunk.get(..wanted).unwrap_or_default());
            part.extend_from_slice(&chunk);
            // Parts of one size: some stores take no others.
            while part.len() > self.part_size {
                upload.put(part.split_to(self.part_size).freeze()).await?;
            }
        }
        Ok((part.freeze(), (size, hash.finalize().into(), head.freeze())))
    }

    /// Opens a file, or the part of it in `range` (its end may lie behind the end of the file).
    ///
    /// # Errors
    /// [`FileError::NotFound`], [`FileError::NoSuchRange`], [`FileError::Io`].
    pub async fn open(
        &self,
        key: &StorageKey,
        range: Option<Range<u64>>,
    ) -> Result<OpenFile, FileError> {
        let location = key.location();
        if let Some(range) = &range {
            let size = self.store.head(&location).await?.size;
            if range.is_empty() || range.start >= size {
                return Err(FileError::NoSuchRange);
            }
        }
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.store.get_opts(&location, options).await?;
        Ok(OpenFile {
            size: found.meta.size,
            range: found.range.clone(),
            stream: found.into_stream().map_err(FileError::from).boxed(),
        })
    }

    /// Removes a file; one that is gone already is no error. Its row is removed before.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub async fn delete(&self, key: &StorageKey) -> Result<(), FileError> {
        match self.store.delete(&key.location()).await.map_err(FileError::from) {
            Err(FileError::NotFound) => Ok(()),
            result => result,
        }
    }

    /// The keys of all files that were finished before `cutoff`: the sweeper deletes those that no
    /// row names.
    pub fn keys_before(
        &self,
        cutoff: Timestamp,
    ) -> BoxStream<'static, Result<StorageKey, FileError>> {
        let cutoff = cutoff.datetime();
        self.store
            .list(None)
            .map_err(FileError::from)
            .try_filter_map(move |file| async move {
                let key = file.location.filename().and_then(|name| name.parse().ok());
                Ok(key.filter(|_| file.last_modified < cutoff))
            })
            .boxed()
    }

    /// Removes what uploads left behind that a crash cut off before `cutoff`; says how many.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub async fn remove_unfinished(&self, cutoff: Timestamp) -> Result<usize, FileError> {
        // An S3 store forgets broken uploads by a rule of the bucket (docs/OPERATIONS.md).
        let Some(folder) = self.folder.clone() else { return Ok(0) };
        tokio::task::spawn_blocking(move || remove_unfinished(&folder, cutoff))
            .await
            .map_err(|error| FileError::Io(Box::new(error)))?
    }
}

/// A file on its way. One of a single part is put as a whole: one request instead of three.
struct Upload<'a> {
    store: &'a Arc<dyn ObjectStore>,
    location: object_store::path::Path,
    parts: Option<Box<dyn MultipartUpload>>,
}

impl Upload<'_> {
    async fn put(&mut self, part: Bytes) -> Result<(), FileError> {
        let parts = match &mut self.parts {
            Some(parts) => parts,
            none => none.insert(self.store.put_multipart(&self.location).await?),
        };
        Ok(parts.put_part(PutPayload::from(part)).await?)
    }

    async fn finish(&mut self, last: Bytes) -> Result<(), FileError> {
        if self.parts.is_none() {
            self.store.put(&self.location, PutPayload::from(last)).await?;
            return Ok(());
        }
        self.put(last).await?;
        if let Some(parts) = &mut self.parts {
            parts.complete().await?;
        }
        Ok(())
    }

    async fn abort(&mut self) {
        if let Some(parts) = &mut self.parts
            && let Err(cause) = parts.abort().await
        {
            tracing::warn!(%cause, "remains of an upload wait for the sweeper");
        }
    }
}

/// The local store writes `KEY#N` and renames it when it is complete.
fn remove_unfinished(folder: &Path, cutoff: Timestamp) -> Result<usize, FileError> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            removed += remove_unfinished(&entry.path(), cutoff)?;
        } else if entry.file_name().to_string_lossy().contains('#')
            && DateTime::<Utc>::from(metadata.modified()?) < cutoff.datetime()
        {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests;
