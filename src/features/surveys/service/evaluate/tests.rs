//! What comes of answers, case by case.
use serde_json::{Value, json};

use super::*;
use crate::features::surveys::model::{Answer, Lang, Special};
use crate::features::surveys::service::templates;
use crate::features::surveys::service::validate::findings;

fn definition(pages: Value) -> Definition {
    serde_json::from_value(json!({
        "languages": ["en"], "title": {"en": "T"},
        "variables": [{"id": "score", "initial": {"number": "0"}}],
        "pages": pages,
    }))
    .unwrap()
}

fn answers(answers: Value) -> Answers {
    serde_json::from_value(answers).unwrap()
}

fn question(id: &str, kind: Value) -> Value {
    json!({"id": id, "text": {"en": id}, "kind": kind})
}

fn one_of(id: &str) -> Value {
    let option = |id: &str| json!({"id": id, "text": {"en": id}});
    question(id, json!({"type": "single", "options": [option("a"), option("b")]}))
}

fn walk(definition: &Definition, given: Value) -> Outcome {
    evaluate(definition, &answers(given), &Sets::new()).unwrap()
}

fn wrongs(definition: &Definition, given: Value) -> Value {
    serde_json::to_value(evaluate(definition, &answers(given), &Sets::new()).unwrap_err()).unwrap()
}

fn path(outcome: &Outcome) -> Vec<&str> {
    outcome.path.iter().map(|stop| stop.page.as_str()).collect()
}

#[test]
fn answers_to_what_is_not_shown_are_dropped() {
    let mut second = one_of("second");
    second["visible_if"] = json!({"op": "in", "question": "first", "options": ["a"]});
    let mut third = one_of("third");
    third["visible_if"] = json!({"op": "answered", "question": "second"});
    let survey = definition(json!([{"id": "p", "questions": [one_of("first"), second, third]}]));
    let all = |first: &str| json!({"first": {"option": first}, "second": {"option": "a"}, "third": {"option": "b"}});
    assert_eq!(walk(&survey, all("a")).answers.len(), 3);
    // The third hangs on the second, which hangs on the first.
    assert_eq!(walk(&survey, all("b")).answers, answers(json!({"first": {"option": "b"}})));
}

#[test]
fn pages_are_skipped_jumped_over_and_left_early() {
    let survey = definition(json!([
        {"id": "one", "questions": [one_of("first")], "on_leave": [
            {"then": {"set": {"variable": "score", "value": {"value": {"number": "3"}}}}},
            {"when": {"op": "in", "question": "first", "options": ["b"]}, "then": {"goto": "three"}},
        ]},
        {"id": "two", "questions": [one_of("second")], "on_leave": [
            {"then": {"set": {"variable": "score", "value":
                {"sum": [{"of": {"variable": "score"}}, {"number": "2.5"}]}}}},
        ]},
        {"id": "three", "questions": [one_of("third")], "on_leave": [
            {"when": {"op": "in", "question": "third", "options": ["b"]},
             "then": {"screen_out": {"en": "Thank you"}}},
        ]},
        {"id": "four", "questions": [one_of("fourth")], "visible_if":
            {"op": "compare", "value": {"variable": "score"}, "is": "more", "than": {"number": "4"}}},
    ]));
    assert_eq!(findings(&survey), vec![]);
    let whole = walk(&survey, json!({"first": {"option": "a"}}));
    assert_eq!(path(&whole), ["one", "two", "three", "four"]);
    assert_eq!(whole.variables[&VariableId::new("score").unwrap()].to_string(), "5.5");
    let jumped = walk(&survey, json!({"first": {"option": "b"}, "second": {"option": "a"}}));
    assert_eq!(path(&jumped), ["one", "three"]);
    assert_eq!(jumped.answers.len(), 1);
    let out = walk(&survey, json!({"third": {"option": "b"}, "fourth": {"option": "a"}}));
    assert_eq!(out.screened_out, Some((PageId::new("three").unwrap(), 0)));
    assert!(!out.answers.contains_key(&QuestionId::new("fourth").unwrap()));
}

#[test]
fn the_next_page_is_found_even_when_the_last_one_is_gone() {
    let mut second = json!({"id": "two", "questions": [one_of("second")]});
    second["visible_if"] = json!({"op": "in", "question": "first", "options": ["a"]});
    let survey = definition(json!([
        {"id": "one", "questions": [one_of("first")]}, second,
        {"id": "three", "questions": [one_of("third")]},
    ]));
    let outcome = walk(&survey, json!({"first": {"option": "b"}}));
    let two = PageId::new("two").unwrap();
    assert_eq!(outcome.next(&survey, None).unwrap().page.as_str(), "one");
    assert_eq!(outcome.next(&survey, Some(&two)).unwrap().page.as_str(), "three");
    assert_eq!(outcome.previous(&survey, &two).unwrap().page.as_str(), "one");
    assert_eq!(outcome.next(&survey, Some(&PageId::new("three").unwrap())), None);
}

#[test]
fn required_is_missing_until_it_is_whole() {
    let row = |id: &str| json!({"id": id, "text": {"en": id}});
    let mut matrix = question(
        "grid",
        json!({"type": "matrix", "rows": [row("r1"), row("r2")], "columns": [row("c1"), row("c2")]}),
    );
    matrix["required"] = json!(true);
    matrix["special"] = json!([{"code": "dont_know"}]);
    let mut consent = question("agree", json!({"type": "consent"}));
    consent["required_if"] =
        json!({"op": "in", "question": "grid", "row": "r1", "options": ["c1"]});
    let survey = definition(json!([{"id": "p", "questions": [matrix, consent]}]));
    let missing = |given: Value| {
        let outcome = walk(&survey, given);
        let stop = outcome.path.into_iter().next().unwrap();
        let missing = stop.questions.into_iter().filter(|asked| asked.missing);
        missing.map(|asked| asked.question.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(missing(json!({})), ["grid"]);
    assert_eq!(missing(json!({"grid": {"rows": {"r1": "c1"}}})), ["grid", "agree"]);
    assert_eq!(missing(json!({"grid": {"rows": {"r1": "c1", "r2": "dont_know"}}})), ["agree"]);
    let whole = json!({"grid": {"rows": {"r1": "c1", "r2": "c1"}}, "agree": {"flag": true}});
    assert_eq!(missing(whole), Vec::<String>::new());
    let declined = json!({"grid": {"special": "dont_know"}, "agree": {"flag": false}});
    assert_eq!(missing(declined), Vec::<String>::new());
}

#[test]
fn what_does_not_fit_its_question_is_named() {
    let option = |id: &str| json!({"id": id, "text": {"en": id}});
    let few = json!([option("a"), option("b"), option("c"), option("d")]);
    let survey = definition(json!([{"id": "p", "questions": [
        one_of("single"),
        question("multi", json!({"type": "multi", "options": few, "min": 2, "max": 3})),
        question("text", json!({"type": "short_text", "max_length": 5})),
        question("number", json!({"type": "number", "min": "0", "max": "10", "decimals": 1})),
        question("date", json!({"type": "date", "min": "2026-01-01"})),
        question("nps", json!({"type": "nps"})),
        question("rank", json!({"type": "ranking", "options": few, "top": 2})),
        question("sum", json!({"type": "constant_sum", "options": few, "total": 100})),
        question("best", json!({"type": "maxdiff", "items": few, "tasks": 2, "per_task": 3,
            "best": {"en": "b"}, "worst": {"en": "w"}})),
    ]}]));
    assert_eq!(findings(&survey).iter().filter(|one| one.stops).count(), 0);
    for (id, given, wrong) in [
        ("nobody", json!({"flag": true}), json!({"code": "unknown_question"})),
        ("single", json!({"text": "a"}), json!({"code": "wrong_shape"})),
        ("single", json!({"option": "z"}), json!({"code": "unknown_option", "option": "z"})),
        ("single", json!({"other": "x"}), json!({"code": "not_offered", "special": "other"})),
        (
            "single",
            json!({"special": "refuse"}),
            json!({"code": "not_offered", "special": "refuse"}),
        ),
        ("multi", json!({"options": {"options": ["a"]}}), json!({"code": "too_few", "min": 2})),
        (
            "multi",
            json!({"options": {"options": ["a", "a"]}}),
            json!({"code": "twice", "option": "a"}),
        ),
        (
            "multi",
            json!({"options": {"options": ["a", "b", "c", "d"]}}),
            json!({"code": "too_many", "max": 3}),
        ),
        ("text", json!({"text": "123456"}), json!({"code": "too_long", "max": 5})),
        ("text", json!({"text": "ж".repeat(10_000_000)}), json!({"code": "too_long", "max": 5})),
        (
            "number",
            json!({"number": "10.5"}),
            json!({"code": "out_of_range", "min": "0", "max": "10"}),
        ),
        ("number", json!({"number": "1.25"}), json!({"code": "too_many_decimals", "max": 1})),
        (
            "date",
            json!({"date": "2025-12-31"}),
            json!({"code": "out_of_range", "min": "2026-01-01", "max": null}),
        ),
        ("nps", json!({"points": 11}), json!({"code": "out_of_range", "min": "0", "max": "10"})),
        ("rank", json!({"order": ["a", "b", "c"]}), json!({"code": "too_many", "max": 2})),
        (
            "sum",
            json!({"shares": {"a": 50, "b": 49}}),
            json!({"code": "wrong_sum", "total": 100, "given": 99}),
        ),
        (
            "sum",
            json!({"shares": {"a": 200, "b": -100}}),
            json!({"code": "out_of_range", "min": "0", "max": "100"}),
        ),
        (
            "best",
            json!({"tasks": [{"shown": ["a", "b", "c"], "best": "d", "worst": "a"}]}),
            json!({"code": "not_shown"}),
        ),
        (
            "best",
            json!({"tasks": [{"shown": ["a", "b", "c"], "best": "a", "worst": "a"}]}),
            json!({"code": "twice", "option": "a"}),
        ),
        (
            "best",
            json!({"tasks": [{"shown": ["a", "b"], "best": "a", "worst": "b"}]}),
            json!({"code": "not_shown"}),
        ),
    ] {
        let mut expected = wrong;
        expected["question"] = json!(id);
        assert_eq!(wrongs(&survey, json!({id: given})), json!([expected]), "{id}");
    }
    assert!(serde_json::from_value::<Answer>(json!({"points": 3, "text": "x"})).is_err());
}

#[test]
fn nobody_answers_a_set_that_they_were_not_shown() {
    let survey = &templates::find("maxdiff").unwrap().definition;
    let id = QuestionId::new("priorities").unwrap();
    let set = |ids: [&str; 4]| ids.map(|id| OptionId::new(id).unwrap()).to_vec();
    let shown = set(["item_a", "item_b", "item_c", "item_d"]);
    let sets = Sets::from([(id.clone(), vec![shown])]);
    let task = |last: &str| {
        answers(json!({"priorities": {"tasks": [{
            "shown": ["item_a", "item_b", "item_c", last], "best": "item_a", "worst": last,
        }]}}))
    };
    assert!(evaluate(survey, &task("item_d"), &sets).is_ok());
    let errors = evaluate(survey, &task("item_e"), &sets).unwrap_err();
    assert_eq!(errors, [AnswerError { question: id, wrong: Wrong::NotShown }]);
}

#[test]
fn hostile_ids_and_fields_are_not_even_read() {
    let read = |json: Value| serde_json::from_value::<Definition>(json);
    let page = |id: &str| json!([{"id": id, "questions": [one_of("q")]}]);
    let whole = json!({"languages": ["en"], "title": {"en": "T"}, "pages": page("p")});
    assert!(read(whole.clone()).is_ok());
    let mut more = whole.clone();
    more["onload"] = json!("alert(1)");
    assert!(read(more).is_err());
    let mut odd = whole.clone();
    odd["pages"] = page("<script>");
    assert!(read(odd).is_err());
    let mut kind = whole.clone();
    kind["pages"][0]["questions"][0]["kind"]["html"] = json!("<b>");
    assert!(read(kind).is_err());
    let mut empty = whole;
    empty["pages"][0]["questions"][0]["kind"] = json!({"type": "nps", "points": 99});
    assert!(read(empty).is_err());
}

#[test]
fn answers_are_repeated_as_plain_words_once() {
    let name = question("name", json!({"type": "short_text"}));
    let mut list = one_of("list");
    list["special"] = json!([{"code": "other"}]);
    let survey = definition(json!([{"id": "p", "questions": [name, list]}]));
    let mut state = State::new(&survey);
    let en = Lang::english();
    let text = "Dear {{name}}, {{list}}, {{ score }}, {{nobody}} {{";
    assert_eq!(piped(text, &state, &en), "Dear …, …, 0, … {{");
    // What somebody types is never looked into again.
    state.answers = answers(json!({"name": {"text": "{{score}} <b>"}, "list": {"option": "a"}}));
    assert_eq!(piped(text, &state, &en), "Dear {{score}} <b>, a, 0, … {{");
    state.answers = answers(json!({"list": {"other": "ж".repeat(300)}}));
    assert_eq!(piped("{{list}}", &state, &en).chars().count(), 201);
}

#[test]
fn what_controls_a_terminal_is_no_part_of_an_answer() {
    let survey = definition(json!([{"id": "p", "questions": [
        question("text", json!({"type": "long_text"})),
    ]}]));
    let kept = |text: &str| walk(&survey, json!({"text": {"text": text}})).answers;
    assert_eq!(kept(" a\u{0}\u{1b}[2J\nb "), answers(json!({"text": {"text": "a[2J\nb"}})));
    assert_eq!(kept("\u{0} "), Answers::new());
}

#[test]
fn special_answers_are_codes_that_logic_knows() {
    let mut list = one_of("list");
    list["special"] = json!([{"code": "other"}, {"code": "refuse"}]);
    let mut why = question("why", json!({"type": "long_text"}));
    why["visible_if"] = json!({"op": "in", "question": "list", "options": ["other", "refuse"]});
    let survey = definition(json!([{"id": "p", "questions": [list, why]}]));
    let shown = |given: Value| walk(&survey, json!({"list": given})).path[0].questions.len() == 2;
    assert!(shown(json!({"other": "x"})));
    assert!(shown(json!({"special": "refuse"})));
    assert!(!shown(json!({"option": "a"})));
    let codes: Vec<i32> = Special::ALL.into_iter().map(Special::code).collect();
    assert_eq!(codes, [96, 97, 98, 99]);
}
