//! What there is to do on a record: for one side alone, or for both; checklists; saved replies.
mod asks;
mod replies;
mod to_do;

use serde_json::{Value, json};

use crate::support::dump::Dumper;
use crate::support::http::Answer;
use crate::support::{Actor, Case, Sent, World, text};

fn tasks(case: &Case) -> String {
    format!("/api/v1/records/{}/tasks", case.id)
}

async fn adds(who: &Actor, case: &Case, words: &str, shared: bool) -> Value {
    who.post(&tasks(case), json!({ "text": words, "shared": shared })).await.ok()
}

async fn changes(who: &Actor, task: &Value, input: Value) -> Answer {
    who.patch(&format!("/api/v1/tasks/{}", text(&task["id"])), &task["version"], input).await
}

async fn removes(who: &Actor, task: &Value) -> Answer {
    let sent = Sent::default().with("if-match", format!("\"{}\"", task["version"]));
    who.send("DELETE", &format!("/api/v1/tasks/{}", text(&task["id"])), sent).await
}

/// What somebody finds on a record, as words.
async fn finds(who: &Actor, case: &Case) -> Vec<String> {
    let list = who.get(&tasks(case)).await.ok();
    list["items"].as_array().unwrap().iter().map(|task| text(&task["text"])).collect()
}

async fn kinds(who: &Actor, case: &Case, lane: &str) -> Vec<String> {
    who.reads(case, lane).await.iter().map(|entry| text(&entry["kind"])).collect()
}

fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[actix_web::test]
async fn a_shared_task_is_both_sides_and_stands_in_the_record() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let task = adds(vera, &case, "Send the drawing", true).await;
    assert_eq!((&task["mine"], &task["position"]), (&json!(true), &json!(1)));
    let seen = adam.get(&tasks(&case)).await.ok()["items"][0].clone();
    assert_eq!(seen["mine"], false);
    let denied: Vec<&Value> = seen["actions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|action| action["allowed"] == false)
        .map(|action| &action["name"])
        .collect();
    assert_eq!(denied, ["reword", "remove"]);
    // The other side takes it on and does it; the words stay with who made it.
    let taken = changes(adam, &seen, json!({ "owner_membership_id": adam.membership })).await.ok();
    assert_eq!(taken["owner"]["membership_id"], adam.membership);
    let done = changes(adam, &taken, json!({ "done": true })).await.ok();
    assert_eq!(done["done_by"]["membership_id"], adam.membership);
    assert_eq!(reason(changes(adam, &done, json!({ "text": "Nothing" })).await), "wrong_side");
    assert_eq!(reason(changes(adam, &done, json!({ "due_on": null })).await), "wrong_side");
    assert_eq!(reason(removes(adam, &done).await), "wrong_side");
    let back = changes(vera, &done, json!({ "done": false, "text": "Send both" })).await.ok();
    assert_eq!((&back["done_at"], &back["text"]), (&Value::Null, &json!("Send both")));
    assert_eq!(removes(vera, &back).await.status, 204);
    let told = kinds(adam, &case, "shared").await;
    let expected = ["task_added", "task_done", "task_changed", "task_done", "task_changed"];
    assert_eq!(told[told.len() - 5..], expected);
    assert_eq!(finds(adam, &case).await, [""; 0]);
}

#[actix_web::test]
async fn a_private_task_leaves_no_trace_on_the_other_side() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    adds(adam, &case, "Agreed by both", true).await;
    let before = kinds(adam, &case, "shared").await;
    let sees_before = adam.sees(&case).await;
    let task = adds(vera, &case, "SECRET ask the lawyer", false).await;
    let also = adds(vera, &case, "SECRET write it off", false).await;
    assert_eq!((&task["position"], &also["position"]), (&json!(2), &json!(3)));
    changes(vera, &task, json!({ "done": true })).await.ok();
    changes(vera, &also, json!({ "text": "SECRET do not", "due_on": "2026-12-01" })).await.ok();
    world.app.work().await;
    assert_eq!(finds(vera, &case).await.len(), 3);
    assert_eq!(finds(world.person("otto"), &case).await.len(), 3, "colleagues see it");
    assert_eq!(finds(adam, &case).await, ["Agreed by both"]);
    assert_eq!(kinds(adam, &case, "shared").await, before);
    assert_eq!(adam.sees(&case).await["version"], sees_before["version"]);
    // Not by its id, and its place does not show in the positions of the other side.
    let answer = changes(adam, &also, json!({ "done": true })).await;
    answer.refused(404, "not_found");
    removes(adam, &also).await.refused(404, "not_found");
    let next = adds(adam, &case, "Next", false).await;
    assert_eq!(next["position"], 2);
    let bundle = adam.get(&format!("{}/bundle", case.path())).await;
    assert!(!crate::proof::unpacked(&bundle.bytes).contains("SECRET"));
    let search = adam.get("/api/v1/search?q=SECRET").await.text();
    assert!(!search.contains("lawyer"), "{search}");
    for path in [tasks(&case), "/api/v1/tasks?owner=me".to_owned()] {
        assert!(!boris.get(&path).await.text().contains("SECRET"), "{path}");
    }
    boris.get(&tasks(&case)).await.refused(404, "not_found");
    // A guest has no tasks.
    for path in [tasks(&case), "/api/v1/tasks?owner=me".to_owned()] {
        assert!(!adam.get(&path).await.text().contains("SECRET"), "{path}");
    }
}

#[actix_web::test]
async fn the_hint_of_a_private_task_reaches_its_own_side_alone() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.app.work().await;
    let mut theirs = adam.goes_live().await;
    theirs.subscribe(&case.thread, 0, 0).await;
    theirs.settle().await;
    let mut own = world.person("mark").goes_live().await;
    adds(vera, &case, "Ask the lawyer", false).await;
    own.until("list", |frame| frame["kind"] == "tasks").await;
    // The next thing that the other side hears of is what both may see.
    let path = format!("/api/v1/threads/{}/read", case.thread);
    let mark = json!({ "lane": "shared", "seq": 1 });
    vera.post(&path, mark).await;
    loop {
        let frame = theirs.next().await.unwrap();
        if frame["type"] == "read" {
            break;
        }
        let tells = ["record", "entry", "list", "inbox"].contains(&frame["type"].as_str().unwrap());
        assert!(!tells, "{frame}");
    }
    adds(vera, &case, "For both", true).await;
    theirs.until("list", |frame| frame["kind"] == "tasks").await;
    assert_eq!(finds(adam, &case).await, ["For both"]);
}

#[actix_web::test]
async fn a_checklist_is_one_firms_and_becomes_tasks() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let lists = "/api/v1/organisation/checklists";
    let new =
        json!({ "name": "Leak", "category": "product", "items": ["Look", "Measure", "Tell"] });
    let list = mark.post(lists, new.clone()).await.ok();
    let path = format!("{lists}/{}", text(&list["id"]));
    assert_eq!(vera.get(lists).await.ok()["items"][0]["items"], new["items"]);
    assert_eq!(adam.get(lists).await.ok()["items"], json!([]));
    let from = json!({ "checklist_id": list["id"], "shared": true });
    let start = format!("{}/from-checklist", tasks(&case));
    let made = vera.post(&start, from.clone()).await.ok();
    assert_eq!(made["items"].as_array().unwrap().len(), 3);
    assert_eq!(finds(adam, &case).await, ["Look", "Measure", "Tell"]);
    let told = kinds(adam, &case, "shared").await;
    assert_eq!(told.iter().filter(|kind| *kind == "task_added").count(), 1, "one entry for all");
    // The other side's list is as good as none.
    adam.post(&start, from.clone()).await.refused(422, "invalid");
    mark.patch(&path, &json!(9), json!({ "name": "x" })).await.refused(412, "precondition_failed");
    let changed = json!({ "items": ["Look twice"], "category": null });
    let changed = mark.patch(&path, &list["version"], changed).await.ok();
    assert_eq!((&changed["version"], &changed["category"]), (&json!(2), &Value::Null));
    assert_eq!(finds(vera, &case).await.len(), 3, "what was made stays");
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for bad in [
        json!({ "name": "x", "items": [] }),
        json!({ "name": "", "items": ["a"] }),
        json!({ "name": "x", "items": [" "] }),
        json!({ "name": "x", "items": ["a"], "category": "weather" }),
        json!({ "name": "x", "items": vec!["a"; 51] }),
    ] {
        mark.post(lists, bad).await.refused(422, "invalid");
    }
    vera.post(lists, new).await.refused(403, "forbidden");
    adam.patch(&path, &json!(2), json!({ "name": "x" })).await.refused(404, "not_found");
    dumper.assert_unchanged(&before, "bad checklists").await;
    let gone = mark.send("DELETE", &path, Sent::default().with("if-match", "\"2\"")).await;
    assert_eq!(gone.status, 204);
    vera.post(&start, from).await.refused(422, "invalid");
    assert_eq!(vera.get(lists).await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn bad_tasks_change_nothing_and_move_no_clock() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, otto) = (world.customer(), world.vendor(), world.person("otto"));
    let task = adds(adam, &case, "Ours", true).await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for bad in [
        json!({ "text": "", "shared": true }),
        json!({ "text": "a\nb", "shared": true }),
        json!({ "text": "x".repeat(501), "shared": true }),
        json!({ "text": "x" }),
        json!({ "text": "x", "shared": false, "due_on": "1.12.2026" }),
        json!({ "text": "x", "shared": false, "due_on": "2026-02-30" }),
        json!({ "text": "x", "shared": false, "due_on": "2126-01-01" }),
        json!({ "text": "x", "shared": false, "owner_membership_id": vera.membership }),
        json!({ "text": "x", "shared": false, "done_at": 1 }),
    ] {
        let answer = adam.post(&tasks(&case), bad.clone()).await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{bad}");
    }
    let answer = changes(adam, &task, json!({ "owner_membership_id": vera.membership })).await;
    answer.refused(422, "invalid");
    changes(adam, &task, json!({ "position": -1 })).await.refused(422, "invalid");
    let mut old = task.clone();
    old["version"] = json!(7);
    changes(adam, &old, json!({ "done": true })).await.refused(412, "precondition_failed");
    removes(adam, &old).await.refused(412, "precondition_failed");
    let path = format!("/api/v1/tasks/{}", text(&task["id"]));
    adam.delete(&path).await.refused(428, "precondition_required");
    assert_eq!(reason(changes(otto, &task, json!({ "done": true })).await), "role_too_low");
    assert_eq!(
        reason(otto.post(&tasks(&case), json!({ "text": "x", "shared": false })).await),
        "role_too_low"
    );
    dumper.assert_unchanged(&before, "bad tasks").await;
    // A vendor's task is no answer to the customer.
    let clocks = adam.get(&format!("{}/ledger", case.path())).await.ok();
    adds(vera, &case, "We plan something", true).await;
    world.app.work().await;
    assert_eq!(adam.sees(&case).await["first_response_at"], Value::Null);
    assert_eq!(adam.get(&format!("{}/ledger", case.path())).await.ok()["clocks"], clocks["clocks"]);
    // Of a draft the other side knows nothing yet.
    let mut hidden = Actor::complaint(world.relationship("A"), "Later");
    hidden["submit"] = json!(false);
    let draft = Case::of(adam.post("/api/v1/complaints", hidden).await.ok());
    let shared = adam.post(&tasks(&draft), json!({ "text": "x", "shared": true })).await;
    assert_eq!(reason(shared), "wrong_status");
    adds(adam, &draft, "Find the photo", false).await;
}
