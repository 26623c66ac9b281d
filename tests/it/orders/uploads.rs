//! Files of orders and products that are uploaded: looked at, rehearsed, imported, taken back.
use serde_json::{Value, json};

use super::{PATH, numbers};
use crate::support::{Actor, Sent, World, text};

const UPLOADS: &str = "/api/v1/order-uploads";

pub const FILE: &str = "\
No;Date;Promised;Customer;Sku;Description;Qty;Price\n\
1;01.02.2026;10.02.2026;Wheelworks;P1;Pump;2;1.200,50\n\
1;01.02.2026;10.02.2026;Wheelworks;P2;Hose;1;0,33\n\
2;30.02.2026;;Wheelworks;P2;Hose;1;0,33\n\
3;02.02.2026;;Wheelworks;P2;Hose;many;0,33\n\
4;03.02.2026;;;P2;=Hose;-1;0,33\n";

pub async fn uploads(who: &Actor, kind: &str, content: &str) -> Value {
    let sent = Sent::file("orders.csv", "text/csv", content.as_bytes());
    who.send("POST", &format!("{UPLOADS}?kind={kind}"), sent).await.ok()
}

/// Asks for something to be done with an upload, and waits until it is.
async fn done(world: &World, who: &Actor, upload: &Value, action: &str, body: &Value) -> Value {
    let path = format!("{UPLOADS}/{}", text(&upload["id"]));
    who.post(&format!("{path}/actions/{action}"), body.clone()).await.ok();
    world.app.work().await;
    who.get(&path).await.ok()
}

#[actix_web::test]
async fn a_file_is_looked_at_rehearsed_imported_and_taken_back() {
    let world = World::new().await;
    let olga = world.person("olga");
    let upload = uploads(olga, "orders", FILE).await;
    let path = format!("{UPLOADS}/{}", text(&upload["id"]));
    assert_eq!((&upload["state"], &upload["file_name"]), (&json!("new"), &json!("orders.csv")));
    let look = olga.get(&format!("{path}/look")).await.ok();
    assert_eq!(look["names"].as_array().unwrap().len(), 8);
    assert_eq!(look["rows"].as_array().unwrap().len(), 5);
    let mut map = look["guess"].clone();
    assert_eq!((&map["delimiter"], &map["decimal"]), (&json!(";"), &json!(",")));
    assert_eq!(map["columns"]["customer"], "Customer");
    // One of the days does not exist, so that no format fits them all.
    assert_eq!(map["formats"]["ordered"], Value::Null);
    olga.post(&format!("{path}/actions/import"), json!({}))
        .await
        .refused(409, "action_not_allowed");
    olga.post(&format!("{path}/actions/check"), map.clone()).await.refused(422, "invalid");
    map["columns"]["order"] = json!("No");
    map["formats"]["ordered"] = json!("%d.%m.%Y");
    map["currency"] = json!("EUR");
    let checked = done(&world, olga, &upload, "check", &map).await;
    assert_eq!(checked["state"], "checked", "{checked}");
    let result = &checked["result"];
    assert_eq!((&result["rows"], &result["rejected"]), (&json!(3), &json!(2)));
    assert_eq!((&result["created"], &result["products"]), (&json!(2), &json!(2)));
    assert_eq!(result["customers"], 1);
    let lines: Vec<&Value> =
        result["rejects"].as_array().unwrap().iter().map(|reject| &reject["line"]).collect();
    assert_eq!(lines, [4, 5]);
    assert_eq!(result["reasons"][0]["code"], "bad_date");
    assert_eq!(olga.get(PATH).await.ok()["items"], json!([]), "nothing was written");
    let csv = olga.get(&format!("{path}/rejects.csv")).await.text();
    assert_eq!(csv.lines().count(), 3, "{csv}");

    let imported = done(&world, olga, &upload, "import", &json!({})).await;
    assert_eq!((&imported["state"], &imported["result"]["created"]), (&json!("done"), &json!(2)));
    assert_eq!(numbers(&olga.get(PATH).await.ok()), ["4", "1"]);
    olga.post(&format!("{path}/actions/check"), map.clone())
        .await
        .refused(409, "action_not_allowed");
    // The same file again says nothing new.
    let again = uploads(olga, "orders", FILE).await;
    let checked = done(&world, olga, &again, "check", &map).await;
    assert_eq!(
        (&checked["result"]["unchanged"], &checked["result"]["created"]),
        (&json!(2), &json!(0))
    );
    // The next look knows what the system was called.
    map["source"] = json!("erp");
    let runs = olga.get("/api/v1/order-imports").await.ok();
    let run = &runs["items"][0];
    assert_eq!((&run["file_name"], &run["rejected"]), (&json!("orders.csv"), &json!(2)));
    assert_eq!(run["id"], imported["import_id"]);
    let undo = format!("/api/v1/order-imports/{}/actions/undo", text(&run["id"]));
    world.vendor().post(&undo, json!({})).await.refused(403, "forbidden");
    assert_eq!(olga.post(&undo, json!({})).await.ok()["removed"], 4);
    assert_eq!(olga.get(PATH).await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn products_are_uploaded_too() {
    let world = World::new().await;
    let olga = world.person("olga");
    let upload = uploads(olga, "products", "Article,Name,Group\nP1,Pump,Pumps\nP1,Pump,\n").await;
    let look = olga.get(&format!("{UPLOADS}/{}/look", text(&upload["id"]))).await.ok();
    let map = look["guess"].clone();
    assert_eq!(map["columns"], json!({ "sku": "Article", "name": "Name", "category": "Group" }));
    let checked = done(&world, olga, &upload, "check", &map).await;
    assert_eq!(checked["result"]["reasons"][0], json!({ "code": "repeated", "count": 1 }));
    done(&world, olga, &upload, "import", &json!({})).await;
    let products = olga.get("/api/v1/products").await.ok();
    assert_eq!(
        (&products["items"][0]["sku"], &products["items"][0]["category"]),
        (&json!("P1"), &json!("Pumps"))
    );
}

#[actix_web::test]
async fn what_cannot_be_read_is_refused_and_not_kept() {
    let world = World::new().await;
    let olga = world.person("olga");
    let refused = async |name: &str, content: &[u8]| {
        let sent = Sent::file(name, "text/csv", content);
        olga.send("POST", UPLOADS, sent).await
    };
    refused("orders.xlsx", b"PK\x03\x04...".as_slice()).await.refused(422, "invalid");
    refused("empty.csv", b"".as_slice()).await.refused(422, "invalid");
    refused("orders.csv.gz", b"No,At\n1,2\n".as_slice()).await.refused(422, "invalid");
    let long = vec![b'a'; 32 * 1024 * 1024 + 1];
    refused("long.csv", &long).await.refused(413, "payload_too_large");
    // Who may not import any more when a worker comes to it, does not.
    let mark = world.person("mark");
    let upload = uploads(mark, "products", "Article,Name\nP1,Pump\n").await;
    let path = format!("{UPLOADS}/{}", text(&upload["id"]));
    let map = mark.get(&format!("{path}/look")).await.ok()["guess"].clone();
    mark.post(&format!("{path}/actions/check"), map).await.ok();
    let member = format!("/api/v1/organisation/people/{}", mark.membership);
    olga.patch(&member, &json!(1), json!({ "role": "member" })).await.ok();
    world.app.work().await;
    let failed = olga.get(&path).await.ok();
    assert_eq!(
        (&failed["state"], &failed["result"]["failure"]),
        (&json!("failed"), &json!("right_lost"))
    );
}
