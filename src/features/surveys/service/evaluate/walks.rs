//! What holds for any survey and any answers.
use proptest::prelude::*;

use super::*;
use crate::features::surveys::model::{
    Answer, Choice, Chosen, Comparison, Fixed, Kind, Lang, Operand, OptionId, Question, Rule,
    Setting, Source, Special, SpecialChoice, Term, Texts, Variable,
};

const PAGES: usize = 6;
const QUESTIONS: usize = 3;

fn id(page: usize, question: usize) -> QuestionId {
    QuestionId::new(format!("q{page}_{question}")).unwrap()
}

fn option(number: usize) -> OptionId {
    OptionId::new(format!("o{number}")).unwrap()
}

fn texts(text: &str) -> Texts {
    Texts::one(&Lang::english(), text)
}

fn kind(number: usize) -> Kind {
    let options: Vec<Choice> =
        (0..4).map(|number| Choice { id: option(number), text: texts("o") }).collect();
    match number % 5 {
        0 => Kind::Single { options, shuffle: false },
        1 => Kind::Multi { options, shuffle: false, min: None, max: None },
        2 => Kind::Nps {},
        3 => Kind::Boolean {},
        _ => Kind::ShortText { max_length: None },
    }
}

fn score() -> VariableId {
    VariableId::new("score").unwrap()
}

/// A rule about any question, also one that comes later: the evaluator must bear what the checks
/// would refuse.
fn rule() -> impl Strategy<Value = Rule> {
    let asked = (0..PAGES, 0..QUESTIONS).prop_map(|(page, question)| id(page, question));
    let leaf = prop_oneof![
        asked.clone().prop_map(|question| Rule::Answered { question }),
        (asked.clone(), prop::collection::vec(0..4_usize, 1..3)).prop_map(|(question, options)| {
            Rule::In { question, row: None, options: options.into_iter().map(option).collect() }
        }),
        (asked, 0..11_i32).prop_map(|(question, points)| Rule::Compare {
            value: Operand::Question(question),
            is: Comparison::AtLeast,
            than: Literal::Number(Fixed::small(points)),
        }),
        (0..5_i32).prop_map(|points| Rule::Compare {
            value: Operand::Variable(score()),
            is: Comparison::More,
            than: Literal::Number(Fixed::small(points)),
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|args| Rule::And { args }),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|args| Rule::Or { args }),
            inner.prop_map(|arg| Rule::Not { arg: Box::new(arg) }),
        ]
    })
}

fn step() -> impl Strategy<Value = Step> {
    let action = prop_oneof![
        // Backwards too: progress must not hang on a well-made definition.
        (0..PAGES).prop_map(|page| Action::Goto(PageId::new(format!("p{page}")).unwrap())),
        Just(Action::ScreenOut(texts("out"))),
        (0..PAGES, 0..QUESTIONS).prop_map(|(page, question)| Action::Set(Setting {
            variable: score(),
            value: Source::Sum(vec![
                Term::Of(Operand::Variable(score())),
                Term::Of(Operand::Question(id(page, question))),
                Term::Number(Fixed::small(1)),
            ]),
        })),
    ];
    (prop::option::weighted(0.9, rule()), action).prop_map(|(when, then)| Step { when, then })
}

fn definition() -> impl Strategy<Value = Definition> {
    let question = |page, number| {
        let parts = (
            0..5_usize,
            any::<bool>(),
            prop::option::weighted(0.3, rule()),
            prop::option::weighted(0.3, rule()),
        );
        parts.prop_map(move |(sort, required, required_if, visible_if)| Question {
            id: id(page, number),
            text: texts("q"),
            hint: Texts::default(),
            kind: kind(sort),
            special: vec![SpecialChoice { code: Special::DontKnow, text: Texts::default() }],
            required,
            required_if,
            visible_if,
        })
    };
    let page = move |page| {
        let questions: Vec<_> = (0..QUESTIONS).map(|number| question(page, number)).collect();
        let steps = prop::collection::vec(step(), 0..3);
        (questions, prop::option::weighted(0.3, rule()), steps).prop_map(
            move |(questions, visible_if, on_leave)| Page {
                id: PageId::new(format!("p{page}")).unwrap(),
                title: Texts::default(),
                visible_if,
                questions,
                on_leave,
            },
        )
    };
    let pages: Vec<_> = (0..PAGES).map(page).collect();
    pages.prop_map(|pages| Definition {
        languages: vec![Lang::english()],
        title: texts("t"),
        about: Texts::default(),
        thanks: Texts::default(),
        variables: vec![Variable { id: score(), initial: Literal::Number(Fixed::default()) }],
        pages,
    })
}

fn answer(kind: &Kind, seed: u32) -> Option<Answer> {
    let number = usize::try_from(seed % 4).unwrap();
    match (seed % 7, kind) {
        (0, _) => None,
        (1, _) => Some(Answer::Special(Special::DontKnow)),
        (_, Kind::Single { .. }) => Some(Answer::Option(option(number))),
        (_, Kind::Multi { .. }) => {
            let options = (0..=number).map(option).rev().collect();
            Some(Answer::Options(Chosen { options, other: None }))
        }
        (_, Kind::Nps {}) => Some(Answer::Points(i32::try_from(seed % 11).unwrap())),
        (_, Kind::Boolean {}) => Some(Answer::Flag(seed.is_multiple_of(2))),
        _ => Some(Answer::Text(format!(" {seed} "))),
    }
}

fn survey() -> impl Strategy<Value = (Definition, Answers)> {
    let seeds = prop::collection::vec(any::<u32>(), PAGES * QUESTIONS);
    (definition(), seeds).prop_map(|(definition, seeds)| {
        let given = definition
            .questions()
            .zip(seeds)
            .filter_map(|(one, seed)| Some((one.id.clone(), answer(&one.kind, seed)?)))
            .collect();
        (definition, given)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_leads_the_same_way_again((definition, given) in survey()) {
        let once = evaluate(&definition, &given, &Sets::new()).unwrap();
        let twice = evaluate(&definition, &once.answers, &Sets::new()).unwrap();
        prop_assert_eq!(&once, &twice);
    }

    #[test]
    fn only_shown_questions_have_answers((definition, given) in survey()) {
        let outcome = evaluate(&definition, &given, &Sets::new()).unwrap();
        let shown: BTreeSet<&QuestionId> = outcome
            .path
            .iter()
            .flat_map(|stop| stop.questions.iter().map(|asked| &asked.question))
            .collect();
        prop_assert!(outcome.answers.keys().all(|id| shown.contains(id)));
        // And of those that are shown, every answer that was given is there.
        for id in shown {
            prop_assert_eq!(outcome.answers.contains_key(id), given.contains_key(id));
        }
    }

    #[test]
    fn the_way_leads_forward_and_ends((definition, given) in survey()) {
        let outcome = evaluate(&definition, &given, &Sets::new()).unwrap();
        let place = |page: &PageId| definition.pages.iter().position(|one| one.id == *page);
        let places: Vec<_> = outcome.path.iter().map(|stop| place(&stop.page)).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        let mut at = None;
        let mut seen = 0;
        while let Some(stop) = outcome.next(&definition, at.as_ref()) {
            at = Some(stop.page.clone());
            seen += 1;
            prop_assert!(seen <= definition.pages.len());
        }
        prop_assert_eq!(seen, outcome.path.len());
    }

    #[test]
    fn what_comes_later_changes_nothing_before((definition, given) in survey(), cut in 0..PAGES) {
        let later: BTreeSet<&QuestionId> =
            definition.pages.iter().skip(cut).flat_map(|page| &page.questions).map(|one| &one.id).collect();
        let mut early = given.clone();
        early.retain(|id, _| !later.contains(id));
        let whole = evaluate(&definition, &given, &Sets::new()).unwrap();
        let part = evaluate(&definition, &early, &Sets::new()).unwrap();
        let before = |outcome: &Outcome| {
            let is_before = |stop: &&Stop| {
                definition.pages.iter().take(cut).any(|page| page.id == stop.page)
            };
            outcome.path.iter().filter(is_before).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(before(&whole), before(&part));
    }
}
