//! What a customer ordered, in one screen.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::list::shown;
use crate::features::complaints::service::median;
use crate::features::orders::model::{
    AccountOrders, CurrencyTotal, LateState, Lateness, MonthTotal, OrderStatus,
};
use crate::features::orders::policy::timing;
use crate::features::orders::store::{self, AccountRow, Filter};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::number::share;
use crate::platform::text::dates;

const NEWEST: i64 = 5;

/// The orders of one of the own customers; a customer finds nothing here, of itself neither.
pub fn account(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    now: Timestamp,
) -> Result<AccountOrders, Problem> {
    let relationship = organisations::find_relationship(conn, scope, id)?;
    if relationship.side != Side::Vendor {
        return Err(Problem::not_found());
    }
    let rows: Vec<AccountRow> = store::account_rows(conn, scope, id)?
        .into_iter()
        .filter(|row| row.status != OrderStatus::Cancelled)
        .collect();
    let filter = Filter { relationship: Some(id), ..Filter::default() };
    let newest = store::page(conn, scope, &filter, None, NEWEST)?;
    let returned = |row: &&AccountRow| row.status == OrderStatus::Returned;
    let bought: Vec<&AccountRow> = rows.iter().filter(|row| !returned(row)).collect();
    Ok(AccountOrders {
        orders: count(bought.len()),
        returns: count(rows.iter().filter(returned).count()),
        first_at: bought.first().map(|row| row.ordered_at),
        last_at: bought.last().map(|row| row.ordered_at),
        totals: totals(&rows, scope.time_zone()),
        lateness: lateness(&rows, now),
        newest: shown(conn, scope, newest, now)?,
    })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What each currency brought, by month.
fn totals(rows: &[AccountRow], time_zone: &str) -> Vec<CurrencyTotal> {
    let zone = dates::zone(time_zone);
    let mut by_currency: BTreeMap<&str, BTreeMap<NaiveDate, (i64, i64)>> = BTreeMap::new();
    for row in rows {
        let day = row.ordered_at.datetime().with_timezone(&zone).date_naive();
        let Some(month) = day.with_day(1) else { continue };
        let total = by_currency.entry(&row.currency).or_default().entry(month).or_default();
        total.0 += i64::from(row.status != OrderStatus::Returned);
        total.1 = total.1.saturating_add(row.net_minor);
    }
    let mut totals: Vec<CurrencyTotal> = by_currency
        .into_iter()
        .map(|(currency, months)| CurrencyTotal {
            currency: currency.to_owned(),
            orders: months.values().map(|(orders, _)| orders).sum(),
            net_minor: months.values().fold(0, |sum: i64, (_, net)| sum.saturating_add(*net)),
            months: filled(&months),
        })
        .collect();
    totals.sort_by_key(|total| std::cmp::Reverse(total.orders));
    totals
}

/// All months from the first to the newest.
fn filled(months: &BTreeMap<NaiveDate, (i64, i64)>) -> Vec<MonthTotal> {
    let mut all = Vec::new();
    let mut next = months.keys().next().copied();
    let last = months.keys().next_back().copied();
    while let Some(month) = next.filter(|month| Some(*month) <= last) {
        let (orders, net_minor) = months.get(&month).copied().unwrap_or_default();
        all.push(MonthTotal { month: month.format("%Y-%m").to_string(), orders, net_minor });
        next = month.checked_add_months(chrono::Months::new(1));
    }
    all
}

/// Of orders whose day was promised and is over, or that have come.
fn lateness(rows: &[AccountRow], now: Timestamp) -> Lateness {
    let (mut judged, mut days) = (0_u64, Vec::new());
    for row in rows {
        let timing = timing(row.status, row.promised_at, row.delivered_at, now);
        match timing.state {
            LateState::Unknown | LateState::Due => {}
            LateState::OnTime => judged += 1,
            LateState::Late | LateState::Overdue => {
                judged += 1;
                days.push(timing.days);
            }
        }
    }
    days.sort_unstable();
    let late = u64::try_from(days.len()).unwrap_or(u64::MAX);
    Lateness {
        judged: i64::try_from(judged).unwrap_or(i64::MAX),
        late: count(days.len()),
        share: share(late, judged),
        median_days: median(&days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: i64, net_minor: i64, currency: &str, status: OrderStatus) -> AccountRow {
        let at = |day: i64| Timestamp::from_micros(day * 86_400_000_000).unwrap();
        AccountRow {
            ordered_at: at(day),
            promised_at: Some(at(day + 5)),
            delivered_at: Some(at(day + if net_minor > 500 { 8 } else { 5 })),
            net_minor,
            currency: currency.to_owned(),
            status,
        }
    }

    #[test]
    fn months_without_an_order_are_there_and_returns_are_taken_off() {
        let rows = [
            row(0, 1_000, "EUR", OrderStatus::Delivered),
            row(1, -300, "EUR", OrderStatus::Returned),
            row(2, 50, "USD", OrderStatus::Delivered),
            row(70, 400, "EUR", OrderStatus::Delivered),
        ];
        let totals = totals(&rows, "UTC");
        let euros = totals.first().unwrap();
        assert_eq!((euros.orders, euros.net_minor, totals.len()), (2, 1_100, 2));
        let months: Vec<_> =
            euros.months.iter().map(|m| (m.month.as_str(), m.orders, m.net_minor)).collect();
        assert_eq!(months, [("1970-01", 1, 700), ("1970-02", 0, 0), ("1970-03", 1, 400)]);
    }

    #[test]
    fn lateness_is_of_those_that_can_be_judged() {
        let rows = [
            row(0, 1_000, "EUR", OrderStatus::Delivered),
            row(1, 600, "EUR", OrderStatus::Returned),
            row(2, 400, "EUR", OrderStatus::Delivered),
        ];
        let now = Timestamp::from_micros(0).unwrap();
        let found = lateness(&rows, now);
        assert_eq!((found.judged, found.late, found.median_days), (2, 1, Some(3)));
        assert_eq!(found.share, Some(0.5));
        assert_eq!(lateness(&[], now), Lateness::default());
    }
}
