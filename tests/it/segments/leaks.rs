//! Customers never see into which segments they fall, nor that there are any; nor what rules do.
use serde_json::json;

use super::{PATH, by_rule};
use crate::support::world::sentinels;
use crate::support::{World, text};

#[actix_web::test]
async fn a_customer_finds_no_trace_of_segments_and_rules() {
    let world = World::new().await;
    let mark = world.person("mark");
    let condition = json!({ "op": "at_least", "fact": "complaints", "number": 1 });
    let segment = by_rule(mark, "SENT-A-vendor-segment", condition).await;
    let rule = crate::rules::live(
        mark,
        "SENT-A-vendor-rule",
        json!({ "on": "complaint_filed" }),
        json!([{ "do": "mail", "to": { "who": "person", "membership": mark.membership },
                 "text": "SENT-A-vendor-text" }]),
    )
    .await;
    world.case().await;
    world.app.work().await;
    let (id, rule) = (text(&segment["id"]), text(&rule["id"]));
    let paths = [
        format!("{PATH}/{id}"),
        format!("{PATH}/{id}/members"),
        format!("{PATH}/{id}/history"),
        format!("/api/v1/accounts/{}/segments", world.relationship("A")),
        format!("/api/v1/rules/{rule}"),
        format!("/api/v1/rules/{rule}/versions"),
        format!("/api/v1/rules/{rule}/runs"),
        PATH.to_owned(),
        "/api/v1/rules".to_owned(),
        format!("/api/v1/relationships/{}", world.relationship("A")),
        "/api/v1/search?q=SENT".to_owned(),
        "/api/v1/inbox".to_owned(),
        "/api/v1/me/mails".to_owned(),
    ];
    // The vendor's own people see them, so that the silence to others says something.
    let seen = mark.get(PATH).await.ok().to_string() + &mark.get("/api/v1/rules").await.text();
    assert_eq!(sentinels(&seen).len(), 3, "{seen}");
    for name in ["anna", "adam", "abel", "boris", "wanda"] {
        let who = world.person(name);
        for (at, path) in paths.iter().enumerate() {
            let answer = who.get(path).await;
            assert!(!answer.text().contains("vendor-"), "{name} {path}: {}", answer.text());
            if at < 7 {
                answer.refused(404, "not_found");
            }
        }
        let preview = json!({ "condition": { "op": "known", "fact": "created" } });
        let found = who.post(&format!("{PATH}/preview"), preview).await.ok();
        let own = i64::from(name == "wanda");
        assert_eq!(found["count"], own, "{name} counts nobody else's customers");
    }
}
