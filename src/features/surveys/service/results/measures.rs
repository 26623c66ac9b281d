//! What is not a distribution: typed numbers, places, shared points, best and worst, Kano's classes.
//! Where answers are hidden these stand on at least `k` people, and only means are told.
use std::collections::BTreeMap;

use super::publish::{LEVEL, Shown, Veil, corrected};
use super::scores::estimate;
use super::shape::{Figure, ItemFigure, ItemMeasure, KanoFigure, Numbers, Spread, rounded};
use super::variables::{Variable, kano_code};
use crate::features::surveys::model::{Answer, Answers, Choice, Fixed, Kind, OptionId, Question};
use crate::platform::statistics::disclosure::distribution;
use crate::platform::statistics::kano::Tally;
use crate::platform::statistics::maxdiff::score::{ItemScore, Task, count};
use crate::platform::statistics::number::Summary;

const ANYWHERE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// A typed number as a real one.
pub fn real_number(number: Fixed) -> f64 {
    let units = number.ten_thousandths();
    let size = crate::platform::statistics::number::real(units.unsigned_abs()) / 10_000.0;
    if units < 0 { -size } else { size }
}

/// The numbers that were typed; `shown` says how many may be told of.
pub fn numbers(
    question: &Question,
    all: &[&Answers],
    shown: &Shown,
    veil: Veil,
    population: Option<u64>,
) -> Option<Numbers> {
    if !matches!(question.kind, Kind::Number { .. }) {
        return None;
    }
    let n = shown.exact()?.iter().sum();
    let mut typed: Vec<Fixed> = all
        .iter()
        .filter_map(|answers| match answers.get(&question.id) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        })
        .collect();
    typed.sort_unstable();
    let values: Vec<f64> = typed.iter().map(|number| real_number(*number)).collect();
    let summary = Summary::of(&values)?;
    let mean = estimate(&summary, corrected(n, population), ANYWHERE);
    let mean = mean.as_ref().and_then(Figure::of);
    let spread = if veil.hides() { None } else { spread(&typed) };
    Some(Numbers { n, mean, spread })
}

/// The quartiles are answers: the smallest that at least so many are no larger than.
fn spread(sorted: &[Fixed]) -> Option<Spread> {
    let quarter = |quarters: usize| {
        let place = (sorted.len() * quarters).div_ceil(4).saturating_sub(1);
        sorted.get(place).copied()
    };
    Some(Spread {
        min: *sorted.first()?,
        lower_quartile: quarter(1)?,
        median: quarter(2)?,
        upper_quartile: quarter(3)?,
        max: *sorted.last()?,
    })
}

/// Places and shared points.
pub fn items(question: &Question, all: &[&Answers], veil: Veil) -> Vec<ItemFigure> {
    match &question.kind {
        Kind::Ranking { options, .. } => {
            options.iter().map(|option| ranked(question, option, all, veil)).collect()
        }
        Kind::ConstantSum { options, .. } => {
            options.iter().map(|option| shared(question, option, all, veil)).collect()
        }
        Kind::MaxDiff { items, .. } => best_worst(question, items, all, veil),
        _ => Vec::new(),
    }
}

fn blank(choice: &Choice, measure: ItemMeasure) -> ItemFigure {
    let (id, label) = (choice.id.clone(), choice.text.clone());
    ItemFigure { id, label, measure, n: None, figure: None, best: None, worst: None }
}

fn ranked(question: &Question, option: &Choice, all: &[&Answers], veil: Veil) -> ItemFigure {
    let mut item = blank(option, ItemMeasure::MeanRank);
    let mut places = Vec::new();
    let mut first = 0;
    for answers in all {
        let Some(Answer::Order(order)) = answers.get(&question.id) else { continue };
        let Some(place) = order.iter().position(|one| *one == option.id) else { continue };
        places.push(crate::platform::statistics::number::size(place + 1));
        first += u64::from(place == 0);
    }
    fill(&mut item, &places, all.len(), veil);
    item.best = item.n.filter(|_| !veil.hides()).map(|_| first);
    item
}

fn shared(question: &Question, option: &Choice, all: &[&Answers], veil: Veil) -> ItemFigure {
    let mut item = blank(option, ItemMeasure::MeanPoints);
    let points: Vec<f64> = all
        .iter()
        .filter_map(|answers| match answers.get(&question.id) {
            // What is not named got nothing.
            Some(Answer::Shares(shares)) => {
                let points = shares.get(&option.id).copied().unwrap_or(0);
                Fixed::whole(points).map(real_number)
            }
            _ => None,
        })
        .collect();
    fill(&mut item, &points, all.len(), veil);
    item
}

/// The mean, where as many as it stands on may be told.
fn fill(item: &mut ItemFigure, values: &[f64], all: usize, veil: Veil) {
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (n, others) = (whole(values.len()), whole(all.saturating_sub(values.len())));
    item.n = if veil.hides() { enough(n, others, veil) } else { Some(n) };
    if item.n.is_some()
        && let Some(summary) = Summary::of(values)
    {
        let mean = estimate(&summary, corrected(n, None), ANYWHERE);
        item.figure = mean.as_ref().and_then(Figure::of);
    }
}

/// How many answered, if it may be told: they and the others are nobody or at least `k`.
pub(super) fn enough(n: u64, others: u64, veil: Veil) -> Option<u64> {
    if others == 0 {
        return (n >= veil.k()).then_some(n);
    }
    distribution(&[others, n], veil.k()).cells.last().copied().flatten()
}

fn best_worst(
    question: &Question,
    items: &[Choice],
    all: &[&Answers],
    veil: Veil,
) -> Vec<ItemFigure> {
    let at: BTreeMap<&OptionId, usize> =
        items.iter().enumerate().map(|(at, item)| (&item.id, at)).collect();
    let mut people = 0_u64;
    let mut tasks = Vec::new();
    for answers in all {
        let Some(Answer::Tasks(answered)) = answers.get(&question.id) else { continue };
        people += 1;
        tasks.extend(answered.iter().filter_map(|task| {
            let shown: Option<Vec<usize>> =
                task.shown.iter().map(|id| at.get(id).copied()).collect();
            let pick = |id: &Option<OptionId>| id.as_ref().and_then(|id| at.get(id).copied());
            Some(Task { shown: shown?, best: pick(&task.best)?, worst: pick(&task.worst)? })
        }));
    }
    let others = u64::try_from(all.len()).unwrap_or(u64::MAX).saturating_sub(people);
    let told = !veil.hides() || enough(people, others, veil).is_some();
    // What cannot have been answered so was refused when it came in.
    let scores = count(items.len(), &tasks).unwrap_or_default();
    let scores = scores.into_iter().map(Some).chain(std::iter::repeat(None));
    items
        .iter()
        .zip(scores)
        .map(|(item, score)| maxdiff(item, score.filter(|_| told), veil))
        .collect()
}

fn maxdiff(item: &Choice, score: Option<ItemScore>, veil: Veil) -> ItemFigure {
    let figure = score.and_then(|score| score.estimate(LEVEL));
    let open = score.filter(|_| !veil.hides());
    ItemFigure {
        n: score.map(|score| score.shown),
        figure: figure.as_ref().and_then(Figure::of),
        best: open.map(|score| score.best),
        worst: open.map(|score| score.worst),
        ..blank(item, ItemMeasure::MaxDiff)
    }
}

/// The class of a feature, as far as what is shown of its categories settles it.
pub fn kano(variable: &Variable<'_>, shown: &Shown) -> Option<KanoFigure> {
    let id = variable.part.clone()?;
    let blank = KanoFigure {
        id,
        label: variable.label.clone(),
        category: None,
        second: None,
        tied: None,
        distinct: None,
        better: None,
        worse: None,
        reword: None,
    };
    let Some(counts) = shown.exact() else {
        return Some(KanoFigure { category: settled(variable, shown), ..blank });
    };
    let [questionable, reverse, indifferent, attractive, performance, must_be] =
        counts.try_into().ok()?;
    let tally = Tally { must_be, performance, attractive, indifferent, reverse, questionable };
    let Some(kano) = tally.result() else { return Some(blank) };
    Some(KanoFigure {
        category: Some(kano_code(kano.category).to_owned()),
        second: kano.second.map(|second| kano_code(second).to_owned()),
        tied: Some(kano.tied),
        distinct: Some(kano.distinct),
        better: kano.better.map(rounded),
        worse: kano.worse.map(rounded),
        reword: Some(kano.to_be_reworded()),
        ..blank
    })
}

/// The most frequent category if no withheld one can be as frequent.
fn settled(variable: &Variable<'_>, shown: &Shown) -> Option<String> {
    let cells = variable.cells.iter().skip(variable.lacking).zip(shown.answers());
    let (cell, count) = cells
        .filter_map(|(cell, count)| count.map(|count| (cell, count)))
        .max_by_key(|(_, count)| *count)?;
    let ties = shown.answers().iter().flatten().filter(|one| **one == count).count();
    (count > shown.withheld() && ties == 1).then(|| cell.code.clone())
}

/// Texts that were written in answer to a question, "other" included.
pub fn texts<'a>(question: &Question, all: &[&'a Answers]) -> Vec<&'a str> {
    let written = all.iter().filter_map(|answers| match answers.get(&question.id) {
        Some(Answer::Text(text) | Answer::Other(text)) => Some(text.as_str()),
        Some(Answer::Options(chosen)) => chosen.other.as_deref(),
        _ => None,
    });
    written.map(str::trim).filter(|text| !text.is_empty()).collect()
}
