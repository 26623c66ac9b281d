//! People at customers: roles that end and are never overwritten, ways to reach them, consents.
use serde_json::{Value, json};

use super::{CONTACTS, contact, path, point, role};
use crate::support::{Actor, World, text};

async fn people(who: &Actor, relationship: &str, as_of: &str) -> Vec<(String, String)> {
    let path = format!("/api/v1/accounts/{relationship}/people?as_of={as_of}");
    let list = who.get(&path).await.ok();
    let one = |item: &Value| (text(&item["contact"]["name"]), text(&item["role"]["title"]));
    list["items"].as_array().unwrap().iter().map(one).collect()
}

fn named(name: &str, title: &str) -> (String, String) {
    (name.to_owned(), title.to_owned())
}

#[actix_web::test]
async fn it_can_be_said_who_decided_on_a_day() {
    let world = World::new().await;
    let (vera, a) = (world.vendor(), world.relationship("A"));
    let (ann, bob) = (contact(vera, "Ann", "Old").await, contact(vera, "Bob", "New").await);
    let input = |title: &str, from: &str| {
        json!({
            "relationship_id": a, "title": title, "valid_from": from,
            "buying_roles": ["decider", "buyer", "decider"], "influence": 5, "is_primary": true,
        })
    };
    let begun = role(vera, &ann, input("Head of purchasing", "2020-01-01")).await;
    assert_eq!(begun["roles"][0]["buying_roles"], json!(["decider", "buyer"]));
    // She becomes something else: what she was stays, until that day.
    let other = json!({ "relationship_id": a, "title": "Adviser", "valid_from": "2023-05-01" });
    let moved = role(vera, &ann, other).await;
    assert_eq!(moved["roles"].as_array().unwrap().len(), 2);
    role(vera, &bob, input("Head of purchasing", "2023-05-01")).await;
    let old = named("Ann Old", "Head of purchasing");
    assert_eq!(people(vera, a, "2019-12-31").await, []);
    assert_eq!(people(vera, a, "2020-01-01").await, std::slice::from_ref(&old));
    assert_eq!(people(vera, a, "2023-04-30").await, [old]);
    let now = [named("Bob New", "Head of purchasing"), named("Ann Old", "Adviser")];
    assert_eq!(people(vera, a, "2023-05-01").await, now);
    // A role that ended may be taken up again as long as nothing has followed it.
    let end = |id: &Value| format!("{}/roles/{}", path(&ann), text(id));
    let current = &moved["roles"][0]["id"];
    let patch = |path: String, body: Value| async move { vera.patch(&path, &json!(1), body).await };
    patch(end(current), json!({ "valid_to": "2024-01-01" })).await.ok();
    assert_eq!(people(vera, a, "2024-01-01").await, [named("Bob New", "Head of purchasing")]);
    patch(end(current), json!({ "valid_to": null })).await.ok();
    assert_eq!(people(vera, a, "2024-01-01").await, now);
    let first = &begun["roles"][0]["id"];
    patch(end(first), json!({ "valid_to": null })).await.refused(422, "invalid");
    patch(end(current), json!({ "valid_to": "2023-04-30" })).await.refused(422, "invalid");
    patch(end(current), json!({ "valid_to": "tomorrow" })).await.refused(422, "invalid");
    vera.get(&format!("/api/v1/accounts/{a}/people?as_of=x")).await.refused(422, "invalid");
}

#[actix_web::test]
async fn one_is_asked_first_and_nobody_reports_in_a_circle() {
    let world = World::new().await;
    let (vera, a) = (world.vendor(), world.relationship("A"));
    let (ann, bob) = (contact(vera, "Ann", "First").await, contact(vera, "Bob", "Second").await);
    let first = |above: Value| json!({ "relationship_id": a, "is_primary": true, "reports_to": above, "influence": 3 });
    role(vera, &ann, first(Value::Null)).await;
    role(vera, &bob, first(ann["id"].clone())).await;
    let list = vera.get(&format!("/api/v1/accounts/{a}/people")).await.ok();
    let items = list["items"].as_array().unwrap();
    let primary = |one: &&Value| one["role"]["is_primary"] == true;
    let asked: Vec<_> = items.iter().filter(primary).collect();
    assert_eq!(asked.len(), 1, "{list}");
    assert_eq!(asked[0]["contact"]["name"], "Bob Second");
    assert_eq!(asked[0]["role"]["reports_to"]["name"], "Ann First");
    let roles = |of: &Value| format!("{}/roles", path(of));
    for (who, above) in [(&ann, &ann), (&ann, &bob)] {
        let answer = vera.post(&roles(who), first(above["id"].clone())).await;
        assert_eq!(answer.refused(422, "invalid").fields(), ["reports_to:not_allowed_value"]);
    }
    let foreign = contact(world.person("wanda"), "Wil", "Foreign").await;
    let answer = vera.post(&roles(&ann), first(foreign["id"].clone())).await;
    assert_eq!(answer.refused(422, "invalid").fields(), ["reports_to:not_allowed_value"]);
    let elsewhere = json!({ "relationship_id": world.relationship("C") });
    let answer = vera.post(&roles(&ann), elsewhere).await.refused(422, "invalid");
    assert_eq!(answer.fields(), ["relationship_id:not_allowed_value"]);
    let strong = json!({ "relationship_id": a, "influence": 6 });
    let answer = vera.post(&roles(&ann), strong).await.refused(422, "invalid");
    assert_eq!(answer.fields(), ["influence:number_range"]);
}

#[actix_web::test]
async fn numbers_have_one_form_and_consents_are_added_to() {
    let world = World::new().await;
    let vera = world.vendor();
    let ann = contact(vera, "Ann", "Caller").await;
    let with = point(vera, &ann, "phone", "+44 (0)20 7946 0958").await;
    assert_eq!(with["points"][0]["norm"], "+442079460958");
    assert_eq!(with["points"][0]["is_primary"], true, "the first of its kind");
    let points = format!("{}/points", path(&ann));
    let again = json!({ "kind": "phone", "value": "0044 20 79460958" });
    vera.post(&points, again).await.refused(409, "already_exists");
    let no_address = json!({ "kind": "email", "value": "ann at example" });
    let answer = vera.post(&points, no_address).await.refused(422, "invalid");
    assert_eq!(answer.fields(), ["value:not_an_address"]);
    point(vera, &ann, "email", "Ann@Example.org").await;
    let consents = format!("{}/consents", path(&ann));
    let said = |state: &str, on: &str| json!({ "channel": "email", "state": state, "said_on": on, "source": "fair" });
    vera.post(&consents, said("given", "2025-01-01")).await.ok();
    vera.post(&consents, said("withdrawn", "2025-03-01")).await.ok();
    // What is written down late does not undo what was said later.
    let late = vera.post(&consents, said("given", "2025-02-01")).await.ok();
    assert_eq!(late["consents"].as_array().unwrap().len(), 1, "{late}");
    assert_eq!(late["consents"][0]["state"], "withdrawn");
    vera.post(&consents, said("given", "2999-01-01")).await.refused(422, "invalid");
    for q in ["ann", "calle", "2079", "ann%40example.org"] {
        let list = vera.get(&format!("{CONTACTS}?q={q}")).await.ok();
        assert_eq!(list["items"].as_array().unwrap().len(), 1, "{q}");
    }
    let ended = format!("{points}/{}", text(&with["points"][0]["id"]));
    assert_eq!(vera.delete(&ended).await.status, 204);
    vera.delete(&ended).await.refused(404, "not_found");
    let left = vera.get(&path(&ann)).await.ok();
    assert_eq!(left["points"].as_array().unwrap().len(), 1, "{left}");
    let card = vera.get(&format!("{}.vcf", path(&ann))).await;
    assert_eq!(card.header("content-type"), "text/vcard; charset=utf-8");
    let card = card.text();
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "{card}");
    assert!(card.contains("\r\nEMAIL;PREF=1:Ann@Example.org\r\n"), "{card}");
}

#[actix_web::test]
async fn what_is_kept_about_somebody_changes_with_its_version() {
    let world = World::new().await;
    let vera = world.vendor();
    let ann = contact(vera, "Ann", "Maiden").await;
    let adam = &world.customer().membership;
    let change = json!({ "family": "Wed", "membership_id": adam, "time_zone": "Europe/Berlin" });
    let after = vera.patch(&path(&ann), &ann["version"], change.clone()).await.ok();
    assert_eq!(
        (&after["name"], &after["person"]["name"]),
        (&json!("Ann Wed"), &json!("Adam Person"))
    );
    vera.patch(&path(&ann), &ann["version"], change).await.refused(412, "precondition_failed");
    for wrong in [
        json!({ "time_zone": "Mars/Phobos" }),
        json!({ "membership_id": world.person("wanda").membership }),
        json!({ "membership_id": vera.membership }),
    ] {
        vera.patch(&path(&ann), &after["version"], wrong).await.refused(422, "invalid");
    }
    let gone = vera.patch(&path(&ann), &after["version"], json!({ "archived": true })).await.ok();
    assert!(gone["archived_at"].is_string());
    assert_eq!(vera.get(CONTACTS).await.ok()["items"], json!([]));
    let all = vera.get(&format!("{CONTACTS}?archived=true")).await.ok();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    let back = vera.patch(&path(&ann), &gone["version"], json!({ "archived": false })).await.ok();
    assert_eq!(back["archived_at"], Value::Null);
}

#[actix_web::test]
async fn calls_by_a_number_that_becomes_known_are_theirs() {
    let world = World::new().await;
    let (vera, a) = (world.vendor(), world.relationship("A"));
    let calls = "/api/v1/interactions";
    let call = |party: &str| json!({ "channel": "call", "direction": "incoming", "party": party });
    let before = vera.post(calls, call("+44 20 7946 0958")).await.ok();
    assert_eq!(before["account"], Value::Null);
    let ann = contact(vera, "Ann", "Known").await;
    role(vera, &ann, json!({ "relationship_id": a })).await;
    point(vera, &ann, "phone", "020 7946 0958").await;
    let with = point(vera, &ann, "phone", "+44 20 7946 0958").await;
    assert_eq!(with["points"].as_array().unwrap().len(), 2);
    world.app.work().await;
    let known = vera.get(&format!("{calls}/{}", text(&before["id"]))).await.ok();
    assert_eq!(known["account"]["relationship_id"], json!(a));
    assert_eq!(known["contact"]["name"], "Ann Known");
    assert_eq!(known["version"], before["version"], "nobody has changed it");
    let next = vera.post(calls, call("+442079460958")).await.ok();
    assert_eq!(next["contact"]["id"], ann["id"]);
    let caller = vera.get(&format!("{calls}/caller?party=%2B442079460958")).await.ok();
    assert_eq!(caller["contact"]["name"], "Ann Known");
    let of = vera.get(&format!("{calls}?contact_id={}", text(&ann["id"]))).await.ok();
    assert_eq!(of["items"].as_array().unwrap().len(), 2);
    // Somebody says that it was another customer: then it was not her.
    let mut elsewhere = call("+442079460958");
    elsewhere["relationship_id"] = json!(world.relationship("B"));
    assert_eq!(vera.post(calls, elsewhere).await.ok()["contact"], Value::Null);
    // Of two customers with one number it is not told which one called.
    let bob = contact(vera, "Bob", "Shared").await;
    role(vera, &bob, json!({ "relationship_id": world.relationship("B") })).await;
    point(vera, &bob, "phone", "+44 20 7946 0958").await;
    let either = vera.post(calls, call("+442079460958")).await.ok();
    assert_eq!((&either["contact"], &either["account"]), (&Value::Null, &Value::Null));
}
