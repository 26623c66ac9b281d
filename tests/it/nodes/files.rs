//! Files in an S3 store: taken in, given out in parts, saved, brought back; and a store that is
//! closed to us.
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use bytes::Bytes;
use concord::platform::clock::Timestamp;
use concord::platform::files::{FileError, FileStore, StorageKey};
use futures_util::{TryStreamExt, stream};
use sha2::{Digest, Sha256};

use super::servers::{S3, free_port, variables};
use crate::support::db::{TestDatabase, postgres_server};
use crate::support::{World, text};

fn chunks(bytes: &[u8]) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    let chunks: Vec<_> = bytes.chunks(70_001).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
    stream::iter(chunks)
}

async fn read(store: &FileStore, key: &StorageKey, sha256: [u8; 32]) -> Vec<u8> {
    let file = store.open(key, None).await.unwrap();
    file.verified(sha256)
        .try_fold(Vec::new(), |mut all, chunk| async move {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
        .unwrap()
}

fn pattern(size: usize) -> Vec<u8> {
    (0..=250_u8).cycle().take(size).collect()
}

#[actix_web::test]
async fn what_was_put_into_a_bucket_comes_back() {
    let s3 = S3::start().await;
    let store = FileStore::s3("s3://files/one/portal", s3.variables()).unwrap();
    store.check().await.unwrap();
    assert!(store.is_empty().await.unwrap(), "the check leaves nothing");
    // Nothing, one part, and several with a rest.
    for size in [0, 3, 5 * 1024 * 1024, 12 * 1024 * 1024 + 5] {
        let bytes = pattern(size);
        let stored = store.put_stream(chunks(&bytes), 20 * 1024 * 1024).await.unwrap();
        assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(&bytes)), "{size}");
        assert!(read(&store, &stored.key, stored.sha256).await == bytes, "{size}");
    }
    let key = store.put_stream(chunks(b"0123456789"), 10).await.unwrap().key;
    let part = store.open(&key, Some(3..7)).await.unwrap();
    assert_eq!((part.size, part.range.clone()), (10, 3..7));
    let bytes: Vec<Bytes> = part.stream.try_collect().await.unwrap();
    assert_eq!(bytes.concat(), b"3456");
    assert!(matches!(store.open(&key, Some(10..12)).await, Err(FileError::NoSuchRange)));

    let before = Timestamp::from_micros(4_102_444_800_000_000).unwrap();
    let keys: Vec<StorageKey> = store.keys_before(before).try_collect().await.unwrap();
    assert_eq!(keys.len(), 5);
    // Another prefix is another portal.
    let other = FileStore::s3("s3://files/two", s3.variables()).unwrap();
    assert!(other.is_empty().await.unwrap());
    for key in &keys {
        store.delete(key).await.unwrap();
    }
    store.delete(&key).await.unwrap();
    assert!(matches!(store.open(&key, None).await, Err(FileError::NotFound)));
    assert!(store.is_empty().await.unwrap());
}

#[actix_web::test]
async fn an_upload_that_breaks_off_leaves_nothing_in_the_bucket() {
    let s3 = S3::start().await;
    let store = FileStore::s3("s3://files", s3.variables()).unwrap();
    let reset = || std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let part = Bytes::from(pattern(6 * 1024 * 1024));
    let broken = stream::iter([Ok(part), Err(reset())]);
    assert!(matches!(store.put_stream(broken, u64::MAX).await, Err(FileError::Interrupted(_))));
    let too_large = store.put_stream(chunks(&pattern(6 * 1024 * 1024)), 5_500_000).await;
    assert!(matches!(too_large, Err(FileError::TooLarge { limit: 5_500_000 })));
    assert!(store.is_empty().await.unwrap());
}

fn concord(
    dir: &Path,
    database: &str,
    files: &str,
    variables: Vec<(String, String)>,
    arguments: &[&str],
) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concord"))
        .args(arguments)
        .arg("--data-dir")
        .arg(dir)
        .env("CONCORD_DATABASE_URL", database)
        .env("CONCORD_FILES_URL", files)
        .env("CONCORD_METRICS_LISTEN", "")
        .envs(variables)
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
    // Lines of the log are JSON.
    let told: Vec<&str> = said.lines().filter(|line| !line.starts_with('{')).collect();
    assert_eq!(told.len(), 1, "one sentence: {said}");
    told.concat()
}

#[actix_web::test]
async fn a_portal_with_its_files_in_a_bucket_is_saved_and_brought_back() {
    let s3 = S3::start().await;
    let world = World::new().await;
    let case = world.case().await;
    let photo = world.customer().uploads("crack.png", b"\x89PNG\r\n\x1a\n a cracked flange").await;
    let said = world.customer().says_with(&case, "shared", "Here it is", &[&photo]).await;
    assert!(!text(&said["id"]).is_empty());
    // The same files in a bucket.
    let (local, bucket) = (
        &world.app.services.platform.files,
        FileStore::s3("s3://files/live", s3.variables()).unwrap(),
    );
    let all = Timestamp::from_micros(4_102_444_800_000_000).unwrap();
    let keys: Vec<StorageKey> = local.keys_before(all).try_collect().await.unwrap();
    assert!(!keys.is_empty());
    for key in &keys {
        bucket.put_again(key, local.open(key, None).await.unwrap().stream).await.unwrap();
    }
    let (dir, database) = (world.app.dir.path(), &world.app.database.url);
    let live =
        |arguments: &[&str]| concord(dir, database, "s3://files/live", s3.variables(), arguments);
    assert!(done(&live(&["verify"])).contains("files: whole"));
    let saved = tempfile::tempdir().unwrap();
    let file = saved.path().join("portal.backup");
    let file = file.to_str().unwrap();
    done(&live(&["backup", file]));

    let empty = tempfile::tempdir().unwrap();
    let place = postgres_server().map(|server| TestDatabase::create_empty_on(&server));
    let place_url = match &place {
        Some(database) => database.url.clone(),
        None => format!("sqlite:{}", empty.path().join("concord.db").display()),
    };
    let restore =
        |files: &str| concord(empty.path(), &place_url, files, s3.variables(), &["restore", file]);
    assert!(refused(&restore("s3://files/live")).contains("not empty"));
    done(&restore("s3://files/again"));
    let again = FileStore::s3("s3://files/again", s3.variables()).unwrap();
    let restored: Vec<StorageKey> = again.keys_before(all).try_collect().await.unwrap();
    assert_eq!(restored.len(), keys.len());

    // A byte that was lost in the bucket is found.
    bucket.delete(&keys[0]).await.unwrap();
    let output = live(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
}

/// Answers every request with 403, as a bucket does whose keys are wrong.
fn closed_store() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _some = stream.read(&mut request);
            let body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
            let _gone = write!(
                stream,
                "HTTP/1.1 403 Forbidden\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}")
}

#[actix_web::test]
async fn a_bucket_that_cannot_be_used_is_told_at_the_start() {
    let s3 = S3::start().await;
    let dir = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", dir.path().join("concord.db").display());
    let serve = |files: &str, variables: Vec<(String, String)>| {
        refused(&concord(dir.path(), &database, files, variables, &["serve"]))
    };
    assert!(serve("s3://no-such-bucket/x", s3.variables()).contains("no such bucket"));
    let denied = serve("s3://files/x", variables(&closed_store()));
    assert!(denied.contains("s3://files/x"), "{denied}");
    assert!(serve("ftp://files", s3.variables()).contains("s3://"));
    let nobody = format!("http://127.0.0.1:{}", free_port());
    assert!(serve("s3://files/x", variables(&nobody)).contains("s3://files/x"));
}

#[test]
fn nodes_on_an_sqlite_file_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", dir.path().join("concord.db").display());
    for arguments in [&["worker"][..], &["serve", "--role", "web"]] {
        let said = refused(&concord(dir.path(), &database, "", Vec::new(), arguments));
        assert!(said.contains("PostgreSQL"), "{said}");
    }
    assert!(!dir.path().join("concord.db").exists(), "nothing was made");
}
