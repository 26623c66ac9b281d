//! Each finding, with the smallest survey that has it.
use serde_json::{Value, json};

use super::*;
use crate::features::surveys::service::templates;

fn choice(id: &str) -> Value {
    json!({"id": id, "text": {"en": id}})
}

fn page(id: &str) -> Value {
    json!({"id": format!("page_{id}"), "questions": [{
        "id": id, "text": {"en": id},
        "kind": {"type": "single", "options": [choice("a"), choice("b")]},
    }]})
}

/// Three pages with a question each, changed by `change`.
fn found(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut survey = json!({
        "languages": ["en"], "title": {"en": "T"}, "variables": [],
        "pages": [page("one"), page("two"), page("three")],
    });
    change(&mut survey);
    let definition: Definition = serde_json::from_value(survey).unwrap();
    findings(&definition)
        .into_iter()
        .map(|finding| {
            let code = serde_json::to_value(finding.code).unwrap();
            assert_eq!(code, finding.code.as_str());
            let about = finding.about.map(|about| format!(" {about}")).unwrap_or_default();
            format!("{} {}{about}", finding.path, code.as_str().unwrap())
        })
        .collect()
}

fn within(question: &str, options: &[&str]) -> Value {
    json!({"op": "in", "question": question, "options": options})
}

#[test]
fn a_sound_survey_has_no_findings() {
    assert_eq!(found(|_| {}), Vec::<String>::new());
}

#[test]
fn a_page_asks_for_no_more_files_than_it_takes() {
    let files = |most: usize| {
        found(|survey| {
            let file =
                |at| json!({"id": format!("f{at}"), "text": {"en": "f"}, "kind": {"type": "file"}});
            survey["pages"][1]["questions"] = (0..most).map(file).collect();
        })
    };
    assert_eq!(files(6), ["pages[1].questions too_many 5"]);
    assert!(!files(5).contains(&"pages[1].questions too_many 5".to_owned()));
}

#[test]
fn ids_are_there_once() {
    assert_eq!(
        found(|survey| survey["pages"][1]["questions"][0]["id"] = json!("one")),
        ["pages[1].questions[0].id duplicate_id one"]
    );
    assert_eq!(
        found(|survey| {
            survey["pages"][0]["questions"][0]["kind"]["options"][1]["id"] = json!("a");
        }),
        ["pages[0].questions[0].kind.options[1].id duplicate_id a"]
    );
    assert_eq!(
        found(|survey| {
            survey["pages"][0]["questions"][0]["kind"]["options"][1]["id"] = json!("dont_know");
        }),
        ["pages[0].questions[0].kind.options[1].id reserved_id dont_know"]
    );
}

#[test]
fn jumps_lead_forward_to_pages_that_exist() {
    for (target, said) in [
        ("page_two", "pages[1].on_leave[0].then.goto backward_jump page_two"),
        ("page_one", "pages[1].on_leave[0].then.goto backward_jump page_one"),
        ("page_x", "pages[1].on_leave[0].then.goto unknown_page page_x"),
    ] {
        let found = found(|survey| {
            survey["pages"][1]["on_leave"] =
                json!([{"when": within("two", &["a"]), "then": {"goto": target}}]);
        });
        assert_eq!(found, [said]);
    }
}

#[test]
fn rules_speak_of_what_is_known_by_then() {
    for (rule, said) in [
        (within("three", &["a"]), "refers_forward three"),
        (within("two", &["a"]), "refers_forward two"),
        (within("nobody", &["a"]), "unknown_question nobody"),
        (within("one", &["z"]), "unknown_option z"),
        (within("one", &["dont_know"]), "unknown_option dont_know"),
        (within("one", &[]), "too_few 1"),
        (json!({"op": "and", "args": []}), "too_few 1"),
        (
            json!({"op": "compare", "value": {"question": "one"}, "is": "less", "than": {"number": 1}}),
            "wrong_type 1",
        ),
        (
            json!({"op": "equals", "value": {"variable": "v"}, "to": {"flag": true}}),
            "unknown_variable v",
        ),
    ] {
        let found = found(|survey| survey["pages"][1]["questions"][0]["visible_if"] = rule);
        assert_eq!(found[0], format!("pages[1].questions[0].visible_if {said}"));
    }
}

#[test]
fn loops_cannot_be_written_down() {
    // A variable feeds itself on the way forward only, and a text cannot name its own question.
    assert_eq!(
        found(|survey| survey["pages"][1]["questions"][0]["text"]["en"] = json!("Why {{two}}?")),
        ["pages[1].questions[0].text.en refers_forward two"]
    );
    assert_eq!(
        found(|survey| survey["pages"][1]["questions"][0]["text"]["en"] = json!("Why {{one}}?")),
        Vec::<String>::new()
    );
    assert_eq!(
        found(|survey| survey["pages"][1]["title"] = json!({"en": "{{ghost}} {{"})),
        ["pages[1].title.en unknown_question ghost", "pages[1].title.en pipe_open"]
    );
}

#[test]
fn pages_that_nobody_comes_to_are_found() {
    assert_eq!(
        found(|survey| survey["pages"][0]["on_leave"] = json!([{"then": {"goto": "page_three"}}])),
        ["pages[1] unreachable page_two"]
    );
    assert_eq!(
        found(|survey| {
            survey["pages"][0]["on_leave"] = json!([{"then": {"screen_out": {"en": "Bye"}}}]);
        }),
        ["pages[1] unreachable page_two", "pages[2] unreachable page_three"]
    );
    let both = json!({"op": "and", "args": [within("one", &["a"]), within("one", &["b"])]});
    assert_eq!(
        found(|survey| survey["pages"][1]["questions"][0]["visible_if"] = both.clone()),
        ["pages[1].questions[0].visible_if never_holds two"]
    );
    // A jump that can never be taken leaves the page between reachable.
    assert_eq!(
        found(|survey| {
            survey["pages"][0]["on_leave"] =
                json!([{"when": both, "then": {"goto": "page_three"}}]);
        }),
        ["pages[0].on_leave[0].when never_holds page_one"]
    );
}

#[test]
fn texts_are_there_in_every_language() {
    let russian = |survey: &mut Value| survey["languages"] = json!(["en", "ru"]);
    let found = found(russian);
    assert!(found.contains(&"title.ru missing_translation ru".to_owned()), "{found:?}");
    assert!(found.contains(&"pages[0].questions[0].text.ru missing_translation ru".to_owned()));
    assert_eq!(found.len(), 1 + 3 * 3);
    assert_eq!(
        super::tests::found(|survey| survey["title"] = json!({"en": " "})),
        ["title empty_text"]
    );
    assert_eq!(
        super::tests::found(|survey| survey["title"]["de"] = json!("T")),
        ["title.de unknown_language de"]
    );
}

#[test]
fn what_is_too_large_is_not_even_kept() {
    let mut survey = templates::find("nps").unwrap().definition.clone();
    assert_eq!(refusals(&survey), vec![]);
    let page = survey.pages[0].clone();
    survey.pages = vec![page; 101];
    let codes: Vec<_> = refusals(&survey).into_iter().map(|one| one.code).collect();
    assert_eq!(codes[0], FindingCode::TooMany);
    assert!(codes.contains(&FindingCode::DuplicateId));
    assert_eq!(
        found(|survey| survey["title"]["en"] = json!("ж".repeat(2_001))),
        ["title.en too_long 2000"]
    );
    assert_eq!(found(|survey| survey["title"]["en"] = json!("a\0b")), ["title.en text_control en"]);
}

#[test]
fn special_answers_and_ranges_fit_their_type() {
    assert_eq!(
        found(|survey| {
            let question = &mut survey["pages"][0]["questions"][0];
            question["kind"] = json!({"type": "nps"});
            question["special"] = json!([{"code": "other"}, {"code": "refuse"}]);
        }),
        ["pages[0].questions[0].special[0].code not_offered other"]
    );
    assert_eq!(
        found(|survey| {
            survey["pages"][0]["questions"][0]["kind"] =
                json!({"type": "scale", "from": 1, "to": 100});
        }),
        ["pages[0].questions[0].kind.to bad_range"]
    );
}

#[test]
fn the_estimate_goes_the_shortest_and_the_longest_way() {
    let minutes = |key: &str| estimate(&templates::find(key).unwrap().definition);
    assert_eq!(minutes("nps"), Estimate { minutes_from: 2, minutes_to: 2 });
    let concept = minutes("product_concept");
    assert!(concept.minutes_from < concept.minutes_to, "{concept:?}");
}
