//! What is kept twice is made one with all that hangs on it, and is taken back exactly.
mod whole;

use serde_json::{Value, json};

use crate::interactions::PATH as INTERACTIONS;
use crate::support::{Actor, World, text};

const MERGES: &str = "/api/v1/merges";

async fn account(who: &Actor, name: &str, number: &str) -> String {
    let input = json!({ "name": name, "customer_number": number });
    text(&who.post("/api/v1/relationships", input).await.ok()["id"])
}

async fn contact(who: &Actor, given: &str, family: &str, email: &str) -> String {
    let input = json!({ "given": given, "family": family });
    let id = text(&who.post("/api/v1/contacts", input).await.ok()["id"]);
    let point = json!({ "kind": "email", "value": email });
    who.post(&format!("/api/v1/contacts/{id}/points"), point).await.ok();
    id
}

async fn call(who: &Actor, account: &str, words: &str) -> String {
    let input = json!({
        "channel": "call", "direction": "incoming", "relationship_id": account, "text": words,
    });
    text(&who.post(INTERACTIONS, input).await.ok()["id"])
}

fn merge(kind: &str, survivor: &str, victim: &str) -> Value {
    json!({ "kind": kind, "survivor_id": survivor, "victim_id": victim })
}

async fn calls_of(who: &Actor, account: &str) -> usize {
    let list = who.get(&format!("{INTERACTIONS}?relationship_id={account}")).await.ok();
    list["items"].as_array().unwrap().len()
}

#[actix_web::test]
async fn a_merged_account_leads_to_the_one_that_lives_on_and_comes_back() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (old, new) =
        (account(mark, "North Metal GmbH", "N-1").await, account(mark, "NORTH METAL", "N-2").await);
    call(mark, &old, "Asked for seals").await;
    call(mark, &new, "Asked for hoses").await;
    let ann = contact(mark, "Ann", "North", "ann@north.example").await;
    let role = json!({ "relationship_id": new, "title": "Buyer" });
    mark.post(&format!("/api/v1/contacts/{ann}/roles"), role).await.ok();

    let sets = mark.get("/api/v1/duplicates?kind=account").await.ok();
    let found = &sets["items"][0];
    assert_eq!(found["reasons"], json!(["same_name"]), "{sets}");
    assert_eq!(found["members"].as_array().unwrap().len(), 2);

    let query = format!("{MERGES}/preview?kind=account&survivor_id={old}&victim_id={new}");
    let preview = mark.get(&query).await.ok();
    assert_eq!(preview["refused"], Value::Null, "{preview}");
    let merged = mark.post(MERGES, merge("account", &old, &new)).await.ok();
    assert_eq!(merged["victim"]["name"], "NORTH METAL");
    assert_eq!(calls_of(mark, &old).await, 2);
    // The list has it no more; looking it up leads to the other.
    let list = mark.get("/api/v1/accounts?q=north").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    assert_eq!(mark.get(&format!("/api/v1/accounts/{new}")).await.ok()["id"], json!(old));
    let people = mark.get(&format!("/api/v1/accounts/{old}/people")).await.ok();
    assert_eq!(people["items"][0]["contact"]["id"], json!(ann));
    assert!(
        mark.get("/api/v1/duplicates?kind=account").await.ok()["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    mark.post(MERGES, merge("account", &old, &new)).await.refused(409, "action_not_allowed");

    // What came after the merge stays.
    call(mark, &old, "Asked again").await;
    let undo = format!("{MERGES}/{}/actions/undo", text(&merged["id"]));
    let undone = mark.post(&undo, json!({})).await.ok();
    assert_eq!(undone["undo_refused"], "already_undone");
    assert_eq!((calls_of(mark, &old).await, calls_of(mark, &new).await), (2, 1));
    assert_eq!(mark.get(&format!("/api/v1/accounts/{new}")).await.ok()["id"], json!(new));
    mark.post(&undo, json!({})).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn an_account_that_others_see_into_is_not_merged_away() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (a, spare) = (world.relationship("A").to_owned(), account(mark, "Spare", "S-1").await);
    mark.post(MERGES, merge("account", &spare, &a)).await.refused(409, "action_not_allowed");
    mark.post(MERGES, merge("account", &a, &spare)).await.ok();
    let foreign = account(world.person("wanda"), "Elsewhere", "E-1").await;
    mark.post(MERGES, merge("account", &a, &foreign)).await.refused(404, "not_found");
    world.vendor().post(MERGES, merge("account", &a, &spare)).await.refused(403, "forbidden");
}

#[actix_web::test]
async fn two_contacts_become_one_with_their_addresses() {
    let world = World::new().await;
    let mark = world.person("mark");
    let first = contact(mark, "Bob", "Twice", "bob@one.example").await;
    let second = contact(mark, "Bob", "Twice", "bob@two.example").await;
    let note = json!({ "note": "Prefers mornings" });
    mark.patch(&format!("/api/v1/contacts/{second}"), &json!(1), note).await.ok();
    let merged = mark.post(MERGES, merge("contact", &first, &second)).await.ok();
    assert_eq!(merged["filled"], json!(["note"]));
    let seen = mark.get(&format!("/api/v1/contacts/{second}")).await.ok();
    assert_eq!((&seen["id"], &seen["note"]), (&json!(first), &json!("Prefers mornings")));
    assert_eq!(seen["points"].as_array().unwrap().len(), 2, "{seen}");
    let undo = format!("{MERGES}/{}/actions/undo", text(&merged["id"]));
    mark.post(&undo, json!({})).await.ok();
    let back = mark.get(&format!("/api/v1/contacts/{first}")).await.ok();
    assert_eq!((back["points"].as_array().unwrap().len(), &back["note"]), (1, &Value::Null));
    let list = mark.get(MERGES).await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    for name in ["anna", "boris", "wanda"] {
        let list = world.person(name).get(MERGES).await.ok();
        assert!(list["items"].as_array().unwrap().is_empty(), "{name}: {list}");
    }
}

#[actix_web::test]
async fn nobody_comes_to_report_to_themselves_and_nobody_who_is_asked_in_is_merged_away() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (old, new) =
        (account(mark, "North Metal GmbH", "N-1").await, account(mark, "NORTH METAL", "N-2").await);
    let ann = contact(mark, "Ann", "North", "ann@north.example").await;
    let bob = contact(mark, "Bob", "North", "bob@north.example").await;
    for (who, role) in [
        (&bob, json!({ "relationship_id": old })),
        (&ann, json!({ "relationship_id": old, "reports_to": bob })),
    ] {
        mark.post(&format!("/api/v1/contacts/{who}/roles"), role).await.ok();
    }
    for (survivor, victim) in [(&ann, &bob), (&bob, &ann)] {
        let refused = mark.post(MERGES, merge("contact", survivor, victim)).await;
        assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "belongs_to_it");
    }
    let invite = json!({ "email": "first@north.example" });
    mark.post(&format!("/api/v1/relationships/{new}/invitations"), invite).await.ok();
    let refused = mark.post(MERGES, merge("account", &old, &new)).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "customer_signs_in");
    let olga = world.person("wanda");
    let foreign = olga.get("/api/v1/duplicates?kind=account").await.ok();
    assert!(!foreign.to_string().contains("North Metal"), "{foreign}");
}
