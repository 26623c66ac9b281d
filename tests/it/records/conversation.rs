//! Messages: said, revised, taken back, shared; who has read what; who may be mentioned.
use serde_json::{Value, json};

use crate::support::{Actor, World, text};

#[actix_web::test]
async fn a_message_is_revised_and_taken_back_by_its_author_for_all_who_saw_it() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let said = adam.says(&case, "shared", "It was nunber 7.").await;
    let entry = |verb: &str| case.thread_path(&format!("entries/{}/{verb}", text(&said["id"])));
    adam.post(&entry("revise"), json!({ "body": "It was number 7." })).await.ok();
    let seen = vera.reads(&case, "shared").await;
    let revised = seen.iter().find(|entry| entry["id"] == said["id"]).unwrap();
    assert_eq!(revised["body"], "It was number 7.");
    assert!(revised["revised_at"].is_string());
    assert!(
        seen.iter()
            .any(|entry| entry["kind"] == "revised" && entry["data"]["entry_id"] == said["id"])
    );
    adam.post(&entry("retract"), json!({})).await.ok();
    let seen = vera.reads(&case, "shared").await;
    let gone = seen.iter().find(|entry| entry["id"] == said["id"]).unwrap();
    assert_eq!((&gone["retracted"], &gone["body"]), (&json!(true), &Value::Null));
    assert!(!serde_json::to_string(&seen).unwrap().contains("number 7"), "{seen:#?}");
    let found = vera.get("/api/v1/search?q=nunber").await.ok();
    assert_eq!(
        found["items"].as_array().unwrap().len(),
        0,
        "what was taken back is not found: {found}"
    );
}

#[actix_web::test]
async fn a_private_word_crosses_only_as_a_copy_that_its_side_shares() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let file = vera.uploads("report.txt", b"measured").await;
    let note = vera.says_with(&case, "private", "Wall 2.1 mm, should be 4.", &[&file]).await;
    let path = case.thread_path(&format!("entries/{}/share", text(&note["id"])));
    let copy = vera.post(&path, json!({ "body": "The wall is too thin." })).await.ok();
    assert_eq!(copy["lane"], "shared");
    assert_eq!(copy["shared_from"], "Firm V1");
    let seen = adam.reads(&case, "shared").await;
    let shown = seen.iter().find(|entry| entry["id"] == copy["id"]).unwrap();
    assert_eq!(shown["body"], "The wall is too thin.");
    let all = serde_json::to_string(&seen).unwrap();
    assert!(!all.contains("2.1 mm") && !all.contains(&text(&note["id"])), "{all}");
    if let Some(shared) = shown["files"][0]["id"].as_str() {
        assert_ne!(shared, file, "the copy is a file of its own");
        assert_eq!(adam.get(&format!("/api/v1/files/{shared}")).await.status, 200);
    }
    adam.get(&format!("/api/v1/files/{file}")).await.refused(404, "not_found");
}

#[actix_web::test]
async fn each_side_sees_how_far_the_other_has_read() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    adam.says(&case, "shared", "Hello?").await;
    assert_eq!(adam.sees(&case).await["reads"], json!([]));
    vera.post(&case.thread_path("read"), json!({ "lane": "shared", "seq": 2 })).await.ok();
    let reads = adam.sees(&case).await["reads"].clone();
    assert_eq!(
        (&reads[0]["organisation"]["name"], &reads[0]["seq"]),
        (&json!("Firm V1"), &json!(2))
    );
    // Never back, never beyond the end.
    vera.post(&case.thread_path("read"), json!({ "lane": "shared", "seq": 1 })).await.ok();
    vera.post(&case.thread_path("read"), json!({ "lane": "shared", "seq": 999 })).await.ok();
    assert_eq!(adam.sees(&case).await["reads"][0]["seq"], 2);
}

#[actix_web::test]
async fn only_readers_of_a_lane_may_be_mentioned_in_it() {
    let world = World::new().await;
    let case = world.case().await;
    let names = async |lane: &str| {
        let path = format!("/api/v1/people?record_id={}&lane={lane}", case.id);
        let found = world.customer().get(&path).await.ok();
        found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| text(&person["name"]))
            .collect::<Vec<_>>()
    };
    let shared = names("shared").await;
    assert!(
        shared.iter().any(|name| name.starts_with("Vera"))
            && shared.iter().any(|name| name.starts_with("Anna"))
    );
    assert!(!names("private").await.iter().any(|name| name.starts_with("Vera")));
    // A mention is a mail of its own to whoever may read it, and to nobody else.
    let boris = &world.person("boris").membership;
    let anna = &world.person("anna").membership;
    let body = format!("@[Anna Person](member:{anna}) and @[Boris](member:{boris}), please look.");
    world.customer().says(&case, "private", &body).await;
    world.app.work().await;
    let to = |name: &str| {
        crate::support::mail::mails_to(&world.app.mailer, &format!("{name}@example.org"))
    };
    assert!(to("anna").iter().any(|mail| mail.text.contains("please look")));
    assert!(to("boris").is_empty());
    assert!(to("vera").iter().all(|mail| !mail.raw.contains("please look")));
}

#[actix_web::test]
async fn markdown_is_shown_and_cannot_act() {
    let world = World::new().await;
    let case = world.case().await;
    let attacks = "Look: <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) \
                   <svg onload=alert(1)> [y](data:text/html,<script>alert(1)</script>) ![z](https://evil.example/pixel.png) \
                   <a href=\"https://example.org\" onclick=\"alert(1)\">a</a> **bold** `code`";
    let said = world.customer().says(&case, "shared", attacks).await;
    assert_eq!(said["body"], attacks, "given back as it was written");
    let html = text(&said["body_html"]).to_lowercase();
    for bad in ["<script", "<img", "<svg", "javascript:", "data:text", "href=\"javascript"] {
        let shown = html.replace("&lt;script", "").replace("&lt;img", "").replace("&lt;svg", "");
        assert!(!shown.contains(&format!("<{}", bad.trim_start_matches('<'))), "{bad} in {html}");
    }
    assert!(!html.contains("href=\"javascript") && !html.contains("src=\"http"), "{html}");
    assert!(html.contains("<strong>bold</strong>") && html.contains("<code>code</code>"));
    let preview = world.customer().post("/api/v1/render", json!({ "body": attacks })).await.ok();
    assert_eq!(text(&preview["html"]).to_lowercase(), html);
}

#[actix_web::test]
async fn a_list_finds_by_the_words_of_lanes_that_its_reader_reads() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let (case, other) = (world.case().await, world.case().await);
    let note = vera.says(&case, "private", "A zebra among the flanges.").await;
    vera.says(&other, "shared", "No animals here.").await;
    let finds = async |who: &Actor, query: &str| {
        let list = who.get(&format!("/api/v1/complaints?q={query}")).await.ok();
        let items = list["items"].as_array().unwrap();
        items.iter().map(|line| text(&line["id"])).collect::<Vec<_>>()
    };
    assert_eq!(finds(vera, "zebra").await, [case.id.as_str()]);
    assert_eq!(finds(adam, "zebra").await, [""; 0]);
    assert_eq!(finds(world.person("boris"), "zebra").await, [""; 0]);
    assert_eq!(finds(adam, "animals").await, [other.id.as_str()]);
    assert_eq!(finds(adam, "flange").await.len(), 2);
    let path = case.thread_path(&format!("entries/{}/share", text(&note["id"])));
    vera.post(&path, json!({})).await.ok();
    assert_eq!(finds(adam, "zebra").await, [case.id]);
}
