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

use super::number::{real, size};

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
    let mut sorted = ps.to_vec();
    sorted.sort_by(f64::total_cmp);
    let all = size(sorted.len());
    let mut found = None;
    for (p, rank) in sorted.into_iter().zip(1_u64..) {
        if p <= rate * real(rank) / all {
            found = Some(p);
        }
    }
    found
}

/// A topic in the weeks of baseline and window, the newest last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    pub counts: Vec<u64>,
    /// Different requesters in the window.
    pub support: u64,
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
    let phi = dispersion(&topics.iter().map(baseline).collect::<Vec<_>>(), before);
    let mut found: Vec<Verdict> = topics
        .iter()
        .map(|weekly| {
            let big_k = weekly.counts.iter().take(split).sum();
            let k = weekly.counts.iter().skip(split).sum();
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

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    fn p(k: u64, big_k: u64, phi: f64) -> f64 {
        tail(&Counts { k, big_k, n: 4.0, big_n: 52.0 }, phi).unwrap()
    }

    /// The golden values of the research, section 4.7, acceptance test 1.
    #[test]
    fn the_tails_are_the_golden_ones() {
        for (k, big_k, phi, expected) in [
            (5, 0, 1.0, 1.859_344e-6),
            (5, 0, 1.5, 2.422_460e-4),
            (8, 4, 1.0, 2.580_938e-7),
            (8, 4, 1.5, 9.914_758e-5),
            (12, 52, 1.5, 1.037_706e-2),
        ] {
            let found = p(k, big_k, phi);
            assert!((found / expected - 1.0).abs() < 1e-5, "{k} {big_k} {phi}: {found}");
        }
        assert_eq!(p(0, 9, 1.0), 1.0);
        assert_eq!(tail(&Counts { k: 1, big_k: 1, n: 0.0, big_n: 5.0 }, 1.0), None);
    }

    #[test]
    fn the_cut_off_depends_on_how_many_are_looked_at() {
        assert_eq!(cut_off(&[0.04, 0.9], 0.10), Some(0.04));
        assert_eq!(cut_off(&[0.04, 0.9, 1.0, 1.0], 0.10), None);
        assert_eq!(cut_off(&[0.01, 0.04, 0.9, 1.0], 0.10), Some(0.04));
        assert_eq!(cut_off(&[], 0.10), None);
    }

    /// Draws with the law of `poisson` by counting how many exponential waits fit.
    fn poisson(random: &mut Random, mean: f64) -> u64 {
        let (limit, mut product, mut count) = ((-mean).exp(), 1.0, 0);
        loop {
            product *= random.unit();
            if product <= limit {
                return count;
            }
            count += 1;
        }
    }

    fn quiet(random: &mut Random, rate: f64) -> Weekly {
        let counts: Vec<u64> = (0..BASELINE + WINDOW).map(|_| poisson(random, rate)).collect();
        let support = counts.iter().rev().take(WINDOW).sum();
        Weekly { counts, support }
    }

    /// Acceptance test 2 at φ = 1, with fewer draws: the tail is no smaller than it says.
    #[test]
    fn the_tail_is_super_uniform() {
        let mut random = Random::new(7);
        let draws = 20_000_u32;
        let mut below = [0_u32; 3];
        for _ in 0..draws {
            let (k, big_k) = (poisson(&mut random, 2.4), poisson(&mut random, 31.2));
            let found = p(k, big_k, 1.0);
            for (count, level) in below.iter_mut().zip([0.05, 0.01, 0.001]) {
                *count += u32::from(found <= level);
            }
        }
        for (count, level) in below.into_iter().zip([0.05, 0.01, 0.001]) {
            let share = f64::from(count) / f64::from(draws);
            let error = (level * (1.0 - level) / f64::from(draws)).sqrt();
            assert!(share <= level + 3.0 * error, "{level}: {share}");
        }
    }

    #[test]
    fn a_new_demand_is_seen_among_quiet_ones() {
        let mut random = Random::new(11);
        let mut topics: Vec<Weekly> =
            (0..100_u32).map(|at| quiet(&mut random, 0.02 + f64::from(at) * 0.03)).collect();
        let mut counts = vec![0; BASELINE];
        counts.extend([2, 3, 2, 3]);
        topics.push(Weekly { counts, support: 10 });
        let volume = vec![150.0; BASELINE + WINDOW];
        let found = look(&topics, &volume);
        assert!(found.last().unwrap().alarm);
        assert!(found.iter().filter(|verdict| verdict.alarm).count() <= 2);
        // Twice the volume of everything is no alarm: the share stays what it was.
        let mut busy = volume.clone();
        for week in busy.iter_mut().skip(BASELINE) {
            *week *= 2.0;
        }
        let twice: Vec<Weekly> = (0..20)
            .map(|_| {
                let mut counts = vec![2; BASELINE];
                counts.extend([4; WINDOW]);
                Weekly { counts, support: 16 }
            })
            .collect();
        assert!(look(&twice, &busy).iter().all(|verdict| !verdict.alarm));
        // One caller who rings thirty times is one: without support there is no alarm.
        let mut counts = vec![0; BASELINE];
        counts.extend([1; WINDOW]);
        let mut alone = vec![Weekly { counts, support: 1 }];
        alone.extend(topics.into_iter().take(20));
        assert!(!look(&alone, &volume).first().unwrap().alarm);
    }

    #[test]
    fn bursts_raise_the_dispersion() {
        let volume = vec![100.0; BASELINE];
        let steady = vec![vec![3; BASELINE]];
        assert_eq!(dispersion(&steady, &volume), 1.0, "never below one");
        let bursts: Vec<u64> = (0..52).map(|week| if week % 4 == 0 { 12 } else { 0 }).collect();
        assert!(dispersion(&[bursts], &volume) > 5.0);
        assert_eq!(dispersion(&[vec![0; BASELINE]], &volume), 1.0, "too few say nothing");
    }
}
