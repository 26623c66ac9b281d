//! Whether an answer is one to its question, and how it is kept.
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::surveys::model::{
    Answer, Attribute, Choice, Chosen, Fixed, KanoItem, KanoPair, Kind, OptionId, Pick, Picked,
    Question, QuestionId, Special, Task, limits,
};

/// What is wrong with the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyAnswerError)]
pub struct AnswerError {
    pub question: QuestionId,
    #[serde(flatten)]
    pub wrong: Wrong,
}

/// Why an answer cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[schema(as = SurveyAnswerWrong)]
pub enum Wrong {
    UnknownQuestion,
    /// A text where a number is asked, and the like.
    WrongShape,
    UnknownOption {
        option: OptionId,
    },
    /// Chosen, ranked or named twice.
    Twice {
        option: OptionId,
    },
    /// "Don't know" where it is not offered.
    NotOffered {
        special: Special,
    },
    TooFew {
        min: u32,
    },
    TooMany {
        max: u32,
    },
    TooLong {
        max: usize,
    },
    OutOfRange {
        min: Option<String>,
        max: Option<String>,
    },
    TooManyDecimals {
        max: u32,
    },
    /// What was shared out is not the total.
    WrongSum {
        total: i64,
        given: i64,
    },
    /// Not what was shown to this respondent.
    NotShown,
    FileTooLarge {
        megabytes: u64,
    },
    /// Where a picture is asked for.
    NotAPicture,
}

type Checked = Result<Option<Answer>, Wrong>;

/// Gives the answer as it is kept, `None` for an empty one. `sets` is what this respondent was
/// shown, where that is known.
pub fn check(question: &Question, answer: &Answer, sets: Option<&[Vec<OptionId>]>) -> Checked {
    if let Answer::Special(special) = answer {
        let offered = question.offers(*special) && *special != Special::Other;
        return if offered {
            Ok(Some(answer.clone()))
        } else {
            Err(Wrong::NotOffered { special: *special })
        };
    }
    match (&question.kind, answer) {
        (Kind::Single { options, .. } | Kind::Dropdown { options }, Answer::Option(option)) => {
            known(options, option)?;
            Ok(Some(answer.clone()))
        }
        (Kind::Single { .. } | Kind::Dropdown { .. }, Answer::Other(text)) => {
            other(question, text).map(|text| Some(Answer::Other(text)))
        }
        (Kind::Multi { options, min, max, .. }, Answer::Options(chosen)) => {
            several(question, options, chosen, *min, *max)
        }
        (Kind::ShortText { max_length }, Answer::Text(text)) => {
            words(text, *max_length, limits::SHORT_ANSWER)
        }
        (Kind::LongText { max_length }, Answer::Text(text)) => {
            words(text, *max_length, limits::LONG_ANSWER)
        }
        (Kind::Number { min, max, decimals, .. }, Answer::Number(number)) => {
            if number.decimals() > *decimals {
                return Err(Wrong::TooManyDecimals { max: *decimals });
            }
            within(*number, *min, *max).map(|()| Some(answer.clone()))
        }
        (Kind::Date { min, max }, Answer::Date(date)) => {
            within(*date, *min, *max).map(|()| Some(answer.clone()))
        }
        (Kind::Boolean {} | Kind::Consent {}, Answer::Flag(_)) => Ok(Some(answer.clone())),
        (Kind::Matrix { rows, columns }, Answer::Rows(given)) => {
            matrix(question, rows, columns, given)
        }
        (Kind::Ranking { options, top }, Answer::Order(order)) => ranking(options, *top, order),
        (Kind::ConstantSum { options, total }, Answer::Shares(shares)) => {
            shared_out(options, *total, shares)
        }
        // What came is looked at where it is taken in.
        (Kind::File { .. }, Answer::File(_)) => Ok(Some(answer.clone())),
        (Kind::MaxDiff { items, tasks, per_task, .. }, Answer::Tasks(given)) => {
            best_and_worst(items, *tasks, *per_task, given, sets)
        }
        (Kind::Kano { items }, Answer::Pairs(pairs)) => kano(items, pairs),
        (Kind::Conjoint { attributes, tasks, products, none }, Answer::Picks(given)) => {
            if count(given.len()) > *tasks {
                return Err(Wrong::TooMany { max: *tasks });
            }
            picks(attributes, *products, *none, given, sets)
        }
        (kind, Answer::Points(points)) => match kind.points() {
            Some((first, last)) => {
                within(*points, Some(first), Some(last)).map(|()| Some(answer.clone()))
            }
            None => Err(Wrong::WrongShape),
        },
        _ => Err(Wrong::WrongShape),
    }
}

fn known(options: &[Choice], id: &OptionId) -> Result<(), Wrong> {
    if options.iter().any(|one| one.id == *id) {
        Ok(())
    } else {
        Err(Wrong::UnknownOption { option: id.clone() })
    }
}

fn no_twins<'a>(ids: impl IntoIterator<Item = &'a OptionId>) -> Result<(), Wrong> {
    let mut seen = BTreeSet::new();
    match ids.into_iter().find(|id| !seen.insert(*id)) {
        Some(id) => Err(Wrong::Twice { option: id.clone() }),
        None => Ok(()),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn words(text: &str, max: Option<u32>, most: usize) -> Checked {
    let most = max.and_then(|max| usize::try_from(max).ok()).map_or(most, |max| max.min(most));
    // Bytes first: counting the characters of ten megabytes is work too.
    if text.len() > most.saturating_mul(4) || text.trim().chars().count() > most {
        return Err(Wrong::TooLong { max: most });
    }
    // What controls a terminal is no part of an answer, and PostgreSQL keeps no NUL.
    let plain = |one: &char| !one.is_control() || matches!(one, '\n' | '\t');
    let text: String = text.chars().filter(plain).collect();
    let text = text.trim();
    Ok((!text.is_empty()).then(|| Answer::Text(text.to_owned())))
}

/// The text of "other" may be empty: it was chosen all the same.
fn other(question: &Question, text: &str) -> Result<String, Wrong> {
    if !question.offers(Special::Other) {
        return Err(Wrong::NotOffered { special: Special::Other });
    }
    match words(text, None, limits::SHORT_ANSWER)? {
        Some(Answer::Text(text)) => Ok(text),
        _ => Ok(String::new()),
    }
}

fn within<T: PartialOrd + std::fmt::Display + Copy>(
    value: T,
    min: Option<T>,
    max: Option<T>,
) -> Result<(), Wrong> {
    if min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max) {
        let written = |bound: Option<T>| bound.map(|bound| bound.to_string());
        return Err(Wrong::OutOfRange { min: written(min), max: written(max) });
    }
    Ok(())
}

fn several(
    question: &Question,
    options: &[Choice],
    chosen: &Chosen,
    min: Option<u32>,
    max: Option<u32>,
) -> Checked {
    no_twins(&chosen.options)?;
    chosen.options.iter().try_for_each(|one| known(options, one))?;
    let text = chosen.other.as_deref().map(|text| other(question, text)).transpose()?;
    let number = count(chosen.options.len()) + u32::from(text.is_some());
    if number == 0 {
        return Ok(None);
    }
    if let Some(min) = min.filter(|min| number < *min) {
        return Err(Wrong::TooFew { min });
    }
    if let Some(max) = max.filter(|max| number > *max) {
        return Err(Wrong::TooMany { max });
    }
    // In the order of the question, so that the same choice is the same answer.
    let ordered = options
        .iter()
        .map(|one| &one.id)
        .filter(|id| chosen.options.contains(id))
        .cloned()
        .collect();
    Ok(Some(Answer::Options(Chosen { options: ordered, other: text })))
}

fn matrix(
    question: &Question,
    rows: &[Choice],
    columns: &[Choice],
    given: &BTreeMap<OptionId, OptionId>,
) -> Checked {
    for (row, column) in given {
        known(rows, row)?;
        match Special::of(column) {
            Some(special) if question.offers(special) => {}
            Some(special) => return Err(Wrong::NotOffered { special }),
            None => known(columns, column)?,
        }
    }
    Ok((!given.is_empty()).then(|| Answer::Rows(given.clone())))
}

fn ranking(options: &[Choice], top: Option<u32>, order: &[OptionId]) -> Checked {
    no_twins(order)?;
    order.iter().try_for_each(|one| known(options, one))?;
    if let Some(max) = top.filter(|top| count(order.len()) > *top) {
        return Err(Wrong::TooMany { max });
    }
    Ok((!order.is_empty()).then(|| Answer::Order(order.to_vec())))
}

fn shared_out(options: &[Choice], total: i64, shares: &BTreeMap<OptionId, i64>) -> Checked {
    shares.keys().try_for_each(|one| known(options, one))?;
    let zero = Fixed::default().to_string();
    if shares.values().any(|share| *share < 0 || *share > total) {
        return Err(Wrong::OutOfRange { min: Some(zero), max: Some(total.to_string()) });
    }
    let given = shares.values().fold(0_i64, |sum, share| sum.saturating_add(*share));
    match given {
        0 => Ok(None),
        given if given != total => Err(Wrong::WrongSum { total, given }),
        _ => Ok(Some(Answer::Shares(shares.clone()))),
    }
}

fn best_and_worst(
    items: &[Choice],
    tasks: u32,
    per_task: u32,
    given: &[Task],
    sets: Option<&[Vec<OptionId>]>,
) -> Checked {
    if count(given.len()) > tasks {
        return Err(Wrong::TooMany { max: tasks });
    }
    for (at, task) in given.iter().enumerate() {
        no_twins(&task.shown)?;
        task.shown.iter().try_for_each(|one| known(items, one))?;
        let as_shown = sets.is_none_or(|sets| sets.get(at) == Some(&task.shown));
        if count(task.shown.len()) != per_task || !as_shown {
            return Err(Wrong::NotShown);
        }
        for picked in task.best.iter().chain(&task.worst) {
            if !task.shown.contains(picked) {
                return Err(Wrong::NotShown);
            }
        }
        if let (Some(best), Some(worst)) = (&task.best, &task.worst)
            && best == worst
        {
            return Err(Wrong::Twice { option: best.clone() });
        }
    }
    let picked = given.iter().any(|task| task.best.is_some() || task.worst.is_some());
    Ok(picked.then(|| Answer::Tasks(given.to_vec())))
}

fn kano(items: &[KanoItem], pairs: &BTreeMap<OptionId, KanoPair>) -> Checked {
    if let Some(id) = pairs.keys().find(|id| !items.iter().any(|item| item.id == **id)) {
        return Err(Wrong::UnknownOption { option: id.clone() });
    }
    let said: BTreeMap<OptionId, KanoPair> = pairs
        .iter()
        .filter(|(_, pair)| pair.with.is_some() || pair.without.is_some())
        .map(|(id, pair)| (id.clone(), *pair))
        .collect();
    Ok((!said.is_empty()).then_some(Answer::Pairs(said)))
}

/// One of the products that were shown, or none of them where that is offered.
fn picks(
    attributes: &[Attribute],
    products: u32,
    none: bool,
    given: &[Pick],
    sets: Option<&[Vec<OptionId>]>,
) -> Checked {
    for (at, pick) in given.iter().enumerate() {
        let known = |product: &Vec<OptionId>| {
            let levels = attributes.iter().zip(product);
            product.len() == attributes.len()
                && levels
                    .into_iter()
                    .all(|(one, id)| one.levels.iter().any(|level| level.id == *id))
        };
        let shown = pick.shown.concat();
        let as_shown = sets.is_none_or(|sets| sets.get(at) == Some(&shown));
        if count(pick.shown.len()) != products || !as_shown || !pick.shown.iter().all(known) {
            return Err(Wrong::NotShown);
        }
        match pick.chosen {
            Some(Picked::Product(place)) if place >= products => return Err(Wrong::NotShown),
            Some(Picked::None) if !none => return Err(Wrong::NotShown),
            _ => {}
        }
    }
    let picked = given.iter().any(|pick| pick.chosen.is_some());
    Ok(picked.then(|| Answer::Picks(given.to_vec())))
}
