//! `concord restore`: a backup into an empty place, each byte compared, then the whole verified.
use std::fs::File;
use std::path::Path;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::archive::{DATABASE, Engine, FILES, KEY, Member, Reader};
use super::{BackupArgs, check_files, files_of, passphrase};
use crate::app::commands::{block_on, open, say, settings, verify_lanes};
use crate::app::{CommandError, startup};
use crate::platform::config::{Overrides, Settings};
use crate::platform::db::{Place, load_snapshot};
use crate::platform::files::{FileStore, StorageKey};

/// `concord restore FILE`: into an empty data folder (and, on PostgreSQL, an empty database).
pub fn restore(file: &Path, overrides: Overrides, args: &BackupArgs) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let passphrase = passphrase(args)?;
    let mut backup = Reader::open(&args.file, passphrase.as_deref())?;
    let place = Place::parse(&settings.database_url).map_err(CommandError::refused)?;
    require_same_engine(&place, backup.manifest.database)?;
    require_empty_folder(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let done = block_on(unpack(&settings, &place, &mut backup));
    if done.is_err() {
        sweep(&settings, &place);
    }
    done?;
    say(&format!(
        "Restored what was saved on {} by Concord {}.\n",
        backup.manifest.made_at, backup.manifest.concord
    ));
    Ok(())
}

fn require_same_engine(place: &Place, saved: Engine) -> Result<(), CommandError> {
    match (place, saved) {
        (Place::Sqlite(_), Engine::Sqlite) | (Place::Postgres(_), Engine::Postgres) => Ok(()),
        (Place::Sqlite(_), Engine::Postgres) => Err(CommandError::refused(
            "the backup is of a portal on PostgreSQL: set CONCORD_DATABASE_URL to an empty database",
        )),
        (Place::Postgres(_), Engine::Sqlite) => Err(CommandError::refused(
            "the backup is of a portal on SQLite: leave CONCORD_DATABASE_URL unset",
        )),
    }
}

fn require_empty_folder(settings: &Settings) -> Result<(), CommandError> {
    let dir = settings.data_dir.display();
    let entries = match std::fs::read_dir(&settings.data_dir) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(CommandError::refused(format!("{dir} cannot be read: {cause}"))),
    };
    for entry in entries {
        let name = entry.map_err(CommandError::refused)?.file_name();
        if name != "concord.lock" {
            return Err(CommandError::refused(format!(
                "{dir} is not empty: name an empty folder with --data-dir"
            )));
        }
    }
    Ok(())
}

/// Key and files first: a database is there only once everything that it names is.
async fn unpack(
    settings: &Settings,
    place: &Place,
    backup: &mut Reader<'_>,
) -> Result<(), CommandError> {
    let store = files_of(settings)?;
    require_no_files(settings, &store).await?;
    let copy = settings.data_dir.join("restored.db");
    let members = std::mem::take(&mut backup.manifest.members);
    for member in &members {
        match member.path.strip_prefix(FILES) {
            Some(key) => put_file(&store, backup, member, key).await?,
            None if member.path == KEY => put_key(settings, backup, member)?,
            None if member.path == DATABASE => unpack_to(backup, member, &copy)?,
            None => {}
        }
    }
    load_snapshot(place, &copy).map_err(CommandError::refused)?;
    if copy.exists() {
        std::fs::remove_file(&copy).map_err(CommandError::failed)?;
    }
    let db = open(settings)?;
    verify_lanes(&db).await?;
    let checked = check_files(&db, &store).await?;
    db.checkpoint();
    if let Some(fault) = checked.faults.first() {
        let n = checked.faults.len();
        return Err(CommandError::Failed(format!("{n} files are not whole; the first: {fault}")));
    }
    say(&format!("{} files: whole\n", checked.whole));
    Ok(())
}

/// A key that nodes share may be in its place already: then it has to be the one that was saved.
fn put_key(
    settings: &Settings,
    backup: &mut Reader<'_>,
    member: &Member,
) -> Result<(), CommandError> {
    let path = settings.key_path();
    let Ok(there) = std::fs::read(&path) else { return unpack_to(backup, member, &path) };
    if hex::encode(Sha256::digest(&there)) == member.sha256 {
        return Ok(());
    }
    Err(CommandError::refused(format!(
        "{} holds another key than the backup: name another place with key_file",
        path.display()
    )))
}

/// Files of two portals in one place would be swept away by either.
async fn require_no_files(settings: &Settings, store: &FileStore) -> Result<(), CommandError> {
    if store.is_empty().await.map_err(CommandError::refused)? {
        return Ok(());
    }
    Err(CommandError::refused(format!(
        "{} is not empty: name an empty prefix with files_url",
        settings.files_url
    )))
}

fn unpack_to(backup: &mut Reader<'_>, member: &Member, to: &Path) -> Result<(), CommandError> {
    let unwritten = |cause| CommandError::failed(format!("{}: {cause}", to.display()));
    let mut file = private_file(to).map_err(unwritten)?;
    backup.copy(member, &mut file)?;
    file.sync_all().map_err(unwritten)
}

/// For the owner of the process alone: the key and the database are secrets.
fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

async fn put_file(
    store: &FileStore,
    backup: &mut Reader<'_>,
    member: &Member,
    key: &str,
) -> Result<(), CommandError> {
    let key: StorageKey = key.parse().map_err(CommandError::refused)?;
    let chunks = backup.chunks(&member.path)?.map(|chunk| chunk.map(Bytes::from));
    let (size, sha256) = store
        .put_again(&key, futures_util::stream::iter(chunks))
        .await
        .map_err(CommandError::failed)?;
    if size == member.size && hex::encode(sha256) == member.sha256 {
        return Ok(());
    }
    Err(CommandError::refused(format!(
        "the backup is damaged: {} is not what was saved",
        member.path
    )))
}

/// Takes away what a restore that failed has written, so that it can be tried again.
fn sweep(settings: &Settings, place: &Place) {
    let dir = &settings.data_dir;
    let mut written = vec![dir.join(KEY), dir.join("restored.db")];
    if let Place::Sqlite(path) = place {
        for end in ["", "-wal", "-shm"] {
            let mut name = path.clone().into_os_string();
            name.push(end);
            written.push(name.into());
        }
    }
    for path in written {
        let _absent = std::fs::remove_file(path);
    }
    let _absent = std::fs::remove_dir_all(dir.join("files"));
}
