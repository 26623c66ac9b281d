//! What was done to a bundle is found and named; what nobody vouches for harms nobody.
use std::io::{Cursor, Read, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;
use crate::features::proof::service::{Collected, assemble, sample};
use crate::features::records::model::EntryKind;
use crate::features::records::service::receipt;
use crate::platform::auth::Keys;
use crate::platform::authz::Locale;

type Files = Vec<(String, Vec<u8>)>;

fn keys() -> Keys {
    Keys::from_bytes([7; 32])
}

fn record() -> Collected {
    sample::collected(Locale::En, &["one", "two", "три", "four", "five"])
}

fn files(collected: &Collected, keys: &Keys) -> Files {
    let assembled = assemble(collected, keys).unwrap();
    let mut files = assembled.files;
    for attachment in assembled.attachments {
        files.push((attachment.path, sample::CONTENT.to_vec()));
    }
    files
}

fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let packed = if content.len() > 1_000_000 {
            CompressionMethod::Deflated
        } else {
            CompressionMethod::Stored
        };
        let options = SimpleFileOptions::default().compression_method(packed);
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn on_disk(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file.flush().unwrap();
    file
}

fn check_bytes(bytes: &[u8], receipts: &[String]) -> Result<Report, NotABundle> {
    let bundle = on_disk(bytes);
    let mails: Vec<_> = receipts.iter().map(|mail| on_disk(mail.as_bytes())).collect();
    verify(&Options {
        bundle: bundle.path().to_owned(),
        key: None,
        receipts: mails.iter().map(|mail| mail.path().to_owned()).collect(),
    })
}

fn check(files: &[(String, Vec<u8>)]) -> Report {
    check_bytes(&pack(files), &[]).unwrap()
}

fn is_found(files: &[(String, Vec<u8>)]) -> bool {
    check_bytes(&pack(files), &[]).map_or(true, |report| !report.is_valid())
}

fn file<'a>(files: &'a mut Files, name: &str) -> &'a mut Vec<u8> {
    &mut files.iter_mut().find(|(path, _)| path == name).unwrap().1
}

/// A mail with the head of a lane, folded as mail servers do.
fn mail(collected: &Collected, lane: usize, keys: &Keys) -> String {
    let head = receipt(keys, &collected.lanes[lane].lane).replace("; ", ";\r\n ");
    let key = keys.fingerprint();
    format!(
        "Subject: x\r\nX-Concord-Key: {key}\r\nx-concord-head: {head}\r\n\r\nX-Concord-Head: lane=x\r\n"
    )
}

#[test]
fn a_bundle_is_valid_and_says_of_what() {
    let mut record = record();
    sample::erase(&mut record.lanes[0], 1);
    let report = check(&files(&record, &keys()));
    let text = report.to_string();
    assert!(report.is_valid(), "{text}");
    assert!(
        text.contains("complaint C-1042, bundle of Firm A, customer, made 2026-03-10"),
        "{text}"
    );
    assert!(text.contains("shared: 6 entries, 1 redacted, valid"), "{text}");
    assert!(text.contains("private: 1 entry, valid"), "{text}");
    assert!(text.contains("compared with nothing"), "{text}");
    assert!(text.contains("give --key FINGERPRINT"), "it says what is left to do: {text}");
}

#[test]
fn any_byte_that_was_flipped_is_found() {
    let mut record = record();
    sample::erase(&mut record.lanes[0], 2);
    let whole = files(&record, &keys());
    for (index, (name, content)) in whole.iter().enumerate() {
        let step = if name.starts_with("lanes/") || name.starts_with("manifest") { 7 } else { 997 };
        for at in (0..content.len()).step_by(step) {
            let mut changed = whole.clone();
            changed[index].1[at] ^= if at % 2 == 0 { 1 } else { 0x20 };
            assert!(is_found(&changed), "{name} at {at}");
        }
    }
}

#[test]
fn any_byte_of_the_zip_is_found_or_says_nothing() {
    let unzip = |bytes: &[u8]| -> Files {
        let mut zip = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        let count = zip.len();
        let read = |index| {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        };
        (0..count).map(read).collect()
    };
    let bytes = pack(&files(&record(), &keys()));
    let whole = unzip(&bytes);
    for at in (0..bytes.len()).step_by(61) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        if check_bytes(&changed, &[]).is_ok_and(|report| report.is_valid()) {
            assert_eq!(unzip(&changed), whole, "byte {at}");
        }
    }
}

/// Does something to the lines of the shared lane.
fn with_lines(change: impl FnOnce(&mut Vec<String>)) -> Files {
    let mut files = files(&record(), &keys());
    let lane = file(&mut files, "lanes/shared.jsonl");
    let text = String::from_utf8(lane.clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    *lane = lines.iter().map(|line| format!("{line}\n")).collect::<String>().into_bytes();
    files
}

fn edit(line: &mut String, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_str(line).unwrap();
    change(&mut value);
    *line = chain::canonical(&value);
}

#[test]
fn the_first_broken_entry_is_named_and_why() {
    type Change = fn(&mut Vec<String>);
    let cases: [(&str, Change); 11] = [
        ("entry 3 is broken: its text was changed", |lines| {
            edit(&mut lines[2], |line| line["payload"]["body"] = json!("drei"));
        }),
        ("entry 3 is broken: its data were changed", |lines| {
            edit(&mut lines[2], |line| line["meta"]["occurred_at"] = json!(1));
        }),
        ("entry 3 is broken: its data were changed", |lines| {
            edit(&mut lines[2], |line| line["hash"] = json!("00"));
        }),
        ("entry 3 is broken: entry 2 is missing before it", |lines| {
            lines.remove(1);
        }),
        ("entry 3 is broken: entry 2 is missing before it", |lines| lines.swap(1, 2)),
        ("entry 2 is broken: it stands twice", |lines| lines.insert(2, lines[1].clone())),
        (
            "entry 5 is broken: it is missing: 5 entries were signed, the file ends after 4",
            |lines| {
                lines.pop();
            },
        ),
        ("entry 4 is broken: its text is missing, and no later entry", |lines| {
            edit(&mut lines[3], |line| {
                let map = line.as_object_mut().unwrap();
                map.remove("payload");
                map.remove("salt");
                map.insert("withheld".to_owned(), json!("erased"));
            });
        }),
        ("entry 2 is broken: its line was written anew", |lines| lines[1].insert(1, ' ')),
        ("entry 4 is broken: its line is damaged", |lines| lines[3].truncate(20)),
        ("entry 1 is broken: it belongs to another lane", |lines| {
            edit(&mut lines[0], |line| line["meta"]["lane"] = json!("x"));
        }),
    ];
    for (expected, change) in cases {
        let report = check(&with_lines(change));
        let first = report.first_fault().unwrap();
        assert!(first.starts_with(&format!("shared: {expected}")), "{expected}\n{report}");
        assert!(first.contains("(lanes/shared.jsonl, line "), "it says where: {first}");
        assert!(report.to_string().contains("what to do: do not rely on this copy"), "{report}");
    }
}

#[test]
fn whoever_has_the_key_cannot_go_back_on_a_mail() {
    let (before, keys) = (record(), keys());
    let receipts = [mail(&before, 0, &keys), mail(&before, 1, &keys)];
    let whole = pack(&files(&before, &keys));
    let report = check_bytes(&whole, &receipts).unwrap();
    assert!(report.is_valid(), "{report}");
    // Written anew with another text, and signed.
    let mut forged = before.clone();
    let shared = &mut forged.lanes[0];
    let written = std::mem::take(&mut shared.entries);
    (shared.lane.head_seq, shared.lane.head_hash) = (0, Vec::new());
    for (index, entry) in written.iter().enumerate() {
        let text = if index == 1 { "another" } else { "same" };
        let by = entry.row.actor_membership_id.unwrap();
        sample::append(
            shared,
            by,
            EntryKind::Message,
            entry.row.recorded_at,
            json!({ "body": text }),
        );
    }
    let bytes = pack(&files(&forged, &keys));
    assert!(check_bytes(&bytes, &[]).unwrap().is_valid(), "nothing to compare it with");
    let first = check_bytes(&bytes, &receipts).unwrap().first_fault().unwrap().to_owned();
    assert!(first.contains("entry 5 of shared, or one before it, is not what it was"), "{first}");
    // Cut, and signed.
    let mut cut = before.clone();
    cut.lanes[0].entries.pop();
    let last = &cut.lanes[0].entries[3].row;
    (cut.lanes[0].lane.head_seq, cut.lanes[0].lane.head_hash) = (4, last.hash.clone());
    let first = check_bytes(&pack(&files(&cut, &keys)), &receipts).unwrap();
    assert!(first.first_fault().unwrap().contains("was cut after the mail was sent"), "{first}");
    // Signed with another key.
    let other = Keys::from_bytes([8; 32]);
    let report = check_bytes(&pack(&files(&before, &other)), &receipts).unwrap();
    assert!(report.first_fault().unwrap().contains("another key than the mail"), "{report}");
}

#[test]
fn files_that_are_changed_missing_or_added_are_found() {
    let whole = files(&record(), &keys());
    let mut changed = whole.clone();
    file(&mut changed, "people.json").push(b' ');
    let faults = check(&changed).to_string();
    assert!(faults.contains("BROKEN: people.json is larger than it may be"), "{faults}");
    let sealed = whole.last().unwrap().0.clone();
    let fewer: Files = whole.iter().filter(|(name, _)| *name != sealed).cloned().collect();
    assert!(check(&fewer).to_string().contains("is missing"));
    let mut more = whole.clone();
    more.push((format!("files/{}", "0".repeat(64)), Vec::new()));
    assert!(check(&more).to_string().contains("is not named by the manifest"));
    let mut signed = whole;
    let claim = json!([{ "id": "1", "sha256": "ab", "state": "complete", "subject_kind": "settlement", "slots": [] }]);
    *file(&mut signed, "signoffs.json") = claim.to_string().into_bytes();
    assert!(check(&signed).to_string().contains("no entry says that the settlement"));
}

#[test]
fn what_is_no_bundle_is_refused_before_it_is_read() {
    let whole = files(&record(), &keys());
    let with = |name: &str, content: Vec<u8>| {
        let mut files = whole.clone();
        files.push((name.to_owned(), content));
        pack(&files)
    };
    for name in [
        "../manifest.json",
        "/etc/passwd",
        "lanes/../x.jsonl",
        "C:\\x",
        "files/..",
        "x",
        "lanes/a/b.jsonl",
    ] {
        let why = check_bytes(&with(name, Vec::new()), &[]).unwrap_err();
        assert!(why.0.contains("which no bundle does"), "{name}: {why}");
    }
    let manifest = |content: &[u8]| pack(&[(MANIFEST.to_owned(), content.to_vec())]);
    for (bytes, why) in [
        (b"no zip".to_vec(), "it is no zip"),
        (Vec::new(), "it is no zip"),
        (pack(&[]), "manifest.json is missing"),
        (manifest(b"{"), "its manifest is no JSON"),
        (manifest(b"{\"format\":\"other\"}"), "its format is"),
        (manifest(b"{\"format\":\"concord-bundle-1\"}"), "its manifest is not complete"),
        (manifest(&[b'['; 100_000]), "its manifest is no JSON"),
        // A few kB that unpack to many MB.
        (manifest(&vec![b' '; 17 * 1024 * 1024]), "manifest.json is larger than it may be"),
    ] {
        let found = check_bytes(&bytes, &[]).unwrap_err();
        assert!(found.0.contains(why), "{why}: {found}");
    }
    // Two files of one name: which of them is it?
    let mut twice = with("report.json", Vec::new());
    let at = |bytes: &[u8], from: usize| {
        bytes[from..].windows(11).position(|window| window == b"report.json").map(|at| at + from)
    };
    let mut from = 0;
    while let Some(found) = at(&twice, from) {
        twice[found..found + 11].copy_from_slice(b"record.json");
        from = found + 11;
    }
    assert!(check_bytes(&twice, &[]).unwrap_err().0.contains("table of contents"));
}

/// As a file manager packs the folder that it has unpacked.
#[test]
fn a_bundle_that_was_packed_again_is_the_same() {
    let whole = files(&record(), &keys());
    let packed_in = |folder: &str, more: &[&str]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        for name in
            ["", "lanes/", "files/"].iter().filter(|name| !(folder.is_empty() && name.is_empty()))
        {
            zip.add_directory(format!("{folder}{name}"), options).unwrap();
        }
        for (name, content) in &whole {
            zip.start_file(format!("{folder}{name}"), options).unwrap();
            zip.write_all(content).unwrap();
        }
        for name in more {
            zip.start_file(*name, options).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    for folder in ["", "C-1042/", "My bundle (2)/", "lanes/"] {
        let report = check_bytes(&packed_in(folder, &[]), &[]).unwrap();
        assert!(report.is_valid(), "{folder}: {report}");
    }
    for (folder, more) in [("a/", "b/record.json"), ("a/b/", "a/b/people2.json"), ("a/", "a/x")] {
        assert!(check_bytes(&packed_in(folder, &[more]), &[]).is_err(), "{folder} {more}");
    }
    let changed = {
        let mut files = whole.clone();
        file(&mut files, "lanes/shared.jsonl").pop();
        files.iter_mut().for_each(|(name, _)| *name = format!("top/{name}"));
        pack(&files)
    };
    assert!(!check_bytes(&changed, &[]).unwrap().is_valid());
}

#[test]
fn a_mail_without_a_head_and_a_key_that_is_none_are_told() {
    let bytes = pack(&files(&record(), &keys()));
    let why = check_bytes(&bytes, &["Subject: x\r\n\r\nhello".to_owned()]).unwrap_err();
    assert!(why.0.contains("carries no head"), "{why}");
    let bundle = on_disk(&bytes);
    let wrong = Options {
        bundle: bundle.path().to_owned(),
        key: Some("abc".to_owned()),
        receipts: Vec::new(),
    };
    assert!(verify(&wrong).unwrap_err().0.contains("64 hexadecimal digits"));
    let right = keys().fingerprint().to_uppercase();
    let right = Options { key: Some(format!("{}:{}", &right[..32], &right[32..])), ..wrong };
    assert!(verify(&right).unwrap().is_valid());
}
