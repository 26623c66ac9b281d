//! Off-profile demand over the whole log; one function is one reading.
mod alarms;
mod checks;
mod episodes;
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
pub use log::{LEAST_BASELINE, Log, WEEKS, weeks_before};
pub use standing::{set_least_rate, standing};

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Datelike;
use chrono_tz::Tz;

use crate::features::insights::model::{
    DemandCaller, DemandCallers, DemandValue, OffProfileDemand, Quote, Radar,
};
use crate::features::interactions::model::{
    ItemId, ItemRange, ItemResult, Request, Requester, TopicId,
};
use crate::features::interactions::service::{self as interactions, Asking, Period, Placed, Said};
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
/// Requests of which the words are read for them: several callers may use the same.
const ASKED_FOR_QUOTES: usize = 8;
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
    let outside = topics_of(&places, |range| range != ItemRange::In);
    let mut asked = interactions::asked(conn, scope, &outside, ItemResult::ALL, period)?;
    let coverage = interactions::coverage(conn, scope, period)?;
    let marked: HashSet<TopicId> =
        asked.iter().filter(|one| one.marked != ItemRange::Unknown).map(|one| one.topic).collect();
    let unsorted = places
        .iter()
        .filter(|(id, place)| place.range == ItemRange::Unknown && !marked.contains(*id))
        .count();
    asked.retain(|one| is_outside(one.topic, one.marked, &places));
    let months = months(&asked, period.until, zone);
    let n = u64::try_from(coverage.interactions).unwrap_or(0);
    let mut found = demands(&asked, &places, &months, n, zone);
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    Ok(Radar {
        from: period.from,
        as_of: period.until,
        coverage,
        items: with_quotes(conn, scope, found)?,
        more: count(more),
        months: months.into_iter().map(month_name).collect(),
        unsorted_topics: u64::try_from(unsorted).unwrap_or(u64::MAX),
    })
}

fn topics_of(
    places: &HashMap<TopicId, Placed>,
    wanted: impl Fn(ItemRange) -> bool,
) -> Vec<TopicId> {
    places.iter().filter(|(_, place)| wanted(place.range)).map(|(id, _)| *id).collect()
}

/// By the topic's category; while it has none, as whoever took the call marked it.
fn is_outside(topic: TopicId, marked: ItemRange, places: &HashMap<TopicId, Placed>) -> bool {
    match places.get(&topic).map(|place| place.range) {
        Some(ItemRange::Out) => true,
        Some(ItemRange::Unknown) => marked == ItemRange::Out,
        Some(ItemRange::In) | None => false,
    }
}

/// From the first month with a request to that of the last day.
fn months(asked: &[Asking], until: Timestamp, zone: Tz) -> Vec<Month> {
    let last = month_of(until, zone);
    let first = asked.iter().map(|one| one.at).min().map_or(last, |at| month_of(at, zone));
    (first.max(last - MONTHS + 1)..=last).collect()
}

/// A topic without what was said of it, and the requests that say it: of different callers, the newest
/// first.
type Counted<'a> = (OffProfileDemand, Vec<&'a Asking>);

/// One line for each topic; pure.
fn demands<'a>(
    asked: &'a [Asking],
    places: &HashMap<TopicId, Placed>,
    months: &[Month],
    n: u64,
    zone: Tz,
) -> Vec<Counted<'a>> {
    let mut by_topic: BTreeMap<TopicId, Vec<&Asking>> = BTreeMap::new();
    for one in asked {
        by_topic.entry(one.topic).or_default().push(one);
    }
    let mut found: Vec<Counted<'a>> = by_topic
        .into_iter()
        .filter_map(|(topic, of)| {
            Some((demand_of(places.get(&topic)?, &of, months, n, zone)?, telling(&of)))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| {
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
    asked: &[&Asking],
    months: &[Month],
    n: u64,
    zone: Tz,
) -> Option<OffProfileDemand> {
    let mut by_month: BTreeMap<Month, HashSet<usize>> = BTreeMap::new();
    let mut callers: HashMap<usize, bool> = HashMap::new();
    let mut calls = HashSet::new();
    for one in asked {
        by_month.entry(month_of(one.at, zone)).or_default().insert(one.caller);
        callers.insert(one.caller, one.unnamed);
        calls.insert(one.interaction);
    }
    let k = count(callers.len());
    let rate = demand::rate(k, n);
    Some(OffProfileDemand {
        topic: place.topic.clone(),
        category: place.category.clone(),
        callers: k,
        unnamed: count(callers.values().filter(|unnamed| **unnamed).count()),
        calls: count(calls.len()),
        active_months: count(by_month.len()),
        months: months
            .iter()
            .map(|month| by_month.get(month).map_or(0, |all| count(all.len())))
            .collect(),
        rate: rate.map(|rate| rate.value),
        rate_at_least: rate.map(|rate| rate.at_least),
        value: values(asked),
        first_at: asked.iter().map(|one| one.at).min()?,
        last_at: asked.iter().map(|one| one.at).max()?,
        quotes: Vec::new(),
    })
}

/// Currencies are never put together.
fn values(asked: &[&Asking]) -> Vec<DemandValue> {
    let mut sums: BTreeMap<&str, (i64, u64)> = BTreeMap::new();
    for (minor, currency) in asked.iter().filter_map(|one| one.value.as_ref()) {
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

/// The newest of different callers. Requests come the newest first.
fn telling<'a>(asked: &[&'a Asking]) -> Vec<&'a Asking> {
    let mut heard = HashSet::new();
    asked.iter().copied().filter(|one| heard.insert(one.caller)).take(ASKED_FOR_QUOTES).collect()
}

/// The lines with what was said of them, in different words: the words of all of them in one statement.
fn with_quotes(
    conn: &mut Conn,
    scope: &Scope,
    found: Vec<Counted<'_>>,
) -> Result<Vec<OffProfileDemand>, Problem> {
    let all: Vec<&Asking> = found.iter().flat_map(|(_, telling)| telling).copied().collect();
    let said = interactions::said(conn, scope, &all)?;
    let demand = |(demand, telling): Counted<'_>| OffProfileDemand {
        quotes: picked(&telling, &said),
        ..demand
    };
    Ok(found.into_iter().map(demand).collect())
}

/// Those in different words.
fn picked(telling: &[&Asking], said: &HashMap<ItemId, Said>) -> Vec<Quote> {
    let mut heard = HashSet::new();
    telling
        .iter()
        .filter_map(|one| Some((one, said.get(&one.item)?)))
        .filter(|(_, said)| heard.insert(&said.words))
        .take(QUOTES)
        .map(|(one, said)| Quote {
            interaction_id: one.interaction,
            words: said.words.clone(),
            caller: said.caller.clone(),
            at: one.at,
        })
        .collect()
}

fn quote(request: &Request) -> Quote {
    Quote {
        interaction_id: request.interaction,
        words: request.words.clone(),
        caller: request.caller.clone(),
        at: request.at,
    }
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
    for request in requests.iter().filter(|one| is_outside(one.topic, one.marked, &places)) {
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
