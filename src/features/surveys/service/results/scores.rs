//! Net promoter score, satisfaction, effort, means of scales.
use super::publish::{LEVEL, Shown, corrected, fitting};
use super::shape::{Figure, Metric, Range, Score, rounded};
use super::variables::Variable;
use crate::features::surveys::model::{CES_TOP, EffortMeasure, Kind};
use crate::platform::statistics::interval::{Estimate, Interval, wilson_effective};
use crate::platform::statistics::nps;
use crate::platform::statistics::number::{Summary, real, share, size};
use crate::platform::statistics::sampling::Correction;

/// From what on effort counts as low: 5 of 7.
const EASY_TOP: i32 = 3;

/// The scores that a question has, the one it is asked for first.
pub fn metrics(kind: &Kind) -> Vec<Metric> {
    let mean = |from, to| Metric::Mean { from, to };
    let easy = Metric::TopShare { top: EASY_TOP, points: CES_TOP };
    match kind {
        Kind::Nps {} => vec![Metric::Nps],
        Kind::Csat { points, top } => {
            vec![Metric::TopShare { top: *top, points: *points }, mean(1, *points)]
        }
        Kind::Ces { measure: EffortMeasure::Mean } => vec![mean(1, CES_TOP)],
        Kind::Ces { measure: EffortMeasure::TopBox } => vec![easy],
        Kind::Scale { from, to, .. } => vec![mean(*from, *to)],
        _ => Vec::new(),
    }
}

/// What one answer counts for in a score: its mean is the score.
pub fn worth(metric: Metric, point: i32) -> f64 {
    match metric {
        Metric::Nps => match point {
            ..=6 => -100.0,
            7..=8 => 0.0,
            _ => 100.0,
        },
        Metric::TopShare { top, points } => f64::from(u8::from(point > points - top)),
        Metric::Mean { .. } => f64::from(point),
    }
}

/// What the cells of a variable count for: those of a promoter question stand for −100, 0 and 100.
fn worths(variable: &Variable<'_>, metric: Metric) -> Vec<f64> {
    let cells = variable.cells.iter().skip(variable.lacking);
    let one = |point: i32| match metric {
        Metric::Nps => f64::from(point),
        _ => worth(metric, point),
    };
    cells.map(|cell| one(cell.point.unwrap_or(0))).collect()
}

/// A score from what is shown of its distribution: exact, or between what and what it must lie.
pub fn score(
    variable: &Variable<'_>,
    metric: Metric,
    shown: &Shown,
    population: Option<u64>,
) -> Score {
    let n = shown.answered();
    let mut score = Score {
        metric,
        n,
        figure: None,
        between: None,
        adjusted: false,
        correction: 1.0,
        census: false,
        organisations: None,
    };
    let Some(counts) = shown.exact() else {
        score.between = between(&worths(variable, metric), shown);
        return score;
    };
    let n = counts.iter().sum();
    let correction = corrected(n, population);
    score.correction = rounded(correction.factor);
    score.census = correction.census;
    let estimate = match (metric, counts.as_slice()) {
        (Metric::Nps, [detractors, passives, promoters]) => {
            let counts =
                nps::Counts { promoters: *promoters, passives: *passives, detractors: *detractors };
            let nps = nps::score(counts, fitting(n, population), LEVEL);
            score.adjusted = nps.is_some_and(|nps| nps.adjusted);
            nps.map(|nps| nps.estimate)
        }
        (Metric::TopShare { top, .. }, counts) => top_share(counts, top, correction),
        (Metric::Mean { from, to }, counts) => mean(counts, (from, to), correction),
        _ => None,
    };
    score.figure = estimate.as_ref().and_then(Figure::of);
    score
}

fn top_share(counts: &[u64], top: i32, correction: Correction) -> Option<Estimate> {
    let n: u64 = counts.iter().sum();
    let hits = counts.iter().rev().take(usize::try_from(top).ok()?).sum();
    let value = share(hits, n)?;
    let error = (value * (1.0 - value) / real(n)).sqrt() * correction.factor;
    let interval = wilson_effective(value, correction.effective(real(n)), LEVEL)?;
    Some(Estimate { value, error, interval })
}

fn mean(counts: &[u64], (from, to): (i32, i32), correction: Correction) -> Option<Estimate> {
    let summary = Summary::of_scale(counts, f64::from(from))?;
    estimate(&summary, correction, (f64::from(from), f64::from(to)))
}

/// A mean with Student's interval, cut to what is possible.
pub fn estimate(
    summary: &Summary,
    correction: Correction,
    possible: (f64, f64),
) -> Option<Estimate> {
    let value = summary.mean;
    if correction.census {
        let interval = Interval { low: value, high: value };
        return Some(Estimate { value, error: 0.0, interval });
    }
    let error = summary.error()? * correction.factor;
    let half = LEVEL.t(real(summary.n) - 1.0)? * error;
    Some(Estimate { value, error, interval: Interval::around(value, half, possible) })
}

/// Between what the score must lie: all that is withheld taken for the least, and for the most.
fn between(worths: &[f64], shown: &Shown) -> Option<Range> {
    let seen: u64 = shown.answers().iter().flatten().sum();
    if seen == 0 {
        return None;
    }
    let pairs = worths.iter().zip(shown.answers());
    let sum: f64 =
        pairs.clone().filter_map(|(worth, count)| count.map(|count| worth * real(count))).sum();
    let open = pairs.filter(|(_, count)| count.is_none()).map(|(worth, _)| *worth);
    let (least, most) = open.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), worth| {
        (worth.min(least), worth.max(most))
    });
    let withheld = shown.withheld();
    let with = |worth: f64| (sum + worth * real(withheld)) / real(seen + withheld);
    let alone = sum / real(seen);
    // Where it is not known how many of the withheld answered at all, it may be none.
    let certain = shown.answered().is_some();
    let (low, high) = (with(least), with(most));
    let (low, high) = if certain { (low, high) } else { (low.min(alone), high.max(alone)) };
    let cut = |value: f64| (value * 100.0).round() / 100.0;
    let fits = size(worths.len()) > 0.0 && low.is_finite() && high.is_finite();
    fits.then(|| Range { low: cut(low), high: cut(high) })
}
