//! An entry that is erased on request takes with it what the complaint itself keeps of it.
use serde_json::json;

use super::chain::erases;
use crate::support::dump::Dumper;
use crate::support::{Actor, Case, Sent, World, text};

/// Tables that hold the word.
async fn holding(dumper: &Dumper) -> Vec<String> {
    let rows = dumper.rows().await;
    let found = rows.iter().filter(|row| row.contains("SECRETWORD"));
    let mut tables: Vec<String> =
        found.map(|row| row.split(':').next().unwrap_or_default().to_owned()).collect();
    tables.dedup();
    tables
}

#[actix_web::test]
async fn the_words_of_a_filing_leave_the_complaint_as_well() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let words = "SECRETWORD leaks at the flange.";
    let mut filing = Actor::complaint(world.relationship("A"), "A cracked flange");
    filing["description"] = json!(words);
    let sent = Sent::json(&filing).with("idempotency-key", "once");
    let case = Case::of(adam.send("POST", "/api/v1/complaints", sent).await.ok());
    let said = adam.says(&case, "shared", words).await;
    world.app.work().await;
    let found = async |who: &Actor, path: &str| {
        let hits = who.get(path).await.ok();
        hits["items"].as_array().unwrap().len()
    };
    for path in ["/api/v1/search?q=SECRETWORD", "/api/v1/complaints?q=SECRETWORD"] {
        assert!(found(vera, path).await > 0, "{path}");
    }
    let before = adam.sees(&case).await;
    let entries = adam.reads(&case, "shared").await;
    let submitted = entries.iter().find(|entry| entry["kind"] == "submitted").unwrap();
    let dumper = Dumper::new(&world.app.services).await;
    assert!(holding(&dumper).await.contains(&"complaints".to_owned()));

    // A message in the same words is its own.
    erases(&world, &text(&said["id"])).await;
    assert_eq!(adam.sees(&case).await["description"], before["description"]);
    erases(&world, &text(&submitted["id"])).await;
    assert_eq!(holding(&dumper).await, [""; 0]);
    for who in [adam, vera] {
        let seen = who.sees(&case).await;
        assert_eq!((&seen["description"], &seen["title"]), (&json!(""), &before["title"]));
        for path in ["/api/v1/search?q=SECRETWORD", "/api/v1/complaints?q=SECRETWORD"] {
            assert_eq!(found(who, path).await, 0, "{path}");
        }
        assert!(found(who, "/api/v1/complaints?q=flange").await > 0, "the title still finds it");
    }
    // Who edits from what they saw does not bring it back.
    let old = json!({ "description": before["description"] });
    let answer = adam.patch(&case.path(), &before["version"], old).await;
    assert_eq!(answer.status, 412, "{}", answer.text());
}

#[actix_web::test]
async fn a_description_that_was_changed_since_stays() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    let version = adam.sees(&case).await["version"].clone();
    let edit = json!({ "description": "It cracks under load." });
    adam.patch(&case.path(), &version, edit).await.ok();
    let entries = adam.reads(&case, "shared").await;
    let of = |kind: &str| {
        let found = entries.iter().find(|entry| entry["kind"] == kind);
        text(&found.unwrap()["id"])
    };
    erases(&world, &of("submitted")).await;
    assert_eq!(adam.sees(&case).await["description"], "It cracks under load.");
    erases(&world, &of("edited")).await;
    assert_eq!(adam.sees(&case).await["description"], "");
}

#[actix_web::test]
async fn a_resolution_and_a_refusal_leave_the_complaint_with_their_entry() {
    let world = World::new().await;
    let vera = world.vendor();
    let cases = [
        ("refuse", json!({ "reason": "SECRETWORD is to blame." })),
        (
            "propose",
            json!({ "resolution_code": "replacement", "resolution_notes": "SECRETWORD brings it." }),
        ),
    ];
    for (action, input) in cases {
        let case = world.case().await;
        vera.acknowledges(&case).await;
        vera.does(&case, action, input).await;
        let entries = vera.reads(&case, "shared").await;
        assert!(vera.sees(&case).await.to_string().contains("SECRETWORD"), "{action}");
        erases(&world, &text(&entries.last().unwrap()["id"])).await;
        assert!(!vera.sees(&case).await.to_string().contains("SECRETWORD"), "{action}");
    }
    let dumper = Dumper::new(&world.app.services).await;
    assert_eq!(holding(&dumper).await, [""; 0]);
}
