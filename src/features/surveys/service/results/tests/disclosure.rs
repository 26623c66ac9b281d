//! Nobody is read out of what is told, however often one looks.
use proptest::prelude::*;
use serde_json::json;

use super::*;

const K: u64 = 5;

fn two() -> Definition {
    definition(&[("group", true, single(&["x", "y"])), ("likes", true, single(&["a", "b"]))])
}

fn people(table: [[usize; 2]; 2]) -> Vec<Response> {
    let mut all = Vec::new();
    for (group, row) in ["x", "y"].iter().zip(table) {
        for (likes, count) in ["a", "b"].iter().zip(row) {
            let answers = json!({ "group": { "option": group }, "likes": { "option": likes } });
            all.extend(times(count, answers));
        }
    }
    all
}

#[test]
fn nobody_and_a_few_look_alike() {
    let likes = |count: usize| {
        let mut all = times(30, json!({ "q": { "option": "a" } }));
        all.extend(times(20, json!({ "q": { "option": "b" } })));
        all.extend(times(count, json!({ "q": { "option": "c" } })));
        let survey = definition(&[("q", true, single(&["a", "b", "c"]))]);
        counts(&Survey::hidden(survey, all, K).all(), 0, 0)
    };
    let told = |a, b, c| vec![("a".to_owned(), a), ("b".to_owned(), b), ("c".to_owned(), c)];
    // The next cell goes with it; else the total would tell.
    assert_eq!(likes(0), told(None, Some(20), None));
    assert_eq!(likes(3), told(None, Some(20), None));
    assert_eq!(likes(7), told(Some(30), Some(20), Some(7)));
}

#[test]
fn a_score_says_no_more_than_the_counts() {
    let score = |detractors: usize| {
        let survey = definition(&[("q", true, json!({ "type": "nps" }))]);
        let mut all = times(30, json!({ "q": { "points": 10 } }));
        all.extend(times(20, json!({ "q": { "points": 8 } })));
        all.extend(times(detractors, json!({ "q": { "points": 1 } })));
        let results = Survey::hidden(survey, all, K).all();
        results.questions[0].scores[0].clone()
    };
    let few = score(2);
    assert_eq!(few.figure, None);
    let between = few.between.unwrap();
    let truth = 100.0 * (30.0 - 2.0) / 52.0;
    assert!(between.low < truth && truth < between.high, "{between:?}");
    assert!(score(9).figure.is_some() && score(9).between.is_none());
}

#[test]
fn a_filter_and_the_total_do_not_tell_the_others() {
    // Three of group x like b. The row of group y and the total would give them away.
    let survey = Survey::hidden(two(), people([[20, 3], [30, 40]]), K);
    let all = survey.all();
    assert_eq!(counts(&all, 1, 0), [("a".to_owned(), Some(50)), ("b".to_owned(), Some(43))]);
    for code in ["x", "y"] {
        let row = survey.ask(&only(&format!("group:{code}")));
        assert!(counts(&row, 1, 0).iter().all(|(_, count)| count.is_none()), "{row:?}");
    }
    let table = &survey.ask(&by("likes", "group")).crosstabs[0];
    assert_eq!(table.test, None);
    assert!(table.rows.iter().all(|row| row.cells.iter().all(|cell| cell.count.is_none())));
    // A filter that leaves fewer than k out is none.
    let survey = Survey::hidden(two(), people([[20, 9], [4, 0]]), K);
    assert_eq!(survey.try_ask(&only("group:x")), Err(Refusal::TooFew));
    assert_eq!(survey.try_ask(&only("group:y")), Err(Refusal::TooFew));
    // One thing at a time.
    let survey = Survey::hidden(two(), people([[20, 9], [30, 40]]), K);
    let both = Ask { filter: Some("group:x".to_owned()), ..by("likes", "group") };
    assert_eq!(survey.try_ask(&both), Err(Refusal::TooFine));
}

#[test]
fn questions_that_ask_nearly_the_same_do_not_both_break_down() {
    let survey = definition(&[
        ("team", true, single(&["sales", "works"])),
        ("site", true, single(&["north", "south"])),
        ("likes", true, single(&["a", "b"])),
    ]);
    // All of sales sit in the north, and two of the works: their answers are a difference.
    let mut all = Vec::new();
    for (team, site, likes, count) in [
        ("sales", "north", "a", 10),
        ("sales", "north", "b", 10),
        ("works", "north", "a", 2),
        ("works", "south", "a", 10),
        ("works", "south", "b", 10),
    ] {
        all.extend(times(
            count,
            json!({ "team": { "option": team }, "site": { "option": site },
                "likes": { "option": likes } }),
        ));
    }
    let survey = Survey::hidden(survey, all, K);
    let keys: Vec<String> = survey.all().breakdowns.into_iter().map(|one| one.key).collect();
    assert!(keys.contains(&"team".to_owned()) && !keys.contains(&"site".to_owned()), "{keys:?}");
    assert_eq!(survey.try_ask(&only("site:north")), Err(Refusal::TellsApart));
    assert_eq!(survey.try_ask(&by("likes", "site")), Err(Refusal::TellsApart));
    assert_eq!(survey.try_ask(&by("site", "team")), Err(Refusal::TellsApart));
}

#[test]
fn two_looks_at_live_figures_differ_by_a_batch_or_not_at_all() {
    let survey = Survey::hidden(two(), Vec::new(), K);
    let mut live = Live::default();
    let mut before = survey.live(&live, &Ask::default()).unwrap();
    assert_eq!(before.n, None);
    let all = people([[6, 8], [9, 4]]);
    let mut seen = Vec::new();
    for (at, response) in all.iter().enumerate() {
        live = live.after(&survey.definition, &response.answers, K);
        let now = survey.live(&live, &Ask::default()).unwrap();
        let moved = now.n.unwrap_or(0) - before.n.unwrap_or(0);
        assert!(moved == 0 || moved >= K, "after {at}");
        if moved == 0 {
            assert_eq!(now, before, "after {at}");
        }
        assert!(now.texts.is_none() && now.breakdowns.is_empty() && now.crosstabs.is_empty());
        seen.push(now.n);
        before = now;
    }
    assert_eq!(seen.last(), Some(&Some(20)));
    // What is shown is of the first twenty, to the answer.
    let first = Survey::hidden(two(), all.into_iter().take(20).collect(), K);
    assert_eq!(before.questions, first.all().questions);
    for ask in [by("likes", "group"), only("group:x")] {
        assert_eq!(survey.live(&live, &ask), Err(Refusal::WhileLive));
    }
    let search = Ask { search: Some("word".to_owned()), ..Ask::default() };
    assert_eq!(survey.live(&live, &search), Err(Refusal::WhileLive));
}

#[test]
fn texts_come_when_there_are_enough_and_in_an_order_that_says_nothing() {
    let survey = |count: usize| {
        let kind = json!({ "type": "long_text" });
        let all =
            (0..count).flat_map(|at| times(1, json!({ "q": { "text": format!("Text {at}") } })));
        Survey::hidden(definition(&[("q", true, kind)]), all.collect(), K)
    };
    let ask = Ask { question: QuestionId::new("q"), ..Ask::default() };
    assert_eq!(survey(4).ask(&ask).texts, None);
    let texts = survey(40).ask(&ask).texts.unwrap();
    assert_eq!(texts.found, 40);
    let came: Vec<String> = (0..40).map(|at| format!("Text {at}")).collect();
    let said = |texts: &crate::features::surveys::service::results::shape::TextList| {
        texts.items.iter().map(|item| item.text.clone()).collect::<Vec<_>>()
    };
    assert_ne!(said(&texts), came);
    let mut turned = survey(40);
    turned.responses.reverse();
    assert_eq!(turned.ask(&ask).texts.unwrap().items, texts.items);
    let found = survey(40).ask(&Ask { search: Some("text 7".to_owned()), ..ask }).texts.unwrap();
    assert_eq!((found.found, said(&found).contains(&"Text 7".to_owned())), (4, true));
}

#[test]
fn words_that_a_group_prefers() {
    let survey = definition(&[
        ("group", true, single(&["x", "y"])),
        ("why", true, json!({ "type": "long_text" })),
    ]);
    let mut all = Vec::new();
    for (group, text, count) in [
        ("x", "price price", 30),
        ("x", "paint", 6),
        ("y", "price", 10),
        ("y", "paint", 25),
        ("y", "Zebra", 1),
    ] {
        let answers = json!({ "group": { "option": group }, "why": { "text": text } });
        all.extend(times(count, answers));
    }
    let open = Survey::open(survey.clone(), all.clone()).ask(&by("why", "group"));
    assert_eq!(open.words[0].words[0].word, "price");
    assert_eq!((open.words[0].words[0].count, open.words[0].words[0].elsewhere), (30, 10));
    assert!(open.words[0].words[0].signed_g2 > 0.0 && open.words[1].words[0].word == "price");
    let hidden = Survey::hidden(survey, all, K).ask(&by("why", "group"));
    let words = hidden.words.iter().flat_map(|group| &group.words);
    let rare: Vec<&str> =
        words.map(|word| word.word.as_str()).filter(|word| *word == "zebra").collect();
    assert!(rare.is_empty());
    assert_eq!(hidden.words[0].words.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// All that a reader gets of two questions: the distributions, every filter, the crosstab. No
    /// count below k is among it, and none is left over when the others are taken from their total.
    #[test]
    fn nothing_small_is_left_over(table in proptest::array::uniform2(proptest::array::uniform2(0_usize..14)), k in 2_u64..6) {
        let survey = Survey::hidden(two(), people(table), k);
        let all = survey.all();
        let total = counts(&all, 1, 0);
        let mut rows = Vec::new();
        for code in ["x", "y"] {
            // Refused, or without the other question where the two give each other away.
            let Ok(found) = survey.try_ask(&only(&format!("group:{code}"))) else { continue };
            let likes = found.questions.iter().position(|one| one.id.as_str() == "likes");
            rows.extend(likes.map(|likes| counts(&found, likes, 0)));
        }
        for cell in 0..2 {
            let sum = total[cell].1;
            let shown: Vec<u64> = rows.iter().filter_map(|row| row[cell].1).collect();
            prop_assert!(shown.iter().all(|count| *count >= k));
            if let (Some(sum), [one]) = (sum, shown.as_slice()) {
                let left = sum - one;
                prop_assert!(left == 0 || left >= k, "{left} are left over of {table:?}");
                prop_assert!(left != 0, "that nobody is left over shows too: {table:?}");
            }
        }
    }
}
