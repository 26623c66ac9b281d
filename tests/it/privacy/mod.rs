//! Who is erased stands nowhere any more, and figures stay what they were.
use concord::features::privacy::service::{erase_person_unscoped, forget_due_unscoped};
use concord::platform::authz::{Role, System};
use concord::platform::db::Tx;
use serde_json::{Value, json};

use crate::interactions::PATH as INTERACTIONS;
use crate::support::dump::Dumper;
use crate::support::{Actor, World, text};

const PHONE: &str = "+44 20 7946 0123";
const NORM: &str = "+442079460123";
const EMAIL: &str = "zelda.quist@north.example";

/// Rows in which somebody stands, by any spelling.
async fn standing(world: &World, words: &[&str]) -> Vec<String> {
    let mut rows = Dumper::new(&world.app.services).await.rows().await;
    rows.retain(|row| {
        let row = row.to_lowercase();
        words.iter().any(|word| row.contains(&word.to_lowercase()))
    });
    rows
}

/// Zelda Quist at A, who called, is to be visited, and is spoken of.
async fn zelda(world: &World) -> String {
    let (mark, a) = (world.person("mark"), world.relationship("A"));
    let input = json!({ "given": "Zelda", "family": "Quist", "note": "Zelda plays chess" });
    let id = text(&mark.post("/api/v1/contacts", input).await.ok()["id"]);
    for (kind, value) in [("phone", PHONE), ("email", EMAIL)] {
        let point = json!({ "kind": kind, "value": value });
        mark.post(&format!("/api/v1/contacts/{id}/points"), point).await.ok();
    }
    let role = json!({ "relationship_id": a, "title": "Head of pumps" });
    mark.post(&format!("/api/v1/contacts/{id}/roles"), role).await.ok();
    for words in ["Zelda asked for hoses", "Zelda Quist asked again"] {
        let call = json!({
            "channel": "call", "direction": "incoming", "party": PHONE, "contact_name": "Zelda Quist",
            "text": words,
        });
        mark.post(INTERACTIONS, call).await.ok();
    }
    let visit = json!({
        "kind": "visit", "starts_at": "2026-08-12T09:00:00Z", "relationship_id": a,
        "contact_id": id, "purpose": "Ask Zelda Quist about hoses", "brief": "Call her Zelda",
    });
    mark.post("/api/v1/activities", visit).await.ok();
    id
}

async fn says(who: &Actor, world: &World, words: &str) {
    let case = world.case().await;
    who.says(&case, "shared", words).await;
}

#[actix_web::test]
async fn an_erased_contact_stands_nowhere_and_callers_are_counted_as_before() {
    let world = World::new().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    let id = zelda(&world).await;
    says(mark, &world, "Zelda Quist will see to it.").await;
    let other = json!({ "channel": "call", "direction": "incoming", "party": "+44 20 7946 0999", "text": "x" });
    mark.post(INTERACTIONS, other).await.ok();
    world.app.work().await;
    let path = format!("/api/v1/privacy/contact/{id}");
    let traces = olga.get(&format!("{path}/traces")).await.ok();
    assert_eq!(traces["entries"], 1, "{traces}");
    let export = olga.get(&format!("{path}/export.json")).await.ok();
    assert_eq!(export["contacts"][0]["family"], "Quist", "{export}");
    assert_eq!(export["interactions"].as_array().unwrap().len(), 2, "{export}");
    let before = parties(olga).await;

    let erase = format!("{path}/actions/erase");
    olga.post(&erase, json!({ "name": "Zelda" })).await.refused(422, "invalid");
    mark.post(&erase, json!({ "name": "Zelda Quist" })).await.refused(403, "forbidden");
    olga.post(&erase, json!({ "name": " zelda  QUIST" })).await.ok();

    let left = standing(&world, &["zelda", "quist", "7946 0123", NORM, EMAIL]).await;
    assert!(left.is_empty(), "{left:#?}");
    assert_eq!(parties(olga).await.len(), before.len(), "as many callers as before");
    let seen = mark.get(&format!("/api/v1/contacts/{id}")).await.ok();
    assert!(text(&seen["name"]).starts_with("Erased person "), "{seen}");
    let list = olga.get("/api/v1/privacy/erasures").await.ok();
    assert_eq!(list["items"][0]["pseudonym"], seen["name"]);
    for path in ["/api/v1/search?q=Quist", "/api/v1/contacts?q=Quist"] {
        assert!(mark.get(path).await.ok()["items"].as_array().unwrap().is_empty(), "{path}");
    }
}

/// How many callers there are by their numbers.
async fn parties(who: &Actor) -> Vec<Value> {
    let list = who.get(INTERACTIONS).await.ok();
    let mut found: Vec<Value> = Vec::new();
    for item in list["items"].as_array().unwrap() {
        if !found.contains(&item["party"]) {
            found.push(item["party"].clone());
        }
    }
    found
}

#[actix_web::test]
async fn whoever_runs_the_installation_erases_whoever_signs_in() {
    let world = World::new().await;
    let adam = world.customer();
    let name = text(&adam.get("/api/v1/me").await.ok()["name"]);
    says(world.vendor(), &world, &format!("Ask {name} or write to {}.", adam.email)).await;
    world.app.work().await;
    let email = adam.email.clone();
    let system = System { reason: "test" };
    let db = &world.app.services.platform.db;
    let erase = move |tx: &mut Tx<'_>| erase_person_unscoped(tx, &email);
    assert!(db.write(&system, "test.erase", erase).await.unwrap().is_some());
    let left = standing(&world, &[adam.email.as_str()]).await;
    assert!(left.is_empty(), "{left:#?}");
    assert_eq!(adam.get("/api/v1/me").await.status, 401);
    let again = adam.email.clone();
    let erase = move |tx: &mut Tx<'_>| erase_person_unscoped(tx, &again);
    assert!(db.write(&system, "test.erase", erase).await.unwrap().is_none());
}

#[actix_web::test]
async fn a_vendor_erases_its_own_people_but_neither_oneself_nor_foreign_ones() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let erase = |id: &str| format!("/api/v1/privacy/member/{id}/actions/erase");
    let own = text(&olga.get("/api/v1/me").await.ok()["name"]);
    let answer = olga.post(&erase(&olga.membership), json!({ "name": own })).await;
    answer.refused(409, "action_not_allowed");
    let adam = world.customer();
    olga.post(&erase(&adam.membership), json!({ "name": "Adam" })).await.refused(404, "not_found");
    let name = text(&vera.get("/api/v1/me").await.ok()["name"]);
    olga.post(&erase(&vera.membership), json!({ "name": name })).await.ok();
    assert_eq!(vera.get("/api/v1/me").await.status, 401);
    let left = standing(&world, &[vera.email.as_str()]).await;
    assert!(left.is_empty(), "{left:#?}");
}

#[actix_web::test]
async fn callers_are_forgotten_in_time_and_counted_as_before() {
    let world = World::new().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    for day in ["2020-01-02", "2020-02-02"] {
        let call = json!({
            "channel": "call", "direction": "incoming", "party": PHONE, "contact_name": "Zelda Quist",
            "occurred_at": format!("{day}T09:00:00Z"), "text": "A hose",
        });
        mark.post(INTERACTIONS, call).await.ok();
    }
    let path = "/api/v1/privacy/retention";
    let asked = olga.get(&format!("{path}?kind=callers&months=12")).await.ok();
    assert_eq!(asked["items"][0]["due"], 2, "{asked}");
    olga.put(&format!("{path}/callers"), json!({ "months": 0 })).await.refused(422, "invalid");
    olga.put(&format!("{path}/callers"), json!({ "months": 12 })).await.ok();
    let system = System { reason: "test" };
    let forget = |tx: &mut Tx<'_>| forget_due_unscoped(tx, b"secret");
    world.app.services.platform.db.write(&system, "test.forget", forget).await.unwrap();
    let left = standing(&world, &["zelda", "quist", NORM]).await;
    assert!(left.is_empty(), "{left:#?}");
    assert_eq!(parties(olga).await.len(), 1, "the same caller in both months");
    assert_eq!(olga.get(path).await.ok()["items"][0]["due"], 0);
    olga.put(&format!("{path}/callers"), json!({ "months": null })).await.ok();
    assert_eq!(olga.get(path).await.ok()["items"][0]["months"], Value::Null);
}

/// Somebody works for two firms: what they did at the one is not told to the other.
#[actix_web::test]
async fn an_export_tells_of_its_own_place_alone() {
    let world = World::new().await;
    let (olga, adam) = (world.person("olga"), world.customer());
    let case = world.case().await;
    adam.says(&case, "private", "SECRETWORD of ours").await;
    let hat = world.takes_on_as(olga, adam, Role::Member).await;
    hat.says(&case, "private", "OTHERWORD of theirs").await;
    world.app.work().await;
    let path = format!("/api/v1/privacy/member/{}", hat.membership);
    let told = olga.get(&format!("{path}/export.json")).await.ok();
    let text = told.to_string();
    assert!(text.contains("OTHERWORD") && !text.contains("SECRETWORD"), "{text}");
    assert_eq!(told["memberships"].as_array().unwrap().len(), 1, "{told}");
    let traces = olga.get(&format!("{path}/traces")).await.ok();
    assert_eq!(traces["subject"]["refused"], "works_elsewhere", "{traces}");
}

#[actix_web::test]
async fn nobody_erases_somebody_above_them() {
    let world = World::new().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    world.takes_on_as(olga, world.person("wanda"), Role::Owner).await;
    let admin = world.takes_on_as(olga, world.person("boris"), Role::Admin).await;
    let erase = |id: &str| format!("/api/v1/privacy/member/{id}/actions/erase");
    let name = text(&olga.get("/api/v1/me").await.ok()["name"]);
    let refused = admin.post(&erase(&olga.membership), json!({ "name": name })).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "role_too_low");
    let name = text(&mark.get("/api/v1/me").await.ok()["name"]);
    admin.post(&erase(&mark.membership), json!({ "name": name })).await.ok();
}

/// A town and an address that several answer are not somebody's alone.
#[actix_web::test]
async fn what_is_shared_with_others_stays() {
    let world = World::new().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    let id = zelda(&world).await;
    let other = json!({ "given": "Tom", "family": "Other" });
    let other = text(&mark.post("/api/v1/contacts", other).await.ok()["id"]);
    for (who, kind, value) in [
        (&id, "address", "Sundsvall"),
        (&id, "email", "office@north.example"),
        (&other, "email", "office@north.example"),
    ] {
        let point = json!({ "kind": kind, "value": value });
        mark.post(&format!("/api/v1/contacts/{who}/points"), point).await.ok();
    }
    says(mark, &world, "Sundsvall is far; write to office@north.example.").await;
    world.app.work().await;
    let erase = format!("/api/v1/privacy/contact/{id}/actions/erase");
    olga.post(&erase, json!({ "name": "Zelda Quist" })).await.ok();
    let said = standing(&world, &["sundsvall is far; write to office@north.example"]).await;
    assert!(!said.is_empty());
}
