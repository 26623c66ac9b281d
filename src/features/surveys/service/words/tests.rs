//! Sentences as people read them.
use serde_json::{Value, json};

use super::*;
use crate::features::surveys::service::templates;

fn told(key: &str, rule: Value) -> (String, String) {
    let definition = &templates::find(key).unwrap().definition;
    let rule: Rule = serde_json::from_value(rule).unwrap();
    (clause(definition, &rule, Tongue::English), clause(definition, &rule, Tongue::Russian))
}

#[test]
fn rules_are_told_in_both_languages() {
    let solved = |options: &[&str]| json!({"op": "in", "question": "solved", "options": options});
    let effort = json!({"op": "compare", "value": {"question": "effort"}, "is": "at_least", "than": {"number": "5"}});
    for (rule, english, russian) in [
        (
            solved(&["partly", "not_solved"]),
            "“Is the problem solved?” is “Partly” or “No”",
            "в вопросе «Проблема решена?» выбрано «Частично» или «Нет»",
        ),
        (
            json!({"op": "not", "arg": solved(&["partly", "dont_know"])}),
            "“Is the problem solved?” is neither “Partly” nor “Don’t know”",
            "в вопросе «Проблема решена?» не выбрано ни «Частично», ни «Затрудняюсь ответить»",
        ),
        (
            json!({"op": "not", "arg": {"op": "answered", "question": "still_open"}}),
            "“What is still open?” is not answered",
            "на вопрос «Что осталось нерешённым?» ответа нет",
        ),
        (
            json!({"op": "and", "args": [solved(&["fully"]), {"op": "or", "args": [
                {"op": "answered", "question": "still_open"}, effort.clone()]}]}),
            "“Is the problem solved?” is “Yes, fully” and (“What is still open?” is answered or \
             “We made it easy for you to get this sorted out. Do you agree…” is at least 5)",
            "в вопросе «Проблема решена?» выбрано «Да, полностью» и (на вопрос «Что осталось \
             нерешённым?» дан ответ или значение в вопросе «Решить вопрос с нами было легко. \
             Согласны?» не меньше 5)",
        ),
        (
            json!({"op": "in", "question": "aspects", "row": "speed", "options": ["poor"]}),
            "“Please rate the parts of our work.”, “How fast we answered”, is “Poor”",
            "в вопросе «Оцените отдельные стороны нашей работы.» в строке «Скорость ответа» выбрано «Плохо»",
        ),
    ] {
        assert_eq!(told("csat_after_complaint", rule), (english.to_owned(), russian.to_owned()));
    }
}

#[test]
fn steps_are_sentences() {
    let definition = &templates::find("nps").unwrap().definition;
    let step = &definition.pages[0].on_leave[0];
    assert_eq!(
        sentence(definition, step, Tongue::English),
        "If “How likely are you to recommend us to a colleague in another…” is at most 6, go to page 3."
    );
    assert_eq!(
        sentence(definition, step, Tongue::Russian),
        "Если значение в вопросе «Насколько вероятно, что вы порекомендуете нас коллеге из дру…» \
         не больше 6, перейти на страницу 3."
    );
    let concept = &templates::find("product_concept").unwrap().definition;
    let out = &concept.pages[0].on_leave[0];
    assert_eq!(
        sentence(concept, out, Tongue::Russian),
        "Если в вопросе «Какова ваша роль в выборе таких продуктов?» выбрано «Не участвую», закончить опрос."
    );
}
