//! From a draft to a released version and to one that is obsolete; who has opened which.
use serde_json::{Value, json};

use super::{acts, adds, file_of, listed, path, reason, releases, revises, sees};
use crate::projects::running;
use crate::support::{World, text};

#[actix_web::test]
async fn a_draft_is_its_owners_until_it_is_released() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = adds(vera, &project, "Casing", json!({})).await;
    assert_eq!(drawing["versions"][0]["state"], "draft");
    // To the other side there is no such thing, by any address.
    assert_eq!(listed(anna, &project).await, Vec::<Value>::new());
    sees(anna, &drawing).await.refused(404, "not_found");
    anna.get(&file_of(&drawing, 1)).await.refused(404, "not_found");
    acts(anna, &drawing, "release", json!({})).await.refused(404, "not_found");
    // The upload is reached through the document alone, by its uploader too.
    let upload = format!("/api/v1/files/{}", text(&drawing["versions"][0]["file"]["id"]));
    vera.get(&upload).await.refused(404, "not_found");
    assert_eq!(vera.get(&file_of(&drawing, 1)).await.text(), "inside Casing");

    let released = acts(vera, &drawing, "release", json!({})).await.ok();
    assert_eq!(released["versions"][0]["state"], "released");
    assert_eq!(listed(anna, &project).await, ["Casing"]);
    assert_eq!(anna.get(&file_of(&drawing, 1)).await.text(), "inside Casing");
    assert_eq!(reason(acts(anna, &released, "discard", json!({})).await), "wrong_side");
    assert_eq!(reason(acts(vera, &released, "release", json!({})).await), "no_draft");
}

#[actix_web::test]
async fn the_next_version_makes_the_one_before_obsolete() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = releases(vera, &project, "Casing", json!({})).await;
    // What changed is asked for, and a file is used once.
    let file = vera.uploads("casing-2.txt", b"second").await;
    let versions = format!("{}/versions", path(&first));
    let bare = json!({ "version": first["version"], "file_id": file });
    vera.post(&versions, bare).await.refused(422, "invalid");
    let used = first["versions"][0]["file"]["id"].clone();
    let again = json!({ "version": first["version"], "file_id": used, "note": "Again." });
    vera.post(&versions, again).await.refused(422, "invalid");
    let next = json!({ "version": first["version"], "file_id": file, "note": "Ribs." });
    let drafted = vera.post(&versions, next.clone()).await.ok();
    vera.post(&versions, next).await.refused(409, "stale_version");
    // Anna still has the first one alone, and is told of no draft.
    let seen = sees(anna, &first).await.ok();
    assert_eq!(seen["versions"].as_array().unwrap().len(), 1);
    anna.get(&file_of(&first, 2)).await.refused(404, "not_found");
    let draft = json!({ "version": drafted["version"], "file_id": vera.uploads("c.txt", b"c").await, "note": "N" });
    assert_eq!(reason(vera.post(&versions, draft).await), "draft_exists");
    // Its line shows what counts, and that there is a draft, to its owner alone.
    for (who, draft) in [(vera, true), (anna, false)] {
        let line = who.get(&project.at("documents")).await.ok()["items"][0].clone();
        assert_eq!((&line["current"]["number"], &line["draft"]), (&json!(1), &json!(draft)));
    }

    acts(vera, &drafted, "release", json!({})).await.ok();
    let seen = sees(anna, &first).await.ok();
    let states: Vec<(i64, String)> = seen["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["number"].as_i64().unwrap(), text(&one["state"])))
        .collect();
    assert_eq!(states, [(2, "released".to_owned()), (1, "obsolete".to_owned())]);
    assert_eq!(anna.get(&file_of(&first, 1)).await.text(), "inside Casing", "it stays readable");
    assert_eq!(anna.get(&file_of(&first, 2)).await.text(), "second");
    let told = crate::projects::kinds(anna, &project).await;
    assert_eq!(told.iter().filter(|kind| *kind == "document_released").count(), 2);
    assert!(!told.contains(&"document_drafted".to_owned()));
}

#[actix_web::test]
async fn a_draft_that_is_discarded_leaves_nothing_and_its_key_is_not_given_again() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let first = adds(vera, &project, "Casing", json!({})).await;
    let after = acts(vera, &first, "discard", json!({})).await.ok();
    assert_eq!(after["versions"], json!([]));
    vera.get(&file_of(&first, 1)).await.refused(404, "not_found");
    let second = adds(vera, &project, "Cover", json!({})).await;
    assert_ne!(second["key"], first["key"]);
    let again = revises(vera, &after, "Anew.").await;
    assert_eq!(again["versions"][0]["number"], 1);
}

#[actix_web::test]
async fn a_version_whose_content_is_gone_is_not_released() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let drawing = adds(vera, &project, "Casing", json!({})).await;
    for file in walk(&world.app.services.platform.settings.data_dir.join("files")) {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(reason(acts(vera, &drawing, "release", json!({})).await), "file_missing");
    assert_eq!(sees(vera, &drawing).await.ok()["versions"][0]["state"], "draft");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[actix_web::test]
async fn whoever_opens_a_version_is_written_down_once_an_hour() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    let preview = format!("{}?purpose=preview", file_of(&drawing, 1));
    for _ in 0..3 {
        assert_eq!(anna.get(&preview).await.status, 200);
    }
    adam.get(&file_of(&drawing, 1)).await;
    vera.get(&preview).await;
    let opened = async |who: &crate::support::Actor| -> Vec<(String, bool)> {
        let list = who.get(&format!("{}/openings", path(&drawing))).await.ok();
        let rows = list["items"].as_array().unwrap().clone();
        let mut all: Vec<(String, bool)> = rows
            .iter()
            .map(|row| (text(&row["person"]["name"]), row["downloaded"].as_bool().unwrap()))
            .collect();
        all.sort();
        all
    };
    let mine = vec![("Adam Person".to_owned(), true), ("Anna Person".to_owned(), false)];
    assert_eq!(opened(anna).await, mine, "A sees its own people");
    assert_eq!(opened(vera).await.len(), 3, "the owner sees all");
    anna.get(&file_of(&drawing, 1)).await;
    assert!(opened(anna).await[1].1, "and then took it away");
    world.app.clock.advance(3600);
    anna.get(&preview).await;
    assert_eq!(opened(anna).await.len(), 3, "another hour, another row");
}

#[actix_web::test]
async fn all_files_of_a_project_stand_in_one_list() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    releases(vera, &project, "Casing", json!({})).await;
    adds(vera, &project, "Draft", json!({})).await;
    let say =
        |file: String, lane: &str| json!({ "lane": lane, "body": "See this.", "file_ids": [file] });
    let messages = format!("/api/v1/threads/{}/messages", project.thread);
    vera.post(&messages, say(vera.uploads("shared.txt", b"s").await, "shared")).await.ok();
    vera.post(&messages, say(vera.uploads("own.txt", b"o").await, "private")).await.ok();
    let one = crate::projects::deliverable(vera, &project, 0, 1).await;
    let evidence =
        json!({ "version": one["version"], "file_ids": [vera.uploads("proof.txt", b"p").await] });
    let add = format!("/api/v1/deliverables/{}/evidence", text(&one["id"]));
    vera.post(&add, evidence).await.ok();
    let names = async |who: &crate::support::Actor, query: &str| -> Vec<String> {
        let list = who.get(&project.at(&format!("files?{query}"))).await.ok();
        let items = list["items"].as_array().unwrap().clone();
        items.iter().map(|one| text(&one["file"]["name"])).collect()
    };
    assert_eq!(names(anna, "").await, ["proof.txt", "shared.txt", "Casing.txt"]);
    assert_eq!(
        names(vera, "").await,
        ["proof.txt", "own.txt", "shared.txt", "Draft.txt", "Casing.txt"]
    );
    assert_eq!(names(anna, "source=evidence").await, ["proof.txt"]);
    assert_eq!(names(anna, "source=document").await, ["Casing.txt"]);
    assert_eq!(names(anna, "q=SHARED").await, ["shared.txt"]);
    // By pages.
    let page = anna.get(&project.at("files?limit=2")).await.ok();
    let rest = format!("files?limit=2&cursor={}", text(&page["next_cursor"]));
    assert_eq!(anna.get(&project.at(&rest)).await.ok()["items"][0]["file"]["name"], "Casing.txt");
    for one in anna.get(&project.at("files")).await.ok()["items"].as_array().unwrap() {
        assert_eq!(anna.get(&format!("/api/v1{}", text(&one["path"]))).await.status, 200);
    }
    // A message that is taken back takes its file along.
    let list = anna.get(&project.at("files?source=message")).await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}
