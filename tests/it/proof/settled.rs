//! How the sides came to terms, in the bundles of both: the same bytes, and bound to what they signed.
use std::io::Write;

use serde_json::{Value, json};

use super::verify::Kept;
use super::{Bundle, pdf};
use crate::disputes::offers::{answers, claimed, makes, refund};
use crate::disputes::{mediated, moves};
use crate::quality::{adds, signs, writes};
use crate::support::World;

/// The same bundle with another content of one file: nobody can sign it.
fn with(bundle: &Bundle, path: &str, content: &str) -> Bundle {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in &bundle.files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(if name == path { content.as_bytes() } else { bytes }).unwrap();
    }
    Bundle { zip: zip.finish().unwrap().into_inner(), files: bundle.files.clone() }
}

#[actix_web::test]
async fn a_settlement_is_what_both_have_signed() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let fact = json!({ "kind": "quantity", "statement": "Forty of two hundred are cracked" });
    adam.post(&format!("{}/facts", case.path()), fact).await.ok();
    let offer = makes(vera, &case, json!([refund(50_000)])).await;
    answers(adam, &offer, "accept", json!({})).await.ok();
    let (theirs, ours) = (Bundle::of(adam, &case, "en").await, Bundle::of(vera, &case, "ru").await);
    for path in ["lanes/shared.jsonl", "record.json", "signoffs.json"] {
        assert_eq!(theirs.text(path), ours.text(path), "{path}");
    }
    let report = Kept::new(&theirs).verify();
    assert!(report.is_valid(), "{report}");
    assert!(report.to_string().contains("1 signed by the sides"), "{report}");
    for words in ["Forty of two hundred", "500.00 EUR", "settlement", "accepted"] {
        assert!(theirs.text("case.html").contains(words), "{words}");
    }
    let drawn = pdf::text(&ours.files["case.pdf"]);
    for words in ["Возврат денег", "Обязательства", "Подписи", "урегулирование"]
    {
        assert!(drawn.contains(words), "{words}");
    }
    // Other terms than those that were signed.
    let mut record: Value = serde_json::from_str(&theirs.text("record.json")).unwrap();
    record["offers"][0]["terms"][0]["amount_minor"] = json!(5);
    let forged = Kept::new(&with(&theirs, "record.json", &record.to_string())).verify();
    assert!(!forged.is_valid());
    assert!(forged.to_string().contains("the settlement has the hash"), "{forged}");
}

#[actix_web::test]
async fn a_joint_report_is_there_to_be_read_and_checked() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.post(&case.report_path(""), json!({ "form": "8d" })).await.ok();
    writes(adam, &case, "d0", json!({ "symptom": "Cracks", "safety_relevant": true })).await;
    signs(adam, vera, &case, "d0").await;
    adds(vera, &case, "d1", "member", json!({ "member": vera.membership, "role": "leader" })).await;
    let (theirs, ours) = (Bundle::of(adam, &case, "en").await, Bundle::of(vera, &case, "ru").await);
    assert_eq!(theirs.text("report.json"), ours.text("report.json"));
    let page = theirs.text("report.html");
    for words in ["8D report", "Emergency response", "Cracks", "Signed", "Vera Person", "leader"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let drawn = pdf::text(&ours.files["report.pdf"]);
    assert!(drawn.contains("Срочные меры") && drawn.contains("руководитель"), "{drawn}");
    let report = Kept::new(&ours).verify();
    assert!(report.is_valid(), "{report}");
    let forged = theirs.text("report.json").replace("Cracks", "Stains");
    let forged = Kept::new(&with(&theirs, "report.json", &forged)).verify();
    assert!(forged.to_string().contains("the report step has the hash"), "{forged}");
}

#[actix_web::test]
async fn what_a_mediator_did_has_a_place_of_its_own() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    world.app.work().await;
    let (anna, mark) = (world.person("anna"), world.person("mark"));
    moves(&mia, &case, "recommend", json!({ "text": "Share it **equally**." })).await;
    moves(anna, &case, "accept", json!({})).await;
    let before = Bundle::of(anna, &case, "en").await.text("case.html");
    assert!(before.contains("<h2>Mediation</h2>"), "{before}");
    moves(mark, &case, "accept", json!({})).await;
    let (theirs, ours) = (Bundle::of(anna, &case, "en").await, Bundle::of(mark, &case, "ru").await);
    let page = theirs.text("case.html");
    let (_, section) = page.split_once("<h2>Mediation</h2>").unwrap();
    let (section, _) = section.split_once("<h2>").unwrap();
    let mut at = 0;
    for words in [
        "Mediator proposed by",
        "Anna Person, Firm A",
        "binds both sides",
        "Mediator agreed to by",
        "Mark Person, Firm V1",
        "Mia Mild, Neutral House",
        "Recommendation",
        "Share it equally.",
        "Customer's answer",
        "Vendor's answer",
        "Outcome",
        "Settled by the recommendation",
    ] {
        let found = section[at..].find(words).unwrap_or_else(|| panic!("{words}: {section}"));
        at += found;
    }
    let drawn = pdf::text(&ours.files["case.pdf"]);
    for words in ["Посредничество", "Ответ клиента", "Ответ поставщика", "Принята рекомендация"]
    {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
    let calm = claimed(&world).await;
    assert!(!Bundle::of(anna, &calm, "en").await.text("case.html").contains("Mediation"));
}
