//! The main job: a complaint travels from a customer to a vendor and back; live, by mail, with a
//! photo.
use serde_json::json;

use crate::support::mail::{mails, mails_to};
use crate::support::{Actor, Case, World, text};

/// A picture of one pixel.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53,
    0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0x00,
    0x00, 0x03, 0x01, 0x01, 0x00, 0x18, 0xdd, 0x8d, 0xb0, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

#[actix_web::test]
async fn a_complaint_travels_to_the_vendor_and_back() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut vendor_window = vera.goes_live().await;
    let mut customer_window = adam.goes_live().await;

    // The customer files it with a photo; the vendor's window hears of it.
    let photo = adam.uploads("flange.png", PNG).await;
    let mut form = Actor::complaint(world.relationship("A"), "Cracked flange on pump 7");
    form["file_ids"] = json!([photo]);
    form["lot"] = json!("L-2291");
    let case = Case::of(adam.post("/api/v1/complaints", form).await.ok());
    assert_eq!(case.filed["status"], "submitted");
    assert_eq!(case.filed["ball"]["side"], "vendor");
    vendor_window.until("list", |frame| frame["kind"] == "complaints").await;
    let list = vera.get("/api/v1/complaints?ball=mine").await.ok();
    assert_eq!(list["items"][0]["id"], case.id.as_str());
    assert_eq!(list["items"][0]["unread"], true);

    // Opening it shows the complaint with the photo.
    vendor_window.subscribe(&case.thread, 0, 0).await;
    let entries = vera.reads(&case, "shared").await;
    assert_eq!(entries[0]["kind"], "submitted");
    assert_eq!(entries[0]["files"][0]["id"], photo.as_str());
    assert_eq!(entries[0]["files"][0]["inline_image"], true);
    let picture = vera.get(&format!("/api/v1/files/{photo}?inline=1")).await;
    assert_eq!((picture.status, picture.bytes.as_slice()), (200, PNG));
    assert_eq!(picture.header("content-type"), "image/png");

    // They talk; each word appears in the other window.
    customer_window.subscribe(&case.thread, 0, 0).await;
    vera.acknowledges(&case).await;
    customer_window.until("entry", |frame| frame["entry"]["kind"] == "acknowledged").await;
    vera.says(&case, "shared", "Which **pump** is it?").await;
    let asked = customer_window.until("entry", |frame| frame["entry"]["kind"] == "message").await;
    assert_eq!(asked["entry"]["body"], "Which **pump** is it?");
    assert!(text(&asked["entry"]["body_html"]).contains("<strong>pump</strong>"));
    adam.says(&case, "shared", "Number 7.").await;
    vendor_window.until("entry", |frame| frame["entry"]["body"] == "Number 7.").await;
    vera.says(&case, "private", "They are right.").await;

    // The vendor proposes, the customer accepts.
    let proposed = vera.proposes(&case, "A new flange, this week.").await;
    assert_eq!(proposed["status"], "resolution_proposed");
    assert_eq!(proposed["ball"]["side"], "customer");
    customer_window.until("record", |frame| frame["id"] == case.id.as_str()).await;
    let accepted = adam.accepts(&case).await;
    assert_eq!(accepted["status"], "resolved");
    assert_eq!(accepted["resolution_code"], "replacement");
    vendor_window.until("entry", |frame| frame["entry"]["kind"] == "accepted").await;

    // The mails on the way, and not a private word in them.
    world.app.work().await;
    // By the time that mails are written, Vera looks after it.
    let to_vendor = mails_to(&world.app.mailer, &vera.email);
    assert!(to_vendor.iter().any(|mail| mail.subject.contains(&case.number)), "{to_vendor:#?}");
    let to_adam = mails_to(&world.app.mailer, &adam.email);
    assert!(to_adam.len() >= 3, "acknowledged, reply, proposal: {to_adam:#?}");
    assert!(to_adam.iter().any(|mail| mail.text.contains("A new flange, this week.")));
    assert!(to_adam.iter().all(|mail| !mail.raw.contains("They are right")));
    let firms = ["olga", "mark", "vera", "otto", "anna", "adam", "abel", "ralf"];
    for mail in mails(&world.app.mailer) {
        assert!(
            firms.iter().any(|name| mail.to.starts_with(name)),
            "nobody else is told: {}",
            mail.to
        );
    }
    let inbox = adam.get("/api/v1/inbox").await.ok();
    assert!(inbox["unread"].as_i64().unwrap() >= 3, "{inbox}");

    // The record says who held the ball.
    let whole = vera.sees(&case).await;
    assert_eq!(
        whole["actions"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|action| action["name"] == "close")
            .count(),
        1
    );
    assert!(whole["ledger"]["vendor_seconds"].is_i64());
}

#[actix_web::test]
async fn a_held_message_is_sent_at_its_time_and_can_be_taken_back() {
    let world = World::new().await;
    let (adam, case) = (world.customer(), world.case().await);
    let draft = json!({ "lane": "shared", "body": "Please hurry.", "file_ids": [], "send": true });
    let held = adam.put(&case.thread_path("draft"), draft.clone()).await.ok();
    assert!(held["send_at"].is_string());
    world.app.clock.advance(9);
    world.app.work().await;
    assert_eq!(adam.reads(&case, "shared").await.len(), 1, "ten seconds are not over");
    adam.post(&case.thread_path("draft/undo"), json!({ "lane": "shared" })).await.ok();
    world.app.clock.advance(60);
    world.app.work().await;
    assert_eq!(adam.reads(&case, "shared").await.len(), 1, "it was taken back");
    let kept = adam.get(&case.thread_path("drafts")).await.ok();
    assert_eq!(kept["items"][0]["body"], "Please hurry.", "another device finds it");

    adam.put(&case.thread_path("draft"), draft).await.ok();
    world.app.clock.advance(11);
    world.app.work().await;
    world.app.work().await;
    let entries = adam.reads(&case, "shared").await;
    assert_eq!(entries.iter().filter(|entry| entry["body"] == "Please hurry.").count(), 1, "once");
    let left = adam.get(&case.thread_path("drafts")).await.ok();
    assert_eq!(left["items"].as_array().unwrap().len(), 0);
}

#[actix_web::test]
async fn silence_is_reminded_of_and_what_was_resolved_closes_by_itself() {
    let world = World::new().await;
    let (adam, vera, case) = (world.customer(), world.vendor(), world.case().await);
    vera.acknowledges(&case).await;
    world.app.work().await;
    world.app.clock.advance(5 * 86_400 + 60);
    world.app.work().await;
    let kinds = kinds(&vera.reads(&case, "shared").await);
    assert_eq!(kinds, ["submitted", "acknowledged", "clock_warned", "reminded"]);
    vera.proposes(&case, "A new flange.").await;
    adam.accepts(&case).await;
    for _day in 0..11 {
        world.app.clock.advance(86_400);
        world.app.work().await;
    }
    let closed = adam.sees(&case).await;
    assert_eq!(closed["status"], "closed");
    assert_eq!(closed["ball"]["side"], serde_json::Value::Null);

    // Thirty days to think better of it, then a new complaint that is linked.
    world.app.clock.advance(31 * 86_400);
    let late = adam.tries(&case, "reopen", json!({ "reason": "It leaks again." })).await;
    assert_eq!(late.problem(), (409, "action_not_allowed".to_owned()));
    let next = Case::of(adam.post(&format!("{}/follow-up", case.path()), json!({})).await.ok());
    let linked = adam.sees(&next).await;
    assert_eq!(linked["status"], "draft");
    assert_eq!(linked["links"][0]["record"]["id"], case.id.as_str());
}

#[actix_web::test]
async fn what_a_vendor_files_by_phone_waits_for_the_customer_to_confirm() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut form = Actor::complaint(world.relationship("A"), "Called in");
    form["on_behalf_of"] = json!("Mr Smith");
    let case = Case::of(vera.post("/api/v1/complaints", form.clone()).await.ok());
    assert_eq!(case.filed["filed_by_side"], "vendor");
    assert_eq!(case.filed["confirmed"], false);
    vera.acknowledges(&case).await;
    vera.proposes(&case, "A new one.").await;
    let early = adam.tries(&case, "accept", json!({})).await;
    assert_eq!(early.problem(), (409, "action_not_allowed".to_owned()));
    adam.does(&case, "confirm", json!({})).await;
    adam.accepts(&case).await;
    // A customer files for itself.
    adam.post("/api/v1/complaints", form).await.refused(422, "invalid");
}

fn kinds(entries: &[serde_json::Value]) -> Vec<String> {
    entries.iter().map(|entry| text(&entry["kind"])).collect()
}
