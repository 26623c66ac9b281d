//! Agreements on secrecy: proposed by one side, agreed to by the other, ended by either.
use serde_json::json;

use super::{on_nda, reason, under_nda};
use crate::support::{World, text};

#[actix_web::test]
async fn both_sides_agree_and_either_one_ends_it() {
    let world = World::new().await;
    let (mark, vera, anna, adam) =
        (world.person("mark"), world.vendor(), world.person("anna"), world.customer());
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let paper = mark.uploads("nda.txt", b"signed by hand").await;
    let new = json!({
        "title": "Mutual NDA", "file_id": paper, "valid_from": "2026-03-01",
        "valid_until": "2028-02-28",
    });
    assert_eq!(reason(vera.post(&path, new.clone()).await), "role_too_low");
    for (field, day) in [("valid_until", "2026-02-01"), ("valid_from", "2029-01-01")] {
        let mut wrong = new.clone();
        wrong[field] = json!(day);
        let answer = mark.post(&path, wrong).await.refused(422, "invalid");
        assert!(answer.fields()[0].starts_with("valid_until:"), "{:?}", answer.fields());
    }
    let nda = mark.post(&path, new.clone()).await.ok();
    assert_eq!((&nda["state"], &nda["active"]), (&json!("proposed"), &json!(false)));
    assert_eq!(reason(anna.post(&path, new).await), "wrong_status");
    assert_eq!(reason(on_nda(mark, &nda, "confirm", json!({})).await), "wrong_side");
    assert_eq!(reason(on_nda(adam, &nda, "confirm", json!({})).await), "role_too_low");
    let held = on_nda(anna, &nda, "confirm", json!({})).await.ok();
    assert_eq!((&held["state"], &held["active"]), (&json!("confirmed"), &json!(true)));
    on_nda(anna, &nda, "terminate", json!({})).await.refused(409, "stale_version");
    let file = format!("/api/v1/ndas/{}/file", text(&nda["id"]));
    assert_eq!(adam.get(&file).await.text(), "signed by hand");
    assert_eq!(mark.get(&format!("/api/v1/files/{paper}")).await.status, 404);
    let ended = on_nda(anna, &held, "terminate", json!({ "reason": "Over." })).await.ok();
    assert_eq!((&ended["state"], &ended["ended_side"]), (&json!("terminated"), &json!("customer")));
    assert_eq!(vera.get(&path).await.ok()["active"], false);
}

#[actix_web::test]
async fn it_is_a_matter_of_the_two_firms() {
    let world = World::new().await;
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let boris = world.person("boris");
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    boris.get(&path).await.refused(404, "not_found");
    on_nda(boris, &nda, "terminate", json!({})).await.refused(404, "not_found");
    let file = format!("/api/v1/ndas/{}/file", text(&nda["id"]));
    boris.get(&file).await.refused(404, "not_found");
}

#[actix_web::test]
async fn it_ends_with_its_last_day() {
    let world = World::new().await;
    under_nda(&world, "A", "2026-03-12").await;
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let anna = world.person("anna");
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(anna.get(&path).await.ok()["active"], true);
    world.app.clock.advance(2 * 86_400);
    // Before any worker has looked.
    let list = anna.get(&path).await.ok();
    assert_eq!((&list["active"], &list["items"][0]["state"]), (&json!(false), &json!("expired")));
    assert_eq!(
        reason(on_nda(anna, &list["items"][0], "terminate", json!({})).await),
        "wrong_status"
    );
    world.app.work().await;
    let list = anna.get(&path).await.ok();
    assert_eq!(
        (&list["items"][0]["state"], &list["items"][0]["version"]),
        (&json!("expired"), &json!(3))
    );
}
