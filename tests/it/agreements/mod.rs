//! Two firms agree on their times; the clocks of a complaint keep to what was in force.
mod terms;

use serde_json::{Value, json};

use crate::support::mail::mails_to;
use crate::support::{Actor, Answer, Case, Sent, World};

fn path(world: &World, customer: &str) -> String {
    format!("/api/v1/relationships/{}/agreement", world.relationship(customer))
}

async fn proposes(who: &Actor, path: &str, newest: i64, data: &Value) -> Answer {
    let body = json!({ "data": data, "note": "As we discussed." });
    who.send("PUT", path, Sent::json(&body).with("if-match", format!("\"{newest}\""))).await
}

async fn acts(who: &Actor, path: &str, action: &str, input: Value) -> Answer {
    who.post(&format!("{path}/actions/{action}"), input).await
}

/// Round the clock, so that the tests need no calendar.
fn around_the_clock(mut data: Value) -> Value {
    let days: Vec<Value> = (1..=7)
        .map(|day| json!({ "day": day, "spans": [{ "from": "00:00", "to": "24:00" }] }))
        .collect();
    let calendar = json!({ "time_zone": "UTC", "days": days, "holidays": [] });
    data["vendor_calendar"] = calendar.clone();
    data["customer_calendar"] = calendar;
    let hours = |hours: i64| {
        let minutes = hours * 60;
        json!({ "critical": minutes, "major": minutes, "moderate": minutes, "minor": minutes })
    };
    data["targets"] = json!({
        "first_response": hours(4), "next_response": hours(8),
        "periodic_update": hours(48), "resolution": hours(100),
    });
    data["customer_response"] = hours(10);
    data
}

/// Both sides of A sign an agreement that never sleeps; its version.
pub async fn agrees(world: &World) -> i64 {
    let version = signs(world, around_the_clock).await;
    world.app.work().await;
    version
}

/// Both sides of A sign what `change` makes of what is in force; its version. No worker has heard
/// of it yet.
async fn signs(world: &World, change: impl FnOnce(Value) -> Value) -> i64 {
    let (mark, anna, path) = (world.person("mark"), world.person("anna"), path(world, "A"));
    let now = mark.get(&path).await.ok();
    let newest = mark.get(&format!("{path}/versions")).await.ok()["items"][0]["version"]
        .as_i64()
        .unwrap_or(0);
    let data = change(now["in_force"]["data"].clone());
    let view = proposes(mark, &path, newest, &data).await.ok();
    let proposed = &view["proposed"];
    let input = json!({ "version": proposed["version"], "sha256": proposed["sha256"] });
    let view = acts(anna, &path, "sign", input).await.ok();
    assert_eq!(view["proposed"], Value::Null);
    view["in_force"]["version"].as_i64().unwrap()
}

fn action<'a>(list: &'a Value, name: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|action| action["name"] == name).unwrap()
}

fn clock<'a>(ledger: &'a Value, name: &str) -> &'a Value {
    ledger["clocks"].as_array().unwrap().iter().find(|clock| clock["name"] == name).unwrap()
}

async fn ledger(who: &Actor, case: &Case) -> Value {
    who.get(&format!("{}/ledger", case.path())).await.ok()
}

#[actix_web::test]
async fn what_both_signed_is_in_force_and_nothing_else_is() {
    let world = World::new().await;
    let (mark, anna, adam) = (world.person("mark"), world.person("anna"), world.person("adam"));
    let path = path(&world, "A");
    let usual = anna.get(&path).await.ok();
    assert_eq!(usual["in_force"]["version"], 0);
    assert_eq!((&usual["record_id"], &usual["proposed"]), (&Value::Null, &Value::Null));
    let mut data = usual["in_force"]["data"].clone();
    data["targets"]["resolution"]["major"] = json!(1234);
    data["ladder"][0]["vendor"] = json!([mark.membership]);

    proposes(adam, &path, 0, &data).await.refused(403, "forbidden");
    proposes(mark, &path, 3, &data).await.refused(412, "precondition_failed");
    let view = proposes(mark, &path, 0, &data).await.ok();
    assert_eq!(view["in_force"]["version"], 0, "one side alone changes nothing");
    assert_eq!(view["proposed"]["signoff"]["state"], "open");
    let paths: Vec<&str> =
        view["diff"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["ladder.0.vendor", "targets.resolution.major"]);
    assert_eq!(action(&view["actions"], "sign")["reason"], "wrong_side");
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "anna@example.org");
    let told = mails.iter().find(|mail| mail.text.contains("service agreement")).unwrap();
    assert!(told.text.contains("Firm V1"), "{}", told.text);

    let seen = view["proposed"]["sha256"].clone();
    let sign = |sha256: &Value, version: i64| json!({ "version": version, "sha256": sha256 });
    acts(mark, &path, "sign", sign(&seen, 1)).await.refused(409, "action_not_allowed");
    acts(adam, &path, "sign", sign(&seen, 1)).await.refused(409, "action_not_allowed");
    let other = json!("00".repeat(32));
    acts(anna, &path, "sign", sign(&other, 1)).await.refused(409, "action_not_allowed");
    acts(anna, &path, "sign", sign(&seen, 9)).await.refused(409, "stale_version");
    acts(anna, &path, "refuse", sign(&seen, 1)).await.refused(422, "invalid");
    let view = acts(anna, &path, "sign", sign(&seen, 1)).await.ok();
    assert_eq!((&view["in_force"]["version"], &view["proposed"]), (&json!(1), &Value::Null));
    assert_eq!(view["in_force"]["signoff"]["state"], "complete");
    acts(anna, &path, "sign", sign(&seen, 1)).await.refused(409, "action_not_allowed");

    // The customer proposes, thinks better of it, proposes again, and is refused.
    data["offer_valid_days"] = json!(7);
    proposes(anna, &path, 1, &data).await.ok();
    acts(mark, &path, "withdraw", json!({ "version": 2 })).await.refused(409, "action_not_allowed");
    acts(anna, &path, "withdraw", json!({ "version": 2 })).await.ok();
    let view = proposes(anna, &path, 2, &data).await.ok();
    let seen = view["proposed"]["sha256"].clone();
    let refusal = json!({ "version": 3, "sha256": seen, "reason": "Too short." });
    let view = acts(mark, &path, "refuse", refusal).await.ok();
    assert_eq!((&view["in_force"]["version"], &view["proposed"]), (&json!(1), &Value::Null));
    let all = mark.get(&format!("{path}/versions")).await.ok();
    let states: Vec<&Value> =
        all["items"].as_array().unwrap().iter().map(|one| &one["signoff"]["state"]).collect();
    assert_eq!(states, ["refused", "stale", "complete"]);
    let first = mark.get(&format!("{path}/versions?limit=2")).await.ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = mark.get(&format!("{path}/versions?limit=2&cursor={cursor}")).await.ok();
    assert_eq!(rest["items"][0]["version"], 1);
    world.person("boris").get(&path).await.refused(404, "not_found");
}

#[actix_web::test]
async fn an_agreement_that_cannot_hold_is_refused_field_by_field() {
    let world = World::new().await;
    let (mark, path) = (world.person("mark"), path(&world, "A"));
    let good = mark.get(&path).await.ok()["in_force"]["data"].clone();
    let mut bad = good.clone();
    bad["vendor_calendar"]["time_zone"] = json!("Mars/Base");
    bad["targets"]["resolution"]["minor"] = json!(0);
    bad["warn_percent"] = json!([75, 50]);
    bad["ladder"][0]["name"]["ru"] = json!(" ");
    bad["offer_valid_days"] = json!(-1);
    let answer = proposes(mark, &path, 0, &bad).await.refused(422, "invalid");
    assert_eq!(
        answer.fields(),
        [
            "data.targets.resolution.minor:number_range",
            "data.offer_valid_days:number_range",
            "data.warn_percent:number_range",
            "data.ladder.0.name.ru:text_required",
            "data.vendor_calendar.time_zone:not_allowed_value",
        ]
    );
    for stranger in ["boris", "anna"] {
        let mut bad = good.clone();
        bad["ladder"][0]["vendor"] = json!([world.person(stranger).membership]);
        let answer = proposes(mark, &path, 0, &bad).await.refused(422, "invalid");
        assert_eq!(answer.fields(), ["data.ladder.0.vendor:not_allowed_value"]);
    }
    assert_eq!(mark.get(&path).await.ok()["record_id"], Value::Null, "nothing was kept");
}

#[actix_web::test]
async fn with_a_customer_whom_nobody_has_claimed_it_is_in_force_at_once() {
    let world = World::new().await;
    let olga = world.person("olga");
    let new = olga.post("/api/v1/relationships", json!({ "name": "Nobody yet" })).await.ok();
    let path = format!("/api/v1/relationships/{}/agreement", new["id"].as_str().unwrap());
    let data = olga.get(&path).await.ok()["in_force"]["data"].clone();
    let view = proposes(olga, &path, 0, &data).await.ok();
    assert_eq!((&view["in_force"]["version"], &view["proposed"]), (&json!(1), &Value::Null));
    let slots = view["in_force"]["signoff"]["slots"].as_array().unwrap();
    assert_eq!(slots.len(), 1, "nobody signed for the customer");
}

#[actix_web::test]
async fn both_sides_see_one_ledger_and_a_pause_can_be_contested() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let version = agrees(&world).await;
    let case = world.case().await;
    vera.acknowledges(&case).await;
    world.app.clock.advance(3600);
    vera.does(&case, "ask_customer", json!({ "question": "Which batch?" })).await;
    world.app.clock.advance(2 * 3600);
    let waiting = vera.sees(&case).await;
    assert_eq!(waiting["ball"]["side"], "customer");
    let due = clock(&json!({ "clocks": waiting["clocks"] }), "customer_response")["due_at"].clone();
    assert_eq!(waiting["ball"]["until"], due);
    adam.does(&case, "answer", json!({ "body": "The second." })).await;
    world.app.clock.advance(3600);

    let (one, other) = (ledger(vera, &case).await, ledger(adam, &case).await);
    assert_eq!((&one["held"], &one["clocks"]), (&other["held"], &other["clocks"]));
    assert_eq!(one["agreement_version"], version);
    assert_eq!(
        (&one["held"]["customer_seconds"], &one["held"]["vendor_seconds"]),
        (&json!(7200), &json!(7200))
    );
    let resolution = clock(&one, "resolution");
    assert_eq!(
        (&resolution["elapsed_seconds"], &resolution["paused_seconds"]),
        (&json!(7200), &json!(7200))
    );
    let turn = other["turns"].as_array().unwrap().iter().find(|turn| turn["pause"] != Value::Null);
    let pause = &turn.unwrap()["pause"];
    assert_eq!(pause["caused_by"], "vendor");
    assert_eq!(action(&pause["actions"], "contest")["allowed"], true);

    let judge = |name: &str| {
        format!("{}/pauses/{}/actions/{name}", case.path(), pause["entry_id"].as_str().unwrap())
    };
    let version = adam.sees(&case).await["version"].clone();
    let body = |reason: Option<&str>| json!({ "version": version, "reason": reason });
    vera.post(&judge("contest"), body(Some("No."))).await.refused(409, "action_not_allowed");
    vera.post(&judge("concede"), body(None)).await.refused(409, "action_not_allowed");
    adam.post(&judge("contest"), body(None)).await.refused(422, "invalid");
    adam.post(&judge("contest"), json!({ "version": 1, "reason": "x" }))
        .await
        .refused(409, "stale_version");
    let contested = adam.post(&judge("contest"), body(Some("You knew it."))).await.ok();
    assert_eq!(clock(&contested, "resolution")["paused_seconds"], 7200, "it still counts");
    let again = json!({ "version": adam.sees(&case).await["version"], "reason": "x" });
    adam.post(&judge("contest"), again).await.refused(409, "action_not_allowed");
    let answer = json!({ "version": vera.sees(&case).await["version"] });
    let conceded = vera.post(&judge("concede"), answer).await.ok();
    let resolution = clock(&conceded, "resolution");
    assert_eq!(
        (&resolution["elapsed_seconds"], &resolution["paused_seconds"]),
        (&json!(4 * 3600), &json!(0))
    );
    let turn =
        conceded["turns"].as_array().unwrap().iter().find(|turn| turn["pause"] != Value::Null);
    assert_eq!(turn.unwrap()["pause"]["contested"]["state"], "conceded");
}

fn warnings(entries: &[Value]) -> Vec<(String, i64)> {
    entries
        .iter()
        .filter(|entry| entry["kind"] == "clock_warned")
        .map(|entry| {
            let data = &entry["data"];
            (data["clock"].as_str().unwrap().to_owned(), data["percent"].as_i64().unwrap())
        })
        .collect()
}

#[actix_web::test]
async fn each_warning_comes_once_and_before_the_end_to_its_own_side_alone() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    agrees(&world).await;
    let case = world.case().await;
    world.app.work().await;
    for _hour in 0..5 {
        world.app.clock.advance(3600);
        world.app.work().await;
        world.app.work().await;
    }
    let first = |percent| ("first_response".to_owned(), percent);
    assert_eq!(warnings(&vera.reads(&case, "private").await), [first(50), first(75)]);
    assert_eq!(warnings(&adam.reads(&case, "private").await), [], "not the other side's");
    assert_eq!(warnings(&adam.reads(&case, "shared").await), [first(100)]);
    let mails = mails_to(&world.app.mailer, "olga@example.org");
    let warned = |percent: &str| mails.iter().filter(|mail| mail.text.contains(percent)).count();
    assert_eq!((warned("50 %"), warned("75 %")), (1, 1));
    assert!(mails.iter().any(|mail| mail.text.contains("is over")), "{mails:?}");

    // Nobody looked for days: one word about each clock, not three.
    vera.acknowledges(&case).await;
    vera.does(&case, "ask_customer", json!({ "question": "Which batch?" })).await;
    world.app.clock.advance(3 * 86_400);
    world.app.work().await;
    let shared = warnings(&adam.reads(&case, "shared").await);
    assert_eq!(shared, [first(100), ("customer_response".to_owned(), 100)]);
    assert_eq!(warnings(&adam.reads(&case, "private").await), []);
    assert_eq!(
        adam.sees(&case).await["ball"]["until"],
        clock(&ledger(adam, &case).await, "customer_response")["due_at"]
    );
}

#[actix_web::test]
async fn a_system_clock_that_is_set_back_breaks_nothing() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = world.case().await;
    world.app.clock.advance(-7200);
    vera.acknowledges(&case).await;
    vera.does(&case, "ask_customer", json!({ "question": "Which batch?" })).await;
    world.app.clock.advance(-7200);
    adam.does(&case, "answer", json!({ "body": "The second." })).await;
    world.app.work().await;
    let ledger = ledger(adam, &case).await;
    for (name, seconds) in ledger["held"].as_object().unwrap() {
        assert!(seconds.as_i64().unwrap() >= 0, "{name}: {seconds}");
    }
    for clock in ledger["clocks"].as_array().unwrap() {
        assert!(clock["elapsed_seconds"].as_i64().unwrap() >= 0, "{clock}");
        assert!(clock["paused_seconds"].as_i64().unwrap() >= 0, "{clock}");
    }
    let last = ledger["turns"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["side"], &last["pause"]), (&json!("vendor"), &Value::Null));
}

#[actix_web::test]
async fn a_page_that_somebody_knows_is_sent_again_once_other_clocks_run() {
    let world = World::new().await;
    let adam = world.customer();
    let case = world.case().await;
    world.app.work().await;
    let first = adam.get(&case.path()).await;
    let known =
        |answer: &Answer| Sent::default().with("if-none-match", answer.header("etag").to_owned());
    assert_eq!(adam.send("GET", &case.path(), known(&first)).await.status, 304);
    let due = |answer: &Answer| clock(&answer.json(), "first_response")["due_at"].clone();
    // At once, and again when a worker has looked at whose move it is until when.
    signs(&world, around_the_clock).await;
    let then = adam.send("GET", &case.path(), known(&first)).await;
    assert_eq!(then.status, 200, "the agreement is in force");
    assert_ne!(due(&then), due(&first));
    world.app.work().await;
    let now = adam.send("GET", &case.path(), known(&then)).await;
    assert_eq!(now.status, 200, "the move is due at another time");
    assert_eq!(now.json()["ball"]["until"], due(&now));
    assert_eq!(adam.send("GET", &case.path(), known(&now)).await.status, 304);
}
