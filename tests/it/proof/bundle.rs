//! What a bundle holds, for whom.
use serde_json::json;

use super::{Bundle, unpacked};
use crate::support::world::{assert_no_leak, sentinels};
use crate::support::{World, text};

#[actix_web::test]
async fn both_sides_get_the_same_bytes_of_what_they_share() {
    let world = World::new().await;
    let told = world.tell("A").await;
    let (adam, vera) = (world.customer(), world.vendor());
    let revised = text(&adam.reads(&told.case, "shared").await[2]["id"]);
    let path = told.case.thread_path(&format!("entries/{revised}/revise"));
    adam.post(&path, json!({ "body": "SENT-A-shared-99" })).await.ok();
    let (theirs, ours) =
        (Bundle::of(adam, &told.case, "en").await, Bundle::of(vera, &told.case, "ru").await);
    for path in ["lanes/shared.jsonl", "record.json", "signoffs.json"] {
        assert_eq!(theirs.text(path), ours.text(path), "{path}");
    }
    let shared: Vec<&String> =
        theirs.files.keys().filter(|path| ours.files.contains_key(*path)).collect();
    let content = shared.iter().filter(|path| path.starts_with("files/"));
    assert!(content.clone().count() == 1, "{shared:?}");
    assert!(content.into_iter().all(|path| theirs.files[*path] == ours.files[*path]));
    assert_ne!(theirs.text("lanes/private.jsonl"), ours.text("lanes/private.jsonl"));
    // Each has what is theirs, and the pages are in the language that was asked for.
    assert!(theirs.text("case.html").contains("What happened"));
    assert!(ours.text("case.html").contains("Что произошло"));
    assert!(super::pdf::text(&theirs.files["case.pdf"]).contains("What happened"));
    assert!(super::pdf::text(&ours.files["case.pdf"]).contains("Что произошло"));
    assert!(unpacked(&theirs.zip).contains("SENT-A-customer"));
    assert!(unpacked(&ours.zip).contains("SENT-A-vendor"));
}

#[actix_web::test]
async fn no_byte_of_the_other_side_is_in_a_bundle() {
    let world = World::new().await;
    let told = [world.tell("A").await, world.tell("B").await];
    let mut found = 0;
    for (who, case) in
        [("adam", 0), ("abel", 0), ("vera", 0), ("otto", 0), ("boris", 1), ("vera", 1)]
    {
        let who = world.person(who);
        for language in ["en", "ru"] {
            let bundle = Bundle::of(who, &told[case].case, language).await;
            let all = unpacked(&bundle.zip);
            assert_no_leak(&who.organisation, "a bundle", &all);
            found += sentinels(&all).len();
            let pdf = super::pdf::text(&bundle.files["case.pdf"]);
            assert!(pdf.contains("SENT-"), "the words of a PDF are read at all");
        }
    }
    assert!(found > 100, "{found}");
    // Nobody else learns that there is such a record.
    for (who, case) in [("boris", 0), ("wanda", 0), ("adam", 1)] {
        let path = told[case].case.path();
        for part in ["bundle", "heads"] {
            world.person(who).get(&format!("{path}/{part}")).await.refused(404, "not_found");
        }
    }
}

#[actix_web::test]
async fn the_same_record_gives_the_same_bytes() {
    let world = World::new().await;
    let told = world.tell("A").await;
    let first = Bundle::of(world.customer(), &told.case, "ru").await;
    assert!(first.zip == Bundle::of(world.customer(), &told.case, "ru").await.zip);
}

#[actix_web::test]
async fn what_was_taken_back_or_erased_is_not_given_away() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    let file = adam.uploads("secret.txt", b"SECRETFILE").await;
    let said = adam.says_with(&case, "shared", "SECRETWORD", &[&file]).await;
    let path = case.thread_path(&format!("entries/{}", text(&said["id"])));
    adam.post(&format!("{path}/revise"), json!({ "body": "SECRETWORD again" })).await.ok();
    adam.post(&format!("{path}/retract"), json!({})).await.ok();
    for who in [adam, world.vendor()] {
        let bundle = Bundle::of(who, &case, "en").await;
        assert!(!unpacked(&bundle.zip).contains("SECRET"), "a retracted word is not given");
        let withheld =
            bundle.lines("shared").iter().filter(|line| line["withheld"] == "retracted").count();
        assert_eq!(withheld, 2, "the message and its revision");
        assert!(bundle.text("case.html").contains("took this message back"));
    }
}

#[actix_web::test]
async fn heads_and_key_are_told() {
    let world = World::new().await;
    let case = world.case().await;
    let key = world.app.get("/api/v1/keys").await.ok();
    assert_eq!(key["algorithm"], "ed25519");
    let heads = world.person("abel").get(&format!("{}/heads", case.path())).await.ok();
    assert_eq!(heads["fingerprint"], key["fingerprint"]);
    let items = heads["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["kind"]), (2, &json!("shared")));
    let last = Bundle::of(world.vendor(), &case, "en").await.lines("shared").pop().unwrap();
    assert_eq!((&items[0]["seq"], &items[0]["hash"]), (&last["meta"]["seq"], &last["hash"]));
}

#[actix_web::test]
async fn a_draft_is_its_own_sides_alone() {
    let world = World::new().await;
    let told = world.tell("A").await;
    let bundle = Bundle::of(world.customer(), &told.draft, "ru").await;
    assert!(unpacked(&bundle.zip).contains("SENT-A-draft"));
    assert!(super::verify::Kept::new(&bundle).verify().is_valid());
    let path = format!("{}/bundle", told.draft.path());
    world.vendor().get(&path).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_record_of_another_kind_is_not_taken_for_a_complaint() {
    let world = World::new().await;
    let case = world.case().await;
    for kind in ["agreements", "meetings"] {
        let path = format!("/api/v1/{kind}/{}/bundle", case.id);
        world.customer().get(&path).await.refused(404, "not_found");
    }
    let path = format!("{}/bundle?lang=xx", case.path());
    assert_eq!(world.customer().get(&path).await.status, 422);
}
