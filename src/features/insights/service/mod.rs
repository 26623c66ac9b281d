//! Off-profile demand over the whole log; one function is one reading.
mod alarms;
mod checks;
mod episodes;
mod kept;
mod log;
mod standing;
mod trials;

pub use alarms::{Seen, Sighting, alarms, latest};
pub use checks::{
    PARTS, RADAR_CHECK, Read, ask, begin, checks, due, end, injection, keep_alarms, placebo, plan,
    progress, read, shuffle,
};
pub use episodes::{
    AlarmLetter, LetterLine, alarm_letter_unscoped, decide_episode, episodes, move_episode,
};
pub use kept::{Days, alarms_kept, radar_kept, standing_kept};
pub use log::{LEAST_BASELINE, Log, WEEKS, weeks_before};
pub use standing::{set_least_rate, standing};

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Datelike;
use chrono_tz::Tz;

use crate::features::insights::model::{
    DemandCaller, DemandCallers, DemandValue, OffProfileDemand, Quote, Radar,
};
use crate::features::interactions::model::{ItemRange, Request, Requester, TopicId};
use crate::features::interactions::service::{self as interactions, Period, Placed};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::demand;
use crate::platform::text::dates;

/// Topics and months that are shown, quotes of a topic, callers of a topic at most.
const LISTED: usize = 200;
const MONTHS: i32 = 24;
const QUOTES: usize = 3;
/// Callers of a topic whose words are looked through for quotes.
const READ: usize = 8;
const CALLERS: usize = 200;
/// Checks of a kind that are looked through for the newest that is over.
const LOOKED_THROUGH: i64 = 10;

/// A month, counted from the year 0.
type Month = i32;

fn month_of(at: Timestamp, zone: Tz) -> Month {
    let local = at.datetime().with_timezone(&zone);
    local.year() * 12 + i32::try_from(local.month0()).unwrap_or(0)
}

fn month_name(month: Month) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// What callers asked for in a period that the firm does not sell at its end.
pub fn radar(conn: &mut Conn, scope: &Scope, period: Period) -> Result<Radar, Problem> {
    let zone = dates::zone(scope.time_zone());
    let places = interactions::profile(conn, scope, period.until)?;
    let outside: Vec<TopicId> = places
        .iter()
        .filter(|(_, place)| place.range != ItemRange::In)
        .map(|(id, _)| *id)
        .collect();
    let requests = interactions::asked(conn, scope, &outside, period)?;
    let coverage = interactions::coverage(conn, scope, period)?;
    let marked: HashSet<TopicId> = requests
        .iter()
        .filter(|request| request.marked != ItemRange::Unknown)
        .map(|request| request.topic)
        .collect();
    let unsorted = places
        .iter()
        .filter(|(id, place)| place.range == ItemRange::Unknown && !marked.contains(*id))
        .count();
    let mut requests: Vec<Request> =
        requests.into_iter().filter(|request| is_outside(request, &places)).collect();
    tell_some(conn, scope, &mut requests)?;
    let months = months(&requests, period.until, zone);
    let n = u64::try_from(coverage.interactions).unwrap_or(0);
    let mut items = demands(&requests, &places, &months, n, zone);
    let more = items.len().saturating_sub(LISTED);
    items.truncate(LISTED);
    Ok(Radar {
        from: period.from,
        as_of: period.until,
        coverage,
        items,
        more: count(more),
        months: months.into_iter().map(month_name).collect(),
        unsorted_topics: u64::try_from(unsorted).unwrap_or(u64::MAX),
    })
}

/// By the topic's category; while it has none, as whoever took the call marked it.
fn is_outside(request: &Request, places: &HashMap<TopicId, Placed>) -> bool {
    match places.get(&request.topic).map(|place| place.range) {
        Some(ItemRange::Out) => true,
        Some(ItemRange::Unknown) => request.marked == ItemRange::Out,
        Some(ItemRange::In) | None => false,
    }
}

/// From the first month with a request to that of the last day.
fn months(requests: &[Request], until: Timestamp, zone: Tz) -> Vec<Month> {
    let last = month_of(until, zone);
    let first = requests.iter().map(|request| request.at).min();
    let first = first.map_or(last, |at| month_of(at, zone));
    (first.max(last - MONTHS + 1)..=last).collect()
}

/// One line for each topic; pure.
fn demands(
    requests: &[Request],
    places: &HashMap<TopicId, Placed>,
    months: &[Month],
    n: u64,
    zone: Tz,
) -> Vec<OffProfileDemand> {
    let mut by_topic: BTreeMap<TopicId, Vec<&Request>> = BTreeMap::new();
    for request in requests {
        by_topic.entry(request.topic).or_default().push(request);
    }
    let mut found: Vec<OffProfileDemand> = by_topic
        .into_iter()
        .filter_map(|(topic, of)| demand_of(places.get(&topic)?, &of, months, n, zone))
        .collect();
    found.sort_by(|one, other| {
        (other.callers, other.active_months, other.calls)
            .cmp(&(one.callers, one.active_months, one.calls))
            .then_with(|| one.topic.name.cmp(&other.topic.name))
    });
    found
}

fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}

fn demand_of(
    place: &Placed,
    requests: &[&Request],
    months: &[Month],
    n: u64,
    zone: Tz,
) -> Option<OffProfileDemand> {
    let mut by_month: BTreeMap<Month, BTreeSet<&Requester>> = BTreeMap::new();
    let mut callers: BTreeSet<&Requester> = BTreeSet::new();
    let mut calls = HashSet::new();
    for request in requests {
        by_month.entry(month_of(request.at, zone)).or_default().insert(&request.requester);
        callers.insert(&request.requester);
        calls.insert(request.interaction);
    }
    let unnamed = callers.iter().filter(|caller| matches!(caller, Requester::Unnamed(_))).count();
    let k = count(callers.len());
    let rate = demand::rate(k, n);
    Some(OffProfileDemand {
        topic: place.topic.clone(),
        category: place.category.clone(),
        callers: k,
        unnamed: count(unnamed),
        calls: count(calls.len()),
        active_months: count(by_month.len()),
        months: months
            .iter()
            .map(|month| by_month.get(month).map_or(0, |all| count(all.len())))
            .collect(),
        rate: rate.map(|rate| rate.value),
        rate_at_least: rate.map(|rate| rate.at_least),
        value: values(requests),
        first_at: requests.iter().map(|request| request.at).min()?,
        last_at: requests.iter().map(|request| request.at).max()?,
        quotes: quotes(requests),
    })
}

/// Currencies are never put together.
fn values(requests: &[&Request]) -> Vec<DemandValue> {
    let mut sums: BTreeMap<&str, (i64, u64)> = BTreeMap::new();
    for (minor, currency) in requests.iter().filter_map(|request| request.value.as_ref()) {
        let sum = sums.entry(currency).or_default();
        *sum = (sum.0.saturating_add(*minor), sum.1 + 1);
    }
    let value = |(currency, (amount_minor, requests)): (&str, (i64, u64))| DemandValue {
        currency: currency.to_owned(),
        amount_minor,
        requests,
    };
    let mut found: Vec<DemandValue> = sums.into_iter().map(value).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.requests));
    found
}

fn quote(request: &Request) -> Quote {
    Quote {
        interaction_id: request.interaction,
        words: request.words.clone(),
        caller: request.caller.clone(),
        at: request.at,
    }
}

/// Reads the words of those requests that may be quoted: of each topic the newest of some callers.
fn tell_some(conn: &mut Conn, scope: &Scope, requests: &mut [Request]) -> Result<(), Problem> {
    let mut heard: HashMap<TopicId, HashSet<Requester>> = HashMap::new();
    let mut chosen = Vec::new();
    for request in requests {
        let of = heard.entry(request.topic).or_default();
        if of.len() < READ && of.insert(request.requester.clone()) {
            chosen.push(request);
        }
    }
    interactions::tell(conn, scope, &mut chosen)
}

/// The newest of different callers in different words, of those that are told. Requests come the newest
/// first.
fn quotes(requests: &[&Request]) -> Vec<Quote> {
    let (mut heard, mut said) = (HashSet::new(), HashSet::new());
    requests
        .iter()
        .filter(|request| !request.words.is_empty())
        .filter(|request| heard.insert(&request.requester) && said.insert(&request.words))
        .take(QUOTES)
        .map(|request| quote(request))
        .collect()
}

/// Who asked for a topic in a period, the newest first.
pub fn callers(
    conn: &mut Conn,
    scope: &Scope,
    topic: TopicId,
    period: Period,
) -> Result<DemandCallers, Problem> {
    let places = interactions::profile(conn, scope, period.until)?;
    let place = places.get(&topic).ok_or_else(Problem::not_found)?;
    let requests = interactions::requests(conn, scope, &[topic], period)?;
    let mut order: Vec<&Requester> = Vec::new();
    let mut found: HashMap<&Requester, DemandCaller> = HashMap::new();
    for request in requests.iter().filter(|request| is_outside(request, &places)) {
        let caller = found.entry(&request.requester).or_insert_with(|| {
            order.push(&request.requester);
            DemandCaller {
                caller: request.caller.clone(),
                known: matches!(request.requester, Requester::Account(_)),
                calls: 0,
                last: quote(request),
            }
        });
        caller.calls += 1;
    }
    let callers = count(order.len());
    let items = order.into_iter().take(CALLERS).filter_map(|who| found.remove(who)).collect();
    Ok(DemandCallers { topic: place.topic.clone(), items, callers })
}

#[cfg(test)]
mod tests;
