//! What belongs to one side alone: a private text that was deleted before sharing, and who of a
//! side only reads or writes among themselves.
use serde_json::{Value, json};

use crate::support::world::no_id;
use crate::support::{Actor, Case, Sent, World, text};

fn share(entry: &Value) -> String {
    format!("entries/{}/share", text(&entry["id"]))
}

#[actix_web::test]
async fn what_was_deleted_in_the_preview_is_not_shared() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let file = vera.uploads("SENT-A-shared-plan.txt", b"plan").await;
    let secret = "SENT-A-vendor-71";
    let private = vera.says_with(&case, "private", secret, &[&file]).await;
    for empty in [json!({ "body": "" }), json!({ "body": " \n" }), json!({ "body": null })] {
        let copy = vera.post(&case.thread_path(&share(&private)), empty).await.ok();
        assert!(copy["body"].as_str().unwrap_or("").is_empty(), "{copy}");
        assert_eq!(copy["files"].as_array().unwrap().len(), 1, "{copy}");
    }
    let without_file = vera.says(&case, "private", secret).await;
    let path = case.thread_path(&share(&without_file));
    vera.post(&path, json!({ "body": "" })).await.refused(422, "invalid");
    let read = serde_json::to_string(&adam.reads(&case, "shared").await).unwrap();
    assert!(!read.contains(secret), "{read}");
    // Without a text of its own, the message goes as it is.
    vera.post(&path, json!({})).await.ok();
    let read = serde_json::to_string(&adam.reads(&case, "shared").await).unwrap();
    assert!(read.contains(secret), "{read}");
}

async fn people(who: &Actor, case: &Case) -> Vec<String> {
    let seen = who.sees(case).await;
    let mut names: Vec<String> =
        seen["people"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    names.sort();
    names
}

async fn etag(who: &Actor, case: &Case) -> String {
    who.send("GET", &case.path(), Sent::default()).await.header("etag").to_owned()
}

#[actix_web::test]
async fn the_other_side_does_not_learn_who_only_writes_privately() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let (before, tag) = (people(adam, &case).await, etag(adam, &case).await);
    let own_tag = etag(vera, &case).await;
    mark.says(&case, "private", "A word among ourselves.").await;
    let otto = json!({ "membership_id": world.person("otto").membership });
    let added = vera.post(&format!("{}/participants", case.path()), otto).await;
    assert_eq!(added.status, 204, "{}", added.text());
    assert_eq!(people(adam, &case).await, before);
    assert_eq!(etag(adam, &case).await, tag, "nor is there anything new for it to fetch");
    let own = people(vera, &case).await;
    assert!(own.contains(&"Mark Person".to_owned()) && own.contains(&"Otto Person".to_owned()));
    assert_ne!(etag(vera, &case).await, own_tag);
    // Whoever speaks to the other side is known to it.
    mark.says(&case, "shared", "A word to you.").await;
    assert!(people(adam, &case).await.contains(&"Mark Person".to_owned()));
    assert!(!people(adam, &case).await.contains(&"Otto Person".to_owned()));
}

#[actix_web::test]
async fn whoever_was_suspended_can_be_taken_out() {
    let world = World::new().await;
    let case = world.case().await;
    let (vera, mark, otto) = (world.vendor(), world.person("mark"), world.person("otto"));
    let participants = format!("{}/participants", case.path());
    let who = json!({ "membership_id": otto.membership });
    assert_eq!(vera.post(&participants, who.clone()).await.status, 204);
    let path = format!("/api/v1/organisation/people/{}", otto.membership);
    let suspended = Sent::json(&json!({ "status": "suspended" })).with("if-match", "\"1\"");
    world.person("olga").send("PATCH", &path, suspended).await.ok();
    assert!(people(vera, &case).await.contains(&"Otto Person".to_owned()));
    // The other side takes nobody out, and cannot tell whether there is anybody.
    let path = format!("{participants}/{}", otto.membership);
    world.customer().delete(&path).await.refused(422, "invalid");
    assert_eq!(vera.delete(&path).await.status, 204);
    assert!(!people(vera, &case).await.contains(&"Otto Person".to_owned()));
    vera.post(&participants, who).await.refused(422, "invalid");
    // A colleague who does not take part is out already.
    let path = format!("{participants}/{}", mark.membership);
    assert_eq!(vera.delete(&path).await.status, 204);
    vera.delete(&format!("{participants}/{}", no_id())).await.refused(422, "invalid");
}
