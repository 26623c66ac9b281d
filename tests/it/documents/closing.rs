//! What becomes of requests for approval once their document has closed for those who were asked.
use serde_json::{Value, json};

use super::{
    adds, answers, asks, confidential, listed, on_nda, path, releases, sees, three, under_nda,
};
use crate::links::everything;
use crate::projects::{Joint, acts, deliverable, shows};
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{Actor, World, text};

/// All that names what waits for somebody, or what was said where they read.
async fn waits(who: &Actor, project: &Joint) -> String {
    let mut all = String::new();
    let parts = ["balance", "documents", "threads", "changes"];
    let of_project = parts.map(|part| project.at(part));
    let lanes = format!("/api/v1/threads/{}/lanes", project.thread);
    let notes = format!("/api/v1/threads/{}/entries?lane=private&after=0", project.thread);
    let others = ["signatures", "tasks?owner=us", "inbox"].map(|path| format!("/api/v1/{path}"));
    for path in of_project.into_iter().chain(others).chain([lanes.clone(), notes]) {
        let answer = who.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        all += &answer.text();
    }
    for lane in who.get(&lanes).await.ok()["items"].as_array().unwrap() {
        let entries = format!(
            "/api/v1/threads/{}/entries?lane={}&after=0",
            project.thread,
            text(&lane["id"])
        );
        let answer = who.get(&entries).await;
        assert_eq!(answer.status, 200, "{entries}: {}", answer.text());
        all += &answer.text();
    }
    all
}

async fn to_sign(who: &Actor) -> Vec<Value> {
    let found = who.get("/api/v1/signatures").await.ok();
    found["items"].as_array().unwrap().clone()
}

/// Lanes that name their readers and that somebody reads.
async fn named_lanes(who: &Actor, project: &Joint) -> usize {
    let lanes = who.get(&format!("/api/v1/threads/{}/lanes", project.thread)).await.ok();
    let all = lanes["items"].as_array().unwrap().clone();
    all.iter().filter(|lane| lane["kind"] == "named").count()
}

/// Who reads each of them.
async fn readers_of_named(who: &Actor, project: &Joint) -> Vec<Vec<String>> {
    let lanes = who.get(&format!("/api/v1/threads/{}/lanes", project.thread)).await.ok();
    let named = |lane: &&Value| lane["kind"] == "named";
    let readers = |lane: &Value| -> Vec<String> {
        lane["readers"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
    };
    lanes["items"].as_array().unwrap().iter().filter(named).map(readers).collect()
}

/// A confidential document of V1's that Anna is asked to approve.
async fn asked(world: &World, project: &Joint) -> Value {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let secret = releases(vera, project, "SENT-D-title-5", confidential()).await;
    let asked = asks(vera, &secret, &[(anna, "lead", 0)]).await.ok();
    world.app.work().await;
    asked
}

#[actix_web::test]
async fn nothing_waits_for_those_for_whom_it_has_closed() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let lanes = named_lanes(anna, &project).await;
    let secret = asked(&world, &project).await;
    let key = text(&secret["key"]);
    let name = format!("{key} SENT-D-title-5 · v1");
    assert_eq!(to_sign(anna).await[0]["title"], name, "as long as it opens, it is named");
    assert_eq!(named_lanes(anna, &project).await, lanes + 1);
    let mail = mail_that_says(&world.app.mailer, "anna@example.org", "Document to approve");
    assert!(!format!("{} {}", mail.subject, mail.text).contains(&key), "{}", mail.text);

    on_nda(anna, &nda, "terminate", json!({})).await.ok();
    // Before any worker has looked.
    assert_eq!(to_sign(anna).await, Vec::<Value>::new());
    let early = waits(anna, &project).await;
    world.app.work().await;
    let late = waits(anna, &project).await;
    for all in [early, late] {
        assert!(!all.contains(&key) && !all.contains("SENT-D"), "{key}: {all}");
    }
    assert_eq!(named_lanes(anna, &project).await, lanes, "nor what was said about it");
    let ids = [text(&secret["id"]), project.id.clone(), project.thread.clone()];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = everything(anna, &ids).await;
    assert!(!all.contains(&format!("\"{key}\"")) && !all.contains("SENT-D"), "{key}: {all}");
    // Its owner is told, and may ask anew once there is another agreement.
    let seen = sees(vera, &secret).await.ok();
    assert_eq!(seen["versions"][0]["approval"], "cancelled");
    assert!(waits(vera, &project).await.contains("agreement_ended"));
    assert_eq!(seen["waits_for"], json!([]));
    under_nda(&world, "A", "2027-12-31").await;
    asks(vera, &seen, &[(anna, "lead", 0)]).await.ok();
    assert_eq!(to_sign(anna).await[0]["title"], name);
    assert_eq!(named_lanes(anna, &project).await, lanes + 1);
}

#[actix_web::test]
async fn an_agreement_that_runs_out_ends_it_as_well() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    under_nda(&world, "A", "2026-03-12").await;
    let secret = asked(&world, &project).await;
    assert_eq!(to_sign(anna).await.len(), 1);
    world.app.clock.advance(4 * 86_400);
    assert_eq!(to_sign(anna).await, Vec::<Value>::new(), "before any worker has looked");
    world.app.work().await;
    let all = waits(anna, &project).await;
    assert!(!all.contains(&text(&secret["key"])) && !all.contains("SENT-D"), "{all}");
    assert_eq!(sees(vera, &secret).await.ok()["versions"][0]["approval"], "cancelled");
    let balance = vera.get(&project.at("balance")).await.ok();
    assert!(!balance["items"].to_string().contains("document_version"), "{balance}");
}

/// What others still may see stays with them.
#[actix_web::test]
async fn an_approval_that_is_complete_stays() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let secret = asked(&world, &project).await;
    answers(anna, &secret, "approve", json!({})).await.ok();
    on_nda(world.person("mark"), &nda, "terminate", json!({})).await.ok();
    world.app.work().await;
    assert_eq!(sees(vera, &secret).await.ok()["versions"][0]["approval"], "approved");
    let all = waits(anna, &project).await;
    assert!(!all.contains(&text(&secret["key"])), "{all}");
}

#[actix_web::test]
async fn what_becomes_confidential_waits_for_nobody_under_its_name() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = releases(vera, &project, "SENT-D-title-6", json!({})).await;
    let asked = asks(vera, &drawing, &[(anna, "lead", 0)]).await.ok();
    assert!(text(&to_sign(anna).await[0]["title"]).contains("SENT-D-title-6"));
    vera.patch(&path(&asked), &asked["version"], confidential()).await.ok();
    world.app.work().await;
    assert_eq!(to_sign(anna).await, Vec::<Value>::new());
    assert_eq!(listed(anna, &project).await, Vec::<Value>::new());
    for part in ["balance", "documents", "files"] {
        let answer = anna.get(&project.at(part)).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains("SENT-D-title-6"), "{part}: {}", answer.text());
    }
    // From now on what happens to it is its owner's.
    let seen = sees(vera, &drawing).await.ok();
    super::revises(vera, &seen, "SENT-D-note-6").await;
    world.app.work().await;
    let all = waits(anna, &project).await;
    assert!(!all.contains("SENT-D-note-6"), "{all}");
}

/// Keys say neither how many documents there are nor in which order they came.
#[actix_web::test]
async fn keys_count_nothing() {
    let world = World::new().await;
    let project = three(&world).await;
    let vera = world.vendor();
    let mut keys: Vec<i32> = Vec::new();
    for number in 0..8 {
        let added = adds(vera, &project, &format!("Part {number}"), json!({})).await;
        keys.push(text(&added["key"]).trim_start_matches('F').parse().unwrap());
    }
    assert!(keys.iter().all(|key| (100..=999).contains(key)), "{keys:?}");
    let steps = keys.windows(2).filter(|two| two[1] == two[0] + 1).count();
    assert!(steps < 4, "{keys:?}");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 8);
}

/// What everybody is shown of whose move it is, and what waits for a firm.
async fn turns(who: &Actor, project: &Joint) -> (Value, Value, Value) {
    let seen = who.get(&project.path()).await.ok();
    let list = who.get("/api/v1/projects").await.ok();
    let counts = who.get("/api/v1/counts").await.ok();
    (
        seen["ball"]["side"].clone(),
        list["items"][0]["ball"]["side"].clone(),
        counts["your_turn"].clone(),
    )
}

#[actix_web::test]
async fn the_ball_goes_back_and_counters_say_nothing() {
    let world = World::new().await;
    let project = three(&world).await;
    let (anna, boris) = (world.person("anna"), world.person("boris"));
    // What the customers owe first is done: nothing waits for them.
    let owed = shows(anna, &deliverable(anna, &project, 0, 0).await, "Report").await;
    acts(anna, &owed, "submit", json!({})).await.ok();
    let nda = under_nda(&world, "A", "2027-12-31").await;
    world.app.work().await;
    let before = (turns(anna, &project).await, turns(boris, &project).await);
    assert_eq!(before.0.2, 0);
    asked(&world, &project).await;
    let during = turns(anna, &project).await;
    assert_ne!(during.0, before.0.0, "it waits for her");
    assert_eq!(during.2, 1);
    assert_eq!(turns(boris, &project).await, before.1);
    on_nda(anna, &nda, "terminate", json!({})).await.ok();
    world.app.work().await;
    assert_eq!((turns(anna, &project).await, turns(boris, &project).await), before);
}

/// That the agreement of two firms is over is a matter of those two.
#[actix_web::test]
async fn no_other_customer_learns_that_an_agreement_is_over() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let ended = under_nda(&world, "A", "2027-12-31").await;
    under_nda(&world, "B", "2027-12-31").await;
    // One of the vendor's that both are asked about, and one of Boris's own that Anna reads.
    let theirs = releases(vera, &project, "Vendor drawing", confidential()).await;
    let theirs = asks(vera, &theirs, &[(anna, "lead", 0), (boris, "lead", 0)]).await.ok();
    answers(boris, &theirs, "approve", json!({})).await.ok();
    let mut named = confidential();
    named["reader_ids"] = json!([anna.organisation_id().await]);
    let own = releases(boris, &project, "Own drawing", named).await;
    let own = asks(boris, &own, &[(anna, "lead", 0)]).await.ok();
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, &boris.email).len();
    let before = waits(boris, &project).await.to_lowercase();
    let lanes = readers_of_named(boris, &project).await;
    let by_vendor = readers_of_named(vera, &project).await;
    on_nda(anna, &ended, "terminate", json!({ "reason": "SENT-N-reason" })).await.ok();
    world.app.work().await;
    let after = readers_of_named(boris, &project).await;
    assert!(after.iter().any(|lane| lane.len() == 3), "he is asked beside Anna's firm: {after:?}");
    // His own lane with Anna alone is over, as what he asked her is; where others read on, he sees
    // no firm go.
    let with_others = |lanes: &[Vec<String>]| -> Vec<Vec<String>> {
        lanes.iter().filter(|lane| lane.len() > 2).cloned().collect()
    };
    assert_eq!(with_others(&after), with_others(&lanes));
    assert_ne!(readers_of_named(vera, &project).await, by_vendor, "the vendor's own agreement");
    assert_eq!(sees(boris, &own).await.ok()["versions"][0]["approval"], "cancelled");
    let mut read = waits(boris, &project).await;
    assert!(read.contains("approval_withdrawn"), "he is told that nobody is asked any more");
    for mail in &mails_to(&world.app.mailer, &boris.email)[mails..] {
        read += &format!("{} {}", mail.subject, mail.text);
    }
    let read = read.to_lowercase();
    for word in ["agreement", "nda_", "nda ", "secrecy"] {
        // His own firm has one as well, and hears of that.
        let more = read.matches(word).count() - before.matches(word).count();
        assert_eq!(more, 0, "{word}: {read}");
    }
    let ids = [text(&own["id"]), text(&theirs["id"]), project.id.clone(), project.thread.clone()];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = everything(boris, &ids).await;
    assert!(!all.contains("agreement_ended") && !all.contains("SENT-N-reason"), "{all}");
    let vendor = waits(vera, &project).await;
    assert!(vendor.contains("agreement_ended"), "the vendor is one of the two");
}
