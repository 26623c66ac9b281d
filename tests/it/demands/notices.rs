//! What lies in the inbox that is about no record: alarms, and decisions whose day has come.
use serde_json::{Value, json};

use super::checks::changed;
use super::{of_topic, topic};
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

const PATH: &str = "/api/v1/notices";
const DAY: i64 = 86_400;

async fn told(who: &Actor) -> Vec<Value> {
    who.get(PATH).await.ok()["items"].as_array().unwrap().clone()
}

async fn unread(who: &Actor) -> i64 {
    who.get("/api/v1/inbox").await.ok()["unread"].as_i64().unwrap()
}

#[actix_web::test]
async fn a_new_alarm_lies_in_the_inbox_of_those_who_answer_for_the_customers() {
    let world = World::new().await;
    let before = world.vendor().get("/api/v1/radar/alarms").await.ok();
    assert_eq!((&before["looked"], &before["items"]), (&json!(false), &json!([])));
    let (_, hoses) = changed(&world).await;
    world.app.work().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    for who in [olga, mark] {
        let told = told(who).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0]["event"], "demand_alarm");
        assert_eq!((&told[0]["title"], &told[0]["more"]), (&json!("Hose repair"), &json!(0)));
        assert_eq!((&told[0]["target"], &told[0]["read"]), (&hoses["id"], &json!(false)));
        assert_eq!(unread(who).await, 1);
    }
    for name in ["vera", "otto", "adam", "anna", "wanda"] {
        assert_eq!(told(world.person(name)).await, Vec::<Value>::new(), "{name}");
    }
    // What that look found is shown without another one, with its time.
    let kept = world.vendor().get("/api/v1/radar/alarms").await.ok();
    assert_eq!((&kept["looked"], &kept["items"][0]["callers"]), (&json!(true), &json!(6)));
    assert_eq!(kept["items"][0]["quotes"][0]["words"], "repair");
    let as_of = text(&kept["as_of"]);
    world.app.clock.advance(3_600);
    assert_eq!(world.vendor().get("/api/v1/radar/alarms").await.ok()["as_of"], json!(as_of));
    // A week later it still holds: nobody is told again.
    world.app.clock.advance(7 * DAY);
    world.app.work().await;
    assert_eq!(told(olga).await.len(), 1);
    // Read by its reader alone, one by one or with all of the inbox.
    let one = format!("{PATH}/{}/read", text(&told(olga).await[0]["id"]));
    mark.post(&one, json!({})).await.refused(404, "not_found");
    assert_eq!(olga.post(&one, json!({})).await.status, 204);
    assert_eq!((unread(olga).await, unread(mark).await), (0, 1));
    assert_eq!(olga.get(&format!("{PATH}?unread=true")).await.ok()["items"], json!([]));
    mark.post("/api/v1/inbox/read-all", json!({})).await;
    assert_eq!((unread(mark).await, &told(mark).await[0]["read"]), (0, &json!(true)));
}

#[actix_web::test]
async fn whoever_signed_a_decision_is_reminded_of_it_once() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let hoses = topic(mark, "Hose repair", false).await;
    let paint = topic(mark, "Paint", false).await;
    let decision = |words: &str| {
        json!({ "kind": "watch", "words": words, "review_on": "2026-03-20",
            "signed_by": vera.membership })
    };
    mark.post(&of_topic(&hoses, "decisions"), decision("Wait for spring.")).await.ok();
    mark.post(&of_topic(&paint, "decisions"), decision("Wait.")).await.ok();
    // Another decision has followed on paint: the first one is settled.
    world.app.clock.advance(60);
    let settled = json!({ "kind": "refuse", "words": "Not us." });
    mark.post(&of_topic(&paint, "decisions"), settled).await.ok();
    world.app.work().await;
    assert_eq!(told(vera).await, Vec::<Value>::new(), "the day is not there");
    let mails = mails_to(&world.app.mailer, "vera@example.org").len();
    world.app.clock.advance(11 * DAY);
    world.app.work().await;
    let reminded = told(vera).await;
    assert_eq!(reminded.len(), 1, "{reminded:?}");
    assert_eq!(reminded[0]["event"], "demand_review");
    let line = (&reminded[0]["title"], &reminded[0]["target"]);
    assert_eq!(line, (&json!("Hose repair"), &hoses["id"]));
    let letters = mails_to(&world.app.mailer, "vera@example.org");
    assert_eq!(letters.len(), mails + 1);
    assert!(letters.last().unwrap().subject.contains("Hose repair"));
    world.app.clock.advance(DAY);
    world.app.work().await;
    assert_eq!(told(vera).await.len(), 1);
    assert_eq!(mails_to(&world.app.mailer, "vera@example.org").len(), mails + 1);
    assert_eq!(told(mark).await, Vec::<Value>::new(), "it was not mark's");
}
