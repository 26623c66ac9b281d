//! What is taken over, what is refused, and that an exported survey comes back.
use serde_json::json;

use super::*;
use crate::features::surveys::model::{Kind, Special};
use crate::features::surveys::service::templates;

fn import(json: Value) -> Result<Imported, Vec<Remark>> {
    read(json.to_string().as_bytes())
}

fn reasons(json: Value) -> Vec<String> {
    import(json).unwrap_err().iter().map(Remark::to_string).collect()
}

fn asked(element: Value) -> Value {
    json!({"pages": [{"name": "p", "elements": [element]}]})
}

#[test]
fn the_safe_part_is_taken_over() {
    let survey = json!({
        "title": {"default": "Fruit", "ru": "Фрукты"}, "showProgressBar": "top",
        "pages": [
            {"name": "page1", "elements": [
                {"type": "radiogroup", "name": "Likes fruit?", "isRequired": true,
                 "choices": [{"value": 1, "text": {"default": "Yes", "ru": "Да"}}, {"value": "no", "text": "No"}],
                 "showOtherItem": true, "showDontKnowItem": true},
                {"type": "panel", "name": "more", "visibleIf": "{Likes fruit?} = 1", "elements": [
                    {"type": "rating", "name": "nps", "rateMin": 0, "rateMax": 10},
                    {"type": "checkbox", "name": "which", "choices": ["apple", "pear"],
                     "visibleIf": "{nps} >= 9", "maxSelectedChoices": 1},
                ]},
            ]},
            {"name": "page2", "visibleIf": "{Likes fruit?} anyof ['no', 'dontknow']", "elements": [
                {"type": "matrix", "name": "grid", "columns": ["bad", "good"], "rows": ["taste"]},
                {"type": "comment", "name": "why", "title": "Why {Likes fruit?}?",
                 "visibleIf": "{grid.taste} = 'bad'"},
            ]},
        ],
        "triggers": [{"type": "complete", "expression": "{Likes fruit?} = 'other'"}],
    });
    let Imported { definition, notes } = import(survey).unwrap();
    let languages: Vec<&str> = definition.languages.iter().map(Lang::as_str).collect();
    assert_eq!(languages, ["en", "ru"]);
    assert_eq!(notes.len(), 1, "{notes:#?}");
    let questions: Vec<_> = definition.questions().collect();
    assert!(questions[0].required && questions[0].offers(Special::DontKnow));
    assert_eq!(questions[1].kind, Kind::Nps {});
    let rules: Vec<Value> = questions
        .iter()
        .map(|question| serde_json::to_value(&question.visible_if).unwrap())
        .collect();
    let likes = json!({"op": "in", "question": "likes_fruit", "options": ["x_1"]});
    assert_eq!(rules[1], likes);
    assert_eq!(rules[2]["args"][0], likes);
    assert_eq!(rules[2]["args"][1]["op"], "compare");
    assert_eq!(
        rules[4],
        json!({"op": "in", "question": "grid", "row": "taste", "options": ["bad"]})
    );
    assert_eq!(questions[4].text.in_language(&Lang::english()), "Why {{likes_fruit}}?");
    assert!(matches!(definition.pages[0].on_leave[0].then, Action::ScreenOut(_)));
}

#[test]
fn what_runs_fetches_or_injects_is_refused() {
    let text = |more: Value| {
        let mut element = json!({"type": "text", "name": "a"});
        element.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked(element)
    };
    for (survey, said) in [
        (
            json!({"completedHtml": "<b>", "elements": []}),
            "completedHtml: HTML is not taken over: \"<b>\"",
        ),
        (
            asked(json!({"type": "html", "name": "h", "html": "<script>"})),
            "pages[0].elements[0]: HTML is not taken over: \"<script>\"",
        ),
        (
            text(json!({"title": "<img src=x onerror=alert(1)>"})),
            "pages[0].elements[0].title: HTML is not taken over: <img src=x onerror=alert(1)>",
        ),
        (
            text(json!({"choicesByUrl": {"url": "https://x"}})),
            "pages[0].elements[0].choicesByUrl: choices that depend on other answers are not taken over: {\"url\":\"https://x\"}",
        ),
        (
            text(json!({"setValueExpression": "1+1"})),
            "pages[0].elements[0].setValueExpression: computed values are not taken over: \"1+1\"",
        ),
        (
            text(json!({"visibleIf": "iif({a} = 1, 2, 3) = 2"})),
            "pages[0].elements[0].visibleIf: this expression cannot be read: comparison",
        ),
        (
            text(json!({"visibleIf": "{nobody} notempty"})),
            "pages[0].elements[0].visibleIf: nothing of this name is asked: nobody",
        ),
        (text(json!({"onload": "x"})), "pages[0].elements[0].onload: this column is not known"),
        (
            asked(json!({"type": "signaturepad", "name": "s"})),
            "pages[0].elements[0]: there are no questions of this type here: signaturepad",
        ),
        (asked(json!({"type": "text"})), "pages[0].elements[0]: there is no name: text"),
    ] {
        assert_eq!(reasons(survey)[0], said);
    }
    assert_eq!(read(b"[1]").unwrap_err()[0].code, RemarkCode::NotReadable);
    assert_eq!(read(b"{").unwrap_err()[0].code, RemarkCode::NotReadable);
}

/// Nesting cannot be deeper than the reader of JSON allows.
#[test]
fn deep_nesting_ends_in_an_error() {
    let deep = format!("{}{}", "{\"elements\":[".repeat(5_000), "]}".repeat(5_000));
    assert_eq!(read(deep.as_bytes()).unwrap_err()[0].code, RemarkCode::NotReadable);
}

#[test]
fn an_exported_survey_comes_back() {
    let definition = &templates::find("csat_after_complaint").unwrap().definition;
    let (json, notes) = export(definition);
    let back = read(json.to_string().as_bytes()).unwrap().definition;
    assert_eq!(back.languages, definition.languages);
    for (before, after) in definition.questions().zip(back.questions()) {
        assert_eq!((&before.id, &before.text), (&after.id, &after.text));
        assert_eq!((before.required, &before.visible_if), (after.required, &after.visible_if));
    }
    assert_eq!(back.questions().count(), definition.questions().count());
    // What it has no like of is named.
    assert!(notes.iter().any(|note| note.place == "thanks"));
    let (_, notes) = export(&templates::find("maxdiff").unwrap().definition);
    assert!(notes.iter().any(|note| note.about.as_deref() == Some("maxdiff")));
}
