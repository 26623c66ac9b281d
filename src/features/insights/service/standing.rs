//! What callers asked for again and again without getting it. A steady demand is in its own baseline, so
//! no detector of changes ever sees it.
use std::collections::HashMap;

use super::{count, demands, month_name, months, topics_of, with_quotes};
use crate::features::insights::model::{OffProfileDemand, SettingsRow, Standing, UnmetDemand};
use crate::features::insights::{policy, store};
use crate::features::interactions::model::{ItemRange, ItemResult, TopicId};
use crate::features::interactions::service::{self as interactions, Asking, Period, Placed};
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
    let coverage = interactions::coverage(conn, scope, period)?;
    let asked = unmet(conn, scope, &places, period)?;
    let least_rate = least_rate(conn, scope)?;
    let months = months(&asked, until, zone);
    let n = u64::try_from(coverage.interactions).unwrap_or(0);
    let mut listed = demands(&asked, &places, &months, n, zone);
    let topics = listed.len();
    listed.retain(|(demand, _)| is_material(demand, least_rate));
    let below = count(topics - listed.len());
    let listed = with_quotes(conn, scope, listed)?;
    Ok(Standing {
        from: period.from,
        as_of: until,
        coverage,
        months: months.into_iter().map(month_name).collect(),
        least_rate,
        least_months: LEAST_MONTHS,
        below,
        items: with_results(listed, &asked, &places),
    })
}

/// Outside of the profile, or sold and yet refused or sent elsewhere, the newest first. What was quoted
/// is under way, and of what is open nobody has said.
fn unmet(
    conn: &mut Conn,
    scope: &Scope,
    places: &HashMap<TopicId, Placed>,
    period: Period,
) -> Result<Vec<Asking>, Problem> {
    let refused = [ItemResult::Refused, ItemResult::Referred];
    let outside = topics_of(places, |range| range != ItemRange::In);
    let mut found = interactions::asked(conn, scope, &outside, ItemResult::ALL, period)?;
    found.retain(|one| {
        super::is_outside(one.topic, one.marked, places) || refused.contains(&one.result)
    });
    // A topic is in one of the two, so its callers are numbered by one of them.
    let inside = topics_of(places, |range| range == ItemRange::In);
    found.extend(interactions::asked(conn, scope, &inside, &refused, period)?);
    Ok(found)
}

fn is_material(demand: &OffProfileDemand, least_rate: i32) -> bool {
    let least = f64::from(least_rate) / 10.0;
    demand.active_months >= LEAST_MONTHS && demand.rate_at_least.is_some_and(|rate| rate >= least)
}

fn with_results(
    listed: Vec<OffProfileDemand>,
    asked: &[Asking],
    places: &HashMap<TopicId, Placed>,
) -> Vec<UnmetDemand> {
    let mut results: HashMap<TopicId, (u64, u64)> = HashMap::new();
    for request in asked {
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
