//! Major issues: one vendor lane, many customers, none of whom sees the issue or another one.
use serde_json::{Value, json};

use super::{Cases, cases, everything, kinds};
use crate::support::dump::Dumper;
use crate::support::mail::mails;
use crate::support::world::{assert_no_leak, no_id};
use crate::support::{Actor, Answer, Case, World, text};

/// Vera opens an issue that nobody but V1 may read a word of.
async fn opens(world: &World) -> Value {
    let input = json!({
        "title": "SENT-A-vendor-71", "description": "The seal SENT-A-vendor-72",
        "product": "SENT-A-vendor-73", "lot": "SENT-A-vendor-74",
    });
    world.vendor().post("/api/v1/issues", input).await.ok()
}

fn path(issue: &Value) -> String {
    format!("/api/v1/issues/{}", text(&issue["id"]))
}

async fn adds(who: &Actor, issue: &Value, case: &Case) -> Answer {
    who.post(&format!("{}/complaints", path(issue)), json!({ "complaint_id": case.id })).await
}

#[actix_web::test]
async fn a_vendor_gathers_complaints_and_speaks_to_all_customers_at_once() {
    let world = World::new().await;
    let Cases { adams, boris, second } = cases(&world).await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let issue = opens(&world).await;
    assert_eq!(issue["number"].as_str().unwrap().split('-').next(), Some("I"));
    for case in [&adams, &boris, &second] {
        assert_eq!(adds(vera, &issue, case).await.status, 201);
    }
    let list = vera.get("/api/v1/issues?status=open").await.ok();
    let line = &list["items"][0];
    assert_eq!((&line["complaints"], &line["customers"]), (&json!(3), &json!(2)), "{list:#}");
    assert_eq!(line["owner"]["name"], "Vera Person");
    let of = vera.get(&format!("/api/v1/issues?complaint_id={}", boris.id)).await.ok();
    assert_eq!(of["items"][0]["id"], issue["id"]);
    assert_eq!(vera.get("/api/v1/issues?status=closed").await.ok()["items"], json!([]));

    let broadcast = format!("{}/broadcast", path(&issue));
    let words = json!({ "body": "A new seal is on its way." });
    vera.post(&broadcast, words.clone()).await.refused(409, "action_not_allowed");
    assert_eq!(olga.post(&broadcast, words).await.ok()["sent"], 3);
    world.app.work().await;
    for (who, case) in [("adam", &adams), ("boris", &boris), ("adam", &second)] {
        let entries = world.person(who).reads(case, "shared").await;
        let said: Vec<_> =
            entries.iter().filter(|entry| entry["body"] == "A new seal is on its way.").collect();
        assert_eq!(said.len(), 1, "{who}");
        assert_eq!((&said[0]["kind"], &said[0]["data"]), (&json!("message"), &json!({})));
        let told = crate::support::mail::mails_to(&world.app.mailer, &format!("{who}@example.org"));
        assert!(told.iter().any(|mail| mail.text.contains("A new seal")), "{who}");
    }
    let lane = Case { thread: text(&issue["thread_id"]), id: text(&issue["id"]), ..adams.clone() };
    let kept = kinds(vera, &lane, "private").await;
    assert_eq!(kept, ["issue_opened", "linked", "linked", "linked", "message"]);
    vera.says(&lane, "private", "Ours alone.").await;

    let out = format!("{}/complaints/{}", path(&issue), second.id);
    assert_eq!(vera.delete(&out).await.ok()["complaints"].as_array().unwrap().len(), 2);
    vera.delete(&out).await.refused(404, "not_found");
    let now = vera.get(&path(&issue)).await.ok();
    let edited = vera.patch(&path(&issue), &now["version"], json!({ "lot": "L-9" })).await.ok();
    assert_eq!(edited["lot"], "L-9");
    let close = format!("{}/actions/close", path(&issue));
    let stale = vera.post(&close, json!({ "version": now["version"] })).await;
    stale.refused(409, "stale_version");
    let closed =
        vera.post(&close, json!({ "version": edited["version"], "note": "Done." })).await.ok();
    assert_eq!(closed["status"], "closed");
    for action in closed["actions"].as_array().unwrap() {
        assert_eq!(action["allowed"], action["name"] == "reopen", "{action}");
    }
    assert_eq!(vera.sees(&adams).await["status"], "submitted", "its complaints go on");
}

#[actix_web::test]
async fn a_closed_issue_is_opened_again_with_a_reason() {
    let world = World::new().await;
    let Cases { adams, .. } = cases(&world).await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let issue = opens(&world).await;
    adds(vera, &issue, &adams).await.ok();
    let act = async |issue: &Value, name: &str, body: Value| {
        let version = vera.get(&path(issue)).await.ok()["version"].clone();
        let mut body = body;
        body["version"] = version;
        vera.post(&format!("{}/actions/{name}", path(issue)), body).await
    };
    let because = || json!({ "reason": "The new seal cracks too." });
    act(&issue, "reopen", because()).await.refused(409, "action_not_allowed");
    act(&issue, "close", json!({})).await.ok();
    let missing = act(&issue, "reopen", json!({})).await;
    assert_eq!(missing.status, 422, "a reason is asked for");

    // Its complaint has come under another issue meanwhile: the two would be open at once.
    let other = opens(&world).await;
    adds(vera, &other, &adams).await.ok();
    let shown = vera.get(&path(&issue)).await.ok();
    let actions = shown["actions"].as_array().unwrap();
    let reopen = actions.iter().find(|action| action["name"] == "reopen").unwrap();
    assert_eq!(reopen["reason"], "in_other_issue");
    act(&issue, "reopen", because()).await.refused(409, "action_not_allowed");
    act(&other, "close", json!({})).await.ok();

    let mut socket = mark.goes_live().await;
    let open = act(&issue, "reopen", because()).await.ok();
    assert_eq!((&open["status"], &open["closed_at"]), (&json!("open"), &json!(null)));
    // Whoever has the page of issues before them looks again.
    socket.until("list", |frame| frame["kind"] == "issues").await;
    let listed = vera.get("/api/v1/issues?status=open").await.ok();
    assert_eq!(listed["items"][0]["id"], issue["id"]);
    let lane = Case { thread: text(&issue["thread_id"]), id: text(&issue["id"]), ..adams.clone() };
    let entries = vera.reads(&lane, "private").await;
    let last = entries.last().unwrap();
    assert_eq!((&last["kind"], &last["body"]), (&json!("issue_reopened"), &because()["reason"]));
    act(&issue, "reopen", because()).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn no_customer_learns_of_an_issue_or_of_another_customer() {
    let world = World::new().await;
    let (a, b) = (world.tell("A").await, world.tell("B").await);
    let (adam, boris) = (world.customer(), world.person("boris"));
    world.app.work().await;
    let issue = opens(&world).await;
    let id = text(&issue["id"]);
    let thread = text(&issue["thread_id"]);
    let lane = Case { thread: thread.clone(), id: id.clone(), ..a.case.clone() };
    let mut sockets = Vec::new();
    for (who, case) in [(adam, &a.case), (boris, &b.case)] {
        let mut socket = who.goes_live().await;
        socket.subscribe(&case.thread, 99, 99).await;
        socket.send(json!({ "subscribe": { "thread": thread, "after": {} } })).await;
        sockets.push((who, socket));
    }
    let figures = async |who: &Actor| {
        let mut all = String::new();
        for path in ["/api/v1/counts", "/api/v1/statistics/complaints", "/api/v1/views"] {
            all += &who.get(path).await.ok().to_string();
        }
        all
    };
    let before = [figures(adam).await, figures(boris).await];
    for case in [&a.case, &b.case] {
        adds(world.vendor(), &issue, case).await.ok();
    }
    let file = world.vendor().uploads("SENT-A-vendor-75.txt", b"inside SENT-A-vendor-76").await;
    world.vendor().says_with(&lane, "private", "Between us: SENT-A-vendor-77", &[&file]).await;
    world.app.work().await;
    assert_eq!([figures(adam).await, figures(boris).await], before, "no count moved");
    let words = json!({ "body": "To all of you." });
    world.person("olga").post(&format!("{}/broadcast", path(&issue)), words).await.ok();
    world.app.work().await;

    let ids = [a.case.id.as_str(), &a.case.thread, &b.case.id, &b.case.thread, &id, &thread, &file];
    for name in ["adam", "anna", "abel", "boris", "wanda"] {
        let who = world.person(name);
        let all = everything(who, &ids).await;
        assert_no_leak(&who.organisation, name, &all);
        assert!(!all.contains(&id) && !all.contains(&text(&issue["number"])), "{name}");
        let other = if name == "boris" { &a.case } else { &b.case };
        if name != "wanda" {
            assert!(!all.contains(&other.id), "{name} was shown the other complaint");
        }
        who.get(&path(&issue)).await.refused(404, "not_found");
        assert_eq!(who.get("/api/v1/issues").await.ok()["items"], json!([]));
    }
    // And the vendor's own people do: the words are there at all.
    assert!(everything(world.person("otto"), &ids).await.contains("SENT-A-vendor-77"));
    for (who, mut socket) in sockets {
        socket.until("entry", |frame| frame["entry"]["body"] == "To all of you.").await;
        socket.settle().await;
        let frames = format!("{:?}", socket.seen);
        assert_no_leak(&who.organisation, &who.name, &frames);
        assert!(!frames.contains("linked") && !frames.contains("issues"), "{frames}");
    }
    for mail in mails(&world.app.mailer) {
        let name = mail.to.split('@').next().unwrap_or_default();
        let whole = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
        assert_no_leak(&world.person(name).organisation, &format!("a mail to {name}"), &whole);
    }
}

#[actix_web::test]
async fn what_does_not_belong_to_an_issue_is_not_taken() {
    let world = World::new().await;
    let Cases { adams, boris, .. } = cases(&world).await;
    let wandas = world.person("boris").files(world.relationship("C"), "With another vendor").await;
    let (vera, wanda) = (world.vendor(), world.person("wanda"));
    let issue = opens(&world).await;
    let other = opens(&world).await;
    adds(vera, &issue, &adams).await.ok();
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let add = format!("{}/complaints", path(&issue));
    let out = format!("{add}/{}", boris.id);
    let missing = no_id();
    for (who, path, id, status, code) in [
        (vera, &add, &adams.id, 409, "action_not_allowed"),
        (vera, &format!("{}/complaints", path(&other)), &adams.id, 409, "action_not_allowed"),
        (vera, &add, &wandas.id, 422, "invalid"),
        (vera, &add, &missing, 422, "invalid"),
        (vera, &add, &text(&other["id"]), 422, "invalid"),
        (wanda, &add, &wandas.id, 404, "not_found"),
        (world.customer(), &add, &adams.id, 404, "not_found"),
        (world.person("otto"), &add, &boris.id, 409, "action_not_allowed"),
    ] {
        who.post(path, json!({ "complaint_id": id })).await.refused(status, code);
        dumper.assert_unchanged(&before, &format!("{} {path} {id}", who.name)).await;
    }
    vera.delete(&out).await.refused(404, "not_found");
    let empty = format!("{}/broadcast", path(&other));
    let refused = world.person("olga").post(&empty, json!({ "body": "Hello" })).await;
    assert_eq!(refused.json()["reason"], "no_complaints");
    let new = json!({ "title": "T", "description": "D" });
    world.customer().post("/api/v1/issues", new.clone()).await.refused(403, "forbidden");
    world.person("otto").post("/api/v1/issues", new.clone()).await.refused(403, "forbidden");
    let mut with = new;
    with["complaint_id"] = json!(wandas.id);
    vera.post("/api/v1/issues", with).await.refused(422, "invalid");
    dumper.assert_unchanged(&before, "what was refused").await;
}

/// No complaint's address opens an issue, and nothing shared comes into it.
#[actix_web::test]
async fn an_issue_is_no_complaint() {
    let world = World::new().await;
    let issue = opens(&world).await;
    let (vera, id) = (world.vendor(), text(&issue["id"]));
    for rest in ["", "/links", "/ledger", "/report", "/bundle", "/heads", "/offers", "/facts"] {
        let answer = vera.get(&format!("/api/v1/complaints/{id}{rest}")).await;
        assert!(
            matches!(answer.status, 404)
                || answer.text() == r#"{"items":[]}"#
                || rest == "/heads"
                || answer.json()["items"] == json!([]),
            "{rest}: {} {}",
            answer.status,
            answer.text()
        );
    }
    let thread = text(&issue["thread_id"]);
    let shared = json!({ "lane": "shared", "body": "Hello", "file_ids": [] });
    vera.post(&format!("/api/v1/threads/{thread}/messages"), shared)
        .await
        .refused(404, "not_found");
    let lanes = vera.get(&format!("/api/v1/threads/{thread}/lanes")).await.ok();
    assert_eq!(lanes["items"].as_array().unwrap().len(), 1);
}
