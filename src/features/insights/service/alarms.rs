//! What is asked for more often than before, beyond chance.
use std::collections::HashMap;

use super::log::{LEAST_BASELINE, Log, WEEKS, read, weeks_until, withheld};
use super::{count, episodes, quotes};
use crate::features::insights::model::{DemandAlarm, DemandAlarms};
use crate::features::interactions::model::{Request, TopicId};
use crate::features::interactions::service::{self as interactions, Placed};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::alarm::{self, Verdict, WINDOW};
use crate::platform::statistics::number;

/// Weeks that a log needs before anything is said.
pub(super) const NEEDS: usize = WINDOW + LEAST_BASELINE;

/// An alarm with all its figures.
#[derive(Debug, Clone, Copy)]
pub struct Sighting {
    pub topic: TopicId,
    /// Different callers in the window.
    pub callers: u64,
    pub verdict: Verdict,
}

/// The alarms of the weeks that end at a moment; withheld where the log does not carry them.
pub fn alarms(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<DemandAlarms, Problem> {
    Ok(sight(conn, scope, until)?.0)
}

/// The same with the figures that are kept.
pub(super) fn sight(
    conn: &mut Conn,
    scope: &Scope,
    until: Timestamp,
) -> Result<(DemandAlarms, Vec<Sighting>), Problem> {
    let period = weeks_until(until, WEEKS);
    let coverage = interactions::coverage(conn, scope, period)?;
    let flagged = episodes::flagged(conn, scope, period)?;
    let log = read(conn, scope, period, flagged)?;
    let volume = log.volume(until);
    let mut found = DemandAlarms {
        as_of: until,
        withheld: withheld(volume.len(), NEEDS, &coverage),
        coverage,
        baseline_weeks: count(volume.len().saturating_sub(WINDOW)),
        topics: count(log.topics.len()),
        phi: None,
        items: Vec::new(),
    };
    if found.withheld.is_some() {
        return Ok((found, Vec::new()));
    }
    let (phi, seen) = look(&log, &volume, until);
    found.phi = phi;
    let topics: Vec<TopicId> = seen.iter().map(|one| one.topic).collect();
    let places = interactions::profile(conn, scope, until)?;
    let requests = interactions::requests(conn, scope, &topics, period)?;
    let mut by_topic: HashMap<TopicId, Vec<&Request>> = HashMap::new();
    for request in &requests {
        by_topic.entry(request.topic).or_default().push(request);
    }
    let asked = |topic: &TopicId| by_topic.get(topic).map(Vec::as_slice).unwrap_or_default();
    found.items = seen
        .iter()
        .filter_map(|one| Some(shown(one, places.get(&one.topic)?, asked(&one.topic))))
        .collect();
    Ok((found, seen))
}

fn shown(one: &Sighting, place: &Placed, requests: &[&Request]) -> DemandAlarm {
    let counts = one.verdict.counts;
    DemandAlarm {
        topic: place.topic.clone(),
        category: place.category.clone(),
        range: place.range,
        callers: one.callers,
        count: counts.k,
        expected: number::real(counts.big_k) * counts.n / counts.big_n,
        p: one.verdict.p,
        quotes: quotes(requests),
    }
}

/// Every topic of the pick list is looked at, also those of which nothing was heard: the cut-off
/// depends on how many there are. The least likely come first.
fn look(log: &Log, volume: &[f64], until: Timestamp) -> (Option<f64>, Vec<Sighting>) {
    let weekly = log.weekly(&log.calls, until, volume.len());
    let verdicts = alarm::look(&weekly, volume);
    let phi = verdicts.first().map(|verdict| verdict.phi);
    let mut seen: Vec<Sighting> = log
        .topics
        .iter()
        .zip(&weekly)
        .zip(verdicts)
        .filter(|(_, verdict)| verdict.alarm)
        .map(|((topic, weekly), verdict)| Sighting {
            topic: *topic,
            callers: weekly.support,
            verdict,
        })
        .collect();
    seen.sort_by(|one, other| one.verdict.p.total_cmp(&other.verdict.p));
    (phi, seen)
}
