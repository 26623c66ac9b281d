//! Letters: written beforehand, approved by one key, sent at their time.
use serde_json::{Value, json};

use super::{PATH, allowed, does, plans, tries};
use crate::support::dump::Dumper;
use crate::support::mail::mails_to;
use crate::support::{World, text};

fn letter(body: &str) -> Value {
    json!({
        "kind": "mail", "starts_at": "2026-03-11T09:00:00Z", "purpose": "Invite to the fair",
        "contact_name": "Ines Roth", "reach": "ines@example.org",
        "mail": { "to": "ines@example.org", "subject": "The fair", "body": body },
    })
}

#[actix_web::test]
async fn a_letter_goes_out_at_its_time_once_it_is_approved() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(vera, letter("Dear Ines,\ncome & see.\n\nVera")).await;
    assert_eq!(
        (&made["mail"]["state"], allowed(&made)),
        (&json!("draft"), vec!["done".to_owned(), "cancel".to_owned(), "approve".to_owned()])
    );
    let sent = || mails_to(&world.app.mailer, "ines@example.org");
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert!(sent().is_empty(), "nobody has approved it");
    let approved = does(vera, &made, "approve", json!({})).await;
    assert_eq!(approved["mail"]["state"], "approved");
    world.app.work().await;
    let mails = sent();
    assert_eq!(mails.len(), 1);
    assert_eq!(
        (mails[0].subject.as_str(), mails[0].text.as_str()),
        ("The fair", "Dear Ines,\ncome & see.\n\nVera")
    );
    assert!(mails[0].html.contains("come &amp; see."));
    let answers = mails[0].raw.lines().find(|line| line.starts_with("Reply-To:"));
    assert!(answers.is_some_and(|line| line.contains("vera@example.org")), "to whoever wrote");
    let done = vera.get(&format!("{PATH}/{}", text(&made["id"]))).await.ok();
    assert_eq!((&done["status"], &done["mail"]["state"]), (&json!("done"), &json!("sent")));
    let written =
        vera.get(&format!("/api/v1/interactions/{}", text(&done["interaction_id"]))).await.ok();
    assert_eq!(
        (&written["channel"], &written["party"]),
        (&json!("mail"), &json!("ines@example.org"))
    );
    assert!(text(&written["text"]).contains("come & see."));
    world.app.work().await;
    assert_eq!(sent().len(), 1, "once");
    tries(vera, &done, "reopen", json!({})).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn other_words_are_approved_anew_and_another_hour_is_not() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(vera, letter("One")).await;
    let path = format!("{PATH}/{}", text(&made["id"]));
    let approved = does(vera, &made, "approve", json!({})).await;
    let later = json!({ "starts_at": "2026-03-12T09:00:00Z" });
    let later = vera.patch(&path, &approved["version"], later).await.ok();
    assert_eq!(later["mail"]["state"], "approved");
    let sent = || mails_to(&world.app.mailer, "ines@example.org").len();
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(sent(), 0, "not at the hour that it had");
    let words =
        json!({ "mail": { "to": "ines@example.org", "subject": "The fair", "body": "Two" } });
    let words = vera.patch(&path, &later["version"], words).await.ok();
    assert_eq!(words["mail"]["state"], "draft");
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(sent(), 0);
    let approved = does(vera, &words, "approve", json!({})).await;
    let held = does(vera, &approved, "hold", json!({})).await;
    world.app.work().await;
    assert_eq!(sent(), 0, "held back");
    world.app.clock.advance(1);
    does(vera, &held, "approve", json!({})).await;
    world.app.work().await;
    assert_eq!(sent(), 1);
}

#[actix_web::test]
async fn a_letter_of_somebody_who_left_stays() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let approved = does(vera, &plans(vera, letter("One")).await, "approve", json!({})).await;
    let place = format!("/api/v1/organisation/people/{}", vera.membership);
    olga.send(
        "PATCH",
        &place,
        crate::support::Sent::json(&json!({ "status": "suspended" })).with("if-match", "\"1\""),
    )
    .await
    .ok();
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert!(mails_to(&world.app.mailer, "ines@example.org").is_empty());
    let now = olga.get(&format!("{PATH}/{}", text(&approved["id"]))).await.ok();
    assert_eq!(now["status"], "planned");
    assert_eq!(
        (&now["mail"]["state"], &now["mail"]["failure"]),
        (&json!("failed"), &json!("approver_left"))
    );
    assert!(allowed(&now).contains(&"approve".to_owned()), "another may send it");
}

#[actix_web::test]
async fn a_letter_waits_once_for_its_hour_whatever_else_changes() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(vera, letter("One")).await;
    let path = format!("{PATH}/{}", text(&made["id"]));
    let approved = does(vera, &made, "approve", json!({})).await;
    let dumper = Dumper::new(&world.app.services).await;
    let waiting = || async {
        let rows = dumper.rows().await;
        let of_letters = |row: &&String| row.starts_with("outbox") && row.contains("activity_mail");
        rows.iter().filter(of_letters).count()
    };
    assert_eq!(waiting().await, 1);
    let named = vera.patch(&path, &approved["version"], json!({ "purpose": "Fair" })).await.ok();
    assert_eq!(waiting().await, 1, "two that are due at once would send it twice");
    let later = json!({ "starts_at": "2026-03-11T10:00:00Z" });
    vera.patch(&path, &named["version"], later).await.ok();
    assert_eq!(waiting().await, 2, "another hour is other work");
    world.app.clock.advance(2 * 86_400);
    world.app.work().await;
    assert_eq!(mails_to(&world.app.mailer, "ines@example.org").len(), 1);
}

#[actix_web::test]
async fn whoever_wants_no_mail_gets_none_even_if_nobody_names_them() {
    let world = World::new().await;
    let vera = world.vendor();
    let ines = json!({ "given": "Ines", "family": "Roth" });
    let ines = text(&vera.post("/api/v1/contacts", ines).await.ok()["id"]);
    let point = json!({ "kind": "email", "value": "Ines@Example.org" });
    vera.post(&format!("/api/v1/contacts/{ines}/points"), point).await.ok();
    // What is written down late does not undo what was said later.
    for (state, on) in [("withdrawn", "2026-03-01"), ("given", "2026-02-01")] {
        let said = json!({ "channel": "email", "state": state, "said_on": on, "source": "fair" });
        vera.post(&format!("/api/v1/contacts/{ines}/consents"), said).await.ok();
    }
    let made = plans(vera, letter("One")).await;
    assert_eq!(made["contact"]["id"], Value::Null);
    does(vera, &made, "approve", json!({})).await;
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert!(mails_to(&world.app.mailer, "ines@example.org").is_empty());
    let now = vera.get(&format!("{PATH}/{}", text(&made["id"]))).await.ok();
    assert_eq!(now["mail"]["failure"], "consent_withdrawn");
}

#[actix_web::test]
async fn templates_are_filled_in_for_an_activity() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let template = json!({
        "name": "Fair", "subject": "{{purpose}}",
        "body": "Dear {{contact_first_name}}, on {{date}} {{my_name}} {{account}}.",
    });
    let kept = olga.post("/api/v1/mail-templates", template).await.ok();
    let made = plans(vera, letter("x")).await;
    let filled = vera.get(&format!("{PATH}/{}/letters", text(&made["id"]))).await.ok();
    assert_eq!(filled["items"][0]["subject"], "Invite to the fair");
    assert_eq!(
        filled["items"][0]["body"], "Dear Ines, on 11 марта 2026 г. Vera Person {{account}}.",
        "what there is nothing for is left to see"
    );
    let bad = json!({ "name": "x", "subject": "x", "body": "{{price}}" });
    let bad = olga.post("/api/v1/mail-templates", bad).await.refused(422, "invalid");
    assert_eq!(bad.fields(), ["body:unknown_variable"]);
    let path = format!("/api/v1/mail-templates/{}", text(&kept["id"]));
    olga.patch(&path, &json!(1), json!({ "name": "The fair" })).await.ok();
    let gone =
        olga.send("DELETE", &path, crate::support::Sent::default().with("if-match", "\"2\"")).await;
    assert_eq!(gone.status, 204);
    assert_eq!(vera.get("/api/v1/mail-templates").await.ok()["items"], json!([]));
}
