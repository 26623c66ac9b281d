//! What either side takes away of each complaint is valid; what was changed in it is named.
use std::collections::BTreeMap;
use std::io::{Read, Write};

use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::{Told, items, text};
use crate::features::proof::service::{Report, VerifyOptions, bundle, verify};
use crate::features::records::model::RecordKind;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Locale, MembershipId};

const SHARED: &str = "lanes/shared.jsonl";

/// The owner of each firm in the story.
const OWNERS: &[(&str, &str)] = &[
    ("László Varga", "Northwind Pumps"),
    ("Inês Carvalho", "Aqua Nova"),
    ("Katrin Vogel", "Ferrum GmbH"),
    ("Сергей Никитин", "Волга Насос"),
    ("Nadia Haddad", "Delta Irrigation"),
];

type Files = BTreeMap<String, Vec<u8>>;

pub(super) async fn hold(told: &Told) {
    let mut looked_at = 0;
    for (name, organisation) in OWNERS {
        let customer = told.token(name, organisation);
        let vendor = told.token("Helen Marsh", "Hydra Castings");
        for complaint in items(&told.get(customer, "complaints?limit=100").await) {
            if complaint["status"] == "draft" {
                continue;
            }
            let shared = taken(told, customer, complaint).await;
            let other = taken(told, vendor, complaint).await;
            assert_eq!(shared[SHARED], other[SHARED], "the same bytes for both");
            change(told, &shared, looked_at);
            looked_at += 1;
        }
    }
    assert!(looked_at >= 25, "{looked_at}");
}

/// The files of a bundle, which is valid.
async fn taken(told: &Told, token: &str, complaint: &Value) -> Files {
    let me = told.get(token, "me").await;
    let member: MembershipId = text(&me["acting"]["id"]).parse().unwrap();
    let read = move |conn: &mut _| Ok(scope_of_membership(conn, member)?);
    let scope = told.services.platform.db.read(read).await.unwrap().unwrap();
    let id = text(&complaint["id"]).parse().unwrap();
    let platform = &told.services.platform;
    let made = bundle(platform, scope, id, RecordKind::Complaint, Locale::En).await.unwrap();
    let mut zip = zip::ZipArchive::new(made.zip).unwrap();
    let mut files = Files::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    let report = verified(told, &files);
    assert!(report.is_valid(), "{}: {report}", complaint["title"]);
    files
}

fn verified(told: &Told, files: &Files) -> Report {
    let path = told.folder.path().join("bundle.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in files {
        zip.start_file(name.as_str(), stored).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    let key = told.services.platform.keys.fingerprint();
    verify(&VerifyOptions { bundle: path, key: Some(key), receipts: Vec::new() }).unwrap()
}

/// One entry in the middle of the shared lane is changed, another way for each bundle.
fn change(told: &Told, files: &Files, way: usize) {
    let lane = std::str::from_utf8(&files[SHARED]).unwrap();
    let mut lines: Vec<String> = lane.lines().map(str::to_owned).collect();
    if lines.len() < 3 {
        return;
    }
    let at = lines.len() / 2;
    match way % 4 {
        // One byte of what it says.
        0 => lines[at] = lines[at].replacen("\"payload\":{\"", "\"payload\":{\"x", 1),
        // Who did it.
        1 => lines[at] = lines[at].replacen("\"kind\":\"", "\"kind\":\"not_", 1),
        2 => {
            lines.remove(at - 1);
        }
        _ => lines.swap(at - 1, at),
    }
    let first = at + 1;
    let mut changed = files.clone();
    changed.insert(SHARED.to_owned(), (lines.join("\n") + "\n").into_bytes());
    let report = verified(told, &changed);
    let fault = report.first_fault().unwrap();
    assert!(fault.starts_with(&format!("shared: entry {first} is broken")), "{way}: {fault}");
}
