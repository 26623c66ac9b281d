//! Who is told of what happens in a project, by inbox and mail.
use serde_json::json;

use super::{
    accepts, acts, begins, decides, deliverable, delivers_all, passes, running, shows, signs,
};
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{World, text};

/// Subjects of the mails that somebody got, without number and title.
fn subjects(world: &World, name: &str) -> Vec<String> {
    mails_to(&world.app.mailer, &format!("{name}@example.org"))
        .iter()
        .map(|mail| {
            let rest = mail.subject.split_once("] ").map_or("", |(_, rest)| rest);
            rest.split(": A flange").next().unwrap_or_default().to_owned()
        })
        .collect()
}

#[actix_web::test]
async fn each_side_is_told_what_waits_for_it() {
    let world = World::new().await;
    let project = begins(&world, &["A"]).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    world.app.work().await;
    assert_eq!(subjects(&world, "anna"), ["Invitation to a project:"]);
    let mail = mails_to(&world.app.mailer, "anna@example.org").remove(0);
    let link = format!("/projects/{}", project.id);
    assert!(mail.text.contains(&link), "{}", mail.text);
    assert_eq!(subjects(&world, "adam"), Vec::<String>::new(), "only managers are asked");
    accepts(anna, &project).await.ok();
    world.app.work().await;
    // Vera reads Russian.
    assert_eq!(subjects(&world, "vera"), ["Новый участник проекта"]);

    let one = deliverable(vera, &project, 0, 1).await;
    let one = acts(vera, &shows(vera, &one, "v1").await, "submit", json!({})).await.ok();
    world.app.work().await;
    assert_eq!(subjects(&world, "anna").last().unwrap(), "Deliverable to approve");
    acts(anna, &one, "send_back", json!({ "reason": "The radius." })).await.ok();
    world.app.work().await;
    assert_eq!(subjects(&world, "vera").last().unwrap(), "Результат возвращён");
    let mail = mail_that_says(&world.app.mailer, "vera@example.org", "The radius.");
    assert!(mail.text.contains("Концепция с чертежом"), "{}", mail.text);
}

#[actix_web::test]
async fn a_verdict_is_told_to_those_who_sign_and_then_to_all() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    world.app.work().await;
    let before = subjects(&world, "anna").len();
    decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    world.app.work().await;
    let told = subjects(&world, "anna");
    assert_eq!(told[before..], ["Verdict to sign"]);
    signs(anna, &project, 0).await.ok();
    world.app.work().await;
    let told = subjects(&world, "vera");
    assert_eq!(told.last().unwrap(), "Решение по контрольной точке", "{told:?}");
    // The signature itself is seen in the inbox.
    let inbox = vera.get("/api/v1/inbox").await.ok();
    let events: Vec<String> =
        inbox["items"].as_array().unwrap().iter().map(|line| text(&line["event"])).collect();
    assert!(events.contains(&"gate_signed".to_owned()), "{events:?}");
    assert!(events.contains(&"gate_decided".to_owned()), "{events:?}");
    // A change of what was signed is told with what changed, and leads to the gate.
    let one = deliverable(vera, &project, 0, 1).await;
    acts(vera, &one, "reopen", json!({ "reason": "Again." })).await.ok();
    world.app.work().await;
    let stale = mail_that_says(&world.app.mailer, "anna@example.org", "Signed bundle changed");
    assert!(stale.text.contains("another status"), "{}", stale.text);
    assert!(stale.text.contains("/gates/"), "{}", stale.text);
}

#[actix_web::test]
async fn an_interim_verdict_that_ends_and_a_question_are_told() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let member = project.at(&format!("members/{}", adam.membership));
    anna.put(&member, json!({ "role": "engineer" })).await.ok();
    let interim = json!({ "verdict": "go", "until": "2026-03-12" });
    passes(&world, &project, 0, interim).await;
    let ask = json!({
        "thread_id": project.thread, "to_organisation_id": anna.organisation_id().await,
        "body": "Which radius?", "due_on": "2026-03-11",
    });
    vera.post(&project.at("questions"), ask).await.ok();
    world.app.work().await;
    // Adam reads Russian; he was put into the project, and the question is his firm's.
    let told = subjects(&world, "adam");
    assert!(told.iter().any(|subject| subject.contains("Вы в проекте")), "{told:?}");
    assert!(told.iter().any(|subject| subject.contains("Вопрос вашей организации")), "{told:?}");
    world.app.clock.advance(3 * 86_400);
    world.app.work().await;
    let told = subjects(&world, "anna");
    assert_eq!(told.last().unwrap(), "Interim verdict ran out", "{told:?}");
}
