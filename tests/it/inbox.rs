//! What was read in a conversation is no news in the inbox; nothing else is touched by it.
use serde_json::{Value, json};

use crate::support::mail::mails_to;
use crate::support::{Actor, Case, World};

/// How much is new, and the seqs do not matter: excerpts of what is unread, newest first.
async fn news(by: &Actor) -> (i64, Vec<String>) {
    let inbox = by.get("/api/v1/inbox?unread=true").await.ok();
    let lines = inbox["items"].as_array().unwrap();
    let excerpts = lines.iter().map(|line| line["excerpt"].as_str().unwrap_or_default().to_owned());
    (inbox["unread"].as_i64().unwrap(), excerpts.collect())
}

async fn reads(by: &Actor, case: &Case, lane: &str, seq: &Value) {
    let input = json!({ "lane": lane, "seq": seq });
    let answer = by.post(&case.thread_path("read"), input).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
}

#[actix_web::test]
async fn reading_a_conversation_takes_its_news_out_of_the_inbox() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = world.case().await;
    vera.acknowledges(&case).await;
    let other = world.case().await;
    vera.acknowledges(&other).await;
    world.app.work().await;
    vera.post("/api/v1/inbox/read-all", json!({})).await.ok();
    adam.post("/api/v1/inbox/read-all", json!({})).await.ok();
    adam.says(&case, "shared", "one").await;
    let second = adam.says(&case, "shared", "two").await;
    adam.says(&case, "shared", "three").await;
    adam.says(&other, "shared", "elsewhere").await;
    let mention = format!("@[Vera](member:{}) in here", vera.membership);
    world.person("mark").says(&case, "private", &mention).await;
    vera.says(&case, "shared", "an answer").await;
    world.app.work().await;
    assert_eq!(news(vera).await.0, 5);
    let before = news(adam).await;
    assert_eq!(before.0, 1);
    let mut socket = vera.goes_live().await;
    reads(vera, &case, "shared", &second["seq"]).await;
    world.app.work().await;
    socket.until("inbox", |frame| frame["unread"] == 3).await;
    let (unread, excerpts) = news(vera).await;
    assert_eq!((unread, excerpts.len()), (3, 3), "{excerpts:?}");
    for word in ["three", "elsewhere", "in here"] {
        assert!(excerpts.iter().any(|excerpt| excerpt.contains(word)), "{word} in {excerpts:?}");
    }
    // Nobody else's inbox knows of it; and reading backwards brings nothing back.
    assert_eq!(news(adam).await, before);
    reads(vera, &case, "shared", &json!(1)).await;
    world.app.work().await;
    assert_eq!(news(vera).await.0, 3);
}

#[actix_web::test]
async fn who_has_read_it_already_is_told_as_of_something_known() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = world.case().await;
    vera.acknowledges(&case).await;
    world.app.work().await;
    vera.post("/api/v1/inbox/read-all", json!({})).await.ok();
    let said = adam.says(&case, "shared", "You are looking at it.").await;
    reads(vera, &case, "shared", &said["seq"]).await;
    world.app.work().await;
    assert_eq!(news(vera).await, (0, Vec::new()));
    let all = vera.get("/api/v1/inbox").await.ok();
    assert_eq!(all["items"][0]["excerpt"], "You are looking at it.");
    assert_eq!(all["items"][0]["read"], true);
}

#[actix_web::test]
async fn a_line_says_where_its_entry_stands() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let case = world.case().await;
    vera.acknowledges(&case).await;
    let said = world.customer().says(&case, "shared", "It leaks again.").await;
    let mention = format!("@[Vera](member:{}) in here", vera.membership);
    let noted = mark.says(&case, "private", &mention).await;
    world.app.work().await;
    let inbox = vera.get("/api/v1/inbox").await.ok();
    for (entry, lane) in [(said, "shared"), (noted, "private")] {
        let excerpt = entry["body"].as_str().unwrap().split(' ').next_back();
        let of = |line: &&Value| {
            line["excerpt"].as_str().unwrap_or_default().split(' ').next_back() == excerpt
        };
        let line = inbox["items"].as_array().unwrap().iter().find(of).unwrap();
        assert_eq!((&line["seq"], &line["lane"]), (&entry["seq"], &json!(lane)));
        assert_eq!(line["relationship_id"], json!(null));
    }
}

/// An agreement has no page of its own.
#[actix_web::test]
async fn what_is_told_of_an_agreement_leads_to_its_relationship() {
    let world = World::new().await;
    crate::agreements::agrees(&world).await;
    world.app.work().await;
    let relationship = world.relationship("A");
    let inbox = world.person("anna").get("/api/v1/inbox").await.ok();
    let line = inbox["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["record"]["kind"] == "agreement");
    assert_eq!(line.unwrap()["relationship_id"], relationship);
    let page = format!("/partners/{relationship}/agreement");
    let mails = mails_to(&world.app.mailer, "anna@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains(&page)), "{mails:#?}");
}
