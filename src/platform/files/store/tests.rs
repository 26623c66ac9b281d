use std::io::{Error as IoError, ErrorKind};

use futures_util::stream;

use super::*;

const MEBI: usize = 1024 * 1024;

fn chunks(bytes: &[u8], size: usize) -> impl Stream<Item = Result<Bytes, IoError>> + use<> {
    let chunks: Vec<_> = bytes.chunks(size).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
    stream::iter(chunks)
}

fn pattern(size: usize) -> Vec<u8> {
    (0..=250_u8).cycle().take(size).collect()
}

async fn read(stream: BoxStream<'static, Result<Bytes, FileError>>) -> Result<Vec<u8>, FileError> {
    stream
        .try_fold(Vec::new(), |mut all, chunk| async move {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
}

/// Every file under the folder, finished or not.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_in(&path)) } else { files.push(path) }
    }
    files
}

fn far_future() -> Timestamp {
    Timestamp::from_micros(4_102_444_800_000_000).unwrap()
}

#[tokio::test]
async fn what_was_put_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let bytes = pattern(2 * MEBI + 3);
    let stored = store.put_stream(chunks(&bytes, 70_000), 3 * 1024 * 1024).await.unwrap();
    assert_eq!(stored.size, 2 * 1024 * 1024 + 3);
    assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(&bytes)));
    let key: StorageKey = stored.key.to_string().parse().unwrap();
    let file = store.open(&key, None).await.unwrap();
    assert_eq!((file.size, file.range.clone()), (stored.size, 0..stored.size));
    assert!(read(file.verified(stored.sha256)).await.unwrap() == bytes);
}

#[tokio::test]
async fn ranges_are_cut_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let key = store.put_stream(chunks(b"0123456789", 4), 10).await.unwrap().key;
    let part = store.open(&key, Some(3..7)).await.unwrap();
    assert_eq!((part.size, part.range.clone()), (10, 3..7));
    assert_eq!(read(part.stream).await.unwrap(), b"3456");
    let tail = store.open(&key, Some(8..100)).await.unwrap();
    assert_eq!(tail.range, 8..10);
    assert_eq!(read(tail.stream).await.unwrap(), b"89");
    for range in [10..11, 5..5] {
        assert!(matches!(store.open(&key, Some(range)).await, Err(FileError::NoSuchRange)));
    }
}

#[tokio::test]
async fn the_limit_is_exact_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let limit = 2 * 1024 * 1024;
    assert!(store.put_stream(chunks(&pattern(2 * MEBI), 65_536), limit).await.is_ok());
    assert_eq!(files_in(folder.path()).len(), 1);
    let over = store.put_stream(chunks(&pattern(2 * MEBI + 1), 65_536), limit).await;
    assert!(matches!(over, Err(FileError::TooLarge { limit: 2_097_152 })));
    assert_eq!(files_in(folder.path()).len(), 1, "only the first is there");
    assert_eq!(store.put_stream(chunks(b"", 1), 0).await.unwrap().size, 0);
}

#[tokio::test]
async fn a_broken_upload_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let broken = chunks(&pattern(2 * MEBI), 65_536)
        .chain(stream::iter([Err(IoError::from(ErrorKind::ConnectionReset))]));
    assert!(matches!(store.put_stream(broken, u64::MAX).await, Err(FileError::Interrupted(_))));
    assert_eq!(files_in(folder.path()), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_damaged_file_never_arrives_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let stored = store.put_stream(chunks(&pattern(100_000), 9_000), 100_000).await.unwrap();
    let path = files_in(folder.path()).pop().unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[50_000] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let mut stream = store.open(&stored.key, None).await.unwrap().verified(stored.sha256);
    let mut arrived = 0;
    let error = loop {
        match stream.next().await.unwrap() {
            Ok(chunk) => arrived += chunk.len(),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, FileError::Damaged));
    assert!(arrived < 100_000);
}

#[tokio::test]
async fn the_sweeper_sees_old_files_and_remains() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    let key = store.put_stream(chunks(b"a", 1), 1).await.unwrap().key;
    let remains = folder.path().join("ab/cd");
    std::fs::create_dir_all(&remains).unwrap();
    std::fs::write(remains.join(format!("{}#1", "ab".repeat(16))), b"half").unwrap();

    let old = Timestamp::from_micros(0).unwrap();
    assert_eq!(store.keys_before(old).try_collect::<Vec<_>>().await.unwrap(), []);
    assert_eq!(store.remove_unfinished(old).await.unwrap(), 0);
    let keys: Vec<_> = store.keys_before(far_future()).try_collect().await.unwrap();
    assert_eq!(keys, std::slice::from_ref(&key));
    assert_eq!(store.remove_unfinished(far_future()).await.unwrap(), 1);

    store.delete(&key).await.unwrap();
    store.delete(&key).await.unwrap();
    assert!(matches!(store.open(&key, None).await, Err(FileError::NotFound)));
    assert_eq!(files_in(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_key_is_32_hex_digits_and_nothing_else() {
    assert_ne!(StorageKey::random(), StorageKey::random());
    assert_eq!(
        StorageKey("ab".repeat(16)).location().as_ref(),
        format!("ab/ab/{}", "ab".repeat(16))
    );
    for text in ["", "../../etc/passwd", &"AB".repeat(16), &"ab".repeat(17), &"é".repeat(16)] {
        assert!(matches!(text.parse::<StorageKey>(), Err(FileError::NotFound)), "{text}");
    }
}

#[test]
fn a_full_disk_is_told_from_other_failures() {
    let wrapped = |kind| object_store::Error::Generic {
        store: "test",
        source: Box::new(object_store::Error::Generic {
            store: "test",
            source: Box::new(IoError::from(kind)),
        }),
    };
    assert!(matches!(FileError::from(wrapped(ErrorKind::StorageFull)), FileError::DiskFull));
    assert!(matches!(FileError::from(IoError::from_raw_os_error(28)), FileError::DiskFull));
    assert!(matches!(FileError::from(wrapped(ErrorKind::PermissionDenied)), FileError::Io(_)));
}
