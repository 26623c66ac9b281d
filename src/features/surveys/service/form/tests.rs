//! What a form shows is what it sends.
use serde_json::{Value, json};

use super::*;

fn option_list(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({"id": id, "text": {"en": id}})).collect()
}

fn question(kind: Value, special: &[&str]) -> Question {
    let special: Value = special.iter().map(|code| json!({"code": code})).collect();
    serde_json::from_value(json!({
        "id": "q", "text": {"en": "Q"}, "kind": kind, "special": special,
    }))
    .unwrap()
}

/// Every answer survives being drawn and sent back.
#[test]
fn what_a_form_shows_is_what_it_sends() {
    let abc = option_list(&["a", "b", "c"]);
    let kano =
        json!([{"id": "a", "text": {"en": "a"}, "with": {"en": "w"}, "without": {"en": "o"}}]);
    let shown = ["a", "b", "c"].map(|id| OptionId::new(id).unwrap()).to_vec();
    for (kind, special, answer) in [
        (json!({"type": "single", "options": abc}), "other", json!({"option": "b"})),
        (json!({"type": "single", "options": abc}), "other", json!({"other": "<b>"})),
        (json!({"type": "single", "options": abc}), "refuse", json!({"special": "refuse"})),
        (
            json!({"type": "multi", "options": abc}),
            "other",
            json!({"options": {"options": ["a", "c"], "other": "x"}}),
        ),
        (json!({"type": "multi", "options": abc}), "none", json!({"special": "none"})),
        (json!({"type": "dropdown", "options": abc}), "none", json!({"option": "a"})),
        (json!({"type": "long_text"}), "refuse", json!({"text": "one\ntwo"})),
        (json!({"type": "number", "decimals": 2}), "dont_know", json!({"number": "-2.5"})),
        (json!({"type": "date"}), "dont_know", json!({"date": "2026-02-28"})),
        (json!({"type": "boolean"}), "dont_know", json!({"flag": false})),
        (json!({"type": "nps"}), "dont_know", json!({"special": "dont_know"})),
        (json!({"type": "nps"}), "dont_know", json!({"points": 0})),
        (
            json!({"type": "matrix", "rows": abc, "columns": abc}),
            "dont_know",
            json!({"rows": {"a": "b", "b": "dont_know"}}),
        ),
        (json!({"type": "ranking", "options": abc}), "dont_know", json!({"order": ["c", "a"]})),
        (
            json!({"type": "constant_sum", "options": abc, "total": 10}),
            "dont_know",
            json!({"shares": {"a": 3, "c": 7}}),
        ),
        (
            json!({"type": "maxdiff", "items": abc, "tasks": 1, "per_task": 3, "best": {"en": "b"}, "worst": {"en": "w"}}),
            "refuse",
            json!({"tasks": [{"shown": ["a", "b", "c"], "best": "a", "worst": "c"}]}),
        ),
        (
            json!({"type": "kano", "items": kano}),
            "refuse",
            json!({"pairs": {"a": {"with": "like", "without": "live_with"}}}),
        ),
        (
            json!({"type": "conjoint", "tasks": 1, "products": 3, "attributes": [
                {"id": "size", "text": {"en": "s"}, "levels": abc},
            ]}),
            "refuse",
            json!({"picks": [{"shown": [["a"], ["b"], ["c"]], "chosen": {"product": 1}}]}),
        ),
        (json!({"type": "consent"}), "refuse", json!({"flag": true})),
    ] {
        let question = question(kind, &[special]);
        let answer: Answer = serde_json::from_value(answer).unwrap();
        let mut fields = Fields::new();
        fill(&question, &answer, &mut fields);
        assert_eq!(read(&question, &fields, std::slice::from_ref(&shown)), Ok(Some(answer)));
        assert_eq!(read(&question, &Fields::new(), &[]), Ok(None));
    }
}

#[test]
fn nonsense_in_a_field_is_named() {
    let sent = |kind: Value, field: &str, value: &str| {
        let fields = Fields::from([(field.to_owned(), vec![value.to_owned()])]);
        read(&question(kind, &["dont_know"]), &fields, &[])
    };
    for (kind, field, value) in [
        (json!({"type": "number"}), "q.q", "twelve"),
        (json!({"type": "date"}), "q.q", "tomorrow"),
        (json!({"type": "nps"}), "q.q", "9.5"),
        (json!({"type": "boolean"}), "q.q", "maybe"),
        (json!({"type": "single", "options": option_list(&["a", "b"])}), "q.q", "<script>"),
        (json!({"type": "ranking", "options": option_list(&["a", "b"])}), "q.q.place.a", "first"),
    ] {
        assert_eq!(sent(kind, field, value), Err(Wrong::WrongShape), "{value}");
    }
    // What another question would be asked for is not looked at.
    assert_eq!(sent(json!({"type": "nps"}), "q.other", "5"), Ok(None));
    let twice = Fields::from([
        ("q.q.place.a".to_owned(), vec!["1".to_owned()]),
        ("q.q.place.b".to_owned(), vec!["1".to_owned()]),
    ]);
    let ranking = question(json!({"type": "ranking", "options": option_list(&["a", "b"])}), &[]);
    assert!(matches!(read(&ranking, &twice, &[]), Err(Wrong::Twice { .. })));
}
