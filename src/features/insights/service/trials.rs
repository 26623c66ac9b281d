//! Trying the detector on the firm's own log: how often it would cry out for nothing, and how small a
//! demand it would notice. Pure, and the same again for the same seed.
use chrono::Datelike;
use chrono_tz::Tz;

use super::log::{LEAST_BASELINE, Log, WEEK_SECONDS};
use crate::features::insights::model::{Injection, InjectionTry, Placebo};
use crate::platform::clock::Timestamp;
use crate::platform::statistics::alarm::{self, Counts, RATE, SUPPORT, WINDOW};
use crate::platform::statistics::demand;
use crate::platform::statistics::draw;
use crate::platform::statistics::number::{real, share, size};
use crate::platform::statistics::random::Random;

/// Times that the log is shuffled.
pub const SHUFFLES: u64 = 200;
const WEEKS_A_YEAR: f64 = 52.0;

/// Alarms in each of some shuffled logs: every call keeps what was asked and by whom, and gets the time
/// of another call of the same day of the week.
pub fn shuffled(
    log: &Log,
    until: Timestamp,
    zone: Tz,
    seed: u64,
    runs: std::ops::Range<u64>,
) -> Vec<u64> {
    let mut days: [Vec<usize>; 7] = Default::default();
    for (call, at) in log.calls.iter().enumerate() {
        let weekday = at.datetime().with_timezone(&zone).weekday().num_days_from_monday();
        let day = usize::try_from(weekday).ok().and_then(|day| days.get_mut(day));
        if let Some(day) = day {
            day.push(call);
        }
    }
    let volume = log.volume(until);
    runs.map(|run| {
        let mut random = Random::new(seed.wrapping_add(run));
        let mut calls = log.calls.clone();
        for day in &days {
            let mut order = day.clone();
            random.shuffle(&mut order);
            for (to, from) in day.iter().zip(&order) {
                if let (Some(place), Some(at)) = (calls.get_mut(*to), log.calls.get(*from)) {
                    *place = *at;
                }
            }
        }
        let found = alarm::look(&log.weekly(&calls, until, volume.len()), &volume);
        real_count(found.iter().filter(|verdict| verdict.alarm).count())
    })
    .collect()
}

fn real_count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}

/// What the shuffled logs say. One look stands for one week.
pub fn placebo(log: &Log, alarms: &[u64]) -> Placebo {
    let total: u64 = alarms.iter().sum();
    let runs = size(alarms.len()).max(1.0);
    let a_year = |events: f64| WEEKS_A_YEAR * events / runs;
    Placebo {
        runs: real_count(alarms.len()),
        topics: real_count(log.topics.len()),
        alarms: total,
        quiet: real_count(alarms.iter().filter(|count| **count == 0).count()),
        per_year: a_year(real(total)),
        per_year_at_most: a_year(demand::most_events(total).unwrap_or(real(total))),
        promised: WEEKS_A_YEAR * RATE,
    }
}

/// Weeks within which a demand should be noticed.
pub const INJECTED_WEEKS: usize = 8;
/// Weeks that a log needs for that.
pub const INJECTION_NEEDS: usize = WINDOW + LEAST_BASELINE + INJECTED_WEEKS - 1;
/// Tries of each strength, and the share of them that must be noticed.
const TRIES: u32 = 200;
const NOTICED: f64 = 0.8;
/// Callers a week that are tried at most.
const STRONGEST: u32 = 15;

/// What the detector knows in one week before anything is added.
struct Base {
    ps: Vec<f64>,
    topics: usize,
    phi: f64,
    n: f64,
    big_n: f64,
}

impl Base {
    fn at(log: &Log, until: Timestamp) -> Self {
        let volume = log.volume(until);
        let verdicts = alarm::look(&log.weekly(&log.calls, until, volume.len()), &volume);
        let split = volume.len().saturating_sub(WINDOW);
        let (before, window) = volume.split_at(split);
        Self {
            topics: verdicts.len(),
            phi: verdicts.first().map_or(1.0, |verdict| verdict.phi),
            ps: verdicts.iter().map(|verdict| verdict.p).filter(|p| *p < 1.0).collect(),
            n: window.iter().sum(),
            big_n: before.iter().sum(),
        }
    }

    /// Whether a topic with these counts would be an alarm among the others.
    fn notices(&self, k: u64, big_k: u64) -> bool {
        let counts = Counts { k, big_k, n: self.n + real(k), big_n: self.big_n + real(big_k) };
        let Some(p) = alarm::tail(&counts, self.phi).filter(|_| k >= SUPPORT) else { return false };
        let mut ps = self.ps.clone();
        ps.push(p);
        alarm::cut_off_among(&ps, self.topics + 1, RATE).is_some_and(|cut| p <= cut)
    }
}

/// Adds a topic that nobody asked for before to the last eight weeks, stronger and stronger, until the
/// detector notices it in time often enough.
pub fn injection(log: &Log, until: Timestamp, seed: u64) -> Injection {
    let last = i64::try_from(INJECTED_WEEKS).unwrap_or(1) - 1;
    let bases: Vec<Base> = (0..=last)
        .map(|week| Base::at(log, until.plus_seconds((week - last) * WEEK_SECONDS)))
        .collect();
    let mut random = Random::new(seed);
    let (mut tries, mut smallest) = (Vec::new(), None);
    for strength in 1..=STRONGEST {
        let mut delays: Vec<u64> =
            (0..TRIES).filter_map(|_| noticed(&mut random, f64::from(strength), &bases)).collect();
        delays.sort_unstable();
        let noticed = share(real_count(delays.len()), u64::from(TRIES)).unwrap_or(0.0);
        let median_weeks = delays.get(delays.len() / 2).copied();
        tries.push(InjectionTry { callers_a_week: strength, noticed, median_weeks });
        if noticed >= NOTICED {
            smallest = Some(strength);
            break;
        }
    }
    Injection {
        weeks: real_count(INJECTED_WEEKS),
        share: NOTICED,
        runs: TRIES,
        topics: real_count(log.topics.len()),
        phi: bases.last().map_or(1.0, |base| base.phi),
        smallest,
        tries,
    }
}

/// In which week a demand of so many callers a week is noticed.
fn noticed(random: &mut Random, strength: f64, bases: &[Base]) -> Option<u64> {
    let mut drawn: Vec<u64> = Vec::new();
    for (week, base) in (1..).zip(bases) {
        drawn.push(draw::negative_binomial(random, strength, base.phi));
        let k = drawn.iter().rev().take(WINDOW).sum();
        let big_k = drawn.iter().rev().skip(WINDOW).sum();
        if base.notices(k, big_k) {
            return Some(week);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::log::Ask;
    use super::*;
    use crate::features::interactions::model::TopicId;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(day * 86_400_000_000).unwrap()
    }

    /// Forty topics over seventy weeks, each asked for by new callers at its own rate; `planted` more
    /// callers of the last topic in each of the last four weeks.
    fn log(planted: usize) -> Log {
        let mut random = Random::new(3);
        let mut log =
            Log { topics: (0..40).map(|_| TopicId::generate()).collect(), ..Log::default() };
        for week in 0..70_i64 {
            for topic in 0..40 {
                let mean = 0.1 + 0.05 * size(topic);
                let new = if topic == 39 && week < 4 { planted } else { 0 };
                let rings = draw::poisson(&mut random, mean) + real_count(new);
                for n in 0..rings {
                    let at = day(1_000 - week * 7 - i64::try_from(n % 7).unwrap());
                    let call = log.calls.len();
                    log.asked.push(Ask { topic, call, caller: call });
                    log.calls.push(at);
                    log.all.push(at);
                }
            }
        }
        log
    }

    #[test]
    fn a_shuffled_log_keeps_the_promise_even_if_the_true_one_has_an_alarm() {
        let log = log(12);
        let volume = log.volume(day(1_000));
        let weekly = log.weekly(&log.calls, day(1_000), volume.len());
        assert!(alarm::look(&weekly, &volume)[39].alarm);
        let alarms = shuffled(&log, day(1_000), Tz::UTC, 1, 0..40);
        assert_eq!(alarms, shuffled(&log, day(1_000), Tz::UTC, 1, 0..40), "the same seed");
        let halves = [
            shuffled(&log, day(1_000), Tz::UTC, 1, 0..20),
            shuffled(&log, day(1_000), Tz::UTC, 1, 20..40),
        ];
        assert_eq!(alarms, halves.concat(), "in one go or in parts");
        let found = placebo(&log, &alarms);
        assert_eq!((found.runs, found.topics), (40, 40));
        assert!(found.per_year <= 2.0 * found.promised, "{found:?}");
        assert!(found.per_year_at_most > found.per_year);
    }

    #[test]
    fn the_smallest_demand_that_is_noticed_is_told() {
        let log = log(0);
        let found = injection(&log, day(1_000), 1);
        let smallest = found.smallest.unwrap();
        assert!((1..=6).contains(&smallest), "{found:?}");
        assert_eq!(found.tries.last().unwrap().callers_a_week, smallest);
        assert!(found.tries.windows(2).all(|two| two[0].noticed <= two[1].noticed + 0.1));
        assert_eq!(found, injection(&log, day(1_000), 1), "the same seed");
    }
}
