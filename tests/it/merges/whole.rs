//! All that hangs on an account goes with it and comes back; records of both sides stay as they are.
use serde_json::{Value, json};

use super::{MERGES, account, call, contact, merge};
use crate::figures::{Sold, sold};
use crate::segments::{PATH as SEGMENTS, by_rule, members};
use crate::support::dump::Dumper;
use crate::support::{Actor, World, text};

/// What was done is written down, and versions count it.
const COUNTS_ON: [&str; 7] = [
    "merge_log",
    "segment_moves",
    "outbox",
    "idempotency_keys",
    "relationships",
    "contacts",
    "data_versions",
];

async fn rows(world: &World) -> Vec<String> {
    let counts_on =
        |row: &String| COUNTS_ON.iter().any(|table| row.starts_with(&format!("{table}: ")));
    let dumper = Dumper::new(&world.app.services).await;
    dumper.rows().await.into_iter().filter(|row| !counts_on(row)).collect()
}

async fn unversioned(who: &Actor, path: &str) -> Value {
    let mut seen = who.get(path).await.ok();
    seen.as_object_mut().unwrap().remove("version");
    seen
}

/// Two that are one: the newer one with everything that can hang on it.
async fn two(world: &World) -> (String, String) {
    let (mark, vera) = (world.person("mark"), world.vendor());
    let old = account(mark, "North Metal GmbH", "N-1").await;
    let new = account(mark, "NORTH METAL", "N-2").await;
    call(mark, &old, "Asked for seals").await;
    call(mark, &new, "Asked for hoses").await;
    let ann = contact(mark, "Ann", "North", "ann@north.example").await;
    let role = json!({ "relationship_id": new, "title": "Buyer" });
    mark.post(&format!("/api/v1/contacts/{ann}/roles"), role).await.ok();
    for id in [&old, &new] {
        let member = json!({ "membership_id": vera.membership, "role": "deputy" });
        mark.post(&format!("/api/v1/accounts/{id}/team"), member).await.ok();
    }
    let member = json!({ "membership_id": mark.membership, "role": "expert" });
    mark.post(&format!("/api/v1/accounts/{new}/team"), member).await.ok();
    sold(world, vera, &[Sold(&old, 40, 70_000), Sold(&new, 10, 90_000)]).await;
    vera.files(&new, "Leaks at the seal").await;
    (old, new)
}

fn count_of(seen: &Value, what: &str) -> i64 {
    let all = seen.as_array().unwrap();
    all.iter().find(|one| one["what"] == what).map_or(0, |one| one["count"].as_i64().unwrap())
}

#[actix_web::test]
async fn merging_and_taking_it_back_leaves_every_row_as_it_was() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (old, new) = two(&world).await;
    for (name, accounts) in [("Friends", vec![&new]), ("Both", vec![&old, &new])] {
        mark.post(SEGMENTS, json!({ "name": name, "accounts": accounts })).await.ok();
    }
    let complains = json!({ "op": "at_least", "fact": "complaints_open", "number": 1 });
    by_rule(mark, "In trouble", complains).await;
    world.app.work().await;
    let paths = [&old, &new].map(|id| format!("/api/v1/accounts/{id}"));
    let before = rows(&world).await;
    let seen = [unversioned(mark, &paths[0]).await, unversioned(mark, &paths[1]).await];

    let query = format!("{MERGES}/preview?kind=account&survivor_id={old}&victim_id={new}");
    let preview = mark.get(&query).await.ok();
    let merged = mark.post(MERGES, merge("account", &old, &new)).await.ok();
    world.app.work().await;
    assert_ne!(rows(&world).await, before, "something was handed over");
    assert_eq!(preview["records"], 1, "{preview}");
    assert_eq!(preview["hanging"], merged["moved"], "the preview tells what is done");
    for (what, count) in
        [("interactions", 1), ("orders", 1), ("roles", 1), ("team", 1), ("segments", 1)]
    {
        assert_eq!(count_of(&merged["moved"], what), count, "{what}: {merged}");
    }
    let undo = format!("{MERGES}/{}/actions/undo", text(&merged["id"]));
    mark.post(&undo, json!({})).await.ok();
    world.app.work().await;
    let after = rows(&world).await;
    let lost: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    let more: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(lost.is_empty() && more.is_empty(), "lost: {lost:#?}\nmore: {more:#?}");
    assert_eq!(seen, [unversioned(mark, &paths[0]).await, unversioned(mark, &paths[1]).await]);
}

#[actix_web::test]
async fn records_stay_with_their_parties_and_are_told_of_the_one_that_lives_on() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (old, new) = two(&world).await;
    let complains = json!({ "op": "at_least", "fact": "complaints_open", "number": 1 });
    let trouble = by_rule(mark, "In trouble", complains).await;
    world.app.work().await;
    assert_eq!(members(mark, &trouble).await, ["NORTH METAL"]);
    let complaint = |of: &Value| {
        let counts = of["counts"].as_array().unwrap();
        counts.iter().find(|one| one["kind"] == "complaint").map(|one| one["total"].clone())
    };
    let overview = format!("/api/v1/accounts/{old}/overview");
    assert_eq!(complaint(&mark.get(&overview).await.ok()), None);

    mark.post(MERGES, merge("account", &old, &new)).await.ok();
    world.app.work().await;
    let seen = mark.get(&overview).await.ok();
    assert_eq!(complaint(&seen), Some(json!(1)), "{seen}");
    assert_eq!(seen["account"]["open_complaints"], 1);
    let open = [&seen["open"]["ours"], &seen["open"]["theirs"], &seen["open"]["others"]];
    assert!(open.iter().any(|all| all.to_string().contains("Leaks at the seal")), "{seen}");
    let timeline = mark.get(&format!("/api/v1/accounts/{old}/timeline")).await.ok();
    assert!(timeline.to_string().contains("Leaks at the seal"), "{timeline}");
    let list = mark.get(&format!("/api/v1/complaints?relationship_id={old}")).await.ok();
    assert_eq!(list["items"][0]["title"], "Leaks at the seal", "{list}");
    // What is known of both is known of one.
    assert_eq!(members(mark, &trouble).await, ["North Metal GmbH"]);
    let list = mark.get(SEGMENTS).await.ok();
    assert_eq!(list["items"][0]["members"], 1, "the one that was merged away counts no more");
    let pareto = mark.get("/api/v1/insights/complaint_pareto/rows").await.ok();
    assert_eq!(pareto["items"][0]["relationship_id"], json!(old), "{pareto}");
}

#[actix_web::test]
async fn places_in_segments_are_handed_over_with_a_word_in_the_history() {
    let world = World::new().await;
    let mark = world.person("mark");
    let old = account(mark, "North Metal GmbH", "N-1").await;
    let new = account(mark, "NORTH METAL", "N-2").await;
    let made = mark.post(SEGMENTS, json!({ "name": "Friends", "accounts": [new] })).await.ok();
    let merged = mark.post(MERGES, merge("account", &old, &new)).await.ok();
    assert_eq!(members(mark, &made).await, ["North Metal GmbH"]);
    let history = mark.get(&format!("{SEGMENTS}/{}/history", text(&made["id"]))).await.ok();
    let told = history["items"].as_array().unwrap();
    assert_eq!(told.len(), 3, "{history}");
    let merges = told.iter().filter(|one| one["why"]["merged"] == true);
    assert_eq!(merges.count(), 2, "{history}");
    let stays = mark.get(&format!("/api/v1/accounts/{old}/segments")).await.ok();
    assert_eq!(stays["items"][0]["segment"]["name"], "Friends");
    let undo = format!("{MERGES}/{}/actions/undo", text(&merged["id"]));
    mark.post(&undo, json!({})).await.ok();
    assert_eq!(members(mark, &made).await, ["NORTH METAL"]);
}

#[actix_web::test]
async fn a_contact_takes_over_whom_it_signs_in_as_and_its_language() {
    let world = World::new().await;
    let mark = world.person("mark");
    let first = contact(mark, "Bob", "Twice", "bob@one.example").await;
    let second = contact(mark, "Bob", "Twice", "bob@two.example").await;
    let member = world.customer().membership.clone();
    let change = json!({ "locale": "ru", "membership_id": member });
    mark.patch(&format!("/api/v1/contacts/{second}"), &json!(1), change).await.ok();
    let merged = mark.post(MERGES, merge("contact", &first, &second)).await.ok();
    assert_eq!(merged["filled"], json!(["locale", "membership_id"]), "{merged}");
    let seen = mark.get(&format!("/api/v1/contacts/{first}")).await.ok();
    assert_eq!((&seen["locale"], &seen["person"]["membership_id"]), (&json!("ru"), &json!(member)));
    let undo = format!("{MERGES}/{}/actions/undo", text(&merged["id"]));
    mark.post(&undo, json!({})).await.ok();
    let back = mark.get(&format!("/api/v1/contacts/{first}")).await.ok();
    assert_eq!((&back["locale"], &back["person"]), (&Value::Null, &Value::Null));
}
