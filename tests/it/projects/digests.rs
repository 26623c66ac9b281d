//! Summaries of a project by mail: what happened, what waits, what comes next, and nothing that the
//! other side keeps to itself.
use serde_json::{Value, json};

use super::{Joint, running, sees};
use crate::support::mail::{Mail, mails, mails_to};
use crate::support::{Actor, World, text};

const DAY: i64 = 86_400;

async fn says(who: &Actor, project: &Joint, lane: &str, body: &str) {
    let path = format!("/api/v1/threads/{}/messages", project.thread);
    who.post(&path, json!({ "lane": lane, "body": body, "file_ids": [] })).await.ok();
}

async fn chooses(who: &Actor, project: &Joint, pace: &str) -> Value {
    who.put(&project.at("digest"), json!({ "pace": pace })).await.ok()
}

/// Summaries that somebody got.
fn summaries(world: &World, name: &str) -> Vec<Mail> {
    let mut all = mails_to(&world.app.mailer, &format!("{name}@example.org"));
    all.retain(|mail| mail.subject.contains("] Summary:") || mail.subject.contains("] Сводка:"));
    all
}

/// Lets days pass, and the work of each be done.
async fn pass(world: &World, days: usize) {
    world.app.work().await;
    for _ in 0..days {
        world.app.clock.advance(DAY);
        world.app.work().await;
        world.app.work().await;
    }
}

#[actix_web::test]
async fn once_a_week_everybody_is_told_what_happened_in_what_they_read() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let member = project.at(&format!("members/{}", adam.membership));
    anna.put(&member, json!({ "role": "engineer" })).await.ok();
    let milestone = json!({ "title": "Samples at Firm A", "due_on": "2026-06-01" });
    vera.post(&project.at("milestones"), milestone).await.ok();
    says(vera, &project, "shared", "SENT-D-shared").await;
    says(vera, &project, "private", "SENT-D-vendor-1").await;
    says(world.person("mark"), &project, "private", "SENT-D-vendor-2").await;
    says(adam, &project, "private", "SENT-D-customer").await;
    let own = json!({ "topic": "SENT-D-vendor-3", "audience": "private" });
    vera.post(&project.at("threads"), own).await.ok();
    let ask = json!({
        "thread_id": project.thread, "to_organisation_id": anna.organisation_id().await,
        "body": "SENT-D-question",
    });
    vera.post(&project.at("questions"), ask).await.ok();

    pass(&world, 7).await;
    let told = summaries(&world, "anna");
    assert_eq!(told.len(), 1, "{told:#?}");
    let words = &told[0].text;
    for line in [
        "Samples at Firm A — milestone changed",
        "A question was asked",
        // Vera's message and Adam's note; the vendor's two notes are not counted.
        "General: 1 message, 1 internal note",
        "Waits for Firm A",
        "1 question to answer",
        "1 June 2026: Samples at Firm A, milestone",
        &format!("/projects/{}", project.id),
        "/unsubscribe/",
    ] {
        assert!(words.contains(line), "{line:?} is not in\n{words}");
    }
    assert!(told[0].html.contains("Samples at Firm A — milestone changed"));
    // Vera reads Russian, and did most of it herself.
    let told = summaries(&world, "vera");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].text.contains("Общее: 1 внутренняя заметка"), "{}", told[0].text);
    assert!(!told[0].text.contains("Samples at Firm A — "), "{}", told[0].text);
    assert!(told[0].text.contains("1 июня 2026"), "{}", told[0].text);
    // No words of messages or questions, and no names of topics that the other side keeps.
    for mail in mails(&world.app.mailer) {
        let summary = mail.subject.contains("Summary") || mail.subject.contains("Сводка");
        let ours = mail.to.starts_with("vera");
        let leaks = mail.raw.contains("SENT-D-vendor-3") && !ours;
        assert!(!summary || !leaks, "{}", mail.raw);
        for word in ["shared", "vendor-1", "vendor-2", "customer", "question"] {
            assert!(!summary || !mail.text.contains(&format!("SENT-D-{word}")), "{}", mail.text);
        }
    }
    assert!(summaries(&world, "mark").is_empty(), "he works for the firm, not on the project");

    // Nothing happened since.
    pass(&world, 14).await;
    assert_eq!(summaries(&world, "anna").len(), 1);
    assert_eq!(summaries(&world, "adam").len(), 1);
    // What the reader did alone is no news to them, but to the other.
    says(anna, &project, "shared", "Thank you.").await;
    pass(&world, 7).await;
    assert_eq!(summaries(&world, "anna").len(), 1);
    let told = summaries(&world, "vera");
    assert_eq!(told.len(), 2);
    assert!(told[1].text.contains("Общее: 1 сообщение"), "{}", told[1].text);
    assert!(
        !told[1].text.contains("внутренн"),
        "what was told is not told again: {}",
        told[1].text
    );
}

#[actix_web::test]
async fn how_often_is_chosen_by_each_and_off_means_never() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let usual = anna.get(&project.at("digest")).await.ok();
    assert_eq!((&usual["pace"], &usual["muted"]), (&json!("weekly"), &json!(false)));
    assert_eq!(adam.get(&project.at("digest")).await.ok()["pace"], "off", "he has no part in it");
    assert_eq!(chooses(vera, &project, "off").await["next_at"], Value::Null);
    let daily = chooses(adam, &project, "daily").await;
    assert!(text(&daily["next_at"]).contains("T05:00:00"), "{daily}");
    anna.put(&project.at("digest"), json!({ "pace": "hourly" })).await.refused(422, "invalid");
    world.person("boris").get(&project.at("digest")).await.refused(404, "not_found");

    world.app.clock.advance(60);
    says(vera, &project, "shared", "One.").await;
    pass(&world, 1).await;
    assert_eq!(summaries(&world, "adam").len(), 1);
    assert_eq!(summaries(&world, "anna").len(), 0, "hers comes on Monday");
    pass(&world, 1).await;
    assert_eq!(summaries(&world, "adam").len(), 1, "a day without news");
    says(anna, &project, "shared", "Two.").await;
    pass(&world, 6).await;
    let told = summaries(&world, "adam");
    assert_eq!(told.len(), 2);
    assert!(
        told[1].text.contains("1 сообщение"),
        "from where the last one ended: {}",
        told[1].text
    );
    assert_eq!(summaries(&world, "anna").len(), 1);
    assert_eq!(summaries(&world, "vera").len(), 0);
    // What happened while it was off is not told later.
    chooses(vera, &project, "daily").await;
    pass(&world, 1).await;
    assert_eq!(summaries(&world, "vera").len(), 0);
}

#[actix_web::test]
async fn the_link_in_the_mail_stops_them_and_so_does_leaving() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    chooses(anna, &project, "daily").await;
    world.app.clock.advance(60);
    says(vera, &project, "shared", "One.").await;
    pass(&world, 1).await;
    let mail = summaries(&world, "anna").remove(0);
    let at = mail.text.split("/unsubscribe/").nth(1).unwrap();
    let token = at.split_whitespace().next().unwrap();
    let page = anna.get(&format!("/unsubscribe/{token}")).await;
    assert!(page.text().contains("Summaries of projects"), "{}", page.text());
    let stopped = anna.post(&format!("/unsubscribe/{token}"), json!({})).await;
    assert_eq!(stopped.status, 200);
    let now = anna.get(&project.at("digest")).await.ok();
    assert_eq!((&now["pace"], &now["muted"]), (&json!("daily"), &json!(true)));
    says(vera, &project, "shared", "Two.").await;
    pass(&world, 1).await;
    assert_eq!(summaries(&world, "anna").len(), 1);

    // Whoever's firm has left is told nothing, not even what happened before.
    chooses(vera, &project, "daily").await;
    let version = sees(anna, &project).await["version"].clone();
    says(anna, &project, "shared", "Good-bye.").await;
    says(vera, &project, "shared", "Three.").await;
    let on = json!({ "events": [{ "event": "project_digest", "mail": "now" }] });
    anna.put("/api/v1/me/notification-settings", on).await.ok();
    let leave = json!({ "version": version, "reason": "Another supplier." });
    anna.post(&project.at("actions/leave"), leave).await.ok();
    pass(&world, 2).await;
    assert_eq!(summaries(&world, "anna").len(), 1);
    assert!(summaries(&world, "vera")[0].text.contains("Организация вышла"));
}
