//! Builds the web client with npm (see `build.rs`) and embeds what came out, compressed at build
//! time. `CONCORD_WEB=auto|skip|prebuilt` chooses how.
//!
//! Invariant: there always is an `index.html`.

/// One file of the web client.
#[derive(Debug)]
pub struct Asset {
    /// As in the address, without the slash at the beginning: `assets/main-4f2a.js`.
    pub path: &'static str,
    pub media_type: &'static str,
    /// Strong entity tag of the content, with its quotes.
    pub etag: &'static str,
    /// Whether the name changes with the content, so that it may be kept for ever.
    pub immutable: bool,
    pub raw: &'static [u8],
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at `path` (without the slash at the beginning).
pub fn find(path: &str) -> Option<&'static Asset> {
    let at = FILES.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
    FILES.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_path() {
        assert!(find("index.html").is_some());
        assert!(
            FILES
                .iter()
                .all(|asset| find(asset.path).is_some_and(|found| found.etag == asset.etag))
        );
        assert!(find("").is_none());
        assert!(find("../Cargo.toml").is_none());
    }
}
