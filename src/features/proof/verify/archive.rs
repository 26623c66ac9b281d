//! A zip that nobody vouches for: every name, number and size is bounded before anything is read.
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive};

use super::{MANIFEST, NotABundle};

/// Files of a bundle at most.
const MAX_FILES: usize = 60_000;
/// Bytes of a manifest at most: a line of 200 bytes for each file.
pub(super) const MANIFEST_BYTES: u64 = 16 * 1024 * 1024;
/// Bytes of a lane at most, unpacked; it is kept in memory.
pub(super) const LANE_BYTES: u64 = 512 * 1024 * 1024;
/// Bytes of any other file at most, unpacked; it is read piece by piece.
const FILE_BYTES: u64 = 1024 * 1024 * 1024;
/// Bytes of all files at most, unpacked.
const ALL_BYTES: u128 = 64 * 1024 * 1024 * 1024;

/// Names that a bundle may hold besides lanes and files.
const FIXED: [&str; 14] = [
    "manifest.json",
    "manifest.sig",
    "record.json",
    "signoffs.json",
    "people.json",
    "files.json",
    "report.json",
    "requirements.json",
    "decisions.json",
    "documents.json",
    "case.html",
    "case.pdf",
    "report.html",
    "report.pdf",
];

/// An opened bundle.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    places: HashMap<String, usize>,
}

impl Archive {
    /// Opens a file and looks at the names and sizes that it announces.
    pub fn open(path: &Path) -> Result<Self, NotABundle> {
        let file = File::open(path)
            .map_err(|cause| NotABundle::new(format!("it cannot be read: {cause}")))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| {
            NotABundle::new("it is no zip file: give the bundle as it was downloaded, not unpacked")
        })?;
        if zip.len() > MAX_FILES || zip.decompressed_size().is_none_or(|size| size > ALL_BYTES) {
            return Err(NotABundle::new(
                "it holds more than any bundle does: it was not made by a portal",
            ));
        }
        // One name, one place, one size: whatever program unpacks it sees the same files.
        let ambiguous = zip.has_duplicate_names()
            || zip.has_overlapping_files().unwrap_or(true)
            || zip.validate_header_consistency().is_err();
        if ambiguous {
            return Err(NotABundle::new(
                "its table of contents does not agree with its files: it was packed to show different programs different things",
            ));
        }
        let mut found = Vec::new();
        for index in 0..zip.len() {
            found.extend(name(&mut zip, index)?.map(|name| (name, index)));
        }
        let folder = common_folder(&found).to_owned();
        let mut places = HashMap::new();
        for (name, index) in found {
            places.insert(known_name(name.strip_prefix(&folder).unwrap_or(&name))?, index);
        }
        Ok(Self { zip, places })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.places.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// A whole file of at most `limit` bytes.
    pub fn text(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, NotABundle> {
        let mut bytes = Vec::new();
        self.read(name, limit, |chunk| bytes.extend_from_slice(chunk))?;
        Ok(bytes)
    }

    /// The SHA-256 of a file that must have `size` bytes.
    pub fn digest(&mut self, name: &str, size: u64) -> Result<String, NotABundle> {
        let mut hash = Sha256::new();
        let read = self.read(name, size.min(FILE_BYTES), |chunk| hash.update(chunk))?;
        if read == size {
            Ok(hex::encode(hash.finalize()))
        } else {
            Err(NotABundle::new(format!("{name} was cut: it is shorter than when it was signed")))
        }
    }

    fn read(
        &mut self,
        name: &str,
        limit: u64,
        mut take: impl FnMut(&[u8]),
    ) -> Result<u64, NotABundle> {
        let index =
            *self.places.get(name).ok_or_else(|| NotABundle::new(format!("{name} is missing")))?;
        let damaged =
            || NotABundle::new(format!("{name} cannot be unpacked: the zip file is damaged"));
        let file = self.zip.by_index(index).map_err(|_| damaged())?;
        let mut file = file.take(limit.saturating_add(1));
        let (mut chunk, mut read) = (vec![0; 64 * 1024], 0_u64);
        loop {
            let length = file.read(&mut chunk).map_err(|_| damaged())?;
            let Some(part) = chunk.get(..length).filter(|part| !part.is_empty()) else {
                return Ok(read);
            };
            read = read.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            if read > limit {
                return Err(NotABundle::new(format!("{name} is larger than it may be")));
            }
            take(part);
        }
    }
}

/// The name of a file; none for a folder. Whoever packs an unpacked bundle again gets an entry for
/// each of its folders, which holds nothing.
fn name(zip: &mut ZipArchive<BufReader<File>>, index: usize) -> Result<Option<String>, NotABundle> {
    let file = zip
        .by_index_raw(index)
        .map_err(|_| NotABundle::new("it is no whole zip file: download it again"))?;
    let name = file.name().map_err(|_| NotABundle::new("a name in it is no text"))?.into_owned();
    let packed =
        matches!(file.compression(), CompressionMethod::Deflated | CompressionMethod::Stored);
    if file.encrypted() || !packed {
        return Err(NotABundle::new(format!("{name:?} is packed in a way that no bundle is")));
    }
    let is_folder = name.ends_with('/') && file.size() == 0;
    Ok((!is_folder).then_some(name))
}

/// The one folder, with its slash, that all files stand in because it was packed as a whole; empty
/// if the manifest does not stand in such a folder.
fn common_folder(found: &[(String, usize)]) -> &str {
    let of = |name: &'_ str| name.find('/').map(|at| at.saturating_add(1));
    let manifest = found.iter().find_map(|(name, _)| {
        let folder = name.get(..of(name)?)?;
        (name.strip_prefix(folder) == Some(MANIFEST)).then_some(folder)
    });
    let all = |folder: &&str| found.iter().all(|(name, _)| name.starts_with(*folder));
    manifest.filter(all).unwrap_or_default()
}

/// A name that may stand in a bundle.
fn known_name(name: &str) -> Result<String, NotABundle> {
    if FIXED.contains(&name) || lane_name(name).is_some() || is_sealed(name) {
        Ok(name.to_owned())
    } else {
        Err(NotABundle::new(format!(
            "it holds {name:?}, which no bundle does: something was added to it"
        )))
    }
}

/// `shared` of `lanes/shared.jsonl`; a lane of several organisations has its id behind its kind.
pub(super) fn lane_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("lanes/")?.strip_suffix(".jsonl")?;
    let plain =
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (plain && !name.is_empty() && name.len() <= 64).then_some(name)
}

fn is_sealed(path: &str) -> bool {
    path.strip_prefix("files/").is_some_and(|name| {
        name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}
