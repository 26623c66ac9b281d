//! A bundle as a zip: deflated, in a fixed order and with fixed times, so that the same record
//! gives the same bytes.
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use tokio::runtime::Handle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::features::proof::service::assemble::{Assembled, Attachment};
use crate::platform::files::{FileError, FileStore, StorageKey};
use crate::platform::problem::Problem;

/// From here on a file of a zip needs 64-bit sizes; a margin stays for what deflate adds.
const LARGE: u64 = 0xF000_0000;

/// Writes a bundle into an unnamed file in `folder` and gives it with its size, wound back to its
/// beginning. Takes a while: for a thread that may wait.
///
/// # Errors
/// A damaged file: a bundle is whole or is not given at all.
pub fn write(
    assembled: &Assembled,
    files: &FileStore,
    folder: &std::path::Path,
    runtime: &Handle,
) -> Result<(File, u64), Problem> {
    let file = tempfile::tempfile_in(folder).map_err(unwritten)?;
    let mut zip = ZipWriter::new(file);
    for (path, bytes) in &assembled.files {
        zip.start_file(path.as_str(), options(0)).map_err(Problem::internal)?;
        zip.write_all(bytes).map_err(unwritten)?;
    }
    for attachment in &assembled.attachments {
        zip.start_file(attachment.path.as_str(), options(attachment.size))
            .map_err(Problem::internal)?;
        copy(attachment, files, runtime, &mut zip)?;
    }
    let mut file = zip.finish().map_err(Problem::internal)?;
    let size = file.stream_position().map_err(unwritten)?;
    file.seek(SeekFrom::Start(0)).map_err(unwritten)?;
    Ok((file, size))
}

/// A full disk is told as such.
fn unwritten(cause: std::io::Error) -> Problem {
    Problem::from(FileError::from(cause))
}

fn options(size: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644)
        .large_file(size >= LARGE)
}

fn copy(
    attachment: &Attachment,
    files: &FileStore,
    runtime: &Handle,
    to: &mut impl Write,
) -> Result<(), Problem> {
    let key: StorageKey = attachment.storage_key.parse()?;
    let mut stream = runtime.block_on(files.open(&key, None))?.stream;
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    while let Some(chunk) = runtime.block_on(stream.try_next())? {
        hash.update(&chunk);
        size = size.saturating_add(u64::try_from(chunk.len()).map_err(Problem::internal)?);
        to.write_all(&chunk).map_err(unwritten)?;
    }
    let whole = size == attachment.size && hash.finalize().to_vec() == attachment.sha256;
    if whole { Ok(()) } else { Err(FileError::Damaged.into()) }
}
