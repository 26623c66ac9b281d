//! What was accepted in words is closed by whoever it was promised to, or by time, of which both are
//! warned; and no complaint is answered or closed without somebody of the vendor who looks after it.
use serde_json::{Value, json};

use crate::disputes::offers::{claimed, makes, refund};
use crate::support::actors::text;
use crate::support::mail::mails_to;
use crate::support::{Actor, Case, World};

const DAY: i64 = 86_400;

/// A complaint that Adam accepted a resolution of, in words alone.
async fn accepted(world: &World) -> Case {
    let case = world.case().await;
    world.vendor().acknowledges(&case).await;
    world.vendor().proposes(&case, "New covers by Friday.").await;
    world.customer().accepts(&case).await;
    case
}

fn stands(seen: &Value) -> (String, String) {
    (text(&seen["status"]), seen["ball"]["side"].as_str().unwrap_or("nobody").to_owned())
}

async fn last(who: &Actor, case: &Case) -> Value {
    who.reads(case, "shared").await.pop().unwrap()
}

#[actix_web::test]
async fn what_was_promised_in_words_is_closed_by_the_customer() {
    let world = World::new().await;
    let case = accepted(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    assert_eq!(stands(&vera.sees(&case).await), ("resolved".into(), "vendor".into()));
    let refused = vera.tries(&case, "close", json!({})).await.refused(409, "action_not_allowed");
    assert_eq!(refused.json()["reason"], "wrong_side", "a promise is not kept by saying so");
    vera.does(&case, "answer", json!({ "body": "The covers arrived today." })).await;
    let seen = adam.sees(&case).await;
    assert_eq!(stands(&seen), ("resolved".into(), "customer".into()));
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, &adam.email).pop().unwrap();
    assert!(mail.text.contains("says that what was agreed is done"), "{}", mail.text);
    assert!(mail.text.contains("close the complaint, or reopen it"), "{}", mail.text);
    adam.does(&case, "close", json!({})).await;
    assert_eq!(stands(&vera.sees(&case).await), ("closed".into(), "nobody".into()));
}

#[actix_web::test]
async fn both_are_warned_before_it_closes_by_itself() {
    let world = World::new().await;
    let case = accepted(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.app.clock.advance(5 * DAY + 1);
    world.app.work().await;
    world.app.work().await;
    let warned = last(adam, &case).await;
    assert_eq!((warned["kind"].as_str(), &warned["data"]["days"]), (Some("reminded"), &json!(5)));
    assert!(warned["data"]["closes_at"].is_i64(), "{warned}");
    let mail = mails_to(&world.app.mailer, &adam.email).pop().unwrap();
    assert!(mail.text.contains("closes by itself on"), "{}", mail.text);
    assert!(mail.text.contains("can reopen the complaint"), "{}", mail.text);
    let mail = mails_to(&world.app.mailer, &vera.email).pop().unwrap();
    assert!(mail.text.contains("закроется автоматически"), "{}", mail.text);
    world.app.clock.advance(4 * DAY);
    world.app.work().await;
    assert_eq!(text(&adam.sees(&case).await["status"]), "resolved");
    world.app.clock.advance(DAY + 1);
    world.app.work().await;
    assert_eq!(text(&adam.sees(&case).await["status"]), "closed");
    assert_eq!(last(adam, &case).await["kind"], "auto_closed");
}

#[actix_web::test]
async fn who_says_late_that_it_is_done_leaves_time_to_look() {
    let world = World::new().await;
    let case = accepted(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.app.clock.advance(9 * DAY);
    world.app.work().await;
    vera.does(&case, "answer", json!({ "body": "Done." })).await;
    world.app.clock.advance(4 * DAY);
    world.app.work().await;
    world.app.work().await;
    assert_eq!(text(&adam.sees(&case).await["status"]), "resolved", "it was said four days ago");
    world.app.clock.advance(7 * DAY);
    world.app.work().await;
    world.app.clock.advance(4 * DAY);
    world.app.work().await;
    assert_eq!(text(&adam.sees(&case).await["status"]), "closed");
}

#[actix_web::test]
async fn whoever_answers_for_the_vendor_looks_after_it_unless_somebody_does() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let owner = async |case: &Case| vera.sees(case).await["owners"]["vendor"]["name"].clone();
    let proposed = world.case().await;
    vera.acknowledges(&proposed).await;
    assert!(owner(&proposed).await.is_null(), "receipt alone commits nobody");
    olga.proposes(&proposed, "New covers.").await;
    assert_eq!(owner(&proposed).await, olga.sees(&proposed).await["owner"]["name"]);
    let first = owner(&proposed).await;
    assert!(first.is_string());
    vera.proposes(&proposed, "New covers, and a discount.").await;
    assert_eq!(owner(&proposed).await, first, "whoever looks after it goes on");
    let offered = claimed(&world).await;
    makes(olga, &offered, json!([refund(20_000)])).await;
    assert_eq!(owner(&offered).await, first);
    let refused = world.case().await;
    olga.does(&refused, "refuse", json!({ "reason": "Outside the warranty." })).await;
    assert_eq!(owner(&refused).await, first);
}
