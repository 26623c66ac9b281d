//! Saved replies: kept by one firm, filled in for a complaint, never with an unknown variable.
use serde_json::{Value, json};

use crate::support::dump::Dumper;
use crate::support::{Actor, Case, Sent, World, text};

const REPLIES: &str = "/api/v1/organisation/saved-replies";

async fn rendered(who: &Actor, case: &Case) -> Vec<Value> {
    let list = who.get(&format!("{}/saved-replies", case.path())).await.ok();
    list["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn a_reply_is_filled_in_for_whoever_writes_it() {
    let world = World::new().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let mut input = Actor::complaint(world.relationship("A"), "Leak at {{my_name}}");
    input["product"] = json!("Pump P-7");
    let case = Case::of(adam.post("/api/v1/complaints", input).await.ok());
    let body = "Hello {{contact_first_name}}, {{ number }} ({{title}}) of {{customer}}: {{product}}.\n\n{{my_name}}, {{my_organisation}}";
    let new = json!({ "name": "Received", "body": body, "category": "product", "locale": "ru" });
    let made = mark.post(REPLIES, new).await.ok();
    mark.post(REPLIES, json!({ "name": "Invoice", "body": "x", "category": "invoice" })).await.ok();
    mark.post(REPLIES, json!({ "name": "Any", "body": "{{vendor}}" })).await.ok();
    let seen = rendered(vera, &case).await;
    let names: Vec<String> = seen.iter().map(|reply| text(&reply["name"])).collect();
    assert_eq!(names, ["Any", "Received", "Invoice"], "what fits comes first");
    assert_eq!(seen[2]["fits"], false);
    // A value is put in as it is: a title that looks like a variable stays a title.
    assert_eq!(
        seen[1]["text"],
        format!(
            "Hello Adam, {} (Leak at {{{{my_name}}}}) of Firm A: Pump P-7.\n\nVera Person, Firm V1",
            case.number
        )
    );
    assert_eq!(seen[1]["missing"], json!([]));
    assert_eq!(seen[0]["text"], "Firm V1");
    // Without a product the variable is left for the writer to see.
    let bare = world.case().await;
    let seen = rendered(vera, &bare).await;
    assert_eq!(seen[1]["missing"], json!(["product"]));
    assert!(text(&seen[1]["text"]).contains("{{product}}"));
    // The other side has its own, and nobody of a third firm sees anything.
    assert_eq!(rendered(adam, &case).await, [Value::Null; 0]);
    let path = format!("{}/saved-replies", case.path());
    world.person("boris").get(&path).await.refused(404, "not_found");
    assert_eq!(adam.get(REPLIES).await.ok()["items"], json!([]));
    let path = format!("{REPLIES}/{}", text(&made["id"]));
    let changed = mark.patch(&path, &made["version"], json!({ "locale": null })).await.ok();
    assert_eq!((&changed["locale"], &changed["version"]), (&Value::Null, &json!(2)));
    let gone = mark.send("DELETE", &path, Sent::default().with("if-match", "\"2\"")).await;
    assert_eq!(gone.status, 204);
    assert_eq!(rendered(vera, &case).await.len(), 2);
}

#[actix_web::test]
async fn an_unknown_variable_is_refused_when_the_reply_is_saved() {
    let world = World::new().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let made = mark.post(REPLIES, json!({ "name": "Thanks", "body": "Thank you." })).await.ok();
    let path = format!("{REPLIES}/{}", text(&made["id"]));
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for body in ["Dear {{surname}}", "{{7*7}}", "{{}}", "{{Number}}", "{{customer.email}}"] {
        let answer = mark.post(REPLIES, json!({ "name": "x", "body": body })).await;
        assert_eq!(answer.refused(422, "invalid").fields(), ["body:unknown_variable"], "{body}");
        let answer = mark.patch(&path, &json!(1), json!({ "body": body })).await;
        assert_eq!(answer.refused(422, "invalid").fields(), ["body:unknown_variable"], "{body}");
    }
    for bad in [
        json!({ "name": "", "body": "x" }),
        json!({ "name": "x", "body": " " }),
        json!({ "name": "x", "body": "x".repeat(10_001) }),
        json!({ "name": "x", "body": "x", "locale": "fr" }),
        json!({ "name": "x", "body": "x", "organisation_id": "y" }),
    ] {
        mark.post(REPLIES, bad).await.refused(422, "invalid");
    }
    vera.post(REPLIES, json!({ "name": "x", "body": "x" })).await.refused(403, "forbidden");
    mark.patch(&path, &json!(3), json!({ "name": "x" })).await.refused(412, "precondition_failed");
    adam.patch(&path, &json!(1), json!({ "name": "x" })).await.refused(404, "not_found");
    mark.delete(&path).await.refused(428, "precondition_required");
    dumper.assert_unchanged(&before, "bad replies").await;
}
