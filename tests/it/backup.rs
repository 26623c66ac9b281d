//! A portal that is saved while it is used, and brought back elsewhere: every row and every byte.
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use concord::app::Services;
use concord::platform::auth::Passwords;
use concord::platform::config::Settings;
use concord::platform::mail::Mailer;

use crate::support::db::{TestDatabase, postgres_server};
use crate::support::dump::Dumper;
use crate::support::{World, text};

const PASSPHRASE: &str = "correct horse battery staple\n";

/// Runs the binary on a data folder and a database.
fn concord(dir: &Path, url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concord"))
        .args(arguments)
        .arg("--data-dir")
        .arg(dir)
        .env("CONCORD_DATABASE_URL", url)
        .env("CONCORD_METRICS_LISTEN", "")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[track_caller]
fn refused(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    said
}

/// A place to restore into: an empty folder, and on PostgreSQL an empty database.
struct Empty {
    dir: tempfile::TempDir,
    url: String,
    _database: Option<TestDatabase>,
}

impl Empty {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = postgres_server().map(|server| TestDatabase::create_empty_on(&server));
        let url = match &database {
            Some(database) => database.url.clone(),
            None => format!("sqlite:{}", dir.path().join("concord.db").display()),
        };
        Self { dir, url, _database: database }
    }

    fn restore(&self, arguments: &[&str]) -> Output {
        concord(self.dir.path(), &self.url, &[&["restore"], arguments].concat())
    }
}

/// A portal with a complaint, a private word, and a file in it; and a place for backups.
async fn portal() -> (World, tempfile::TempDir, String) {
    let world = World::new().await;
    let case = world.case().await;
    let photo = world.customer().uploads("crack.png", b"\x89PNG\r\n\x1a\n a cracked flange").await;
    world.customer().says_with(&case, "shared", "Here it is", &[&photo]).await;
    world.vendor().says(&case, "private", "Do not tell them").await;
    world.app.work().await;
    (world, tempfile::tempdir().unwrap(), photo)
}

fn save(world: &World, to: &Path, more: &[&str]) -> Output {
    let to = to.to_str().unwrap();
    concord(world.app.dir.path(), &world.app.database.url, &[&["backup", to], more].concat())
}

async fn rows_of(dir: &Path, url: &str) -> Vec<String> {
    let settings = Settings {
        data_dir: dir.to_owned(),
        database_url: url.to_owned(),
        metrics_listen: String::new(),
        ..Settings::default()
    };
    let clock = concord::platform::clock::Clock::System;
    let mailer = Mailer::new(&settings.mail, dir).unwrap();
    let services = Services::build(settings, clock, Passwords::fast_for_tests(), mailer).unwrap();
    Dumper::new(&services).await.rows().await
}

#[actix_web::test]
async fn what_was_saved_while_people_worked_comes_back_whole() {
    let (world, shelf, photo) = portal().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let file = shelf.path().join("monday.zip");
    assert!(done(&save(&world, &file, &[])).contains("the key and 1 files"));
    let here = world.customer().get(&format!("/api/v1/files/{photo}")).await.bytes;

    let place = Empty::new();
    let said = done(&place.restore(&[file.to_str().unwrap()]));
    assert!(said.contains("1 files: whole") && said.contains("Restored what was saved"), "{said}");
    assert_eq!(rows_of(place.dir.path(), &place.url).await, before);
    let key = |dir: &Path| std::fs::read(dir.join("server.key")).unwrap();
    assert_eq!(key(place.dir.path()), key(world.app.dir.path()));
    assert_eq!(stored(place.dir.path()), stored(world.app.dir.path()));
    assert!(stored(place.dir.path()).iter().any(|(_, bytes)| *bytes == here));
    done(&concord(place.dir.path(), &place.url, &["verify"]));
}

/// The content of all files, by their path in the store.
fn stored(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_owned();
                found.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    let root = dir.join("files");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort();
    found
}

#[actix_web::test]
async fn an_encrypted_backup_opens_with_its_passphrase_alone() {
    let (world, shelf, _photo) = portal().await;
    let file = shelf.path().join("secret.zip");
    let (right, wrong) = (shelf.path().join("right"), shelf.path().join("wrong"));
    std::fs::write(&right, PASSPHRASE).unwrap();
    std::fs::write(&wrong, "incorrect horse battery\n").unwrap();
    let (right, wrong) = (right.to_str().unwrap(), wrong.to_str().unwrap());
    done(&save(&world, &file, &["--passphrase-file", right]));
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(16).any(|part| part == b"a cracked flange"));

    let place = Empty::new();
    let file = file.to_str().unwrap();
    assert!(refused(&place.restore(&[file])).contains("--passphrase-file"));
    let said = refused(&place.restore(&[file, "--passphrase-file", wrong]));
    assert!(said.contains("not the backup's passphrase"), "{said}");
    done(&place.restore(&[file, "--passphrase-file", right]));
}

#[actix_web::test]
async fn what_cannot_be_a_backup_or_its_place_is_refused_and_changes_nothing() {
    let (world, shelf, _photo) = portal().await;
    let file = shelf.path().join("monday.zip");
    done(&save(&world, &file, &[]));
    assert!(refused(&save(&world, &file, &[])).contains("is there already"));
    let short = shelf.path().join("short");
    std::fs::write(&short, "guess me\n").unwrap();
    let other = shelf.path().join("other.zip");
    let said = refused(&save(&world, &other, &["--passphrase-file", short.to_str().unwrap()]));
    assert!(said.contains("too short") && !other.exists(), "{said}");

    let bytes = std::fs::read(&file).unwrap();
    let cut = shelf.path().join("cut.zip");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let place = Empty::new();
    assert!(refused(&place.restore(&[cut.to_str().unwrap()])).contains("it was cut short"));

    // A byte of the photo, which is stored as it is.
    let mut wrong = bytes.clone();
    let at = wrong.windows(16).position(|part| part == b"a cracked flange").unwrap();
    wrong[at] ^= 1;
    let damaged = shelf.path().join("damaged.zip");
    std::fs::write(&damaged, wrong).unwrap();
    let output = place.restore(&[damaged.to_str().unwrap()]);
    assert!(!output.status.success());
    let left: Vec<_> = std::fs::read_dir(place.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "concord.lock")
        .collect();
    assert_eq!(left, [""; 0], "so that it can be tried again");
    done(&place.restore(&[file.to_str().unwrap()]));
    assert!(refused(&place.restore(&[file.to_str().unwrap()])).contains("is not empty"));
}

#[actix_web::test]
async fn a_file_that_is_lost_or_changed_on_the_disk_is_named() {
    let (world, shelf, _photo) = portal().await;
    let (name, mut bytes) = stored(world.app.dir.path()).remove(0);
    bytes[10] ^= 1;
    std::fs::write(world.app.dir.path().join("files").join(&name), bytes).unwrap();
    let verify = concord(world.app.dir.path(), &world.app.database.url, &["verify"]);
    let key = text(&serde_json::json!(name.file_name().unwrap().to_str().unwrap()));
    assert_eq!(verify.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&verify.stdout).contains(&key));
    let saved = save(&world, &shelf.path().join("rest.zip"), &[]);
    assert_eq!(saved.status.code(), Some(1), "it says so, and saves the rest");
    assert!(shelf.path().join("rest.zip").exists());
}
