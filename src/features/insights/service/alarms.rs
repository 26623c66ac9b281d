//! What is asked for more often than before, beyond chance.
use std::collections::HashMap;

use super::log::{LEAST_BASELINE, Log, WEEKS, read, weeks_until, withheld};
use super::{LOOKED_THROUGH, count, episodes, quotes};
use crate::features::insights::model::{
    CheckKind, DemandAlarm, DemandAlarms, Look, RadarCheck, SeenAlarm,
};
use crate::features::insights::store;
use crate::features::interactions::model::{Coverage, Request, TopicId};
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

/// What a look found: as it is shown, and with the figures that are kept of each alarm.
#[derive(Debug, Clone)]
pub struct Seen {
    pub look: Look,
    pub sightings: Vec<Sighting>,
}

/// The alarms of the weeks that end at a moment; withheld where the log does not carry them.
pub fn alarms(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<DemandAlarms, Problem> {
    let look = sight(conn, scope, until)?.look;
    shown(conn, scope, until, look)
}

/// What the newest look found, by itself or asked for: nothing is worked out anew.
pub fn latest(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<DemandAlarms, Problem> {
    let checks = store::checks(conn, scope, CheckKind::Alarms, LOOKED_THROUGH)?;
    for check in checks.into_iter().map(RadarCheck::from) {
        if let Some(look) = check.found.look {
            return shown(conn, scope, check.as_of, look);
        }
    }
    Ok(DemandAlarms {
        as_of: now,
        looked: false,
        withheld: None,
        coverage: Coverage::default(),
        baseline_weeks: 0,
        topics: 0,
        phi: None,
        items: Vec::new(),
    })
}

/// Looks at the weeks that end at a moment.
pub(super) fn sight(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<Seen, Problem> {
    let period = weeks_until(until, WEEKS);
    let coverage = interactions::coverage(conn, scope, period)?;
    let flagged = episodes::flagged(conn, scope, period)?;
    let log = read(conn, scope, period, flagged)?;
    let volume = log.volume(until);
    let withheld = withheld(volume.len(), NEEDS, &coverage);
    let (phi, sightings) =
        if withheld.is_some() { (None, Vec::new()) } else { look(&log, &volume, until) };
    let look = Look {
        withheld,
        coverage,
        baseline_weeks: count(volume.len().saturating_sub(WINDOW)),
        topics: count(log.topics.len()),
        phi,
        seen: sightings.iter().map(seen).collect(),
    };
    Ok(Seen { look, sightings })
}

fn seen(one: &Sighting) -> SeenAlarm {
    let counts = one.verdict.counts;
    SeenAlarm {
        topic_id: one.topic,
        callers: one.callers,
        count: counts.k,
        expected: number::real(counts.big_k) * counts.n / counts.big_n,
        p: one.verdict.p,
    }
}

/// What a look found, with names and with what was said in the weeks of the alarms.
fn shown(
    conn: &mut Conn,
    scope: &Scope,
    as_of: Timestamp,
    look: Look,
) -> Result<DemandAlarms, Problem> {
    let topics: Vec<TopicId> = look.seen.iter().map(|one| one.topic_id).collect();
    let mut by_topic: HashMap<TopicId, Vec<Request>> = HashMap::new();
    let mut places = HashMap::new();
    if !topics.is_empty() {
        places = interactions::profile(conn, scope, as_of)?;
        let period = weeks_until(as_of, WINDOW);
        for request in interactions::requests(conn, scope, &topics, period)? {
            by_topic.entry(request.topic).or_default().push(request);
        }
    }
    let alarm = |one: SeenAlarm| {
        let place: &Placed = places.get(&one.topic_id)?;
        let asked = by_topic.get(&one.topic_id).map(Vec::as_slice).unwrap_or_default();
        Some(DemandAlarm {
            topic: place.topic.clone(),
            category: place.category.clone(),
            range: place.range,
            callers: one.callers,
            count: one.count,
            expected: one.expected,
            p: one.p,
            quotes: quotes(&asked.iter().collect::<Vec<_>>()),
        })
    };
    Ok(DemandAlarms {
        as_of,
        looked: true,
        withheld: look.withheld,
        coverage: look.coverage,
        baseline_weeks: look.baseline_weeks,
        topics: look.topics,
        phi: look.phi,
        items: look.seen.into_iter().filter_map(alarm).collect(),
    })
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
