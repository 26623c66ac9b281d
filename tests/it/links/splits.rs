//! What is split off a complaint starts with what it was given, and with nothing else.
use serde_json::json;

use super::{kinds, seen};
use crate::support::dump::Dumper;
use crate::support::{Actor, Case, World, text};

async fn splits(who: &Actor, case: &Case, entries: &[&str]) -> crate::support::Answer {
    let input = json!({
        "title": "The second pump", "description": "It leaks as well.", "entry_ids": entries,
    });
    who.post(&format!("{}/split", case.path()), input).await
}

#[actix_web::test]
async fn a_split_takes_chosen_words_and_files_along() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let photo = adam.uploads("crack.txt", b"a crack").await;
    let with_photo = adam.says_with(&case, "shared", "Look at the second one.", &[&photo]).await;
    let revised = vera.says(&case, "shared", "We looc at it.").await;
    let revise = case.thread_path(&format!("entries/{}/revise", text(&revised["id"])));
    vera.post(&revise, json!({ "body": "We look at it." })).await.ok();
    vera.says(&case, "shared", "About the first alone.").await;
    vera.says(&case, "private", "SENT-A-vendor-1").await;

    let chosen = [text(&revised["id"]), text(&with_photo["id"])];
    let made = splits(adam, &case, &[&chosen[0], &chosen[1]]).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let new = Case::of(made.ok());
    world.app.work().await;
    let view = vera.sees(&new).await;
    assert_eq!((&view["status"], &view["title"]), (&json!("submitted"), &json!("The second pump")));
    assert_eq!(view["category"], vera.sees(&case).await["category"]);
    assert_eq!(kinds(vera, &new, "shared").await, ["submitted", "linked", "given", "given"]);
    assert!(kinds(vera, &new, "private").await.is_empty());
    let entries = vera.reads(&new, "shared").await;
    // Oldest first, in the newest words, with the side that said it.
    assert_eq!(entries[2]["body"], "Look at the second one.");
    assert_eq!(entries[2]["data"]["side"], "customer");
    assert_eq!(entries[2]["data"]["number"], json!(case.number));
    assert_eq!(entries[3]["body"], "We look at it.");
    assert_eq!(entries[3]["data"]["side"], "vendor");
    let copy = text(&entries[2]["files"][0]["id"]);
    assert_ne!(copy, photo);
    assert_eq!(vera.get(&format!("/api/v1/files/{copy}")).await.text(), "a crack");
    world.person("boris").get(&format!("/api/v1/files/{copy}")).await.refused(404, "not_found");
    for who in [adam, vera] {
        assert_eq!(seen(who, &new).await[0]["kind"], "split_from");
        assert_eq!(seen(who, &case).await[0]["direction"], "to");
        assert_eq!(kinds(who, &case, "shared").await.last().unwrap(), "split");
    }
    // Nobody but those two firms.
    world.person("boris").get(&new.path()).await.refused(404, "not_found");
}

#[actix_web::test]
async fn what_a_vendor_splits_off_waits_for_the_customers_word() {
    let world = World::new().await;
    let case = world.case().await;
    let vera = world.vendor();
    let said = vera.says(&case, "shared", "We look at both.").await;
    let new = Case::of(splits(vera, &case, &[&text(&said["id"])]).await.ok());
    let view = world.customer().sees(&new).await;
    assert_eq!((&view["confirmed"], &view["filed_by_side"]), (&json!(false), &json!("vendor")));
    world.customer().does(&new, "confirm", json!({})).await;
    // Passing words on answers nothing: the first answer is still owed.
    assert_eq!(view["first_response_at"], json!(null));
    let ledger = vera.get(&format!("{}/ledger", new.path())).await.ok();
    let clocks = ledger["clocks"].as_array().unwrap();
    let first = clocks.iter().find(|clock| clock["name"] == "first_response").unwrap();
    assert_eq!(first["state"], "running", "{first:#}");
}

#[actix_web::test]
async fn what_cannot_be_taken_along_stops_the_split() {
    let world = World::new().await;
    let case = world.case().await;
    let other = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let private = adam.says(&case, "private", "SENT-A-customer-1").await;
    let elsewhere = adam.says(&other, "shared", "In another one.").await;
    let taken_back = adam.says(&case, "shared", "Never mind.").await;
    let retract = case.thread_path(&format!("entries/{}/retract", text(&taken_back["id"])));
    adam.post(&retract, json!({})).await.ok();
    let closed = world.case().await;
    adam.does(&closed, "withdraw", json!({ "reason": "Filed twice." })).await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (who, case, entry, status, code) in [
        (adam, &case, text(&private["id"]), 422, "invalid"),
        (adam, &case, text(&elsewhere["id"]), 422, "invalid"),
        (adam, &case, text(&taken_back["id"]), 409, "conflict"),
        (adam, &closed, text(&elsewhere["id"]), 409, "action_not_allowed"),
        (world.person("abel"), &case, text(&elsewhere["id"]), 409, "action_not_allowed"),
        (world.person("boris"), &case, text(&elsewhere["id"]), 404, "not_found"),
    ] {
        splits(who, case, &[&entry]).await.refused(status, code);
        dumper.assert_unchanged(&before, &format!("{} {entry}", who.name)).await;
    }
    let nothing = json!({ "title": " ", "description": "x" });
    let refused = vera.post(&format!("{}/split", case.path()), nothing).await;
    refused.refused(422, "invalid");
}
