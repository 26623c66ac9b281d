//! What is asked for more often than before, beyond chance.
use std::collections::{HashMap, HashSet};

use super::{count, quotes};
use crate::features::insights::model::{DemandAlarm, DemandAlarms, WithheldReason};
use crate::features::interactions::model::{Request, Requester, TopicId};
use crate::features::interactions::service::{self as interactions, Period, Placed};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::alarm::{self, BASELINE, WINDOW, Weekly};
use crate::platform::statistics::number::{self, size};

const WEEK_SECONDS: i64 = 7 * 86_400;
/// Below this share of calls with an item nothing can be said of a change.
const COVERAGE: f64 = 0.8;
/// Weeks of baseline that are needed.
const LEAST_BASELINE: usize = 12;

/// Which week before the last moment: 0 is the newest.
fn weeks_before(until: Timestamp, at: Timestamp) -> usize {
    usize::try_from(until.seconds_since(at).div_euclid(WEEK_SECONDS)).unwrap_or(0)
}

/// The alarms of the weeks that end at a moment; withheld where the log does not carry them.
pub fn alarms(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<DemandAlarms, Problem> {
    let weeks = i64::try_from(WINDOW + BASELINE).unwrap_or(0);
    let period = Period { from: until.plus_seconds(1 - weeks * WEEK_SECONDS), until };
    let coverage = interactions::coverage(conn, scope, period)?;
    let volume = volume(&interactions::times(conn, scope, period)?, until);
    let places = interactions::profile(conn, scope, until)?;
    let mut found = DemandAlarms {
        as_of: until,
        withheld: None,
        coverage,
        baseline_weeks: count(volume.len().saturating_sub(WINDOW)),
        topics: count(places.len()),
        phi: None,
        items: Vec::new(),
    };
    if volume.len() < WINDOW + LEAST_BASELINE {
        found.withheld = Some(WithheldReason::ShortLog);
    } else if coverage.share.is_none_or(|share| share < COVERAGE) {
        found.withheld = Some(WithheldReason::LowCoverage);
    } else {
        let topics: Vec<TopicId> = places.keys().copied().collect();
        let requests = interactions::requests(conn, scope, &topics, period)?;
        let (phi, items) = look(&requests, &places, &volume, until);
        found.phi = phi;
        found.items = items;
    }
    Ok(found)
}

/// All interactions of each week, the newest last, from the first week in which there was one.
fn volume(times: &[Timestamp], until: Timestamp) -> Vec<f64> {
    let mut weeks: Vec<usize> = Vec::new();
    for at in times {
        let week = weeks_before(until, *at);
        if weeks.len() <= week {
            weeks.resize(week + 1, 0);
        }
        if let Some(count) = weeks.get_mut(week) {
            *count += 1;
        }
    }
    weeks.into_iter().rev().map(size).collect()
}

/// One requester counts once a week for a topic. Every topic of the pick list is looked at, also those
/// of which nothing was heard: the cut-off depends on how many there are.
fn look(
    requests: &[Request],
    places: &HashMap<TopicId, Placed>,
    volume: &[f64],
    until: Timestamp,
) -> (Option<f64>, Vec<DemandAlarm>) {
    let mut by_topic: HashMap<TopicId, Vec<&Request>> = HashMap::new();
    for request in requests {
        by_topic.entry(request.topic).or_default().push(request);
    }
    let weeks = volume.len();
    let topics: Vec<(&Placed, Vec<&Request>)> =
        places.iter().map(|(id, place)| (place, by_topic.remove(id).unwrap_or_default())).collect();
    let counted: Vec<Weekly> =
        topics.iter().map(|(_, requests)| weekly(requests, weeks, until)).collect();
    let verdicts = alarm::look(&counted, volume);
    let phi = verdicts.first().map(|verdict| verdict.phi);
    let mut found: Vec<DemandAlarm> = topics
        .into_iter()
        .zip(counted)
        .zip(verdicts)
        .filter(|(_, verdict)| verdict.alarm)
        .map(|(((place, requests), counted), verdict)| {
            let expected = |n: f64, big_n: f64| number::real(verdict.counts.big_k) * n / big_n;
            DemandAlarm {
                topic: place.topic.clone(),
                category: place.category.clone(),
                range: place.range,
                callers: counted.support,
                count: verdict.counts.k,
                expected: expected(verdict.counts.n, verdict.counts.big_n),
                p: verdict.p,
                quotes: quotes(&requests),
            }
        })
        .collect();
    found.sort_by(|one, other| one.p.total_cmp(&other.p));
    (phi, found)
}

fn weekly(requests: &[&Request], weeks: usize, until: Timestamp) -> Weekly {
    let mut seen: HashSet<(usize, &Requester)> = HashSet::new();
    let mut counts = vec![0; weeks];
    for request in requests {
        let before = weeks_before(until, request.at);
        let place = weeks.checked_sub(before + 1).and_then(|at| counts.get_mut(at));
        if let Some(count) = place
            && seen.insert((before, &request.requester))
        {
            *count += 1;
        }
    }
    let recent: HashSet<&Requester> =
        seen.iter().filter(|(before, _)| *before < WINDOW).map(|(_, who)| *who).collect();
    Weekly { counts, support: count(recent.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(day * 86_400_000_000).unwrap()
    }

    #[test]
    fn weeks_end_at_the_last_moment() {
        assert_eq!(weeks_before(day(70), day(70)), 0);
        assert_eq!(weeks_before(day(70), day(64)), 0);
        assert_eq!(weeks_before(day(70), day(63)), 1);
        let volume = volume(&[day(70), day(69), day(56)], day(70));
        assert_eq!(volume, [1.0, 0.0, 2.0], "from the first week on, the newest last");
    }
}
