//! What callers asked for again and again without getting it. A steady demand is in its own baseline, so
//! no detector of changes ever sees it.
use std::collections::HashMap;

use super::{count, demands, month_name, months};
use crate::features::insights::model::{OffProfileDemand, SettingsRow, Standing, UnmetDemand};
use crate::features::insights::{policy, store};
use crate::features::interactions::model::{ItemRange, ItemResult, Request, TopicId};
use crate::features::interactions::service::{self as interactions, Period, Placed};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Callers of 10,000 interactions, unless the vendor says otherwise: one of a thousand.
const USUAL_LEAST: i32 = 10;
const LEAST_MONTHS: u64 = 4;
const DAYS: i64 = 365;

/// The standing demand of the year that ends at a moment.
pub fn standing(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<Standing, Problem> {
    let zone = dates::zone(scope.time_zone());
    let period = Period { from: until.plus_days(-DAYS).plus_seconds(1), until };
    let places = interactions::profile(conn, scope, until)?;
    let topics: Vec<TopicId> = places.keys().copied().collect();
    let coverage = interactions::coverage(conn, scope, period)?;
    let mut requests: Vec<Request> = interactions::asked(conn, scope, &topics, period)?
        .into_iter()
        .filter(|request| is_unmet(request, &places))
        .collect();
    super::tell_some(conn, scope, &mut requests)?;
    let least_rate = least_rate(conn, scope)?;
    let months = months(&requests, until, zone);
    let n = u64::try_from(coverage.interactions).unwrap_or(0);
    let all = demands(&requests, &places, &months, n, zone);
    let topics = all.len();
    let listed: Vec<OffProfileDemand> =
        all.into_iter().filter(|demand| is_material(demand, least_rate)).collect();
    Ok(Standing {
        from: period.from,
        as_of: until,
        coverage,
        months: months.into_iter().map(month_name).collect(),
        least_rate,
        least_months: LEAST_MONTHS,
        below: count(topics - listed.len()),
        items: with_results(listed, &requests, &places),
    })
}

/// Outside of the profile, or sold and yet refused or sent elsewhere. What was quoted is under way, and
/// of what is open nobody has said.
fn is_unmet(request: &Request, places: &HashMap<TopicId, Placed>) -> bool {
    super::is_outside(request, places)
        || matches!(request.result, ItemResult::Refused | ItemResult::Referred)
}

fn is_material(demand: &OffProfileDemand, least_rate: i32) -> bool {
    let least = f64::from(least_rate) / 10.0;
    demand.active_months >= LEAST_MONTHS && demand.rate_at_least.is_some_and(|rate| rate >= least)
}

fn with_results(
    listed: Vec<OffProfileDemand>,
    requests: &[Request],
    places: &HashMap<TopicId, Placed>,
) -> Vec<UnmetDemand> {
    let mut results: HashMap<TopicId, (u64, u64)> = HashMap::new();
    for request in requests {
        let (refused, referred) = results.entry(request.topic).or_default();
        *refused += u64::from(request.result == ItemResult::Refused);
        *referred += u64::from(request.result == ItemResult::Referred);
    }
    let with = |demand: OffProfileDemand| {
        let (refused, referred) = results.get(&demand.topic.id).copied().unwrap_or_default();
        let range = places.get(&demand.topic.id).map_or(ItemRange::Unknown, |place| place.range);
        UnmetDemand { demand, range, refused, referred }
    };
    let mut found: Vec<UnmetDemand> = listed.into_iter().map(with).collect();
    let bound = |one: &UnmetDemand| one.demand.rate_at_least.unwrap_or(0.0);
    found.sort_by(|one, other| bound(other).total_cmp(&bound(one)));
    found
}

fn least_rate(conn: &mut Conn, scope: &Scope) -> Result<i32, Problem> {
    Ok(store::settings(conn, scope)?.map_or(USUAL_LEAST, |row| row.least_rate))
}

/// Says from how many callers of 10,000 interactions on a demand is listed.
pub fn set_least_rate(tx: &mut Tx<'_>, scope: &Scope, least_rate: i32) -> Result<(), Problem> {
    let vendor = organisations::sides(tx.conn, scope)?.contains(&Side::Vendor);
    policy::may_set(scope, vendor)?;
    tx.subject(scope.org());
    let row = SettingsRow {
        vendor_org: scope.org(),
        least_rate,
        set_by: Some(scope.membership()),
        set_at: tx.now,
    };
    Ok(store::set(tx.conn, &row)?)
}
