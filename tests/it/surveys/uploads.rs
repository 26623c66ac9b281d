//! Files as answers: taken in without script, read by whoever reads the answers, gone with them.
use serde_json::{Value, json};

use super::{begins, defines, goes_on, hands_in, links, path, publishes, rows, sends, tries};
use crate::support::{Actor, Answer, Sent, World, text};

/// A picture of 2 × 3 pixels.
const GIF: &[u8] = b"GIF89a\x02\x00\x03\x00\x80\x00\x00";
const PDF: &[u8] = b"%PDF-1.7\nA report.";

fn asks_for_files() -> Value {
    let question = |id: &str, kind: Value, required: bool| json!({ "id": id, "text": { "en": format!("{id}?") }, "kind": kind, "required": required });
    let photo = question("photo", json!({ "type": "file", "pictures": true }), true);
    let report = question("report", json!({ "type": "file" }), false);
    let words = question("words", json!({ "type": "short_text" }), false);
    json!({
        "languages": ["en"], "title": { "en": "Show us" },
        "pages": [{ "id": "show", "questions": [words, photo, report] }],
    })
}

async fn showing(who: &Actor) -> Value {
    let survey = begins(who, "nps").await;
    defines(who, &survey, &asks_for_files()).await.ok();
    publishes(who, &survey, "identified").await
}

/// Sends the page with these files.
async fn brings(world: &World, link: &str, files: &[(&str, Option<&str>, &[u8])]) -> Answer {
    let mut parts: Vec<(&str, Option<&str>, &[u8])> =
        vec![("version", None, b"1"), ("page", None, b"show"), ("go", None, b"next")];
    parts.extend(files);
    world.app.anonymous().send("POST", link, Sent::parts(&parts)).await
}

async fn files(who: &Actor, survey: &Value) -> Vec<Value> {
    let found = who.get(&format!("{}/files", path(survey))).await.ok();
    found["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn a_photo_and_a_report_come_without_script_and_stand_with_the_answers() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = showing(olga).await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    let page = goes_on(app, &link, &[]).await;
    assert!(page.contains("enctype=\"multipart/form-data\"") && page.contains("type=\"file\""));
    assert!(page.contains("accept=\"image/png,") && page.contains("at most 10 MB"), "{page}");
    let missing = brings(&world, &link, &[("q.photo", Some(""), b""), ("q.words", None, b"x")]);
    let missing = missing.await;
    assert_eq!(missing.status, 422);
    assert!(missing.text().contains("Please answer this question."), "{}", missing.text());
    // What is no picture is refused where one is asked for; the other file is there already.
    let wrong = [("q.photo", Some("a.pdf"), PDF), ("q.report", Some("r.pdf"), PDF)];
    let wrong = brings(&world, &link, &wrong).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("A picture, please") && wrong.text().contains("r.pdf"));
    let name = "..\\<b>Кран<b>.gif";
    let good = brings(&world, &link, &[("q.photo", Some(name), GIF)]).await;
    assert_eq!(good.status, 303, "{}", good.text());
    assert_eq!(files(olga, &survey).await, Vec::<Value>::new(), "nothing is sent yet");
    let back = goes_on(app, &link, &[("go", "back")]).await;
    assert!(back.contains("&lt;b&gt;Кран") && !back.contains("<b>Кран"), "{back}");
    // A plain form without files leaves them as they are.
    goes_on(app, &link, &[("page", "show"), ("q.words", "Look")]).await;
    assert_eq!(hands_in(app, &link).await.status, 200);
    let found = files(olga, &survey).await;
    assert_eq!(found.len(), 2);
    let photo = found.iter().find(|one| one["question"] == "photo").unwrap();
    assert_eq!(
        (&photo["media_type"], &photo["respondent"]),
        (&json!("image/gif"), &json!("Person 0"))
    );
    let got = olga.get(&format!("{}/files/{}", path(&survey), text(&photo["id"]))).await;
    assert_eq!((got.status, got.header("x-content-type-options")), (200, "nosniff"));
    assert!(got.header("content-disposition").starts_with("attachment"));
    assert_eq!(got.bytes, GIF);
    let csv = olga.get(&format!("{}/export?format=csv", path(&survey))).await.text();
    assert!(csv.contains("r.pdf"), "{csv}");
    for stranger in ["anna", "wanda"] {
        let who = world.person(stranger);
        let place = format!("{}/files", path(&survey));
        assert_eq!(who.get(&place).await.status, 404, "{stranger}");
        assert_eq!(who.get(&format!("{place}/{}", text(&photo["id"]))).await.status, 404);
    }
}

#[actix_web::test]
async fn files_fall_with_the_answers_that_name_them() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = showing(olga).await;
    let mut invited = links(olga, &survey, 2).await;
    let (first, second) = (invited.pop().unwrap(), invited.pop().unwrap());
    for link in [&first, &second] {
        goes_on(app, link, &[]).await;
        let both = [("q.photo", Some("a.gif"), GIF), ("q.report", Some("r.pdf"), PDF)];
        assert_eq!(brings(&world, link, &both).await.status, 303);
    }
    assert_eq!(rows(&world, "survey_files").await.len(), 4);
    // Another in its place, and one taken back.
    goes_on(app, &first, &[("go", "back")]).await;
    let change = [("q.photo", Some("b.gif"), GIF), ("q.report.remove", None, &b"yes"[..])];
    assert_eq!(brings(&world, &first, &change).await.status, 303);
    let kept = rows(&world, "survey_files").await;
    assert_eq!(kept.len(), 3, "{kept:?}");
    hands_in(app, &first).await;
    // Whoever did not send leaves nothing behind.
    tries(olga, &survey, "close", json!({})).await.ok();
    let kept = rows(&world, "survey_files").await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(kept[0].contains("b.gif"));
}

#[actix_web::test]
async fn who_is_hidden_is_asked_for_no_files() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = begins(olga, "nps").await;
    defines(olga, &survey, &asks_for_files()).await.ok();
    for anonymity in ["anonymous", "confidential"] {
        let input = json!({ "anonymity": anonymity, "k_min": 3 });
        let refused = tries(olga, &survey, "publish", input).await;
        assert_eq!(refused.fields(), ["photo:files_need_names"], "{anonymity}");
    }
    let other = super::live(olga, "nps", "anonymous").await;
    let refused = olga.get(&format!("{}/files", path(&other))).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "answers_are_hidden");
}

#[actix_web::test]
async fn only_a_link_that_asks_for_files_may_send_any() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let plain = super::live(olga, "nps", "identified").await;
    let link = links(olga, &plain, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    let parts = [("version", None, &b"1"[..]), ("q.recommend", Some("a.gif"), GIF)];
    assert_eq!(app.anonymous().send("POST", &link, Sent::parts(&parts)).await.status, 303);
    assert!(rows(&world, "survey_files").await.is_empty());
    let nowhere = app.anonymous().send("POST", "/s/nonsense", Sent::parts(&parts)).await;
    assert_eq!(nowhere.status, 410);
    // Too large: the page says so, and what was typed beside it is there.
    let survey = showing(olga).await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    let large = [("q.words", None, &b"Typed"[..]), ("q.report", Some("l.txt"), large.as_slice())];
    let refused = brings(&world, &link, &large).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("at most 10 MB, please") && refused.text().contains("Typed"));
    // An id in a field is no file.
    let forged = [("page", "show"), ("q.photo", "0197f2a0-0000-7000-8000-000000000000")];
    assert_eq!(sends(app, &link, &forged).await.status, 422);
}
