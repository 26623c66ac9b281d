//! `concord backup` and `concord restore`: everything that a portal is, in one file and back.
//!
//! The database is copied first, then the files that it names: a file is never changed once it is
//! there, so each of them is what the copy means.
mod archive;
mod restore;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sha2::{Digest, Sha256};
use zip::CompressionMethod;

use self::archive::{DATABASE, Engine, FILES, KEY, Writer};
pub use self::restore::restore;
use super::CommandError;
use super::commands::{block_on, require_portal, say, settings};
use crate::features::installation::model::LastBackup;
use crate::features::installation::service::note_backup;
use crate::features::records::service as records;
use crate::features::surveys::service as surveys;
use crate::platform::clock::Clock;
use crate::platform::config::{Overrides, Settings};
use crate::platform::db::{Db, Place, snapshot};
use crate::platform::events::Bus;
use crate::platform::files::{FileError, FileStore, StorageKey};

/// Arguments of `backup` and `restore`.
#[derive(Debug)]
pub struct BackupArgs {
    /// The backup's file.
    pub file: PathBuf,
    /// Holds the passphrase in its first line; the backup is not encrypted without it.
    pub passphrase_file: Option<PathBuf>,
}

/// Characters of a passphrase at least: a backup can be tried offline for as long as somebody likes.
const SHORTEST_PASSPHRASE: usize = 16;

/// `concord backup FILE`, also while the portal is served.
pub fn backup(file: &Path, overrides: Overrides, args: &BackupArgs) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let passphrase = passphrase(args)?;
    let name = args.file.display();
    if args.file.exists() {
        return Err(CommandError::refused(format!("{name} is there already: name a new file")));
    }
    let folder = match args.file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let unusable = |cause: &dyn std::fmt::Display| {
        CommandError::refused(format!("{} cannot be written to: {cause}", folder.display()))
    };
    let scratch = tempfile::tempdir_in(&folder).map_err(|cause| unusable(&cause))?;
    let target = tempfile::NamedTempFile::new_in(&folder).map_err(|cause| unusable(&cause))?;
    let place = Place::parse(&settings.database_url).map_err(CommandError::refused)?;
    let copy = scratch.path().join("copy.db");
    snapshot(&place, &copy).map_err(CommandError::failed)?;
    let out = target.reopen().map_err(|cause| unusable(&cause))?;
    let saved = block_on(write(&settings, &place, &copy, Writer::new(out, passphrase.as_deref())))?;
    target.persist_noclobber(&args.file).map_err(|cause| unusable(&cause))?;
    say(&format!("{name}: {saved}\n"));
    let made = LastBackup {
        at: Clock::System.now(),
        bytes: std::fs::metadata(&args.file).map_or(saved.bytes, |file| file.len()),
        files: u64::try_from(saved.files).unwrap_or(u64::MAX),
        missing: u64::try_from(saved.missing.len()).unwrap_or(u64::MAX),
    };
    if let Err(cause) = note_backup(&settings.data_dir, &made) {
        say(&format!("the backup is whole; that it was made could not be noted: {cause}\n"));
    }
    match saved.missing.len() {
        0 => Ok(()),
        n => Err(CommandError::Failed(format!(
            "{n} files are missing or damaged in the portal itself, and so in the backup; `concord verify` names them"
        ))),
    }
}

/// What a backup holds.
struct Saved {
    files: usize,
    bytes: u64,
    missing: Vec<String>,
}

impl std::fmt::Display for Saved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the database, the key and {} files, {} bytes in all", self.files, self.bytes)
    }
}

async fn write(
    settings: &Settings,
    place: &Place,
    copy: &Path,
    mut writer: Writer<'_>,
) -> Result<Saved, CommandError> {
    let engine = match place {
        Place::Sqlite(_) => Engine::Sqlite,
        Place::Postgres(_) => Engine::Postgres,
    };
    let database = File::open(copy).map_err(CommandError::failed)?;
    writer.add(DATABASE, CompressionMethod::Deflated, archive::chunks(database))?;
    let key = File::open(settings.key_path()).map_err(|cause| {
        CommandError::failed(format!("the server's key cannot be read: {cause}"))
    })?;
    writer.add(KEY, CompressionMethod::Stored, archive::chunks(key))?;
    let named = named_files(place, copy).await?;
    let store = files_of(settings)?;
    let bar = progress(named.iter().map(|file| file.size).sum());
    let (mut files, mut missing) = (0, Vec::new());
    for file in named {
        match content(&store, &file).await {
            Ok(content) => {
                let path = format!("{FILES}{}", file.key);
                writer.add(
                    &path,
                    CompressionMethod::Stored,
                    archive::chunks(content.as_slice()),
                )?;
                files += 1;
            }
            Err(FileError::NotFound | FileError::Damaged) => missing.push(file.key.to_string()),
            Err(cause) => return Err(CommandError::failed(cause)),
        }
        bar.inc(file.size);
    }
    bar.finish_and_clear();
    let manifest = writer.finish(Clock::System.now().to_string(), engine)?;
    Ok(Saved { files, bytes: manifest.members.iter().map(|member| member.size).sum(), missing })
}

/// A file that the database names.
pub(super) struct Named {
    key: StorageKey,
    sha256: [u8; 32],
    /// Bytes.
    size: u64,
}

/// On SQLite asked of a second copy, so that the first stays as it was written.
async fn named_files(place: &Place, copy: &Path) -> Result<Vec<Named>, CommandError> {
    let asked = match place {
        Place::Sqlite(_) => {
            let second = copy.with_extension("asked");
            std::fs::copy(copy, &second).map_err(CommandError::failed)?;
            Place::Sqlite(second)
        }
        Place::Postgres(_) => place.clone(),
    };
    let db = Db::open(&asked, Clock::System, Bus::default()).map_err(CommandError::refused)?;
    files_named_in(&db).await
}

pub(super) async fn files_named_in(db: &Db) -> Result<Vec<Named>, CommandError> {
    let mut rows = db.scan(records::stored_files_unscoped).await?;
    rows.extend(db.scan(surveys::stored_contents_unscoped).await?);
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    for (key, sha256, size) in rows {
        let key: StorageKey = key.parse().map_err(CommandError::failed)?;
        let sha256 = sha256
            .try_into()
            .map_err(|_| CommandError::failed(format!("the row of file {key} has no hash")))?;
        if seen.insert(key.clone()) {
            named.push(Named { key, sha256, size: u64::try_from(size).unwrap_or(0) });
        }
    }
    Ok(named)
}

/// The bytes of a file, if they are those that were stored.
async fn content(store: &FileStore, file: &Named) -> Result<Vec<u8>, FileError> {
    let mut stream = store.open(&file.key, None).await?.stream;
    let (mut hash, mut bytes) = (Sha256::new(), Vec::new());
    while let Some(chunk) = stream.try_next().await? {
        hash.update(&chunk);
        bytes.extend_from_slice(&chunk);
    }
    if <[u8; 32]>::from(hash.finalize()) == file.sha256 {
        Ok(bytes)
    } else {
        Err(FileError::Damaged)
    }
}

/// Looks at the content of every file that the database names; the keys of those that are missing
/// or not what was stored.
pub(super) async fn check_files(db: &Db, store: &FileStore) -> Result<Checked, CommandError> {
    let named = files_named_in(db).await?;
    let bar = progress(named.iter().map(|file| file.size).sum());
    let mut checked = Checked { whole: 0, faults: Vec::new() };
    for file in named {
        match content(store, &file).await {
            Ok(_) => checked.whole += 1,
            Err(cause @ (FileError::NotFound | FileError::Damaged)) => {
                checked.faults.push(format!("file {}: {cause}", file.key));
            }
            Err(cause) => return Err(CommandError::failed(cause)),
        }
        bar.inc(file.size);
    }
    bar.finish_and_clear();
    Ok(checked)
}

/// What a look at all files found.
pub(super) struct Checked {
    pub whole: usize,
    /// A sentence for each.
    pub faults: Vec<String>,
}

/// The store of files that the settings name.
pub(super) fn files_of(settings: &Settings) -> Result<FileStore, CommandError> {
    if settings.files_url.is_empty() {
        return FileStore::local(&settings.data_dir.join("files")).map_err(CommandError::refused);
    }
    FileStore::s3(&settings.files_url, std::env::vars()).map_err(CommandError::refused)
}

fn passphrase(args: &BackupArgs) -> Result<Option<String>, CommandError> {
    let Some(path) = &args.passphrase_file else { return Ok(None) };
    let mut text = String::new();
    File::open(path).and_then(|mut file| file.read_to_string(&mut text)).map_err(|cause| {
        CommandError::refused(format!("{} cannot be read: {cause}", path.display()))
    })?;
    let first = text.lines().next().unwrap_or_default().trim().to_owned();
    if first.chars().count() < SHORTEST_PASSPHRASE {
        return Err(CommandError::refused(format!(
            "the passphrase in {} is too short: take at least {SHORTEST_PASSPHRASE} characters",
            path.display()
        )));
    }
    Ok(Some(first))
}

/// On stderr, and only if that is a terminal.
fn progress(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {bytes}, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}
