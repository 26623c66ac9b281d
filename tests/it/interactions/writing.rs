//! Writing down what happened, sorting it, finding it again.
use serde_json::{Value, json};

use super::{PATH, call, category, topic};
use crate::support::dump::Dumper;
use crate::support::{Actor, World, text};

async fn listed(who: &Actor, query: &str) -> Vec<String> {
    let list = who.get(&format!("{PATH}?{query}")).await.ok();
    let of = |item: &Value| text(&item["items"][0]["words"]);
    list["items"].as_array().unwrap().iter().map(of).collect()
}

#[actix_web::test]
async fn a_call_of_somebody_unknown_is_kept_with_what_they_asked_for() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let sold = category(mark, "Pumps", true).await;
    let pumps = topic(vera, "Pump P-7", Some(&sold)).await;
    let made = vera
        .post(
            PATH,
            json!({
                "channel": "call", "direction": "incoming", "party": "+44 (0)20 7946 0958",
                "contact_name": "A man from the fair", "duration_seconds": 90,
                "text": "He had seen our stand.",
                "items": [
                    { "words": "a P-7 for salt water", "topic_id": pumps["id"], "result": "quoted",
                      "quantity": "2 pieces", "value_minor": 420_000, "currency": "EUR" },
                    { "words": "somebody who repairs hoses", "marked": "out", "result": "refused",
                      "unmet_reason": "not_sold" },
                ],
            }),
        )
        .await
        .ok();
    assert_eq!(made["party"], "+442079460958");
    assert_eq!(made["account"], Value::Null);
    assert_eq!(made["by"]["name"], "Vera Person");
    assert_eq!(made["coding"], "open", "the second request has no topic");
    let items = &made["items"];
    assert_eq!((&items[0]["range"], &items[1]["range"]), (&json!("in"), &json!("out")));
    assert_eq!(items[0]["topic"]["name"], "Pump P-7");
    assert_eq!((&items[0]["value_minor"], &items[0]["currency"]), (&json!(420_000), &json!("EUR")));
    // Nobody has to be known, and nothing has to be said.
    let bare = json!({ "channel": "visit", "direction": "incoming" });
    let bare = vera.post(PATH, bare).await.ok();
    assert_eq!((&bare["coding"], &bare["text"]), (&json!("none"), &json!("")));
    let coverage = vera.get(&format!("{PATH}/coverage")).await.ok();
    assert_eq!(coverage["incoming"], 2);
    assert_eq!((&coverage["with_item"], &coverage["share"]), (&json!(1), &json!(0.5)));
    assert_eq!(coverage["to_code"], 2);
    // The next time the same number is known, however it is written.
    let known = vera.get(&format!("{PATH}/caller?party=0044%2020%207946%200958")).await.ok();
    assert_eq!(known["contact_name"], "A man from the fair");
    let unknown = vera.get(&format!("{PATH}/caller?party=hidden")).await.ok();
    assert_eq!((&unknown["party"], &unknown["last_at"]), (&Value::Null, &Value::Null));
}

#[actix_web::test]
async fn a_list_is_filtered_and_paged_by_key() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let hoses = topic(vera, "Hoses", Some(&category(mark, "Hoses", false).await)).await;
    for n in 0..5 {
        let mut input = call(&format!("+4420794609{n:02}"), &format!("hose {n}"), Some(&hoses));
        input["occurred_at"] = json!(format!("2026-01-0{}T10:00:00Z", n + 1));
        vera.post(PATH, input).await.ok();
    }
    let mut mail = call("Ann@Example.org", "paint for pumps", None);
    mail["channel"] = json!("mail");
    mail["occurred_at"] = json!("2026-01-09T10:00:00Z");
    mail["relationship_id"] = json!(world.relationship("A"));
    let mail = vera.post(PATH, mail).await.ok();
    assert_eq!(
        (&mail["party"], &mail["party_raw"]),
        (&json!("ann@example.org"), &json!("Ann@Example.org"))
    );
    assert_eq!(mail["account"]["name"], "SENT-A-vendor-name");
    let all = ["paint for pumps", "hose 4", "hose 3", "hose 2", "hose 1", "hose 0"];
    assert_eq!(listed(vera, "").await, all);
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = vera.get(&format!("{PATH}?limit=4{cursor}")).await.ok();
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|one| text(&one["items"][0]["words"])),
        );
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, all);
    assert_eq!(listed(vera, "from=2026-01-02&until=2026-01-03").await, ["hose 2", "hose 1"]);
    assert_eq!(listed(vera, "channel=mail").await, ["paint for pumps"]);
    assert_eq!(listed(vera, "direction=outgoing").await, [""; 0]);
    assert_eq!(listed(vera, "q=painting+pump").await, ["paint for pumps"], "by stems");
    assert_eq!(listed(vera, "party=ann%40EXAMPLE.org").await, ["paint for pumps"]);
    assert_eq!(listed(vera, "coding=to_code").await, ["paint for pumps"]);
    assert_eq!(listed(vera, &format!("topic_id={}", text(&hoses["id"]))).await.len(), 5);
    let of_a = format!("relationship_id={}", world.relationship("A"));
    assert_eq!(listed(vera, &of_a).await, ["paint for pumps"]);
    for bad in ["from=yesterday", "coding=half", "cursor=x", "limit=0"] {
        vera.get(&format!("{PATH}?{bad}")).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn what_was_written_is_corrected_with_its_version() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let made = vera.post(PATH, call("020 7946 0958", "hoses", None)).await.ok();
    let path = format!("{PATH}/{}", text(&made["id"]));
    assert_eq!(made["party"], Value::Null, "in no country, a number without its own is none");
    let hoses = topic(vera, "Hoses", Some(&category(mark, "Hoses", false).await)).await;
    let better = json!({
        "party": "+44 20 7946 0958", "relationship_id": world.relationship("B"),
        "text": "It was Boris.",
        "items": [{ "words": "long hoses", "topic_id": hoses["id"] }],
    });
    let changed = vera.patch(&path, &made["version"], better).await.ok();
    assert_eq!((&changed["party"], &changed["coding"]), (&json!("+442079460958"), &json!("done")));
    assert_eq!(changed["items"].as_array().unwrap().len(), 1);
    assert_eq!((&changed["version"], &changed["items"][0]["range"]), (&json!(2), &json!("out")));
    assert_eq!(listed(vera, "q=boris").await, ["long hoses"], "the words are found anew");
    vera.patch(&path, &json!(1), json!({ "text": "x" })).await.refused(412, "precondition_failed");
    let cleared = vera.patch(&path, &json!(2), json!({ "relationship_id": null })).await.ok();
    assert_eq!(cleared["account"], Value::Null);
    assert_eq!(cleared["text"], "It was Boris.");
}

#[actix_web::test]
async fn bad_interactions_change_nothing() {
    let world = World::new().await;
    let (vera, wanda) = (world.vendor(), world.person("wanda"));
    let theirs = topic(wanda, "Theirs", None).await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let with = |field: &str, value: Value| {
        let mut input = call("+44 20 7946 0958", "x", None);
        input[field] = value;
        input
    };
    let item = |field: &str, value: Value| {
        let mut input = call("+44 20 7946 0958", "x", None);
        input["items"][0][field] = value;
        input
    };
    for (bad, field) in [
        (with("channel", json!("fax")), "channel:not_allowed_value"),
        (with("occurred_at", json!("2099-01-01T00:00:00Z")), "occurred_at:in_future"),
        (with("duration_seconds", json!(-1)), "duration_seconds:number_range"),
        (
            with("relationship_id", json!(world.relationship("C"))),
            "relationship_id:not_allowed_value",
        ),
        (with("text", json!("x".repeat(4_001))), "text:text_too_long"),
        (with("party", json!("\u{7}")), "party:text_control"),
        (with("vendor_org", json!("x")), "vendor_org:unknown_field"),
        (item("words", json!(" ")), "items[0].words:text_required"),
        (item("topic_id", theirs["id"].clone()), "items[0].topic_id:not_allowed_value"),
        (item("value_minor", json!(5)), "items[0].currency:missing_field"),
        (item("currency", json!("eur")), "items[0].currency:not_allowed_value"),
        (item("result", json!("lost")), "items[0].result:not_allowed_value"),
    ] {
        assert_eq!(vera.post(PATH, bad).await.refused(422, "invalid").fields(), [field]);
    }
    let mut many = call("+44 20 7946 0958", "x", None);
    many["items"] = json!(vec![json!({ "words": "x" }); 21]);
    assert_eq!(vera.post(PATH, many).await.refused(422, "invalid").fields(), ["items:too_many"]);
    dumper.assert_unchanged(&before, "bad interactions").await;
}

#[actix_web::test]
async fn topics_have_one_name_each_and_categories_say_since_when() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let sold = category(mark, "Hoses", false).await;
    let hoses = topic(vera, "Hydraulic hoses", None).await;
    assert_eq!(hoses["range"], "unknown");
    let again = json!({ "name": " hydraulic  HOSES " });
    vera.post("/api/v1/topics", again).await.refused(409, "already_exists");
    let path = format!("/api/v1/topics/{}", text(&hoses["id"]));
    let sorted = json!({ "category_id": sold["id"] });
    let sorted = vera.patch(&path, &hoses["version"], sorted).await.ok();
    assert_eq!((&sorted["range"], &sorted["category"]["name"]), (&json!("out"), &json!("Hoses")));
    let path = format!("/api/v1/topic-categories/{}", text(&sold["id"]));
    vera.patch(&path, &json!(1), json!({ "sold": true })).await.refused(403, "forbidden");
    let opened = mark.patch(&path, &json!(1), json!({ "sold": true })).await.ok();
    assert_eq!(opened["sold"], true);
    assert_ne!(opened["sold_since"], Value::Null, "the day of the change is kept");
    let list = vera.get("/api/v1/topics").await.ok();
    assert_eq!(list["items"][0]["range"], "in");
    let named = mark.patch(&path, &json!(2), json!({ "name": "Hoses and pipes" })).await.ok();
    assert_eq!(named["sold_since"], opened["sold_since"], "a name is no change of the profile");
}

#[actix_web::test]
async fn many_calls_get_their_topic_at_once() {
    let world = World::new().await;
    let vera = world.vendor();
    let mut ids = Vec::new();
    for n in 0..8 {
        let mut input = json!({
            "channel": "call", "direction": "incoming", "party": format!("+442079460{n:03}"),
            "text": "Asks whether we could repair hydraulic hoses",
        });
        if n == 0 {
            input["items"] = json!([{ "words": "hose repair" }]);
        }
        ids.push(vera.post(PATH, input).await.ok()["id"].clone());
    }
    let candidates = vera.get(&format!("{PATH}/candidates")).await.ok();
    let words: Vec<String> =
        candidates["items"].as_array().unwrap().iter().map(|one| text(&one["words"])).collect();
    assert!(words.iter().any(|one| one.contains("hydraulic hoses")), "{words:?}");
    let hoses = topic(vera, "Hose repair", None).await;
    let code = json!({ "interaction_ids": ids, "topic_id": hoses["id"] });
    let done = vera.post(&format!("{PATH}/code"), code).await.ok();
    assert_eq!(done["coded"], 8);
    assert_eq!(listed(vera, "coding=to_code").await, [""; 0]);
    let coded = listed(vera, &format!("topic_id={}", text(&hoses["id"]))).await;
    assert_eq!(coded.len(), 8);
    assert!(coded.contains(&"hose repair".to_owned()), "words that were told stay");
    assert!(coded.contains(&"Asks whether we could repair hydraulic hoses".to_owned()));
    let coverage = vera.get(&format!("{PATH}/coverage")).await.ok();
    assert_eq!((&coverage["share"], &coverage["to_code"]), (&json!(1.0), &json!(0)));
    // Another firm's calls are missing ones, and nothing of the rest is done.
    let theirs = world.person("wanda").post(PATH, call("1", "x", None)).await.ok();
    let foreign = json!({ "interaction_ids": [ids[0], theirs["id"]], "topic_id": hoses["id"] });
    vera.post(&format!("{PATH}/code"), foreign).await.refused(404, "not_found");
}

#[actix_web::test]
async fn words_that_are_said_to_be_a_topic_or_nothing_are_proposed_no_more() {
    let world = World::new().await;
    let vera = world.vendor();
    for n in 0..12 {
        let text = if n < 6 { "Wants hydraulic hoses" } else { "Complains of the weather" };
        let input = json!({
            "channel": "call", "direction": "incoming", "party": format!("+442079460{n:03}"),
            "text": text,
        });
        vera.post(PATH, input).await.ok();
    }
    let hoses = topic(vera, "Hoses", None).await;
    let path = format!("{PATH}/candidates");
    let said = json!({ "words": "hydraulic hoses", "topic_id": hoses["id"] });
    assert_eq!(vera.post(&path, said).await.ok()["coded"], 6);
    let nothing = json!({ "words": "the Weather" });
    assert_eq!(vera.post(&path, nothing).await.ok()["coded"], 0);
    let left = vera.get(&path).await.ok().to_string();
    assert!(!left.contains("hoses") && !left.contains("\"the weather\""), "{left}");
    let gone = json!({ "words": "weather", "topic_id": world.vendor().membership });
    vera.post(&path, gone).await.refused(422, "invalid");
    vera.post(&path, json!({ "words": "?!" })).await.refused(422, "invalid");
}
