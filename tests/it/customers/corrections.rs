//! A customer says what is wrong in its legal data; the vendor confirms or declines; both are told.
use serde_json::{Value, json};

use crate::support::mail::mails_to;
use crate::support::{Actor, Answer, World, text};

async fn on(who: &Actor, correction: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = correction["version"].clone();
    let path = format!("/api/v1/corrections/{}/actions/{action}", text(&correction["id"]));
    who.post(&path, input).await
}

async fn events(world: &World, name: &str) -> Vec<String> {
    let inbox = world.person(name).get("/api/v1/inbox").await.ok();
    let all = inbox["items"].as_array().unwrap().clone();
    let all = all.iter().map(|line| text(&line["event"]));
    all.filter(|event| event.starts_with("correction_")).collect()
}

#[actix_web::test]
async fn what_the_vendor_confirms_is_changed_and_both_are_told() {
    let world = World::new().await;
    let (mark, adam, a) = (world.person("mark"), world.customer(), world.relationship("A"));
    let account = format!("/api/v1/accounts/{a}");
    let kept = json!({ "legal_name": "Aurora Ltd", "tax_id": "1", "note": "SENT-A-vendor-note" });
    mark.patch(&account, &json!(1), kept).await.ok();
    let path = format!("/api/v1/relationships/{a}/corrections");
    let seen = adam.get(&path).await.ok();
    let legal = json!({ "legal_name": "Aurora Ltd", "tax_id": "1", "legal_address": null });
    assert_eq!((&seen["data"], &seen["may_propose"]), (&legal, &json!(true)));
    let same = json!({ "legal_name": "Aurora Ltd" });
    adam.post(&path, same).await.refused(422, "invalid");
    let new = json!({
        "legal_name": "Aurora Ltd", "tax_id": "811", "comment": "The register says so.",
    });
    let made = adam.post(&path, new.clone()).await.ok();
    let change = json!([{ "field": "tax_id", "was": "1", "proposed": "811" }]);
    assert_eq!(made["changes"], change);
    adam.post(&path, new).await.refused(409, "action_not_allowed");
    world.app.work().await;
    assert_eq!(events(&world, "mark").await, ["correction_proposed"]);
    assert_eq!(events(&world, "boris").await, Vec::<String>::new());
    let mails = mails_to(&world.app.mailer, "mark@example.org");
    let told = mails.iter().find(|mail| mail.subject.contains("A correction to look at")).unwrap();
    assert!(told.text.contains(&format!("/partners/{a}")), "{}", told.text);
    let waiting = mark.get("/api/v1/corrections?state=open").await.ok();
    assert_eq!(waiting["items"].as_array().unwrap().len(), 1);
    on(adam, &made, "confirm", json!({})).await.refused(409, "action_not_allowed");
    on(world.vendor(), &made, "confirm", json!({})).await.refused(409, "action_not_allowed");
    let done = on(mark, &made, "confirm", json!({})).await.ok();
    assert_eq!(done["state"], "confirmed");
    assert_eq!(mark.get(&account).await.ok()["tax_id"], "811");
    on(mark, &made, "decline", json!({ "reason": "late" })).await.refused(409, "stale_version");
    world.app.work().await;
    assert_eq!(events(&world, "adam").await, ["correction_answered"]);
}

#[actix_web::test]
async fn one_is_declined_with_a_reason_or_taken_back() {
    let world = World::new().await;
    let (mark, adam, a) = (world.person("mark"), world.customer(), world.relationship("A"));
    let path = format!("/api/v1/relationships/{a}/corrections");
    mark.post(&path, json!({ "tax_id": "2" })).await.refused(409, "action_not_allowed");
    let made = adam.post(&path, json!({ "legal_address": "1 Long Lane" })).await.ok();
    on(mark, &made, "decline", json!({})).await.refused(422, "invalid");
    let why = json!({ "reason": "The contract names another one." });
    let declined = on(mark, &made, "decline", why).await.ok();
    assert_eq!(declined["state"], "declined");
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    let said = |text: &str| mails.iter().any(|mail| mail.text.contains(text));
    assert!(said("The contract names another one."), "{mails:?}");
    assert_eq!(mark.get(&format!("/api/v1/accounts/{a}")).await.ok()["legal_address"], json!(null));
    let again = adam.post(&path, json!({ "legal_address": "2 Long Lane" })).await.ok();
    let back = on(world.person("anna"), &again, "withdraw", json!({})).await.ok();
    assert_eq!(back["state"], "withdrawn");
    let all = adam.get(&path).await.ok();
    let states: Vec<_> = all["items"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["withdrawn", "declined"]);
    for stranger in ["boris", "wanda"] {
        world.person(stranger).get(&path).await.refused(404, "not_found");
        on(world.person(stranger), &again, "withdraw", json!({})).await.refused(404, "not_found");
    }
}
