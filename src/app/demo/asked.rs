//! Surveys with many answers. There are no answers of real people that anybody may copy, so these are
//! drawn here: from distributions that stand below, the same in every demo. They are written through
//! the import of answers that everybody uses, each survey in one transaction.
use serde_json::{Value, json};

use super::fill::DEMO;
use super::words::Words;
use crate::app::Services;
use crate::features::ideas::service as ideas;
use crate::features::records::model::RecordId;
use crate::features::studies::model::StudyKind;
use crate::features::studies::service as studies;
use crate::features::surveys::model::{
    Anonymity, Answer, Answers, Definition, Lang, OptionId, Pick, Picked, Task,
};
use crate::features::surveys::service::intake::{Intake, Response};
use crate::features::surveys::service::{self as surveys, sets, templates};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::statistics::random::Random;

const CUSTOMERS: &str = include_str!("customers.json");

/// One round of asking customers.
struct Wave {
    days_ago: i64,
    answers: usize,
    /// How many of a hundred give 0, 1, … 10 to "would you recommend us".
    recommend: [u32; 11],
}

const WAVES: [Wave; 2] = [
    Wave { days_ago: 68, answers: 400, recommend: [2, 2, 3, 4, 5, 9, 10, 18, 20, 15, 12] },
    Wave { days_ago: 12, answers: 240, recommend: [1, 1, 2, 2, 4, 7, 8, 17, 22, 20, 16] },
];

/// How many of a hundred use the products where.
const SECTORS: [(&str, u32); 4] =
    [("water", 38), ("industry", 31), ("farming", 18), ("energy", 13)];

/// One in three writes something; by how they feel about it.
const UNHAPPY: [&str; 6] = [
    "Tell us when a date moves, before the carrier does.",
    "Two months for a complaint is too long.",
    "Сертификаты приходят позже самих отливок.",
    "Certificates with each lot, not on request.",
    "Three weeks for a first sample is long.",
    "Сроки сдвигаются, а мы узнаём об этом последними.",
];
const CONTENT: [&str; 6] = [
    "Faster answers to drawings.",
    "One contact for all plants.",
    "Spare part kits by serial number, please.",
    "Присылайте сертификаты в электронном виде.",
    "Smaller minimum quantities for spare parts.",
    "Earlier word when a date moves.",
];
const HAPPY: [&str; 4] = [
    "Nothing. Somebody always answers the phone.",
    "Go on like this: the joint 8D helped us.",
    "Ничего не менять, отвечают в тот же день.",
    "More of the weekly calls.",
];

/// Ideas that the study weighs, and how much they are worth to an average customer.
const STUDIED: [(&str, f64); 5] = [
    ("idea_sheet", 0.9),
    ("idea_kits", 0.1),
    ("idea_wear", 1.3),
    ("idea_data", 0.4),
    ("idea_guards", -0.9),
];
const STUDY_ANSWERS: u64 = 46;
const STUDY_DAYS_AGO: i64 = 1;

/// What levels of an offer are worth to an average customer.
const LEVELS: [(&str, f64); 8] = [
    ("p1", 0.8),
    ("p2", 0.2),
    ("p3", -1.0),
    ("d1", 0.5),
    ("d2", 0.2),
    ("d3", -0.7),
    ("w1", -0.3),
    ("w2", 0.3),
];
const OFFER_ANSWERS: u64 = 80;
const OFFERS_DAYS_AGO: i64 = 5;

/// Customers are asked twice, half a season apart: 400 answers and 240, each drawn on its own.
pub(super) async fn customers(
    services: &Services,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut first: Option<RecordId> = None;
    for (seed, wave) in (1_u64..).zip(&WAVES) {
        services.platform.clock.set(now.plus_days(-wave.days_ago));
        let intake = intake(serde_json::from_str(CUSTOMERS).map_err(Problem::internal)?, {
            let mut random = Random::new(seed);
            (0..wave.answers).map(|_| customer(wave, &mut random)).collect::<Result<_, _>>()?
        });
        let ids = surveys::response_ids(wave.answers)?;
        let before = first;
        let write = move |tx: &mut Tx<'_>| {
            let survey = surveys::import_answers(tx, vendor, &intake, &ids, Anonymity::Anonymous)?;
            if let Some(before) = before {
                surveys::follow_unscoped(tx, before, survey)?;
            }
            Ok(survey)
        };
        let survey = services.platform.db.write(&DEMO, "demo.customers", write).await?;
        first = first.or(Some(survey));
    }
    Ok(())
}

/// Ideas are weighed against each other by best and worst: 46 answers.
pub(super) async fn study(
    services: &Services,
    words: &Words,
    by: MembershipId,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut asked: Vec<RecordId> = Vec::new();
    for (word, _) in STUDIED {
        let id = words.find(&format!("{word}.id")).map_err(Problem::internal)?;
        asked.push(serde_json::from_value(id.clone()).map_err(Problem::internal)?);
    }
    services.platform.clock.set(now.plus_days(-STUDY_DAYS_AGO));
    let ids = surveys::response_ids(usize::try_from(STUDY_ANSWERS).map_err(Problem::internal)?)?;
    let write = move |tx: &mut Tx<'_>| {
        let scope = scope_of_membership(tx.conn, by)?.ok_or_else(Problem::not_found)?;
        let all = ideas::to_study(tx.conn, &scope, &asked)?;
        let draft = studies::draft(StudyKind::MaxDiff, &Lang::english(), &all)?;
        let responses: Vec<Answers> = (0..STUDY_ANSWERS)
            .map(|seed| weighed(&draft.definition, &draft.items, seed))
            .collect::<Result<_, _>>()?;
        let intake = intake(draft.definition.clone(), responses);
        let survey =
            surveys::import_answers(tx, scope.org(), &intake, &ids, Anonymity::Confidential)?;
        studies::keep(tx, survey, &draft)
    };
    services.platform.db.write(&DEMO, "demo.study", write).await
}

/// Customers choose between offers: 80 people, six choices each.
pub(super) async fn offers(
    services: &Services,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<(), Problem> {
    services.platform.clock.set(now.plus_days(-OFFERS_DAYS_AGO));
    let template = templates::find("conjoint").ok_or_else(Problem::not_found)?;
    let responses: Vec<Answers> = (0..OFFER_ANSWERS)
        .map(|seed| bought(&template.definition, seed))
        .collect::<Result<_, _>>()?;
    let ids = surveys::response_ids(responses.len())?;
    let intake = intake(template.definition.clone(), responses);
    let write = move |tx: &mut Tx<'_>| {
        surveys::import_answers(tx, vendor, &intake, &ids, Anonymity::Identified)
    };
    services.platform.db.write(&DEMO, "demo.offers", write).await.map(drop)
}

/// Somebody's choices: the offer whose levels are worth most, with a portion of chance, or none of them.
fn bought(definition: &Definition, seed: u64) -> Result<Answers, Problem> {
    let mut random = Random::new(seed);
    let worth = |id: &OptionId| {
        LEVELS.iter().find(|(level, _)| *level == id.as_str()).map_or(0.0, |(_, worth)| *worth)
    };
    let mut answers = Answers::new();
    for (question, drawn) in sets::of(definition, seed)? {
        let mut picks = Vec::new();
        for levels in drawn {
            let shown: Vec<Vec<OptionId>> = levels.chunks(3).map(<[OptionId]>::to_vec).collect();
            let mut best = (-0.2 + 3.0 * random.unit(), Picked::None);
            for (place, product) in (0_u32..).zip(&shown) {
                let felt = product.iter().map(worth).sum::<f64>() + 3.0 * random.unit();
                if felt > best.0 {
                    best = (felt, Picked::Product(place));
                }
            }
            picks.push(Pick { shown, chosen: Some(best.1) });
        }
        answers.insert(question, Answer::Picks(picks));
    }
    Ok(answers)
}

fn intake(definition: Definition, answers: Vec<Answers>) -> Intake {
    let response = |(line, answers)| Response { line, external_id: None, answers };
    let responses = (1_u64..).zip(answers).map(response).collect();
    Intake { definition, responses, encoding: "UTF-8", notes: Vec::new() }
}

/// The place that the lot falls on, each as likely as its weight.
fn drawn(random: &mut Random, weights: impl Iterator<Item = u32>) -> usize {
    let weights: Vec<usize> =
        weights.map(|weight| usize::try_from(weight).unwrap_or_default()).collect();
    let mut left = random.below(weights.iter().sum());
    for (place, weight) in weights.into_iter().enumerate() {
        if left < weight {
            return place;
        }
        left -= weight;
    }
    0
}

/// Somebody's answers: whoever would recommend the firm finds the rest better too.
fn customer(wave: &Wave, random: &mut Random) -> Result<Answers, Problem> {
    let recommend = drawn(random, wave.recommend.into_iter());
    // One point more or less than the mood says.
    let mut near = |from_ten: usize, most: usize| {
        let middle = 1 + from_ten * (most - 1) / 10;
        (middle + random.below(3)).saturating_sub(1).clamp(1, most)
    };
    let (dates, effort) = (near(recommend, 5), near(recommend, 7));
    let sector = SECTORS.get(drawn(random, SECTORS.iter().map(|(_, weight)| *weight)));
    let sector = sector.map_or("water", |(sector, _)| *sector);
    let mut answers = json!({
        "recommend": { "points": recommend }, "dates": { "points": dates },
        "effort": { "points": effort }, "sector": { "option": sector },
    });
    let texts: &[&str] = match recommend {
        ..=6 => &UNHAPPY,
        7..=8 => &CONTENT,
        _ => &HAPPY,
    };
    if random.below(3) == 0
        && let (Some(text), Some(fields)) =
            (texts.get(random.below(texts.len())), answers.as_object_mut())
    {
        fields.insert("why".to_owned(), json!({ "text": text }));
    }
    read(answers)
}

fn read(answers: Value) -> Result<Answers, Problem> {
    serde_json::from_value(answers).map_err(Problem::internal)
}

/// Somebody's choices: in each set what is worth most to them and least, worth and a portion of chance.
fn weighed(
    definition: &Definition,
    items: &[(RecordId, String)],
    seed: u64,
) -> Result<Answers, Problem> {
    let mut random = Random::new(seed);
    let worth = |id: &OptionId| {
        let place = items.iter().position(|(_, item)| item == id.as_str());
        place.and_then(|place| STUDIED.get(place)).map_or(0.0, |(_, worth)| *worth)
    };
    let mut answers = Answers::new();
    for (question, drawn) in sets::of(definition, seed)? {
        let mut tasks = Vec::new();
        for shown in drawn {
            let mut felt: Vec<(f64, &OptionId)> =
                shown.iter().map(|id| (worth(id) + 3.0 * random.unit(), id)).collect();
            felt.sort_by(|one, other| one.0.total_cmp(&other.0));
            let (worst, best) = (felt.first(), felt.last());
            let (worst, best) = (worst.map(|one| one.1.clone()), best.map(|one| one.1.clone()));
            tasks.push(Task { best, worst, shown });
        }
        answers.insert(question, Answer::Tasks(tasks));
    }
    Ok(answers)
}
