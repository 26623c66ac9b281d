//! How a topic was asked for over time.
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::reach::whole_log;
use super::{count, placed};
use crate::features::demands::model::{DemandHistory, HistoryPoint, HistoryStep};
use crate::features::interactions::model::{InteractionId, Request, Requester, TopicId};
use crate::features::interactions::service::{self as interactions, Period};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Weeks and months that are shown at most.
const WEEKS: usize = 56;
const MONTHS: usize = 36;

/// The weeks or months of a topic up to a moment; those before the first call of the log are left out.
pub fn history(
    conn: &mut Conn,
    scope: &Scope,
    topic: TopicId,
    step: HistoryStep,
    until: Timestamp,
) -> Result<DemandHistory, Problem> {
    let zone = dates::zone(scope.time_zone());
    let place = placed(conn, scope, topic, until)?;
    let starts = starts(until, zone, step);
    let from = starts.first().and_then(|day| day.pred_opt());
    let from =
        from.map_or(whole_log(until).from, |day| dates::end_of_day(zone, day).plus_seconds(1));
    let period = Period { from, until };
    let requests = interactions::requests(conn, scope, &[topic], period)?;
    let times = interactions::times(conn, scope, period)?;
    let callers: HashSet<&Requester> = requests.iter().map(|one| &one.requester).collect();
    let calls: HashSet<InteractionId> = requests.iter().map(|one| one.interaction).collect();
    Ok(DemandHistory {
        topic: place.topic,
        category: place.category,
        range: place.range,
        step,
        as_of: until,
        callers: count(callers.len()),
        calls: count(calls.len()),
        points: points(&starts, &requests, &times, zone, step),
    })
}

fn day_of(at: Timestamp, zone: Tz) -> NaiveDate {
    at.datetime().with_timezone(&zone).date_naive()
}

/// The first day of the week or month of a day.
fn start_of(day: NaiveDate, step: HistoryStep) -> NaiveDate {
    match step {
        HistoryStep::Week => day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())),
        HistoryStep::Month => day.with_day(1).unwrap_or(day),
    }
}

fn starts(until: Timestamp, zone: Tz, step: HistoryStep) -> Vec<NaiveDate> {
    let most = match step {
        HistoryStep::Week => WEEKS,
        HistoryStep::Month => MONTHS,
    };
    let newest = start_of(day_of(until, zone), step);
    let before = |day: &NaiveDate| Some(start_of(day.pred_opt()?, step));
    let mut days: Vec<NaiveDate> = std::iter::successors(Some(newest), before).take(most).collect();
    days.reverse();
    days
}

fn points(
    starts: &[NaiveDate],
    requests: &[Request],
    times: &[Timestamp],
    zone: Tz,
    step: HistoryStep,
) -> Vec<HistoryPoint> {
    let mut all: HashMap<NaiveDate, u64> = HashMap::new();
    for at in times {
        *all.entry(start_of(day_of(*at, zone), step)).or_default() += 1;
    }
    let mut asked: HashMap<NaiveDate, (HashSet<&Requester>, HashSet<InteractionId>)> =
        HashMap::new();
    for request in requests {
        let (callers, calls) = asked.entry(start_of(day_of(request.at, zone), step)).or_default();
        callers.insert(&request.requester);
        calls.insert(request.interaction);
    }
    starts
        .iter()
        .skip_while(|day| !all.contains_key(*day))
        .map(|day| {
            let (callers, calls) =
                asked.get(day).map_or((0, 0), |(callers, calls)| (callers.len(), calls.len()));
            HistoryPoint {
                from: day.to_string(),
                callers: count(callers),
                calls: count(calls),
                interactions: all.get(day).copied().unwrap_or(0),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        Timestamp::from_datetime(day.and_hms_opt(12, 0, 0).unwrap().and_utc())
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_the_first() {
        let weeks = starts(at("2026-11-25"), Tz::UTC, HistoryStep::Week);
        assert_eq!(weeks.len(), WEEKS);
        assert_eq!(weeks.last().unwrap().to_string(), "2026-11-23");
        assert_eq!(weeks[WEEKS - 2].to_string(), "2026-11-16");
        let months = starts(at("2026-01-25"), Tz::UTC, HistoryStep::Month);
        assert_eq!(months.last().unwrap().to_string(), "2026-01-01");
        assert_eq!(months[MONTHS - 2].to_string(), "2025-12-01");
    }

    #[test]
    fn what_was_before_the_log_is_left_out() {
        let starts = starts(at("2026-11-25"), Tz::UTC, HistoryStep::Week);
        let times = [at("2026-11-12"), at("2026-11-24"), at("2026-11-25")];
        let found = points(&starts, &[], &times, Tz::UTC, HistoryStep::Week);
        let shown: Vec<(&str, u64)> =
            found.iter().map(|one| (one.from.as_str(), one.interactions)).collect();
        assert_eq!(shown, [("2026-11-09", 1), ("2026-11-16", 0), ("2026-11-23", 2)]);
    }
}
