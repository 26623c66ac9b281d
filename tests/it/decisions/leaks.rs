//! Nothing of a decision reaches a firm that is not in the project, and no score a decider who has not
//! given their own: by no address, list, search, socket, ETag or mail.
use serde_json::{Value, json};

use super::{acts, at_board, board, hands_in, opened, path, project, scored};
use crate::links::everything;
use crate::projects::{Joint, accepts, input};
use crate::support::mail::mails;
use crate::support::world::sentinels;
use crate::support::{World, text};

/// A decision with a board in a project of V1 and A, to which B is asked and has not answered.
async fn told(world: &World) -> (Joint, Value) {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let made = vera.post("/api/v1/projects", input(world, &["A", "B"])).await.ok();
    let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    accepts(anna, &project).await.ok();
    let mut words = super::words();
    for (index, key) in ["title", "context", "outcome", "consequences"].iter().enumerate() {
        words[key] = json!(format!("SENT-D-joint-{index}"));
    }
    let draft = vera.post(&project.at("decisions"), words).await.ok();
    let mut setup = super::setup(world, &project).await;
    setup["options"][0]["title"] = json!("SENT-D-joint-8");
    vera.put(&format!("{}/board", path(&draft)), setup).await.ok();
    at_board(vera, &draft, "open", json!({})).await.ok();
    scored(world, &draft).await;
    let closed = at_board(vera, &draft, "close", json!({})).await.ok();
    let up = acts(vera, &closed, "propose", json!({})).await.ok();
    let words = Some("SENT-D-joint-9");
    let done = super::says(anna, &up, "agree_with_reservation", words).await.ok();
    assert_eq!(done["status"], "accepted");
    world.app.work().await;
    (project, done)
}

#[actix_web::test]
async fn who_is_not_in_the_project_learns_nothing() {
    let world = World::new().await;
    let mut ear = world.person("boris").goes_live().await;
    let (project, decision) = told(&world).await;
    let id = text(&decision["id"]);
    let ids = [project.id.as_str(), project.thread.as_str(), id.as_str()];
    let mut shown = 0;
    for name in ["vera", "otto", "anna", "abel", "boris", "wanda"] {
        let who = world.person(name);
        let mut all = everything(who, &ids).await;
        for path in ["search", "projects", "complaints"] {
            all += &who.get(&format!("/api/v1/{path}?q=SENT-D-joint")).await.text();
        }
        let found: Vec<String> =
            sentinels(&all).into_iter().filter(|one| one.starts_with("SENT-D-")).collect();
        shown += found.len();
        let is_in = ["V1", "A"].contains(&who.organisation.as_str());
        assert!(is_in || found.is_empty(), "{name} read {found:?}");
        for path in [path(&decision), format!("{}/board", path(&decision)), project.at("decisions")]
        {
            let answer = who.get(&path).await;
            assert_eq!(answer.status, if is_in { 200 } else { 404 }, "{path} by {name}");
        }
    }
    assert!(shown > 4, "the sentinels are there at all: {shown}");
    // Being asked closed the socket; it told nothing of the decision before, nor does a new one.
    ear.closed().await;
    let mut later = world.person("boris").goes_live().await;
    acts(world.vendor(), &decision, "deprecate", json!({ "text": "SENT-D-joint-7" })).await.ok();
    later.settle().await;
    for frames in [format!("{:?}", ear.seen), format!("{:?}", later.seen)] {
        assert!(!frames.contains("SENT-D-") && !frames.contains("decision"), "{frames}");
    }
    world.app.work().await;
    let sent = mails(&world.app.mailer);
    assert!(sent.iter().any(|mail| mail.to.starts_with("anna") && mail.text.contains("D1")));
    for mail in sent.iter().filter(|mail| mail.to.starts_with("boris")) {
        let whole = format!("{} {} {}", mail.subject, mail.text, mail.html);
        assert!(!whole.contains("SENT-D-") && !whole.contains("D1"), "{whole}");
    }
}

/// 3.2617 is what Vera measured; nobody else reads it before giving their own.
#[actix_web::test]
async fn nobody_is_anchored() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna, olga) = (world.vendor(), world.person("anna"), world.person("olga"));
    let decision = opened(&world, &project).await;
    let id = text(&decision["id"]);
    let ids = [project.id.as_str(), project.thread.as_str(), id.as_str()];
    let mut ear = anna.goes_live().await;
    ear.send(json!({ "subscribe": { "thread": project.thread, "after": {} } })).await;
    let before = anna.get(&project.path()).await;
    // What is kept and not handed in tells nobody anything at all.
    let at = format!("{}/board/scores", path(&decision));
    let seen = board(vera, &decision).await;
    let own = super::scores(&seen, [[6.0, 3.2617], [9.0, 20.5]]);
    vera.put(&at, json!({ "scores": own })).await.ok();
    assert_eq!(anna.get(&project.path()).await.header("etag"), before.header("etag"));
    hands_in(vera, &decision, [[6.0, 3.2617], [9.0, 20.5]]).await.ok();
    world.app.work().await;
    for who in [anna, world.person("mark"), olga, world.person("abel")] {
        let all = everything(who, &ids).await;
        assert!(!all.contains("3.2617") && !all.contains("3261700"), "{all}");
        let seen = board(who, &decision).await;
        assert_eq!((&seen["scores"], &seen["results"]), (&json!(null), &json!(null)));
        let guess =
            who.post(&format!("{}/board/what-if", path(&decision)), json!({ "weights": [] })).await;
        assert_eq!(super::reason(guess), "not_yet");
        // A stale version shows the board as its reader may see it.
        let late = who
            .post(&format!("{}/board/actions/close", path(&decision)), json!({ "version": 1 }))
            .await;
        assert!(!late.text().contains("3.2617"), "{}", late.text());
    }
    ear.settle().await;
    assert!(!format!("{:?}", ear.seen).contains("3.2617"), "{:?}", ear.seen);
    // Having given their own, they read it.
    hands_in(anna, &decision, [[6.0, 30.0], [9.0, 20.5]]).await.ok();
    assert!(anna.get(&format!("{}/board", path(&decision))).await.text().contains("3.2617"));
    // Whoever does not decide reads it once the board is closed.
    for name in ["mark", "adam"] {
        hands_in(world.person(name), &decision, [[6.0, 30.0], [9.0, 20.5]]).await.ok();
    }
    at_board(anna, &decision, "close", json!({})).await.ok();
    assert!(olga.get(&format!("{}/board", path(&decision))).await.text().contains("3.2617"));
}
