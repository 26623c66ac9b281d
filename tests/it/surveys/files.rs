//! Surveys that come from files, and go into them.
use serde_json::{Value, json};

use super::{begins, path, text};
use crate::support::{Actor, Answer, Sent, World};

const READ: &str = "/api/v1/surveys/read-file";

async fn reads(who: &Actor, name: &str, content: &[u8]) -> Answer {
    who.send("POST", READ, Sent::file(name, "application/octet-stream", content)).await
}

/// What is wrong with a file: places and reasons.
fn refusals(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!(answer.status, 422, "{}", answer.text());
    let problem = answer.json();
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|one| (text(&one["field"]), text(&one["code"]))).collect()
}

#[actix_web::test]
async fn a_file_becomes_a_survey_and_says_what_it_left_out() {
    let world = World::new().await;
    let vera = world.vendor();
    let form = "survey\n,type,name,label,appearance\n,select_one yn,again,Would you buy again?,minimal\n\
        choices\n,list_name,name,label\n,yn,yes,Yes\n,yn,no,No\n";
    let read = reads(vera, "form.csv", form.as_bytes()).await.ok();
    assert_eq!(read["definition"]["pages"][0]["questions"][0]["id"], "again", "{read}");
    let made = vera.post("/api/v1/surveys", json!({ "definition": read["definition"] })).await.ok();
    assert_eq!(made["definition"], read["definition"]);
    let js = json!({ "title": "T", "logo": "x.png", "pages": [{ "name": "p", "elements": [
        { "type": "text", "name": "why", "title": "Why?" },
    ] }] });
    let read = reads(vera, "survey.json", js.to_string().as_bytes()).await.ok();
    assert_eq!(read["notes"][0]["place"], "logo", "{read}");
    assert_eq!(read["notes"][0]["code"], "ignored");
}

#[actix_web::test]
async fn what_is_exported_can_be_read_again() {
    let world = World::new().await;
    let vera = world.vendor();
    let survey = begins(vera, "csat_after_complaint").await;
    let out = vera.get(&format!("{}/surveyjs", path(&survey))).await.ok();
    let back = reads(vera, "again.json", out["survey"].to_string().as_bytes()).await.ok();
    let concept = begins(vera, "product_concept").await;
    let concept = vera.get(&format!("{}/surveyjs", path(&concept))).await.ok();
    let lost = concept["notes"].as_array().unwrap();
    assert!(lost.iter().any(|note| note["about"] == "constant_sum"), "{lost:?}");
    let ids = |definition: &Value| -> Vec<String> {
        let pages = definition["pages"].as_array().unwrap();
        let questions = pages.iter().flat_map(|page| page["questions"].as_array().unwrap());
        questions.map(|question| text(&question["id"])).collect()
    };
    assert_eq!(ids(&back["definition"]), ids(&survey["definition"]));
    world
        .person("wanda")
        .get(&format!("{}/surveyjs", path(&survey)))
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn hostile_files_are_refused_with_place_and_reason() {
    let world = World::new().await;
    let vera = world.vendor();
    let hostile = json!({
        "completedHtml": "<script>alert(1)</script>",
        "pages": [{ "name": "p", "elements": [
            { "type": "html", "name": "h", "html": "<img src=x onerror=alert(1)>" },
            { "type": "text", "name": "a", "visibleIf": "runAway()" },
        ] }],
    });
    let wrong = refusals(&reads(vera, "x.json", hostile.to_string().as_bytes()).await);
    assert!(wrong.contains(&("completedHtml".into(), "html".into())), "{wrong:?}");
    assert!(wrong.iter().any(|(place, _)| place.starts_with("pages[0].elements[1]")), "{wrong:?}");
    for (name, content) in [
        ("empty.json", &b""[..]),
        ("deep.json", "[".repeat(100_000).as_bytes()),
        ("half.json", br#"{"pages": ["#),
        ("old.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
        ("broken.xlsx", b"PK\x03\x04 and nothing more"),
        ("binary.csv", &[0xff, 0xfe, 0, 1, 2]),
        ("plain.csv", b"hello\nworld\n"),
    ] {
        let wrong = refusals(&reads(vera, name, content).await);
        assert_eq!(wrong[0].0, "file", "{name}: {wrong:?}");
    }
    let cell = "survey\n,type,name,label\n,geopoint,where,Where?\n";
    let wrong = refusals(&reads(vera, "form.csv", cell.as_bytes()).await);
    assert_eq!(wrong, [("survey!A2".to_owned(), "unsupported_type".to_owned())]);
    // Many refusals are cut off, and none of what was sent is kept.
    let many: Vec<Value> =
        (0..400).map(|at| json!({ "type": "signaturepad", "name": format!("q{at}") })).collect();
    let many = json!({ "pages": [{ "name": "p", "elements": many }] });
    assert_eq!(refusals(&reads(vera, "many.json", many.to_string().as_bytes()).await).len(), 50);
    assert_eq!(vera.get("/api/v1/surveys").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn large_files_and_other_forms_are_not_taken() {
    let world = World::new().await;
    let vera = world.vendor();
    let large = vec![b' '; 11 * 1024 * 1024];
    reads(vera, "large.json", &large).await.refused(413, "payload_too_large");
    // Within what is taken, and above what SurveyJS is read of.
    let mut long = br#"{"title": ""#.to_vec();
    long.resize(5 * 1024 * 1024, b'a');
    long.extend_from_slice(br#"", "pages": []}"#);
    let wrong = refusals(&reads(vera, "long.json", &long).await);
    assert_eq!(wrong, [("file".to_owned(), "too_large".to_owned())]);
    let sent = Sent::json(&json!({ "pages": [] }));
    vera.send("POST", READ, sent).await.refused(415, "unsupported_media_type");
    reads(world.person("otto"), "x.json", b"{}").await.refused(403, "forbidden");
    // A customer may begin a survey with its vendor, from a file too.
    refusals(&reads(world.customer(), "x.json", b"[]").await);
}
