//! The readable form is read by people who know neither the portal nor its words.
use serde_json::json;

use super::{Bundle, pdf};
use crate::disputes::offers::{answers, claimed, makes};
use crate::quality::{signs, writes};
use crate::support::{Case, World};

/// A dispute with a bit of everything that is figures, dates, codes and ids underneath.
async fn told(world: &World) -> Case {
    let case = claimed(world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let version = adam.sees(&case).await["version"].clone();
    let change = json!({ "claimed_amount_minor": 120_050, "occurred_on": "2026-07-30" });
    adam.patch(&case.path(), &version, change).await.ok();
    let fact = json!({ "kind": "defect", "statement": "Forty covers are scratched" });
    adam.post(&format!("{}/facts", case.path()), fact).await.ok();
    vera.post(&case.report_path(""), json!({ "form": "8d" })).await.ok();
    writes(adam, &case, "d0", json!({ "symptom": "Scratches", "safety_relevant": false })).await;
    signs(adam, vera, &case, "d0").await;
    let terms = json!([
        { "kind": "replacement", "by": "vendor", "quantity": 40, "return_required": true,
          "due_on": "2026-08-20", "conditions": "Once the covers are back" },
        { "kind": "credit", "by": "vendor", "amount_minor": 25_000, "currency": "EUR", "due_on": "2026-08-25" },
    ]);
    let first = makes(vera, &case, terms.clone()).await;
    answers(adam, &first, "reject", json!({ "reason": "Too late for us." })).await.ok();
    let second = makes(vera, &case, terms).await;
    answers(adam, &second, "accept", json!({})).await.ok();
    case
}

/// `2026-08-20`, wherever it stands.
fn has_raw_date(text: &str) -> bool {
    text.as_bytes().windows(10).any(|at| {
        at.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

/// `01a22b4a-52fc-759d-8301-7b100440f837`, wherever it stands.
fn has_id(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.len() == 5 && parts[0].len() == 8 && parts.iter().all(|part| digits(part))
    })
}

fn words(page: &str) -> String {
    let mut said = String::new();
    let mut rest = page.split_once("<main>").unwrap().1;
    while let Some((text, tail)) = rest.split_once('<') {
        said.push_str(text);
        said.push(' ');
        rest = tail.split_once('>').map_or("", |(_, after)| after);
    }
    said
}

#[actix_web::test]
async fn nothing_raw_is_left_in_what_people_read() {
    let world = World::new().await;
    let case = told(&world).await;
    let bundle = Bundle::of(world.customer(), &case, "en").await;
    for path in ["case.html", "report.html"] {
        let said = words(&bundle.text(path));
        assert!(!has_raw_date(&said), "{path}: {said}");
        assert!(!has_id(&said), "{path}: {said}");
        for raw in ["`", "_minor", " 120050", " 25000", "_vendor", ": d0", "report step", " no;"] {
            assert!(!said.contains(raw), "{raw:?} in {path}: {said}");
        }
    }
    let drawn = pdf::text(&bundle.files["case.pdf"]);
    assert!(!has_raw_date(&drawn) && !drawn.contains('`'), "{drawn}");
    // In English the code of a side is its word as well; in Russian it would be seen.
    let russian = Bundle::of(world.customer(), &case, "ru").await;
    for path in ["case.html", "report.html"] {
        let said = words(&russian.text(path)).to_lowercase();
        assert!(!said.contains("vendor") && said.contains("поставщик"), "{path}: {said}");
    }
}

#[actix_web::test]
async fn terms_changes_and_signatures_read_as_sentences() {
    let world = World::new().await;
    let case = told(&world).await;
    let said = words(&Bundle::of(world.customer(), &case, "en").await.text("case.html"));
    let said = said.replace('\u{a0}', " ");
    for whole in [
        "Replacement (vendor), 40 pcs, by 20 August 2026, goods are returned; conditions: Once the covers are back",
        "Amount claimed: 900.00 EUR → 1,200.50 EUR",
        "Found on: nothing → 30 July 2026",
        "Vendor: credit note, 250.00 EUR, by 25 August 2026",
        "Step of the report: D0 Emergency response, version",
        "Settlement, offer № 2",
        "Too late for us.",
        "rejected",
    ] {
        assert!(said.contains(whole), "{whole}\n{said}");
    }
    let ru = words(&Bundle::of(world.customer(), &case, "ru").await.text("case.html"));
    let ru = ru.replace('\u{a0}', " ");
    for whole in [
        "Замена (поставщик), 40 шт., срок — 20 августа 2026 г., товар возвращается; условия: Once the covers are back",
        "Сумма требования: 900,00 EUR → 1 200,50 EUR",
        "отклонено",
    ] {
        assert!(ru.contains(whole), "{whole}\n{ru}");
    }
}
