//! Accounts: lists, what is kept about one, who looks after it.
use serde_json::{Value, json};

use crate::support::{Actor, World, text};

const PATH: &str = "/api/v1/accounts";

fn names(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

async fn found(who: &Actor, query: &str) -> usize {
    names(&who.get(&format!("{PATH}?{query}")).await.ok()).len()
}

#[actix_web::test]
async fn a_vendor_keeps_what_a_customer_is_as_a_firm() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let path = format!("{PATH}/{}", world.relationship("A"));
    let before = vera.get(&path).await.ok();
    assert_eq!((&before["status"], &before["legal_name"]), (&json!("client"), &Value::Null));
    let change = json!({
        "legal_name": "Aurora GmbH", "tax_id": "DE 811 128 135", "status": "partner",
        "tier": "gold", "note": "Calls on Fridays.",
    });
    vera.patch(&path, &before["version"], change.clone()).await.refused(403, "forbidden");
    let after = mark.patch(&path, &before["version"], change.clone()).await.ok();
    assert_eq!((&after["status"], &after["tier"]), (&json!("partner"), &json!("gold")));
    mark.patch(&path, &before["version"], change).await.refused(412, "precondition_failed");
    for (query, count) in [
        ("", 2),
        ("status=partner", 1),
        ("status=prospect", 0),
        ("tier=gold", 1),
        ("q=aurora+gmbh", 1),
        ("q=811+128", 1),
        ("q=nobody", 0),
        ("status=client&q=aurora", 0),
    ] {
        assert_eq!(found(vera, query).await, count, "{query}");
    }
    vera.get(&format!("{PATH}?status=lost")).await.refused(422, "invalid");
}

#[actix_web::test]
async fn accounts_page_by_key() {
    let world = World::new().await;
    let olga = world.person("olga");
    for n in 0..4 {
        olga.post("/api/v1/relationships", json!({ "name": format!("Firm {n}") })).await.ok();
        world.app.clock.advance(1);
    }
    let all = names(&olga.get(PATH).await.ok());
    assert_eq!(all.len(), 6, "{all:?}");
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = olga.get(&format!("{PATH}?limit=4{cursor}")).await.ok();
        seen.extend(names(&page));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, all);
    let searched = olga.get(&format!("{PATH}?q=firm&limit=3")).await.ok();
    assert_eq!(names(&searched), ["Firm 3", "Firm 2", "Firm 1"]);
    let next = searched["next_cursor"].as_str().unwrap();
    let rest = olga.get(&format!("{PATH}?q=firm&limit=3&cursor={next}")).await.ok();
    assert_eq!(names(&rest), ["Firm 0"]);
}

#[actix_web::test]
async fn a_group_of_firms_has_no_circles() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (a, b) = (world.relationship("A"), world.relationship("B"));
    let (path_a, path_b) = (format!("{PATH}/{a}"), format!("{PATH}/{b}"));
    let below = mark.patch(&path_b, &json!(1), json!({ "parent_id": a })).await.ok();
    assert_eq!(below["parent"]["relationship_id"], json!(a));
    let above = mark.get(&path_a).await.ok();
    assert_eq!(above["children"][0]["relationship_id"], json!(b));
    for wrong in [a, b, world.relationship("C")] {
        let answer = mark.patch(&path_a, &json!(1), json!({ "parent_id": wrong })).await;
        let answer = answer.refused(422, "invalid");
        assert_eq!(answer.fields(), ["parent_id:not_allowed_value"]);
    }
    mark.patch(&path_b, &below["version"], json!({ "parent_id": null })).await.ok();
    mark.patch(&path_a, &json!(1), json!({ "parent_id": b })).await.ok();
}

#[actix_web::test]
async fn who_looked_after_a_customer_is_kept() {
    let world = World::new().await;
    let (mark, vera, otto) = (world.person("mark"), world.vendor(), world.person("otto"));
    let path = format!("{PATH}/{}", world.relationship("A"));
    let version = mark.get(&path).await.ok()["version"].clone();
    let owner = json!({ "owner_membership_id": vera.membership });
    let first = mark.patch(&path, &version, owner).await.ok();
    world.app.clock.advance(86_400);
    let owner = json!({ "owner_membership_id": mark.membership });
    mark.patch(&path, &first["version"], owner).await.ok();
    let team = format!("{path}/team");
    let expert = json!({ "membership_id": otto.membership, "role": "expert" });
    vera.post(&team, expert.clone()).await.refused(403, "forbidden");
    mark.post(&team, expert).await.ok();
    let own = json!({ "membership_id": otto.membership, "role": "owner" });
    mark.post(&team, own).await.refused(422, "invalid");
    let strange = json!({ "membership_id": world.customer().membership, "role": "deputy" });
    mark.post(&team, strange).await.refused(422, "invalid");
    let now = mark.get(&path).await.ok();
    let of = |role: &str, ended: bool| -> Vec<String> {
        let team = now["team"].as_array().unwrap().iter();
        let fits = |one: &&Value| one["role"] == role && one["until"].is_null() != ended;
        team.filter(fits).map(|one| text(&one["person"]["name"])).collect()
    };
    assert_eq!(of("owner", false), ["Mark Person"]);
    assert!(of("owner", true).contains(&"Vera Person".to_owned()), "{now}");
    assert_eq!(of("expert", false), ["Otto Person"]);
    let leaves = format!("{team}/{}", otto.membership);
    assert_eq!(mark.delete(&leaves).await.status, 204);
    mark.delete(&leaves).await.refused(404, "not_found");
}
