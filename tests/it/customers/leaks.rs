//! Customers find of what is kept about them their legal data alone.
use serde_json::json;

use super::{CONTACTS, contact, path, point, role};
use crate::support::world::sentinels;
use crate::support::{World, text};

#[actix_web::test]
async fn a_customer_finds_no_trace_of_what_is_kept_about_it() {
    let world = World::new().await;
    let (vera, mark, a) = (world.vendor(), world.person("mark"), world.relationship("A"));
    let account = format!("/api/v1/accounts/{a}");
    let kept = json!({ "note": "SENT-A-vendor-note", "tier": "SENT-A-vendor-tier", "tax_id": "7" });
    mark.patch(&account, &json!(1), kept).await.ok();
    let ann = contact(vera, "SENT-A-vendor-given", "SENT-A-vendor-family").await;
    let input = json!({
        "relationship_id": a, "title": "SENT-A-vendor-title", "buying_roles": ["decider"],
    });
    role(vera, &ann, input).await;
    point(vera, &ann, "email", "ann@example.org").await;
    let id = text(&ann["id"]);
    world.app.work().await;
    let overview = vera.get(&format!("{account}/overview")).await.ok().to_string();
    assert!(sentinels(&overview).len() >= 5, "{overview}");
    let hidden = [
        account.clone(),
        format!("{account}/people"),
        format!("{account}/overview"),
        format!("{account}/timeline"),
        format!("{account}/brief"),
        path(&ann),
        format!("{}.vcf", path(&ann)),
    ];
    let empty = [
        "/api/v1/accounts".to_owned(),
        CONTACTS.to_owned(),
        format!("{CONTACTS}?relationship_id={a}"),
        format!("{CONTACTS}?q=SENT"),
        "/api/v1/corrections".to_owned(),
    ];
    let told = [
        format!("/api/v1/relationships/{a}"),
        format!("/api/v1/relationships/{a}/corrections"),
        "/api/v1/relationships".to_owned(),
        "/api/v1/search?q=SENT".to_owned(),
        "/api/v1/interactions/caller?party=ann%40example.org".to_owned(),
        "/api/v1/inbox".to_owned(),
    ];
    for name in ["anna", "adam", "abel", "boris"] {
        let who = world.person(name);
        for path in &hidden {
            who.get(path).await.refused(404, "not_found");
        }
        for path in &empty {
            assert_eq!(who.get(path).await.ok()["items"], json!([]), "{name} {path}");
        }
        for path in &told {
            let answer = who.get(path).await.text();
            assert!(!answer.contains("vendor-"), "{name} {path}: {answer}");
            assert!(
                !answer.contains("decider") && !answer.contains(&id),
                "{name} {path}: {answer}"
            );
        }
        let strange = json!({ "family": "X" });
        let answer = who.post(CONTACTS, strange.clone()).await;
        assert_eq!(answer.status, 403, "{name}: {}", answer.text());
        who.patch(&path(&ann), &json!(1), strange).await.refused(404, "not_found");
        who.patch(&account, &json!(2), json!({ "note": "x" })).await.refused(404, "not_found");
    }
    // Another vendor finds nothing of it either.
    let wanda = world.person("wanda");
    for path in &hidden {
        wanda.get(path).await.refused(404, "not_found");
    }
    assert_eq!(wanda.get(CONTACTS).await.ok()["items"], json!([]));
}
