//! Nothing of a project reaches a firm that is not in it, nor private words another one that is: by
//! no address, list, search, mail, socket or derived field.
use serde_json::json;

use super::{Joint, accepts, begins, delivers_all, passes};
use crate::links::everything;
use crate::support::mail::mails;
use crate::support::world::sentinels;
use crate::support::{Actor, World, text};

/// A project of V1, A and B, with private words of each and a topic of V1's alone. Sentinels of B's
/// invitation and later are told from those that A and V1 had before.
struct Told {
    project: Joint,
    ids: Vec<String>,
}

async fn says(who: &Actor, thread: &str, lane: &str, body: &str) -> String {
    let file = who.uploads(&format!("{body}.txt"), format!("inside {body}").as_bytes()).await;
    let input = json!({ "lane": lane, "body": body, "file_ids": [file] });
    let path = format!("/api/v1/threads/{thread}/messages");
    who.post(&path, input).await.ok();
    file
}

/// Title and purpose are told to whoever is asked; `JOINT` to all that are in; the others to their
/// own firm alone.
async fn tell(world: &World) -> Told {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let mut new = super::input(world, &["A", "B"]);
    new["title"] = json!("SENT-P-asked-1");
    new["purpose"] = json!("SENT-P-asked-2");
    let made = vera.post("/api/v1/projects", new).await.ok();
    let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    accepts(anna, &project).await.ok();
    let topic = json!({ "topic": "SENT-P-joint-1", "audience": "shared" });
    let topic = text(&vera.post(&project.at("threads"), topic).await.ok()["id"]);
    let own = json!({ "topic": "SENT-P-vendor-1", "audience": "private" });
    let own = text(&vera.post(&project.at("threads"), own).await.ok()["id"]);
    let mut ids = vec![project.id.clone(), project.thread.clone(), topic.clone(), own.clone()];
    ids.push(says(vera, &topic, "shared", "SENT-P-joint-2").await);
    ids.push(says(vera, &topic, "private", "SENT-P-vendor-2").await);
    ids.push(says(vera, &own, "private", "SENT-P-vendor-3").await);
    ids.push(says(anna, &topic, "private", "SENT-P-customer-1").await);
    ids.push(says(anna, &project.thread, "private", "SENT-P-customer-2").await);
    let ask = json!({
        "thread_id": topic, "to_organisation_id": anna.organisation_id().await,
        "body": "SENT-P-joint-3",
    });
    vera.post(&project.at("questions"), ask).await.ok();
    let milestone = json!({ "title": "SENT-P-joint-4", "due_on": "2026-04-01" });
    vera.post(&project.at("milestones"), milestone).await.ok();
    let phases = super::sees(vera, &project).await["phases"].clone();
    let deliverable =
        json!({ "phase_id": phases[2]["id"], "title": "SENT-P-joint-5", "side": "vendor" });
    let deliverable = vera.post(&project.at("deliverables"), deliverable).await.ok();
    ids.push(text(&deliverable["id"]));
    ids.push(text(&phases[0]["gate"]["id"]));
    delivers_all(world, &project, 0).await;
    let note = json!({ "verdict": "go", "note": "SENT-P-joint-6" });
    passes(world, &project, 0, note).await;
    world.app.work().await;
    Told { project, ids }
}

/// What a firm may read before B has accepted, and after.
fn may_read(organisation: &str, sentinel: &str, joined: bool) -> bool {
    match sentinel.split('-').nth(2).unwrap_or_default() {
        "asked" => ["V1", "A", "B"].contains(&organisation),
        "joint" => ["V1", "A"].contains(&organisation) || joined && organisation == "B",
        "vendor" => organisation == "V1",
        "customer" => organisation == "A",
        _ => false,
    }
}

#[track_caller]
fn assert_no_leak(organisation: &str, what: &str, text: &str, joined: bool) {
    let leaked: Vec<String> = sentinels(text)
        .into_iter()
        .filter(|sentinel| sentinel.starts_with("SENT-P-"))
        .filter(|sentinel| !may_read(organisation, sentinel, joined))
        .collect();
    assert!(leaked.is_empty(), "{what} showed {organisation} {leaked:?}\n{text}");
}

const PEOPLE: [&str; 9] =
    ["olga", "mark", "vera", "otto", "wanda", "anna", "adam", "abel", "boris"];

#[actix_web::test]
async fn no_address_shows_what_its_reader_may_not_read() {
    let world = World::new().await;
    let told = tell(&world).await;
    let boris = world.person("boris");
    let ids: Vec<&str> = told.ids.iter().map(String::as_str).collect();
    for joined in [false, true] {
        if joined {
            accepts(boris, &told.project).await.ok();
            world.app.work().await;
        }
        let mut shown = 0;
        for name in PEOPLE {
            let who = world.person(name);
            let mut all = everything(who, &ids).await;
            for query in ["SENT", "SENT-P-vendor", "inside"] {
                for path in ["search", "projects", "complaints"] {
                    all += &who.get(&format!("/api/v1/{path}?q={query}")).await.text();
                }
            }
            let people = format!("/api/v1/people?record_id={}&lane=shared", told.project.id);
            all += &who.get(&people).await.text();
            assert_no_leak(&who.organisation, name, &all, joined);
            shown += sentinels(&all).len();
            let is_in = ["V1", "A"].contains(&who.organisation.as_str())
                || joined && who.organisation == "B";
            if !is_in {
                who.get(&told.project.path()).await.refused(404, "not_found");
                assert_eq!(who.get("/api/v1/projects").await.ok()["items"], json!([]));
                assert!(!all.contains("Anna Person") || who.organisation != "B" && is_in, "{all}");
            }
        }
        assert!(shown > 30, "the sentinels are there at all: {shown}");
        // Those who are in find the joint words.
        let found = world.person("adam").get("/api/v1/projects?q=SENT").await.ok();
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
    }
    // Whoever has left reads no more of it.
    let seen = super::sees(boris, &told.project).await;
    let leave = json!({ "version": seen["version"] });
    assert_eq!(boris.post(&told.project.at("actions/leave"), leave).await.status, 204);
    let all = everything(boris, &ids).await;
    assert!(!all.contains("SENT-P-joint"), "{all}");
    assert_eq!(boris.get("/api/v1/projects").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn mails_and_sockets_tell_those_who_may_read() {
    let world = World::new().await;
    let anna = world.person("anna");
    let boris = world.person("boris");
    let mut early = boris.goes_live().await;
    let told = tell(&world).await;
    // Being asked changes what a firm may read, and so does accepting: its sockets come back.
    assert_eq!(early.closed().await, 4403);
    assert_no_leak("B", "a socket", &format!("{:?}", early.seen), false);
    let mut ear = boris.goes_live().await;
    let mut insider = anna.goes_live().await;
    let follow = |id: &str| json!({ "subscribe": { "thread": id, "after": {} } });
    // Whoever follows what is not theirs is told that there is no such thing.
    for (who, id) in [(boris, &told.ids[2]), (boris, &told.ids[3]), (anna, &told.ids[3])] {
        let mut socket = who.goes_live().await;
        socket.send(follow(id)).await;
        assert_eq!(socket.until("error", |_| true).await["code"], "not_found");
        assert_no_leak(&who.organisation, "a socket", &format!("{:?}", socket.seen), false);
    }
    ear.send(follow(&told.ids[1])).await;
    for id in [&told.ids[1], &told.ids[2]] {
        insider.send(follow(id)).await;
    }
    says(world.vendor(), &told.ids[2], "shared", "SENT-P-joint-9").await;
    says(world.vendor(), &told.ids[3], "private", "SENT-P-vendor-9").await;
    insider.until("entry", |frame| frame["entry"]["body"] == "SENT-P-joint-9").await;
    for (socket, organisation) in [(&mut ear, "B"), (&mut insider, "A")] {
        socket.settle().await;
        let frames = format!("{:?}", socket.seen);
        assert_no_leak(organisation, "a socket", &frames, false);
    }
    let frames = format!("{:?}", ear.seen);
    // Who asked stands in the lane of the two firms; who else is in, and the plan, do not.
    let others = ["Firm A", "Anna", "\"plan\""];
    assert!(frames.contains("party_invited"), "{frames}");
    assert!(others.iter().all(|word| !frames.contains(word)), "{frames}");
    world.app.work().await;
    let sent = mails(&world.app.mailer);
    assert!(sent.iter().any(|mail| mail.to.starts_with("boris")), "Boris was asked to join");
    for mail in sent {
        let name = mail.to.split('@').next().unwrap_or_default();
        // Lines of the mail as sent are broken where they are long.
        let raw = mail.raw.replace("=\r\n", "");
        let whole = format!("{}\n{}\n{}\n{raw}", mail.subject, mail.text, mail.html);
        let organisation = &world.person(name).organisation;
        assert_no_leak(organisation, &format!("a mail to {name}"), &whole, false);
        if organisation == "B" {
            assert!(!whole.contains("Firm A") && !whole.contains("Anna"), "{whole}");
        }
    }
}

/// Another customer's project moves nothing that a firm can see.
#[actix_web::test]
async fn figures_do_not_move_with_a_project_of_others() {
    let world = World::new().await;
    let boris = world.person("boris");
    let project = begins(&world, &["A"]).await;
    let paths = [
        "/api/v1/projects",
        "/api/v1/projects/invitations",
        "/api/v1/relationships",
        "/api/v1/counts",
        "/api/v1/inbox",
        "/api/v1/commitments",
    ];
    let mut before = Vec::new();
    for path in paths {
        before.push(boris.get(path).await.text());
    }
    accepts(world.person("anna"), &project).await.ok();
    delivers_all(&world, &project, 0).await;
    passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    world.app.work().await;
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(boris.get(path).await.text(), before, "{path}");
    }
}
