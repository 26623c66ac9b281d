//! Customers never see that a contact with them is planned, or what is to be said.
use serde_json::json;

use super::{PATH, plans};
use crate::support::world::sentinels;
use crate::support::{World, text};

#[actix_web::test]
async fn a_customer_finds_no_trace_of_what_is_planned_with_it() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let made = plans(
        vera,
        json!({
            "kind": "mail", "starts_at": "2026-03-11T09:00:00Z",
            "relationship_id": world.relationship("A"), "contact_name": "SENT-A-vendor-contact",
            "reach": "SENT-A-vendor-reach", "purpose": "SENT-A-vendor-purpose",
            "brief": "SENT-A-vendor-brief",
            "mail": { "to": "x@example.org", "subject": "SENT-A-vendor-subject", "body": "SENT-A-vendor-body" },
        }),
    )
    .await;
    let plan = json!({ "kind": "visit", "every_days": 1, "tier": "SENT-A-vendor-tier" });
    mark.post("/api/v1/contact-plans", plan).await.ok();
    let template = json!({ "name": "SENT-A-vendor-template", "subject": "x", "body": "x" });
    mark.post("/api/v1/mail-templates", template).await.ok();
    world.app.work().await;
    let id = text(&made["id"]);
    let relationship = world.relationship("A");
    let paths = [
        format!("{PATH}/{id}"),
        format!("{PATH}/{id}/letters"),
        PATH.to_owned(),
        format!("{PATH}?relationship_id={relationship}"),
        format!("{PATH}?from=2026-03-01&until=2026-03-31"),
        format!("{PATH}/neglected?ahead_days=60"),
        "/api/v1/contact-plans".to_owned(),
        "/api/v1/mail-templates".to_owned(),
        "/api/v1/calendar/feed".to_owned(),
        "/api/v1/calls/webhook".to_owned(),
        "/api/v1/search?q=SENT".to_owned(),
        format!("/api/v1/relationships/{relationship}"),
        format!("/api/v1/relationships/{relationship}/health"),
        "/api/v1/inbox".to_owned(),
        "/api/v1/counts".to_owned(),
    ];
    let seen = vera.get(PATH).await.ok().to_string();
    assert_eq!(sentinels(&seen).len(), 7, "the vendor's own people see all of it: {seen}");
    for name in ["anna", "adam", "abel", "boris", "wanda"] {
        let who = world.person(name);
        for (at, path) in paths.iter().enumerate() {
            let answer = who.get(path).await;
            assert!(!answer.text().contains("vendor-"), "{name} {path}: {}", answer.text());
            if at < 2 {
                answer.refused(404, "not_found");
            }
        }
        let changed =
            who.patch(&format!("{PATH}/{id}"), &json!(1), json!({ "purpose": "x" })).await;
        changed.refused(404, "not_found");
        let act = json!({ "version": 1, "reason": "x" });
        who.post(&format!("{PATH}/{id}/actions/cancel"), act).await.refused(404, "not_found");
    }
}
