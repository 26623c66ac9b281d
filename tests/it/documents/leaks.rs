//! Nothing of a confidential document reaches a firm for which it does not open: by no address,
//! list, count, search, mail, socket, export, ETag or other figure that moves with it.
use serde_json::json;

use super::{
    acts, adds, answers, asks, confidential, file_of, on_nda, path, releases, revises, sees, three,
    under_nda,
};
use crate::links::everything;
use crate::projects::Joint;
use crate::support::mail::mails;
use crate::support::{Actor, World, text};

/// All that a firm can look at around a project, with the headers that say which state it is of.
async fn around(who: &Actor, project: &Joint) -> Vec<String> {
    let mut all = Vec::new();
    for part in [
        "documents",
        "files",
        "plan",
        "balance",
        "changes",
        "threads",
        "questions",
        "milestones",
        "links",
    ] {
        all.push(project.at(part));
    }
    all.push(project.path());
    for lane in ["shared", "private"] {
        let of = format!("/api/v1/threads/{}/entries?lane={lane}&after=0", project.thread);
        all.push(of);
    }
    let lanes = format!("/api/v1/threads/{}/lanes", project.thread);
    for lane in who.get(&lanes).await.ok()["items"].as_array().unwrap() {
        let lane = text(&lane["id"]);
        all.push(format!("/api/v1/threads/{}/entries?lane={lane}&after=0", project.thread));
    }
    all.push(lanes);
    for path in [
        "projects",
        "inbox",
        "commitments",
        "relationships",
        "signatures",
        "tasks",
        "complaints/counts",
        "search?q=SENT",
        "search?q=document",
    ] {
        all.push(format!("/api/v1/{path}"));
    }
    let mut seen = Vec::with_capacity(all.len());
    for path in all {
        let answer = who.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        seen.push(format!("{path} {} {} {}", answer.status, answer.header("etag"), answer.text()));
    }
    seen
}

/// A whole life of a document of V1's that opens for A and not for B.
async fn lives(world: &World, project: &Joint) -> serde_json::Value {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let mut more = confidential();
    more["note"] = json!("SENT-D-note-1");
    let first = adds(vera, project, "SENT-D-title-1", more).await;
    let first = acts(vera, &first, "release", json!({})).await.ok();
    anna.get(&file_of(&first, 1)).await;
    asks(vera, &first, &[(anna, "lead", 0), (vera, "lead", 1)]).await.ok();
    answers(anna, &first, "approve", json!({})).await.ok();
    let approved = answers(vera, &first, "approve", json!({})).await.ok();
    let second = revises(vera, &approved, "SENT-D-note-2").await;
    let again = asks(vera, &second, &[(anna, "lead", 0)]).await.ok();
    let no = json!({ "reason": "SENT-D-reason-1" });
    answers(anna, &again, "reject", no).await.ok();
    let seen = sees(vera, &second).await.ok();
    let title = json!({ "title": "SENT-D-title-2" });
    vera.patch(&path(&seen), &seen["version"], title).await.ok();
    world.app.work().await;
    sees(vera, &second).await.ok()
}

#[actix_web::test]
async fn nothing_that_a_firm_sees_moves_with_a_document_that_does_not_open_for_it() {
    let world = World::new().await;
    let project = three(&world).await;
    let boris = world.person("boris");
    under_nda(&world, "A", "2027-12-31").await;
    world.app.work().await;
    let mut ear = boris.goes_live().await;
    ear.send(json!({ "subscribe": { "thread": project.thread, "after": {} } })).await;
    ear.settle().await;
    let heard = ear.seen.len();
    let before = around(boris, &project).await;
    let document = lives(&world, &project).await;
    ear.settle().await;
    for (before, after) in before.iter().zip(around(boris, &project).await) {
        assert_eq!(*before, after);
    }
    let frames = format!("{:?}", &ear.seen[heard..]);
    assert!(!frames.contains("entry") && !frames.contains("documents"), "{frames}");
    assert!(!frames.contains("\"plan\"") && !frames.contains("seq"), "{frames}");
    let of_version = document["versions"][0].clone();
    let ids = [
        text(&document["id"]),
        text(&of_version["id"]),
        text(&of_version["file"]["id"]),
        project.id.clone(),
        project.thread.clone(),
    ];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = everything(boris, &ids).await;
    assert!(!all.contains("SENT-D"), "{all}");
    for id in &ids[..3] {
        assert!(!all.contains(*id), "{id}");
    }
    let sha256 = text(&of_version["file"]["sha256"]);
    assert!(!all.contains(&sha256), "nor its hash");
    for number in 1..4 {
        for purpose in ["", "?purpose=preview", "?purpose=download"] {
            let file = format!("{}{purpose}", file_of(&document, number));
            boris.get(&file).await.refused(404, "not_found");
        }
    }
    for action in ["release", "approve", "ask_approval"] {
        let body = json!({ "sha256": sha256, "reason": "R" });
        acts(boris, &document, action, body).await.refused(404, "not_found");
    }
    // Those for whom it opens find it, so that the words are there at all.
    let anna = world.person("anna");
    assert!(everything(anna, &ids).await.contains("SENT-D-title-2"));
}

#[actix_web::test]
async fn mails_name_no_title_and_go_to_those_for_whom_it_opens() {
    let world = World::new().await;
    let project = three(&world).await;
    under_nda(&world, "A", "2027-12-31").await;
    world.app.work().await;
    let before = mails(&world.app.mailer).len();
    lives(&world, &project).await;
    let sent = mails(&world.app.mailer).split_off(before);
    assert!(sent.iter().any(|mail| mail.to.starts_with("anna")), "Anna was asked");
    for mail in sent {
        let whole = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
        assert!(!mail.to.starts_with("boris"), "{whole}");
        assert!(!whole.contains("SENT-D-title") && !whole.contains("SENT-D-note"), "{whole}");
    }
}

/// What was said of a confidential document while it opened does not tell its title later, and its
/// access log is not told across.
#[actix_web::test]
async fn what_is_left_after_the_agreement_names_no_title() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let document = lives(&world, &project).await;
    vera.get(&file_of(&document, 1)).await;
    let log = anna.get(&format!("{}/openings", path(&document))).await.text();
    assert!(log.contains("Anna Person") && !log.contains("Vera Person"), "{log}");
    on_nda(world.person("mark"), &nda, "terminate", json!({})).await.ok();
    world.app.work().await;
    let ids = [text(&document["id"]), project.id.clone(), project.thread.clone()];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = everything(anna, &ids).await;
    assert!(!all.contains("SENT-D-title") && !all.contains("SENT-D-note"), "{all}");
    anna.get(&file_of(&document, 1)).await.refused(404, "not_found");
    anna.get(&format!("{}/openings", path(&document))).await.refused(404, "not_found");
}

/// A draft of a public document moves nothing either.
#[actix_web::test]
async fn a_draft_moves_nothing_that_others_see() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, boris) = (world.vendor(), world.person("boris"));
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    world.app.work().await;
    let before = around(boris, &project).await;
    let file = vera.uploads("next.txt", b"SENT-D-next").await;
    let next = json!({ "version": drawing["version"], "file_id": file, "note": "SENT-D-ribs" });
    vera.post(&format!("{}/versions", path(&drawing)), next).await.ok();
    world.app.work().await;
    for (before, after) in before.iter().zip(around(boris, &project).await) {
        assert_eq!(*before, after);
    }
    let seen = sees(boris, &drawing).await.ok();
    assert_eq!(seen["version"], 1, "nor a version of the document");
    let all = everything(boris, &[text(&drawing["id"]).as_str(), project.id.as_str()]).await;
    assert!(!all.contains("SENT-D"), "{all}");
}
