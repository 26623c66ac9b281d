//! Real files of answers, and what is guessed of small ones.
use serde_json::json;

use super::*;
use crate::features::surveys::model::{Answer, Kind, OptionId, Question, QuestionId, Special};
use crate::features::surveys::service::evaluate::{Sets, evaluate};
use crate::features::surveys::service::validate::findings;

fn real(file: &str) -> Option<Intake> {
    let bytes = crate::features::surveys::service::real::file(&format!("answers/{file}"))?;
    let intake = read(&bytes, None, "Real", &Lang::english()).unwrap();
    // What comes out is a survey that could be published, and answers that are answers to it.
    let stops: Vec<_> =
        findings(&intake.definition).into_iter().filter(|finding| finding.stops).collect();
    assert_eq!(stops, vec![]);
    for response in &intake.responses {
        let outcome = evaluate(&intake.definition, &response.answers, &Sets::new()).unwrap();
        assert_eq!(outcome.answers, response.answers);
    }
    Some(intake)
}

fn intake(text: &str) -> Intake {
    read(text.as_bytes(), None, "T", &Lang::english()).unwrap()
}

fn kinds(intake: &Intake) -> Vec<(&str, &'static str)> {
    intake.definition.questions().map(|one| (one.id.as_str(), one.kind.name())).collect()
}

fn asked<'a>(intake: &'a Intake, id: &str) -> &'a Question {
    intake.definition.question(&QuestionId::new(id).unwrap()).unwrap()
}

/// How many answered a question in this way.
fn count(intake: &Intake, id: &str, is: impl Fn(&Answer) -> bool) -> usize {
    let id = QuestionId::new(id).unwrap();
    intake.responses.iter().filter_map(|one| one.answers.get(&id)).filter(|one| is(one)).count()
}

fn option(id: &str) -> OptionId {
    OptionId::new(id).unwrap()
}

#[test]
fn steak_in_two_rows_of_header() {
    let Some(intake) = real("steak-survey/steak-risk-survey.csv") else { return };
    assert_eq!(intake.responses.len(), 550);
    assert_eq!(intake.notes, vec![]);
    assert_eq!(intake.definition.questions().count(), 14);
    let prepared = "how_do_you_like_your_steak_prepared";
    let is = |id: &'static str| move |one: &Answer| *one == Answer::Option(option(id));
    assert_eq!(count(&intake, prepared, is("medium_rare")), 166);
    assert_eq!(count(&intake, prepared, is("medium")), 132);
    assert_eq!(count(&intake, prepared, is("medium_well")), 75);
    assert_eq!(
        count(&intake, "do_you_ever_smoke_cigarettes", |one| *one == Answer::Flag(true)),
        84
    );
    // Ages stand in their order, whatever was answered most.
    let Kind::Single { options, .. } = &asked(&intake, "age").kind else { unreachable!() };
    let ages: Vec<&str> =
        options.iter().map(|one| one.text.in_language(&Lang::english())).collect();
    assert_eq!(ages, ["18-29", "30-44", "45-60", "> 60"]);
    let lottery = intake.definition.questions().next().unwrap();
    assert!(!lottery.text.in_language(&Lang::english()).contains("<br>"));
    assert_eq!(intake.responses[0].external_id.as_deref(), Some("3237565956"));
}

#[test]
fn star_wars_with_odd_bytes_rankings_and_a_matrix() {
    let Some(intake) = real("star-wars-survey/StarWars.csv") else { return };
    assert_eq!(intake.encoding, "windows-1252");
    assert_eq!(intake.notes, [Note::GuessedEncoding { encoding: "windows-1252".to_owned() }]);
    assert_eq!(intake.responses.len(), 1186);
    let names: Vec<&str> = kinds(&intake).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(
        names,
        [
            "boolean", "boolean", "multi", "ranking", "matrix", "single", "boolean", "boolean",
            "boolean", "single", "single", "single", "single", "single"
        ]
    );
    let seen = intake.definition.questions().nth(2).unwrap().id.to_string();
    let empire = option("star_wars_episode_v_the_empire_strik");
    let saw = count(
        &intake,
        &seen,
        |one| matches!(one, Answer::Options(chosen) if chosen.options.contains(&empire)),
    );
    assert_eq!(saw, 758);
    let ranking = intake.definition.questions().nth(3).unwrap().id.to_string();
    let first = count(
        &intake,
        &ranking,
        |one| matches!(one, Answer::Order(order) if order.first() == Some(&empire)),
    );
    assert_eq!(first, 289);
    let matrix = intake.definition.questions().nth(4).unwrap().id.to_string();
    let jar_jar = count(&intake, &matrix, |one| {
        matches!(one, Answer::Rows(rows)
            if rows.get(&option("jar_jar_binks")) == Some(&option("very_unfavorably")))
    });
    assert_eq!(jar_jar, 204);
}

#[test]
fn thanksgiving_with_options_behind_dashes() {
    let Some(intake) = real("thanksgiving-2015/thanksgiving-2015-poll-data.csv") else { return };
    assert_eq!(intake.responses.len(), 1058);
    assert!(matches!(intake.notes[..], [Note::Damaged { .. }]), "{:?}", intake.notes);
    let dish = "what_is_typically_the_main_dish_at_y";
    assert_eq!(count(&intake, dish, |one| *one == Answer::Option(option("turkey"))), 859);
    assert_eq!(count(&intake, dish, |one| matches!(one, Answer::Other(_))), 35);
    assert_eq!(
        count(&intake, dish, |one| matches!(one, Answer::Other(text) if text == "Prime Rib")),
        2
    );
    let pie = intake
        .definition
        .questions()
        .find(|one| one.text.in_language(&Lang::english()).starts_with("Which type of pie"))
        .unwrap();
    assert!(pie.offers(Special::Other) && pie.offers(Special::None));
    let pumpkin = count(
        &intake,
        pie.id.as_str(),
        |one| matches!(one, Answer::Options(chosen) if chosen.options.contains(&option("pumpkin"))),
    );
    assert_eq!(pumpkin, 729);
    let none = count(&intake, pie.id.as_str(), |one| *one == Answer::Special(Special::None));
    assert!((1..=40).contains(&none), "{none}");
    let income = intake
        .definition
        .questions()
        .find(|one| one.text.in_language(&Lang::english()).contains("HOUSEHOLD"))
        .unwrap();
    let refused =
        count(&intake, income.id.as_str(), |one| *one == Answer::Special(Special::Refuse));
    assert_eq!(refused, 136);
}

#[test]
fn types_are_told_by_what_was_answered() {
    let intake = intake(
        "id,Would you recommend us?,Turnover,Since,Remarks,Colour\n\
         1,9,10.5,2024-01-31,first,red\n2,10,7,2023-05-01,second,blue\n\
         3,0,,2022-12-24,third,red\n4,6,1000,,fourth and last,blue\n",
    );
    assert_eq!(
        kinds(&intake),
        [
            ("would_you_recommend_us", "nps"),
            ("turnover", "number"),
            ("since", "date"),
            ("remarks", "short_text"),
            ("colour", "single"),
        ]
    );
    let answers = serde_json::to_value(&intake.responses[0].answers).unwrap();
    assert_eq!(
        answers,
        json!({
            "would_you_recommend_us": {"points": 9}, "turnover": {"number": "10.5"},
            "since": {"date": "2024-01-31"}, "remarks": {"text": "first"},
            "colour": {"option": "red"},
        })
    );
}

#[test]
fn other_encodings_delimiters_and_damage() {
    let (bytes, ..) =
        encoding_rs::WINDOWS_1251.encode("Пол;Город\nм;Тверь\nж;Омск\nм;Тверь\nж;Омск\n");
    let intake = read(&bytes, None, "Т", &Lang::russian()).unwrap();
    assert_eq!(intake.encoding, "windows-1251");
    assert_eq!(kinds(&intake).len(), 2);
    let ragged =
        super::tests::intake("id,a\n1,x\n2\n1,y\n3,x\n4,y\n5,y\n6,x\n7,x\n8,x\n9,x\n10,x\n");
    assert_eq!(
        ragged.notes,
        [
            Note::RaggedRow { line: 3, fields: 1 },
            Note::SameRespondent { line: 4, id: "1".to_owned() }
        ]
    );
    for (bytes, refused) in [
        (&b"PK\x03\x04"[..], Refused::NotText),
        (b"a,b\n1,\0\n", Refused::NotText),
        (b"", Refused::NoRows),
        (b"a,b\n", Refused::NoRows),
    ] {
        assert_eq!(read(bytes, None, "T", &Lang::english()).unwrap_err(), refused);
    }
    let unknown = read(b"a\nb\n", Some("klingon"), "T", &Lang::english()).unwrap_err();
    assert_eq!(unknown, Refused::UnknownEncoding("klingon".to_owned()));
}
