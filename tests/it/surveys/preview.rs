//! A draft as it would be answered, and the bank of questions to write it of.
use serde_json::{Value, json};

use super::{begins, path, rows, text};
use crate::support::{Actor, World};

async fn looks(who: &Actor, survey: &Value, input: Value) -> Value {
    who.post(&format!("{}/preview", path(survey)), input).await.ok()
}

#[actix_web::test]
async fn a_preview_goes_the_way_of_the_answering_page_and_keeps_nothing() {
    let world = World::new().await;
    let vera = world.vendor();
    let survey = begins(vera, "nps").await;
    let opening = looks(vera, &survey, json!({ "language": "ru" })).await;
    assert_eq!(opening["sight"], "opening");
    assert!(text(&opening["html"]).contains("Начать"), "{opening}");
    let first = looks(vera, &survey, json!({ "go": "next" })).await;
    assert_eq!((&first["page"], &first["on_way"]), (&json!("score"), &json!(true)));
    let missing = json!({ "page": "score", "go": "next" });
    let missing = looks(vera, &survey, missing).await;
    assert_eq!(missing["page"], "score");
    assert!(text(&missing["html"]).contains("role=\"alert\""), "{missing}");
    let nine = json!({ "page": "score", "go": "next", "fields": { "q.recommend": ["9"] } });
    let praise = looks(vera, &survey, nine).await;
    assert_eq!(praise["page"], "praise");
    assert!(text(&praise["html"]).contains("You gave us 9 out of 10"), "{praise}");
    // Whoever looks at a page beside the way is told so.
    let aside = json!({ "page": "improve", "answers": praise["answers"] });
    assert_eq!(looks(vera, &survey, aside).await["on_way"], false);
    let ask = json!({ "page": "score", "all": true });
    assert_eq!(looks(vera, &survey, ask).await["hidden"], 0);
    let back = json!({ "page": "praise", "go": "back", "answers": praise["answers"] });
    let back = looks(vera, &survey, back).await;
    assert_eq!(back["page"], "score");
    assert!(text(&back["html"]).contains("value=\"9\" checked"), "{back}");
    let last = json!({ "page": "contact", "go": "next", "answers": praise["answers"],
        "fields": { "q.follow_up": ["no"] } });
    let last = looks(vera, &survey, last).await;
    assert_eq!(last["sight"], "last");
    let sent = json!({ "go": "send", "answers": last["answers"] });
    assert_eq!(looks(vera, &survey, sent).await["sight"], "sent");
    for table in ["survey_partials", "survey_responses", "survey_invites"] {
        assert_eq!(rows(&world, table).await.len(), 0, "{table}");
    }
}

#[actix_web::test]
async fn what_is_written_in_a_draft_stays_a_text_in_its_preview() {
    let world = World::new().await;
    let vera = world.vendor();
    let survey = begins(vera, "nps").await;
    let hostile = "<img src=x onerror=alert(1)>";
    let asked = json!({ "languages": ["en"], "title": { "en": hostile }, "pages": [{
        "id": "p", "title": { "en": hostile }, "questions": [
            { "id": "q", "text": { "en": hostile }, "kind": { "type": "short_text" } },
            // Not finished: nothing to draw by lot.
            { "id": "m", "text": { "en": "M" }, "kind": { "type": "maxdiff", "items": [],
                "tasks": 0, "per_task": 0, "best": {}, "worst": {} } },
        ],
    }] });
    super::defines(vera, &survey, &asked).await.ok();
    let page = json!({ "page": "p", "go": "next", "fields": { "q.q": [hostile] },
        "answers": { "gone": { "text": "of an older draft" } } });
    let seen = looks(vera, &survey, page).await;
    let again = looks(vera, &survey, json!({ "page": "p", "answers": seen["answers"] })).await;
    assert_eq!(again["answers"], json!({ "q": { "text": hostile } }));
    assert!(!text(&again["html"]).contains("<img"), "{again}");
    assert!(text(&again["html"]).contains("&lt;img"), "{again}");
    let foreign = format!("{}/preview", path(&survey));
    world.person("wanda").post(&foreign, json!({})).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_question_is_kept_once_found_by_its_words_and_belongs_to_one_firm() {
    let world = World::new().await;
    let (vera, wanda) = (world.vendor(), world.person("wanda"));
    let at = "/api/v1/surveys/bank";
    let question = json!({
        "id": "speed", "text": { "en": "How fast is 100% of it?", "ru": "Насколько БЫСТРО?" },
        "kind": { "type": "single", "shuffle": false, "options": [
            { "id": "slow", "text": { "en": "Slow" } }, { "id": "fast", "text": { "en": "Fast" } },
        ] },
        "required": true,
        "visible_if": { "op": "answered", "question": "before" },
    });
    let kept = vera.post(at, json!({ "question": question })).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
    assert_eq!(kept.json()["question"]["visible_if"], Value::Null);
    let twice = vera.post(at, json!({ "question": question })).await.json();
    assert_eq!(twice["id"], kept.json()["id"]);
    for (words, found) in [("быстро", 1), ("FAST", 1), ("100%25", 1), ("1_0", 0), ("speed", 0)]
    {
        let page = vera.get(&format!("{at}?q={words}")).await.ok();
        assert_eq!(page["items"].as_array().unwrap().len(), found, "{words}: {page}");
    }
    assert_eq!(wanda.get(at).await.ok()["items"], json!([]));
    let one = format!("{at}/{}", text(&twice["id"]));
    wanda.delete(&one).await.refused(404, "not_found");
    world.person("otto").delete(&one).await.refused(403, "forbidden");
    assert_eq!(vera.delete(&one).await.status, 204);
    assert_eq!(vera.get(at).await.ok()["items"], json!([]));
    let bad = json!({ "question": { "id": "x", "text": { "en": "a".repeat(3000) },
        "kind": { "type": "nps" } } });
    vera.post(at, bad).await.refused(422, "invalid");
    world.person("otto").post(at, json!({ "question": question })).await.refused(403, "forbidden");
}
