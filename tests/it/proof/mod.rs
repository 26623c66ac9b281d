//! Bundles as either side takes them away.
mod bundle;
mod pdf;
mod project;
mod reading;
mod settled;
mod verify;

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::Value;

use crate::support::Actor;
use crate::support::actors::Case;

/// The files of a bundle.
pub struct Bundle {
    pub zip: Vec<u8>,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Bundle {
    pub async fn of(who: &Actor, case: &Case, language: &str) -> Self {
        Self::at(who, &case.path(), language).await
    }

    /// Of a record with this address.
    pub async fn at(who: &Actor, path: &str, language: &str) -> Self {
        let answer = who.get(&format!("{path}/bundle?lang={language}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.header("content-type"), "application/zip");
        assert_eq!(answer.header("cache-control"), "no-store");
        Self { files: unzip(&answer.bytes), zip: answer.bytes }
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    pub fn lines(&self, lane: &str) -> Vec<Value> {
        let text = self.text(&format!("lanes/{lane}.jsonl"));
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

pub fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

/// Every word that stands in a bundle, also in its PDFs.
pub fn unpacked(bytes: &[u8]) -> String {
    let mut all = String::new();
    for (name, content) in unzip(bytes) {
        all += &name;
        all.push('\n');
        all += &if name.ends_with(".pdf") {
            pdf::text(&content)
        } else {
            String::from_utf8_lossy(&content).into_owned()
        };
        all.push('\n');
    }
    all
}
