//! Files on disk or in an S3 store: bytes under a random key, and nothing else.
//!
//! Who may have a file is not known here: a file is reached only through its record. A key is
//! never shown and never made from anything that a user sent.
//!
//! Invariants:
//! * A key that [`FileStore::put_stream`] returned is durable: the file and its folders are synced
//!   before it returns, or the S3 store has answered. So the row that names a file is committed after its bytes.
//! * What was not finished leaves nothing that can be read; the sweeper removes its remains.
//! * The media type comes from the content, never from the name or the sender.
mod name;
mod s3;
mod sniff;
mod store;

pub use name::{clean, content_disposition, has_path};
pub use sniff::{Sniffed, is_inline_image, sniff};
pub use store::{FileStore, OpenFile, StorageKey, Stored};

use crate::platform::problem::{Code, Problem};

/// What can go wrong with the bytes of a file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// More than `limit` bytes came; nothing was kept.
    #[error("the file is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    /// The disk (or the quota) is full; nothing was kept.
    #[error("the disk is full")]
    DiskFull,
    #[error("there is no such file")]
    NotFound,
    /// The range begins after the end of the file, or ends before it begins.
    #[error("the file has no such range")]
    NoSuchRange,
    /// The sender went away; nothing was kept.
    #[error("the upload was broken off")]
    Interrupted(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The bytes are not those that were stored.
    #[error("the file is damaged")]
    Damaged,
    #[error("the file store failed")]
    Io(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound,
            error if is_disk_full(&error) => Self::DiskFull,
            error => Self::Io(Box::new(error)),
        }
    }
}

impl From<std::io::Error> for FileError {
    fn from(error: std::io::Error) -> Self {
        if is_disk_full(&error) { Self::DiskFull } else { Self::Io(Box::new(error)) }
    }
}

/// Looks through the causes: the store wraps the error of the file system several times.
fn is_disk_full(error: &(dyn std::error::Error + 'static)) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    std::iter::successors(Some(error), |error| error.source())
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .any(|error| matches!(error.kind(), StorageFull | QuotaExceeded))
}

impl From<FileError> for Problem {
    fn from(error: FileError) -> Self {
        match error {
            FileError::TooLarge { limit } => {
                Self::new(Code::PayloadTooLarge).with_detail(format!("at most {limit} bytes"))
            }
            FileError::DiskFull => {
                tracing::error!("no room for a file");
                Self::new(Code::StorageFull)
            }
            FileError::NotFound => Self::not_found(),
            FileError::NoSuchRange | FileError::Interrupted(_) => Self::new(Code::MalformedRequest),
            FileError::Io(cause) => Self::internal(format!("file store: {cause}")),
            FileError::Damaged => Self::internal("a file is not what was stored"),
        }
    }
}
