//! Vectors of the research, from answers to figures.
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::shape::Metric;
use super::super::weigh::{Margin, weigh};
use super::*;

#[test]
fn promoters_with_the_error_of_a_sample_of_a_known_population() {
    let survey = definition(&[("q", true, json!({ "type": "nps" }))]);
    let mut answers = times(150, json!({ "q": { "points": 9 } }));
    answers.extend(times(100, json!({ "q": { "points": 7 } })));
    answers.extend(times(50, json!({ "q": { "points": 6 } })));
    let mut survey = Survey::open(survey, answers);
    let results = survey.all();
    let score = &results.questions[0].scores[0];
    assert_eq!((score.metric, score.n), (Metric::Nps, Some(300)));
    let figure = score.figure.unwrap();
    near(figure.value, 33.3333);
    near(figure.error, 4.3033);
    near(figure.high - figure.value, 8.4343);
    survey.population = Some(1000);
    let results = survey.all();
    let score = &results.questions[0].scores[0];
    near(score.correction, 0.837070);
    let figure = score.figure.unwrap();
    near(figure.high - figure.value, 7.0602);
    // Groups first, then the points inside them.
    assert_eq!(counts(&results, 0, 0)[2], ("promoters".to_owned(), Some(150)));
    assert_eq!(counts(&results, 0, 1)[9], ("9".to_owned(), Some(150)));
    survey.population = Some(300);
    assert!(survey.all().questions[0].scores[0].census);
}

#[test]
fn satisfaction_effort_and_means() {
    let survey = definition(&[
        ("a", false, json!({ "type": "csat" })),
        ("b", false, json!({ "type": "ces", "measure": "top_box" })),
        ("c", false, json!({ "type": "scale", "from": 1, "to": 3 })),
    ]);
    let mut answers =
        times(45, json!({ "a": { "points": 5 }, "b": { "points": 5 }, "c": { "points": 3 } }));
    answers.extend(times(15, json!({ "a": { "points": 3 }, "b": { "points": 4 } })));
    let results = Survey::open(survey, answers).all();
    let score = |question: usize| results.questions[question].scores[0].clone();
    // 45 of 60 by Wilson: 0.628 to 0.842.
    for question in [0, 1] {
        let figure = score(question).figure.unwrap();
        near(figure.value, 0.75);
        assert!((figure.low - 0.628).abs() < 5e-4 && (figure.high - 0.842).abs() < 5e-4);
    }
    assert_eq!(score(1).metric, Metric::TopShare { top: 3, points: 7 });
    assert_eq!((score(2).n, score(2).figure.unwrap().value), (Some(45), 3.0));
    // Who left the question out is counted, and not in the shares.
    assert_eq!(counts(&results, 2, 0)[0], ("_not_answered".to_owned(), Some(15)));
    assert_eq!(results.questions[2].tables[0].base, Some(45));
    assert_eq!(results.questions[2].tables[0].cells[0].share, None);
}

#[test]
fn one_organisation_has_one_voice() {
    let survey = definition(&[("q", true, json!({ "type": "scale", "from": 1, "to": 5 }))]);
    let mut answers = Vec::new();
    for (organisation, point, count) in [(1, 5, 20), (2, 2, 4), (3, 1, 2), (3, 3, 2)] {
        let of = times(count, json!({ "q": { "points": point } }));
        let organisation = Some(Uuid::from_u128(organisation));
        answers.extend(of.into_iter().map(|one| Response { organisation, ..one }));
    }
    let results = Survey::open(survey.clone(), answers.clone()).all();
    let score = &results.questions[0].scores[0];
    near(score.figure.unwrap().value, 116.0 / 28.0);
    let organisations = score.organisations.as_ref().unwrap();
    assert_eq!(organisations.organisations, 3);
    near(organisations.weighted.unwrap().value, 3.0);
    let clustered = organisations.clustered.unwrap();
    near(clustered.value, 116.0 / 28.0);
    assert!(clustered.error > 2.0 * score.figure.unwrap().error, "they think alike");
    // Three organisations are too few where nobody is to be told apart.
    let hidden = Survey::hidden(survey, answers, 4).all();
    assert!(hidden.questions[0].scores.iter().all(|score| score.organisations.is_none()));
}

/// 30 of one group and 10 of another, of whom there are as many: each of the ten counts for two, as
/// `survey::rake` of R 4.4 has it; Kish's effective number is 40²/(30·(2/3)² + 10·2²).
#[test]
fn groups_weigh_what_they_are() {
    let kinds = [
        ("of", true, single(&["a", "b"])),
        ("happy", true, json!({ "type": "boolean" })),
        ("q", true, json!({ "type": "csat" })),
    ];
    let mut answers = Vec::new();
    for (of, happy, points, count) in
        [("a", true, 5, 20), ("a", false, 2, 10), ("b", true, 4, 9), ("b", false, 1, 1)]
    {
        let one = json!({ "of": { "option": of }, "happy": { "flag": happy }, "q": { "points": points } });
        answers.extend(times(count, one));
    }
    let survey = Survey::open(definition(&kinds), answers.clone());
    let margin = |shares: Value| -> Vec<Margin> {
        serde_json::from_value(json!([{ "key": "of", "shares": shares }])).unwrap()
    };
    let weighed = |survey: &Survey, margins: &[Margin]| {
        let core = survey.core(Source::Responses(&survey.responses));
        weigh(&core, &survey.asked.questions, margins)
    };
    let found = weighed(&survey, &margin(json!({ "a": 0.5, "b": 0.5 }))).unwrap();
    assert_eq!((found.n, found.left_out), (40, 0));
    near(found.effective_n, 30.0);
    near(found.effect, 4.0 / 3.0);
    let happy = found.tables.iter().find(|table| table.question.as_str() == "happy").unwrap();
    let yes = happy.cells.iter().find(|cell| cell.code == "yes").unwrap();
    near(yes.plain, 29.0 / 40.0);
    near(yes.weighted.value, 0.5 * 20.0 / 30.0 + 0.5 * 0.9);
    assert!(yes.weighted.low < 0.68 && yes.weighted.high > 0.85, "{yes:?}");
    let mean = found.scores.iter().find(|score| matches!(score.metric, Metric::Mean { .. }));
    if let Some(mean) = mean {
        near(mean.weighted.unwrap().value, 0.5 * 4.0 + 0.5 * 3.7);
    }
    for (shares, code) in [
        (json!({ "a": 0.5, "b": 0.4 }), "share_sum"),
        (json!({ "a": 0.5, "c": 0.5 }), "not_allowed_value"),
    ] {
        let refused = weighed(&survey, &margin(shares)).unwrap_err();
        assert_eq!(refused.fields[0].code, code);
    }
    let hidden = Survey::hidden(survey.definition.clone(), answers, 3);
    assert!(weighed(&hidden, &margin(json!({ "a": 0.5, "b": 0.5 }))).is_err());
}

#[test]
fn a_crosstab_with_its_test_and_letters() {
    let survey = definition(&[
        ("row", true, single(&["a", "b"])),
        ("column", true, single(&["x", "y", "z"])),
    ]);
    let mut answers = Vec::new();
    for (row, column, count) in [
        ("a", "x", 20),
        ("a", "y", 30),
        ("a", "z", 50),
        ("b", "x", 30),
        ("b", "y", 40),
        ("b", "z", 30),
    ] {
        answers.extend(times(
            count,
            json!({ "row": { "option": row }, "column": { "option": column } }),
        ));
    }
    let survey = Survey::open(survey, answers);
    let results = survey.ask(&by("row", "column"));
    let test = results.crosstabs[0].test.as_ref().unwrap();
    near(test.chi_square, 8.4286);
    near(test.p, 0.01478);
    near(test.cramers_v, 0.2053);
    assert_eq!((test.freedom, test.n, test.doubtful), (2, 200, false));
    // 20/50 against 50/80: z −2.504, p .0123, ×3 = .0369.
    let letters: Vec<&str> =
        results.crosstabs[0].rows[0].cells.iter().map(|cell| cell.letters.as_str()).collect();
    assert_eq!(letters, ["", "", "a b"]);
    assert_eq!(survey.try_ask(&by("row", "nothing")), Err(Refusal::UnknownBreakdown));
    let filtered = survey.ask(&only("column:z"));
    assert_eq!(filtered.n, Some(80));
    assert_eq!(counts(&filtered, 0, 0)[0], ("a".to_owned(), Some(50)));
    assert_eq!(survey.try_ask(&only("column:w")), Err(Refusal::UnknownFilter));
}

#[test]
fn places_points_best_and_worst_and_classes() {
    let items = options(&["a", "b", "c"]);
    let features: Value = ["a", "b"]
        .iter()
        .map(|id| json!({ "id": id, "text": {"en": id}, "with": {"en": "?"}, "without": {"en": "?"} }))
        .collect();
    let survey = definition(&[
        ("r", false, json!({ "type": "ranking", "options": items })),
        ("s", false, json!({ "type": "constant_sum", "options": items, "total": 10 })),
        (
            "m",
            false,
            json!({ "type": "maxdiff", "items": items, "tasks": 1, "per_task": 3,
            "best": {"en": "b"}, "worst": {"en": "w"} }),
        ),
        ("k", false, json!({ "type": "kano", "items": features })),
        ("n", false, json!({ "type": "number" })),
    ]);
    let task = |best: &str, worst: &str| json!([{ "shown": ["a", "b", "c"], "best": best, "worst": worst }]);
    let mut answers = times(
        3,
        json!({ "r": { "order": ["a", "b", "c"] }, "s": { "shares": { "a": 7, "b": 3 } },
            "m": { "tasks": task("a", "c") }, "n": { "number": "2.5" },
            "k": { "pairs": { "a": { "with": "like", "without": "dislike" } } } }),
    );
    answers.extend(times(
        1,
        json!({ "r": { "order": ["b", "a", "c"] }, "s": { "shares": { "c": 10 } },
            "m": { "tasks": task("b", "a") }, "n": { "number": "-1" },
            "k": { "pairs": { "a": { "with": "like", "without": "neutral" } } } }),
    ));
    let results = Survey::open(survey, answers).all();
    let item = |question: usize, item: usize| &results.questions[question].items[item];
    near(item(0, 0).figure.unwrap().value, 1.25);
    assert_eq!(item(0, 0).best, Some(3));
    near(item(1, 0).figure.unwrap().value, 5.25);
    near(item(2, 0).figure.unwrap().value, 0.5);
    assert_eq!((item(2, 0).best, item(2, 0).worst, item(2, 0).n), (Some(3), Some(1), Some(4)));
    let kano = &results.questions[3].kano[0];
    assert_eq!(kano.category.as_deref(), Some("performance"));
    near(kano.better.unwrap(), 1.0);
    near(kano.worse.unwrap(), -0.75);
    let numbers = results.questions[4].numbers.as_ref().unwrap();
    near(numbers.mean.unwrap().value, 6.5 / 4.0);
    let spread = numbers.spread.as_ref().unwrap();
    assert_eq!([spread.min.to_string(), spread.median.to_string()], ["-1", "2.5"]);
}

#[test]
fn several_answers_are_counted_each_for_itself() {
    let kind = json!({ "type": "multi", "options": options(&["a", "b"]) });
    let survey = definition(&[("q", false, kind)]);
    let mut answers = times(3, json!({ "q": { "options": { "options": ["a", "b"] } } }));
    answers.extend(times(1, json!({ "q": { "options": { "options": ["a"] } } })));
    answers.extend(times(2, json!({})));
    let results = Survey::open(survey, answers).all();
    let table = &results.questions[0].tables[0];
    assert!(table.several);
    assert_eq!(table.base, Some(4));
    assert_eq!(
        counts(&results, 0, 0),
        [("_not_answered", Some(2)), ("a", Some(4)), ("b", Some(3))]
            .map(|(code, count)| (code.to_owned(), count))
    );
    near(table.cells[2].share.unwrap().value, 0.75);
    let keys: Vec<&str> = results.breakdowns.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["q.a", "q.b"]);
}

#[test]
fn the_widest_gap_between_two_sides_comes_first() {
    let scale = json!({ "type": "scale", "from": 1, "to": 5 });
    let side = |on_time: [i32; 2], open: [i32; 2]| {
        let survey = definition(&[("on_time", true, scale.clone()), ("open", true, scale.clone())]);
        let mut all = Vec::new();
        for (on_time, open) in on_time.into_iter().zip(open) {
            let answers = json!({ "on_time": { "points": on_time }, "open": { "points": open } });
            all.extend(times(10, answers));
        }
        Survey::open(survey, all).all()
    };
    let gaps = super::super::mirror::gaps(&side([4, 3], [5, 4]), &side([4, 3], [2, 1]));
    let order: Vec<(&str, f64)> = gaps.iter().map(|one| (one.question.as_str(), one.gap)).collect();
    assert_eq!(order, [("open", 3.0), ("on_time", 0.0)]);
    assert!(gaps[0].p.unwrap() < 0.001 && gaps[1].p.unwrap() > 0.999);
}

/// Of forty people each chooses twice between a cheap and a dear product, loud or quiet; the worths of two
/// levels in half the logarithm of their odds: 30 to 10 and 20 to 20.
#[test]
fn levels_are_worth_what_was_chosen() {
    let kind = json!({ "type": "conjoint", "tasks": 2, "products": 2, "attributes": [
        { "id": "price", "text": { "en": "Price" }, "levels": options(&["low", "high"]) },
        { "id": "noise", "text": { "en": "Noise" }, "levels": options(&["quiet", "loud"]) },
    ] });
    let pick =
        |shown: Value, chosen: u32| json!({ "shown": shown, "chosen": { "product": chosen } });
    let first = |chosen| pick(json!([["low", "quiet"], ["high", "quiet"]]), chosen);
    let second = |chosen| pick(json!([["low", "loud"], ["low", "quiet"]]), chosen);
    let mut answers = Vec::new();
    for (price, noise, count) in [(0, 0, 15), (0, 1, 15), (1, 0, 5), (1, 1, 5)] {
        answers.extend(times(count, json!({ "q": { "picks": [first(price), second(noise)] } })));
    }
    let survey = definition(&[("q", true, kind)]);
    let results = Survey::open(survey.clone(), answers.clone()).all();
    let found = results.questions[0].conjoint.as_ref().unwrap();
    assert_eq!((found.people, found.choices, found.lacks), (40, 80, None));
    let worth = |attribute: usize, level: usize| {
        found.attributes[attribute].levels[level].worth.unwrap().value
    };
    near(worth(0, 0), 3.0_f64.ln() / 2.0);
    near(worth(0, 1), -(3.0_f64.ln()) / 2.0);
    near(worth(1, 0), 0.0);
    near(found.attributes[0].importance.unwrap(), 1.0);
    let low = found.attributes[0].levels[0].chosen.unwrap();
    near(low.value, 70.0 / 120.0);
    // Whoever never chooses a level leaves its worth without a bound: said, and not guessed.
    let always = times(9, json!({ "q": { "picks": [first(0), second(0)] } }));
    let results = Survey::open(survey.clone(), always).all();
    assert_eq!(results.questions[0].conjoint.as_ref().unwrap().lacks, Some("separated"));
    let few = Survey::hidden(survey, answers.split_off(38), 3).all();
    assert_eq!(few.questions[0].conjoint, None);
}
