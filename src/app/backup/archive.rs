//! A backup as one zip, on request encrypted (AES-256, as zip programs know it).
//!
//! `manifest.json` is written last and names every member with its size and hash: a backup that was
//! cut short cannot be taken for a whole one.
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

use crate::app::CommandError;

/// Of the layout below; a reader refuses what is newer.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// The folder of the files' content.
pub const FILES: &str = "files/";
/// The database, as its engine copies itself.
pub const DATABASE: &str = "database";
/// The key that signs and makes tokens.
pub const KEY: &str = "server.key";
/// Bytes read at once.
const CHUNK: usize = 1024 * 1024;

/// What is in a backup.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// Version of the binary that made it.
    pub concord: String,
    pub database: Engine,
    pub members: Vec<Member>,
}

/// Whose copy the database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    Sqlite,
    Postgres,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Hexadecimal.
    pub sha256: String,
}

/// A backup that is being written.
pub struct Writer<'k> {
    zip: ZipWriter<File>,
    passphrase: Option<&'k str>,
    members: Vec<Member>,
}

impl<'k> Writer<'k> {
    pub fn new(file: File, passphrase: Option<&'k str>) -> Self {
        Self { zip: ZipWriter::new(file), passphrase, members: Vec::new() }
    }

    /// Adds a member with everything that `content` gives, in chunks.
    pub fn add(
        &mut self,
        path: &str,
        method: CompressionMethod,
        content: impl Iterator<Item = std::io::Result<Vec<u8>>>,
    ) -> Result<&Member, CommandError> {
        self.zip.start_file(path, self.options(method)).map_err(unwritten)?;
        let (mut hash, mut size) = (Sha256::new(), 0_u64);
        for chunk in content {
            let chunk = chunk.map_err(|cause| CommandError::failed(format!("{path}: {cause}")))?;
            hash.update(&chunk);
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            self.zip.write_all(&chunk).map_err(unwritten)?;
        }
        let member = Member { path: path.to_owned(), size, sha256: hex::encode(hash.finalize()) };
        self.members.push(member);
        self.members.last().ok_or_else(|| CommandError::failed("nothing was added"))
    }

    /// Writes the list of what is in it and sees it onto the disk.
    pub fn finish(mut self, made_at: String, database: Engine) -> Result<Manifest, CommandError> {
        let manifest = Manifest {
            format: FORMAT,
            made_at,
            concord: env!("CARGO_PKG_VERSION").to_owned(),
            database,
            members: std::mem::take(&mut self.members),
        };
        let text = serde_json::to_vec_pretty(&manifest).map_err(unwritten)?;
        let options = self.options(CompressionMethod::Deflated);
        self.zip.start_file(MANIFEST, options).map_err(unwritten)?;
        self.zip.write_all(&text).map_err(unwritten)?;
        self.zip.finish().map_err(unwritten)?.sync_all().map_err(unwritten)?;
        Ok(manifest)
    }

    fn options(&self, method: CompressionMethod) -> zip::write::FileOptions<'k, 'static, ()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .unix_permissions(0o600)
            .large_file(true);
        match self.passphrase {
            Some(passphrase) => options.with_aes_encryption(AesMode::Aes256, passphrase),
            None => options,
        }
    }
}

fn unwritten(cause: impl std::fmt::Display) -> CommandError {
    CommandError::failed(format!("the backup could not be written: {cause}"))
}

/// A backup that is being read.
pub struct Reader<'k> {
    zip: ZipArchive<File>,
    passphrase: Option<&'k str>,
    pub manifest: Manifest,
}

impl<'k> Reader<'k> {
    /// # Errors
    /// Not a backup, cut short, encrypted and without the passphrase, of a newer layout.
    pub fn open(path: &Path, passphrase: Option<&'k str>) -> Result<Self, CommandError> {
        let name = path.display();
        let file = File::open(path)
            .map_err(|cause| CommandError::refused(format!("{name} cannot be read: {cause}")))?;
        let mut zip = ZipArchive::new(file).map_err(|_| {
            CommandError::refused(format!("{name} is no backup, or it was cut short"))
        })?;
        let mut text = Vec::new();
        member(&mut zip, MANIFEST, passphrase)?.read_to_end(&mut text).map_err(damaged)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(damaged)?;
        if manifest.format > FORMAT {
            return Err(CommandError::refused(format!(
                "{name} was made by a newer Concord ({}): use that version",
                manifest.concord
            )));
        }
        Ok(Self { zip, passphrase, manifest })
    }

    /// Gives the chunks of a member. What they add up to is for the caller to compare.
    pub fn chunks(
        &mut self,
        path: &str,
    ) -> Result<impl Iterator<Item = std::io::Result<Vec<u8>>>, CommandError> {
        Ok(chunks(member(&mut self.zip, path, self.passphrase)?))
    }

    /// Writes a member into `to`, and refuses what is not what was saved.
    pub fn copy(&mut self, of: &Member, to: &mut (impl Write + Seek)) -> Result<(), CommandError> {
        let (mut hash, mut size) = (Sha256::new(), 0_u64);
        for chunk in self.chunks(&of.path)? {
            let chunk = chunk.map_err(damaged)?;
            hash.update(&chunk);
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            to.write_all(&chunk)
                .map_err(|cause| CommandError::failed(format!("{}: {cause}", of.path)))?;
        }
        to.seek(SeekFrom::Start(0)).map_err(damaged)?;
        if size == of.size && hex::encode(hash.finalize()) == of.sha256 {
            return Ok(());
        }
        Err(damaged(format!("{} is not what was saved", of.path)))
    }
}

fn member<'z>(
    zip: &'z mut ZipArchive<File>,
    path: &str,
    passphrase: Option<&str>,
) -> Result<zip::read::ZipFile<'z, File>, CommandError> {
    let found = match passphrase {
        Some(passphrase) => zip.by_name_decrypt(path, passphrase.as_bytes()),
        None => zip.by_name(path),
    };
    found.map_err(|cause| match cause {
        ZipError::InvalidPassword => CommandError::refused("this is not the backup's passphrase"),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => CommandError::refused(
            "the backup is encrypted: name the file with its passphrase with --passphrase-file",
        ),
        ZipError::FileNotFound => CommandError::refused(format!("the backup has no {path}")),
        other => damaged(other),
    })
}

fn damaged(cause: impl std::fmt::Display) -> CommandError {
    CommandError::refused(format!("the backup is damaged: {cause}"))
}

/// What a reader gives, in chunks.
pub fn chunks(mut from: impl Read) -> impl Iterator<Item = std::io::Result<Vec<u8>>> {
    std::iter::from_fn(move || {
        let mut chunk = Vec::new();
        let limit = u64::try_from(CHUNK).unwrap_or(u64::MAX);
        match from.by_ref().take(limit).read_to_end(&mut chunk) {
            Ok(0) => None,
            Ok(_) => Some(Ok(chunk)),
            Err(cause) => Some(Err(cause)),
        }
    })
}
