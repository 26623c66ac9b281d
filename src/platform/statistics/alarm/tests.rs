//! The golden values and acceptance tests of the detector.
use super::super::draw;
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

fn weekly(counts: Vec<u64>, support: u64) -> Weekly {
    Weekly { counts, support, flagged: Vec::new() }
}

fn quiet(random: &mut Random, rate: f64) -> Weekly {
    let counts: Vec<u64> = (0..BASELINE + WINDOW).map(|_| draw::poisson(random, rate)).collect();
    let support = counts.iter().rev().take(WINDOW).sum();
    weekly(counts, support)
}

/// Acceptance test 2: the tail is no smaller than it says.
#[test]
fn the_tail_is_super_uniform() {
    let draws = 40_000_u32;
    for (seed, phi) in [(7, 1.0), (8, 1.5), (9, 2.0)] {
        let mut random = Random::new(seed);
        let mut below = [0_u32; 3];
        for _ in 0..draws {
            let k = draw::negative_binomial(&mut random, 4.0 * 0.6, phi);
            let big_k = draw::negative_binomial(&mut random, 52.0 * 0.6, phi);
            let found = p(k, big_k, phi);
            for (count, level) in below.iter_mut().zip([0.05, 0.01, 0.001]) {
                *count += u32::from(found <= level);
            }
        }
        for (count, level) in below.into_iter().zip([0.05, 0.01, 0.001]) {
            let share = f64::from(count) / f64::from(draws);
            let error = (level * (1.0 - level) / f64::from(draws)).sqrt();
            assert!(share <= level + 3.0 * error, "{phi} {level}: {share}");
        }
    }
}

/// A year and 56 weeks before it in which nothing changes but season and growth: 200 topics with rates
/// from 0.02 to 8 a week.
struct Year {
    topics: Vec<Vec<u64>>,
    volume: Vec<f64>,
}

const TOPICS: u32 = 200;
const WEEKS: usize = BASELINE + WINDOW + 52;
/// The first week of what is planted.
const START: usize = BASELINE + WINDOW + 10;

impl Year {
    /// `planted` is the first topic's rate a week, and what is added to it from the start on, within so
    /// many weeks.
    fn new(seed: u64, phi: f64, planted: Option<(f64, f64, u32)>) -> Self {
        let mut random = Random::new(seed);
        let volume: Vec<f64> = (0_u32..)
            .take(WEEKS)
            .map(|week| {
                let year = f64::from(week) / 52.0;
                (1.0 + 0.3 * year) * (1.0 + 0.25 * (std::f64::consts::TAU * year).sin())
            })
            .collect();
        let mut topics: Vec<Vec<u64>> = (0..TOPICS)
            .map(|_| {
                let rate = (0.02_f64.ln() + random.unit() * 400.0_f64.ln()).exp();
                let mut week =
                    |volume: &f64| draw::negative_binomial(&mut random, rate * volume, phi);
                volume.iter().map(&mut week).collect()
            })
            .collect();
        if let Some((base, added, ramp)) = planted {
            let counts = volume.iter().enumerate().map(|(week, volume)| {
                let since = week.checked_sub(START).map_or(0.0, |since| size(since) + 1.0);
                let rate = base + added * (since / f64::from(ramp)).min(1.0);
                draw::negative_binomial(&mut random, rate * volume, phi)
            });
            topics[0] = counts.collect();
        }
        // Exposure is all calls: many more than those of these topics.
        Self { topics, volume: volume.into_iter().map(|volume| volume * 100.0).collect() }
    }

    /// Which topics are alarms at the end of this week.
    fn alarms(&self, week: usize) -> Vec<usize> {
        let weeks = week + 1 - BASELINE - WINDOW..week + 1;
        let topics: Vec<Weekly> = self
            .topics
            .iter()
            .map(|counts| {
                let counts = counts[weeks.clone()].to_vec();
                let support = counts.iter().rev().take(WINDOW).sum();
                weekly(counts, support)
            })
            .collect();
        let found = look(&topics, &self.volume[weeks]);
        let alarms = found.iter().enumerate().filter(|(_, verdict)| verdict.alarm);
        alarms.map(|(at, _)| at).collect()
    }
}

/// Acceptance test 3: no more false alarms in a year than are promised.
#[test]
fn a_year_in_which_nothing_happens_is_quiet() {
    for phi in [1.0, 1.5, 2.0] {
        let (seeds, mut episodes) = (10_u32, 0_u32);
        for seed in 0..seeds {
            let year = Year::new(u64::from(seed), phi, None);
            let mut last = vec![None; year.topics.len()];
            for week in BASELINE + WINDOW - 1..WEEKS {
                for topic in year.alarms(week) {
                    let quiet = last[topic].is_none_or(|last: usize| week - last > WINDOW);
                    episodes += u32::from(quiet);
                    last[topic] = Some(week);
                }
            }
        }
        let mean = f64::from(episodes) / f64::from(seeds);
        assert!(mean <= 52.0 * RATE, "φ = {phi}: {mean} episodes a year");
    }
}

/// Acceptance test 4: what is planted is found as often and as soon as the method was measured to, less
/// five points, plus a week. Of as few years as are drawn here, one standard error more may be missing.
#[test]
fn what_is_planted_is_found_in_time() {
    for (planted, power, delay) in [
        ((0.0, 1.0, 1), 0.92, 4),
        ((0.0, 2.0, 1), 0.95, 3),
        ((0.0, 2.0, 8), 0.95, 6),
        ((1.0, 2.0, 1), 0.73, 6),
        ((4.0, 4.0, 1), 0.92, 5),
    ] {
        let seeds = 60_u32;
        let mut delays: Vec<usize> = Vec::new();
        for seed in 0..seeds {
            let year = Year::new(1000 + u64::from(seed), 1.5, Some(planted));
            let found = (START..WEEKS).find(|week| year.alarms(*week).contains(&0));
            delays.extend(found.map(|week| week - START + 1));
        }
        delays.sort_unstable();
        let share = size(delays.len()) / f64::from(seeds);
        let error = (power * (1.0 - power) / f64::from(seeds)).sqrt();
        assert!(share >= power - error, "{planted:?}: {share} found");
        assert!(delays[delays.len() / 2] <= delay, "{planted:?}: {delays:?}");
    }
}

/// A second burst is measured against the usual weeks, not against the first burst.
#[test]
fn weeks_of_an_earlier_alarm_weigh_less() {
    let volume = vec![100.0; BASELINE + WINDOW];
    let mut counts = vec![1_u64; BASELINE + WINDOW];
    counts[20..24].fill(12);
    let before = &counts[..BASELINE];
    let exposure = &volume[..BASELINE];
    assert_eq!(tempered(before, &[], exposure, 1.0), 96);
    let less = tempered(before, &[20, 21, 22, 23], exposure, 1.0);
    assert!((48..72).contains(&less), "{less}");
    assert_eq!(tempered(before, &[3], exposure, 1.0), 96, "what was usual keeps its weight");
}

#[test]
fn a_new_demand_is_seen_among_quiet_ones() {
    let mut random = Random::new(11);
    let mut topics: Vec<Weekly> =
        (0..100_u32).map(|at| quiet(&mut random, 0.02 + f64::from(at) * 0.03)).collect();
    let mut counts = vec![0; BASELINE];
    counts.extend([2, 3, 2, 3]);
    topics.push(weekly(counts, 10));
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
            weekly(counts, 16)
        })
        .collect();
    assert!(look(&twice, &busy).iter().all(|verdict| !verdict.alarm));
    // In a week of holidays hardly anybody rings: what is asked for shrinks with all calls, and the weeks
    // after it are no rise.
    for holiday in [BASELINE - 1, BASELINE + 1] {
        let mut quiet_week = volume.clone();
        quiet_week[holiday] = 15.0;
        let steady: Vec<Weekly> = (0..20)
            .map(|_| {
                let mut counts = vec![10; BASELINE + WINDOW];
                counts[holiday] = 1;
                weekly(counts, 31)
            })
            .collect();
        assert!(look(&steady, &quiet_week).iter().all(|verdict| !verdict.alarm), "{holiday}");
    }
    // One caller who rings thirty times is one: without support there is no alarm.
    let mut counts = vec![0; BASELINE];
    counts.extend([1; WINDOW]);
    let mut alone = vec![weekly(counts, 1)];
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
