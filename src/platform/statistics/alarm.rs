//! Whether something is asked for more often than before, beyond chance: a conditional test of two
//! windows on counts whose variance is φ times their mean, with the false discovery rate held over all
//! topics that are looked at.
//!
//! Unit of count: one requester once a week for a topic. `k` of the last weeks, `big_k` of the weeks before;
//! `n` and `big_n` are all interactions of the same weeks, so that growth, season and holidays cancel.
//! * φ = 1: k given k + K is binomial (J. Przyborowski & H. Wilenski, "Homogeneity of results in testing
//!   samples from Poisson series", Biometrika 31, 1940).
//! * φ > 1: it is beta-binomial, the law of k when counts are negative binomial with variance φμ.
//! * The cut-off is that of Y. Benjamini & Y. Hochberg, "Controlling the false discovery rate", JRSS B 57,
//!   1995, over all topics; those without support count with p = 1.
use statrs::function::gamma::ln_gamma;

use super::number::{real, size, whole};

/// Weeks of the window, and of the baseline before it.
pub const WINDOW: usize = 4;
pub const BASELINE: usize = 52;
/// Different requesters in the window below which nothing is an alarm.
pub const SUPPORT: u64 = 5;
/// The share of alarms that may be noise.
pub const RATE: f64 = 0.10;
/// Events in the baseline that a topic needs to say something of the dispersion.
const TELLING: u64 = 26;
/// Below this the counts are as good as Poisson.
const POISSON: f64 = 1.01;
/// A term that changes the sum no more.
const NOTHING: f64 = 1e-18;
/// Residual above which a week of an earlier alarm weighs less (A. Noufaily et al., "An improved
/// algorithm for outbreak detection in multiple surveillance systems", Statistics in Medicine 32, 2013).
const UNUSUAL: f64 = 2.58;

/// What was counted in the two windows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    pub k: u64,
    pub big_k: u64,
    /// All interactions of the window, and of the baseline.
    pub n: f64,
    pub big_n: f64,
}

/// The probability of `k` or more, if nothing has changed. Nothing without interactions in both windows.
pub fn tail(counts: &Counts, phi: f64) -> Option<f64> {
    let Counts { k, big_k, n, big_n } = *counts;
    if !(n > 0.0 && big_n > 0.0 && phi.is_finite()) {
        return None;
    }
    if k == 0 {
        return Some(1.0);
    }
    let (m, share) = (real(k + big_k), n / (n + big_n));
    let first = real(k);
    let choose = ln_gamma(m + 1.0) - ln_gamma(first + 1.0) - ln_gamma(m - first + 1.0);
    if phi < POISSON {
        let log = choose + first * share.ln() + (m - first) * (1.0 - share).ln();
        let odds = share / (1.0 - share);
        return Some(sum(log, k, m, |x| (m - x) / (x + 1.0) * odds));
    }
    let (a, b) = (m * share / (phi - 1.0), m * (1.0 - share) / (phi - 1.0));
    let log = choose + ln_gamma(first + a) + ln_gamma(m - first + b) - ln_gamma(m + a + b)
        + ln_gamma(a + b)
        - ln_gamma(a)
        - ln_gamma(b);
    Some(sum(log, k, m, |x| (m - x) / (x + 1.0) * (x + a) / (m - x - 1.0 + b)))
}

/// The first term, from its logarithm, and all that follow up to `m`.
fn sum(log: f64, k: u64, m: f64, next: impl Fn(f64) -> f64) -> f64 {
    let (mut term, mut total) = (log.exp(), log.exp());
    let mut x = real(k);
    while x < m {
        term *= next(x);
        total += term;
        if term < NOTHING * total {
            break;
        }
        x += 1.0;
    }
    total.min(1.0)
}

/// Pooled dispersion of weekly counts around each topic's own rate, 1 at least. `volume` is all
/// interactions of each week; weeks are those of the baseline.
pub fn dispersion(topics: &[Vec<u64>], volume: &[f64]) -> f64 {
    let exposure: f64 = volume.iter().sum();
    let (mut pearson, mut freedom) = (0.0, 0.0);
    for weeks in topics.iter().filter(|weeks| weeks.iter().sum::<u64>() >= TELLING) {
        let rate = real(weeks.iter().sum()) / exposure;
        let open = weeks.iter().zip(volume).filter(|(_, volume)| **volume > 0.0);
        for (count, volume) in open.clone() {
            let mean = rate * volume;
            pearson += (real(*count) - mean).powi(2) / mean;
        }
        freedom += size(open.count()) - 1.0;
    }
    if freedom > 0.0 { f64::max(1.0, pearson / freedom) } else { 1.0 }
}

/// The largest p that is still an alarm; nothing if none is.
pub fn cut_off(ps: &[f64], rate: f64) -> Option<f64> {
    cut_off_among(ps, ps.len(), rate)
}

/// The same where `all` were looked at and those that are left out had p = 1.
pub fn cut_off_among(ps: &[f64], all: usize, rate: f64) -> Option<f64> {
    let mut sorted = ps.to_vec();
    sorted.sort_by(f64::total_cmp);
    let all = size(all);
    let mut found = None;
    for (p, rank) in sorted.into_iter().zip(1_u64..) {
        if p <= rate * real(rank) / all {
            found = Some(p);
        }
    }
    found
}

/// A topic in the weeks of baseline and window, the newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weekly {
    pub counts: Vec<u64>,
    /// Different requesters in the window.
    pub support: u64,
    /// Weeks that an earlier alarm was about: what was unusual then is no measure of what is usual.
    pub flagged: Vec<usize>,
}

/// Exposure of each week, the newest last, from the first week in which there was something: from how
/// many weeks before the last moment each thing happened.
pub fn exposure(weeks_before: impl Iterator<Item = usize>, most: usize) -> Vec<f64> {
    let mut weeks: Vec<usize> = Vec::new();
    for week in weeks_before.filter(|week| *week < most) {
        if weeks.len() <= week {
            weeks.resize(week + 1, 0);
        }
        if let Some(count) = weeks.get_mut(week) {
            *count += 1;
        }
    }
    weeks.into_iter().rev().map(size).collect()
}

/// That somebody asked for a topic so many weeks before the last moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    pub topic: usize,
    pub before: usize,
    pub requester: usize,
}

/// Counts one requester once a week for each of so many topics, in so many weeks.
pub fn weekly(mut events: Vec<Event>, topics: usize, weeks: usize) -> Vec<Weekly> {
    events.retain(|event| event.before < weeks);
    events.sort_unstable();
    events.dedup();
    let empty = Weekly { counts: vec![0; weeks], ..Weekly::default() };
    let mut found = vec![empty; topics];
    for event in &events {
        let counts = found.get_mut(event.topic).map(|weekly| &mut weekly.counts);
        if let Some(count) = counts.and_then(|counts| counts.get_mut(weeks - 1 - event.before)) {
            *count += 1;
        }
    }
    events.retain(|event| event.before < WINDOW);
    events.iter_mut().for_each(|event| event.before = 0);
    events.sort_unstable();
    events.dedup();
    for event in events {
        if let Some(weekly) = found.get_mut(event.topic) {
            weekly.support += 1;
        }
    }
    found
}

/// What one topic's counts say this week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    pub counts: Counts,
    pub phi: f64,
    pub p: f64,
    pub alarm: bool,
}

/// Looks at all topics in the newest week. Every topic must be given, also those of which nothing
/// happened: the cut-off depends on how many are looked at.
pub fn look(topics: &[Weekly], volume: &[f64]) -> Vec<Verdict> {
    let split = volume.len().saturating_sub(WINDOW);
    let (before, window) = volume.split_at(split);
    let (big_n, n) = (before.iter().sum::<f64>(), window.iter().sum::<f64>());
    let baseline = |weekly: &Weekly| weekly.counts.iter().take(split).copied().collect::<Vec<_>>();
    let baselines: Vec<Vec<u64>> = topics.iter().map(baseline).collect();
    let phi = dispersion(&baselines, before);
    let mut found: Vec<Verdict> = topics
        .iter()
        .zip(&baselines)
        .map(|(weekly, baseline)| {
            let k = weekly.counts.iter().skip(split).sum();
            let big_k = tempered(baseline, &weekly.flagged, before, phi);
            let counts = Counts { k, big_k, n, big_n };
            let p = if weekly.support >= SUPPORT { tail(&counts, phi) } else { None };
            Verdict { counts, phi, p: p.unwrap_or(1.0), alarm: false }
        })
        .collect();
    let ps: Vec<f64> = found.iter().map(|verdict| verdict.p).collect();
    let cut = cut_off(&ps, RATE);
    for verdict in &mut found {
        verdict.alarm = verdict.p < 1.0 && cut.is_some_and(|cut| verdict.p <= cut);
    }
    found
}

/// The sum of a baseline in which weeks of an earlier alarm count less the more unusual they were: by
/// Anscombe's residual against the topic's own rate, weight (2.58 / a)² above 2.58.
fn tempered(baseline: &[u64], flagged: &[usize], volume: &[f64], phi: f64) -> u64 {
    let all = baseline.iter().sum();
    let exposure: f64 = volume.iter().sum();
    if flagged.is_empty() || exposure <= 0.0 {
        return all;
    }
    let rate = real(all) / exposure;
    let weeks = baseline.iter().zip(volume).enumerate();
    let sum = weeks.map(|(at, (count, volume))| {
        let (y, mean) = (real(*count), rate * volume);
        if !flagged.contains(&at) || *count == 0 || mean <= 0.0 {
            return y;
        }
        let root = y.powf(2.0 / 3.0) * mean.powf(-1.0 / 6.0) - mean.sqrt();
        let residual = 1.5 * root / phi.sqrt();
        if residual > UNUSUAL { y * (UNUSUAL / residual).powi(2) } else { y }
    });
    whole(sum.sum())
}

#[cfg(test)]
mod tests;
