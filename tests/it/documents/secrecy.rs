//! Confidential documents open under an agreement on secrecy, as long as it holds.
use serde_json::{Value, json};

use super::{
    asks, confidential, file_of, listed, on_nda, path, releases, revises, sees, three, under_nda,
};
use crate::support::{Sent, World};

#[actix_web::test]
async fn a_confidential_document_opens_under_an_agreement_and_closes_with_it() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let secret = releases(vera, &project, "Alloy", confidential()).await;
    assert_eq!(listed(anna, &project).await, ["Alloy"]);
    assert_eq!(listed(boris, &project).await, Vec::<Value>::new());
    for path in [path(&secret), file_of(&secret, 1), format!("{}/openings", path(&secret))] {
        assert_eq!(anna.get(&path).await.status, 200, "{path}");
        boris.get(&path).await.refused(404, "not_found");
    }
    // Boris may learn that it is there, and nothing more.
    let told =
        vera.patch(&path(&secret), &secret["version"], json!({ "announced": true })).await.ok();
    assert_eq!(listed(boris, &project).await, [Value::Null]);
    let line = boris.get(&project.at("documents")).await.ok()["items"][0].clone();
    assert_eq!((&line["opens"], &line["current"]), (&json!(false), &Value::Null));
    boris.get(&path(&secret)).await.refused(404, "not_found");
    // Who is not under it is not asked.
    asks(vera, &told, &[(boris, "lead", 0)]).await.refused(422, "invalid");

    let mut ear = anna.goes_live().await;
    let terminated = on_nda(anna, &nda, "terminate", json!({})).await.ok();
    assert_eq!(terminated["active"], false);
    assert_eq!(ear.closed().await, 4403, "open sockets come back with the rights of now");
    anna.get(&file_of(&secret, 1)).await.refused(404, "not_found");
    sees(anna, &secret).await.refused(404, "not_found");
    assert_eq!(listed(anna, &project).await, [Value::Null]);
}

#[actix_web::test]
async fn an_agreement_that_expires_closes_what_is_open() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    under_nda(&world, "A", "2026-03-12").await;
    let secret = releases(vera, &project, "Alloy", confidential()).await;
    world.app.work().await;
    let mut ear = anna.goes_live().await;
    assert_eq!(anna.get(&file_of(&secret, 1)).await.status, 200);
    world.app.clock.advance(3 * 86_400);
    // The clock alone closes it, before any worker has looked.
    anna.get(&file_of(&secret, 1)).await.refused(404, "not_found");
    let known = Sent::default().with("if-none-match", "*");
    anna.send("GET", &file_of(&secret, 1), known).await.refused(404, "not_found");
    world.app.work().await;
    assert_eq!(ear.closed().await, 4403);
    sees(anna, &secret).await.refused(404, "not_found");
    assert_eq!(listed(anna, &project).await, Vec::<Value>::new());
    // A new one opens it again.
    under_nda(&world, "A", "2027-12-31").await;
    assert_eq!(listed(anna, &project).await, ["Alloy"]);
}

/// Between two customers both have an agreement with the vendor, and the owner names the other.
#[actix_web::test]
async fn a_customer_opens_its_document_to_another_by_name() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let secret = releases(anna, &project, "Process", confidential()).await;
    assert_eq!(listed(vera, &project).await, Vec::<Value>::new());
    under_nda(&world, "A", "2027-12-31").await;
    assert_eq!(listed(vera, &project).await, ["Process"]);
    under_nda(&world, "B", "2027-12-31").await;
    assert_eq!(listed(boris, &project).await, Vec::<Value>::new());
    let vendor = json!({ "reader_ids": [vera.organisation_id().await] });
    anna.patch(&path(&secret), &secret["version"], vendor).await.refused(422, "invalid");
    let named = json!({ "reader_ids": [boris.organisation_id().await] });
    let open = anna.patch(&path(&secret), &secret["version"], named).await.ok();
    assert_eq!(listed(boris, &project).await, ["Process"]);
    // With whom the vendor has an agreement is no matter of a customer's.
    for who in [anna, boris] {
        assert_eq!(sees(who, &secret).await.ok()["opens_for"], json!([]));
    }
    let none = json!({ "reader_ids": [] });
    anna.patch(&path(&secret), &open["version"], none).await.ok();
    assert_eq!(listed(boris, &project).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn what_becomes_confidential_closes_at_once() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, boris) = (world.vendor(), world.person("boris"));
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    assert_eq!(listed(boris, &project).await, ["Casing"]);
    let mut ear = boris.goes_live().await;
    vera.patch(&path(&drawing), &drawing["version"], confidential()).await.ok();
    assert_eq!(ear.closed().await, 4403);
    boris.get(&file_of(&drawing, 1)).await.refused(404, "not_found");
    assert_eq!(listed(boris, &project).await, Vec::<Value>::new());
}

/// A request that is sent again is answered with the rights of now.
#[actix_web::test]
async fn a_repeated_request_shows_nothing_that_has_closed() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let secret = releases(vera, &project, "Alloy", confidential()).await;
    let asked = asks(vera, &secret, &[(anna, "lead", 0)]).await.ok();
    let body = json!({
        "version": asked["version"], "sha256": asked["versions"][0]["file"]["sha256"],
    });
    let approve = format!("{}/actions/approve", path(&secret));
    let sent = || Sent::json(&body).with("idempotency-key", "one");
    let first = anna.send("POST", &approve, sent()).await.ok();
    assert_eq!(first["approval"], "approved");
    assert_eq!(anna.send("POST", &approve, sent()).await.ok()["approval"], "approved");
    on_nda(anna, &nda, "terminate", json!({})).await.ok();
    anna.send("POST", &approve, sent()).await.refused(404, "not_found");
    // The next version makes stale what was given, in lanes of those who were asked.
    let seen = sees(vera, &secret).await.ok();
    let next = revises(vera, &seen, "Anew.").await;
    assert_eq!(next["versions"][1]["approval"], "stale");
}
