//! The bundle of a project: the same for all who are in it, and checked like any other.
use std::io::Write;

use concord::features::proof::model::{MANIFEST, MANIFEST_MARK, MANIFEST_SIGNATURE};
use concord::features::records::chain::canonical;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::verify::Kept;
use super::{Bundle, unpacked};
use crate::documents::{answers, asks, confidential, releases, three};
use crate::projects::{Joint, accepts, begins, delivers_all, passes, signs};
use crate::support::{Actor, World, text};
use crate::{decisions, requirements};

async fn taken(who: &Actor, project: &Joint) -> Bundle {
    Bundle::at(who, &project.path(), "en").await
}

#[actix_web::test]
async fn every_organisation_takes_the_same_plan_verdicts_and_signatures() {
    let world = World::new().await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let project = begins(&world, &["A", "B"]).await;
    accepts(anna, &project).await.ok();
    // Whoever was asked has nothing to take away until they are in.
    boris.get(&project.at("bundle")).await.refused(404, "not_found");
    accepts(boris, &project).await.ok();
    let topic = json!({ "topic": "Sealing ring", "audience": "shared" });
    let topic = text(&vera.post(&project.at("threads"), topic).await.ok()["id"]);
    let path = format!("/api/v1/threads/{topic}/messages");
    for (who, lane, words) in [
        (anna, "shared", "words for all"),
        (anna, "private", "words of A"),
        (vera, "private", "words of V1"),
    ] {
        who.post(&path, json!({ "lane": lane, "body": words, "file_ids": [] })).await.ok();
    }
    delivers_all(&world, &project, 0).await;
    passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    signs(boris, &project, 0).await.ok();
    let bundles =
        [taken(vera, &project).await, taken(anna, &project).await, taken(boris, &project).await];
    for bundle in &bundles {
        for path in ["record.json", "signoffs.json", "lanes/shared.jsonl"] {
            assert_eq!(bundle.text(path), bundles[0].text(path), "{path}");
        }
        let report = Kept::new(bundle).verify();
        assert!(report.is_valid(), "{report}");
        let all = unpacked(&bundle.zip);
        assert!(
            all.contains("words for all") && all.contains("Sealing ring"),
            "the topic is in it"
        );
    }
    let said = |place: usize, words: &str| unpacked(&bundles[place].zip).contains(words);
    assert!(said(0, "words of V1") && !said(0, "words of A"));
    assert!(said(1, "words of A") && !said(1, "words of V1"));
    assert!(!said(2, "words of A") && !said(2, "words of V1"));
    let record: Value = serde_json::from_str(&bundles[0].text("record.json")).unwrap();
    let gate = &record["fields"]["phases"][0]["gate"];
    assert_eq!(
        (&gate["state"], &gate["reviews"][0]["state"]),
        (&json!("passed"), &json!("signed"))
    );
    // Another customer of the vendor learns nothing, not even that there is one.
    world.person("wanda").get(&project.at("bundle")).await.refused(404, "not_found");
}

/// A project of V1, A and B in which requirements are agreed, a decision is taken, and a document is
/// approved that is open to all; another one is confidential.
async fn signed(world: &World) -> Joint {
    let project = three(world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    requirements::adds(vera, &project, "Holds 12 bar for an hour").await;
    requirements::submits(vera, &project).await;
    requirements::signs(anna, &project).await.ok();
    requirements::signs(boris, &project).await.ok();
    let up = decisions::proposed(world, &project).await;
    decisions::drafts(vera, &project).await;
    decisions::says(anna, &up, "agree_with_reservation", Some("If the price holds.")).await.ok();
    decisions::says(boris, &up, "agree", None).await.ok();
    let open = releases(vera, &project, "Casing", json!({})).await;
    asks(vera, &open, &[(anna, "lead", 0), (boris, "lead", 0)]).await.ok();
    answers(anna, &open, "approve", json!({})).await.ok();
    answers(boris, &open, "approve", json!({})).await.ok();
    releases(vera, &project, "SENT-secret-drawing", confidential()).await;
    project
}

/// The same bundle with a part written otherwise, and sealed anew by whoever has the key.
fn resealed(world: &World, bundle: &Bundle, path: &str, change: impl Fn(&mut Value)) -> Bundle {
    let mut files = bundle.files.clone();
    let mut part: Value = serde_json::from_slice(&files[path]).unwrap();
    change(&mut part);
    let part = canonical(&part).into_bytes();
    let mut manifest: Value = serde_json::from_slice(&files[MANIFEST]).unwrap();
    for file in manifest["files"].as_array_mut().unwrap() {
        if file["path"] == path {
            file["sha256"] = json!(hex::encode(Sha256::digest(&part)));
            file["size"] = json!(part.len());
        }
    }
    let manifest = canonical(&manifest).into_bytes();
    let keys = &world.app.services.platform.keys;
    let signature = hex::encode(keys.sign(&[MANIFEST_MARK.as_bytes(), &manifest].concat()));
    files.insert(path.to_owned(), part);
    files.insert(MANIFEST.to_owned(), manifest);
    files.insert(MANIFEST_SIGNATURE.to_owned(), signature.into_bytes());
    packed(files)
}

fn packed(files: std::collections::BTreeMap<String, Vec<u8>>) -> Bundle {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in &files {
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name.as_str(), stored).unwrap();
        zip.write_all(content).unwrap();
    }
    Bundle { zip: zip.finish().unwrap().into_inner(), files }
}

const PARTS: [&str; 3] = ["requirements.json", "decisions.json", "documents.json"];

#[actix_web::test]
async fn what_is_required_decided_and_documented_is_taken_away_the_same_by_all() {
    let world = World::new().await;
    let project = signed(&world).await;
    let people = [world.vendor(), world.person("anna"), world.person("boris")];
    let mut bundles = Vec::new();
    for who in people {
        bundles.push(taken(who, &project).await);
    }
    let sha256 = hex::encode(Sha256::digest(b"inside Casing"));
    for bundle in &bundles {
        for path in PARTS.iter().chain(&["record.json", "signoffs.json"]) {
            assert_eq!(bundle.text(path), bundles[0].text(path), "{path}");
        }
        let report = Kept::new(bundle).verify();
        assert!(report.is_valid(), "{report}");
        assert_eq!(bundle.files[&format!("files/{sha256}")], b"inside Casing");
        // Nothing of a document that opens for some alone, not even for those.
        assert!(!unpacked(&bundle.zip).contains("SENT-secret-drawing"));
        assert!(!bundle.text("decisions.json").contains("D2"), "a draft is nobody's word yet");
        assert!(!bundle.text("decisions.json").contains("If the price"), "that stands in the lane");
    }
    let read = |path: &str| -> Value { serde_json::from_str(&bundles[0].text(path)).unwrap() };
    let list = read("requirements.json");
    assert_eq!(list["requirements"][0]["key"], "R1");
    assert_eq!(list["reviews"][0]["state"], "signed");
    let decision = read("decisions.json")[0].clone();
    assert_eq!((&decision["key"], &decision["status"]), (&json!("D1"), &json!("accepted")));
    assert_eq!(decision["positions"].as_array().unwrap().len(), 3);
    let document = read("documents.json")[0].clone();
    assert_eq!(
        (&document["title"], &document["versions"][0]["state"]),
        (&json!("Casing"), &json!("released"))
    );
    let kinds: Vec<String> = read("signoffs.json")
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(&one["subject_kind"]))
        .collect();
    for kind in ["requirement_list", "decision", "document_version"] {
        assert!(kinds.iter().any(|known| known == kind), "{kinds:?}");
    }
    // The dossier has them for reading.
    let page = bundles[1].text("case.html");
    for words in [
        "Holds 12 bar for an hour",
        "D1 Alloy of the flange",
        "agrees with a reservation",
        "F1 Casing",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[actix_web::test]
async fn a_part_that_was_changed_is_named_even_if_it_was_sealed_anew() {
    let world = World::new().await;
    let project = signed(&world).await;
    let bundle = taken(world.person("anna"), &project).await;
    for path in PARTS {
        let mut files = bundle.files.clone();
        let content = files.get_mut(path).unwrap();
        let middle = content.len() / 2;
        content[middle] ^= 1;
        let report = Kept::new(&packed(files)).verify().to_string();
        assert!(report.contains(&format!("{path} was changed")), "{report}");
    }
    let changes: [(&str, fn(&mut Value), &str); 4] = [
        (
            "requirements.json",
            |part| part["reviews"][0]["content"]["requirements"][0]["text"] = json!("Holds 6 bar"),
            "list 1 has the hash",
        ),
        (
            "decisions.json",
            |part| part[0]["content"]["outcome"] = json!("Bronze."),
            "D1 has the hash",
        ),
        (
            "documents.json",
            |part| part[0]["versions"][0]["sha256"] = json!("00".repeat(32)),
            "the file of F1 v1 is missing",
        ),
        (
            "decisions.json",
            |part| {
                // Its own hash put right as well: the signature still says another one.
                part[0]["content"]["outcome"] = json!("Bronze.");
                let hash = Sha256::digest(canonical(&part[0]["content"]));
                part[0]["sha256"] = json!(hex::encode(hash));
            },
            "the decision has the hash",
        ),
    ];
    for (path, change, fault) in changes {
        let report = Kept::new(&resealed(&world, &bundle, path, change)).verify();
        assert!(!report.is_valid() && report.to_string().contains(fault), "{path}: {report}");
    }
    assert!(Kept::new(&resealed(&world, &bundle, PARTS[0], |_| ())).verify().is_valid());
}
