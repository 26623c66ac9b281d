//! The bundle of a project: the same for all who are in it, and checked like any other.
use serde_json::{Value, json};

use super::verify::Kept;
use super::{Bundle, unpacked};
use crate::projects::{Joint, accepts, begins, delivers_all, passes, signs};
use crate::support::{Actor, World, text};

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
