//! Who the customers are by what they order: pure.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Asked;
use super::base::{Account, Base};
use super::days::{YEAR, month_name, month_of_number};
use super::table::{Behind, Computed, banded, count, drawing, frame, rounded};
use crate::features::figures::model::{
    ColumnKind as K, Counted, InsightChart, InsightDrawing, InsightName, Limits, NoteCode, RfmMark,
    RfmSegment,
};
use crate::platform::statistics::Level;
use crate::platform::statistics::cohort;
use crate::platform::statistics::number::share;
use crate::platform::statistics::rfm::{by_limits, reversed, scores};
use crate::platform::statistics::survival::{self, Watched};

/// What recency, frequency and money are read from.
const WINDOW_DAYS: i64 = 2 * YEAR;
/// From so many customers on their own order makes the scores.
const MANY: usize = 50;
/// How long a second order is waited for in the chart, and in the number.
const SECOND_DAYS: i64 = 2 * YEAR;
const HEADLINE_DAYS: i64 = 180;
/// Cohorts of so many months, looked at for so many.
const COHORTS: i32 = 13;
const COHORT_MONTHS: usize = 13;

/// What a customer is scored by.
struct Measured<'a> {
    account: &'a Account,
    days: i64,
    orders: i64,
    net: i64,
}

fn measured(base: &Base) -> Vec<Measured<'_>> {
    let from = base.now() - WINDOW_DAYS;
    let of = |account| measure(account, base, from);
    base.accounts.iter().filter(|one| one.ordered(from, base.now())).map(of).collect()
}

fn measure<'a>(account: &'a Account, base: &Base, from: i64) -> Measured<'a> {
    let days = account.days.iter().filter(|day| i64::from(**day) > from).count();
    Measured {
        account,
        days: account.since(base.today),
        orders: i64::try_from(days).unwrap_or(i64::MAX),
        net: account.net(from, base.now()),
    }
}

/// The scores of all customers of two years, in the order of the base; none while there are too few
/// and nobody has set limits.
pub(super) fn marks(base: &Base) -> Option<Vec<(&Account, RfmMark)>> {
    let all = measured(base);
    let column = |of: fn(&Measured<'_>) -> i64| all.iter().map(of).collect::<Vec<i64>>();
    let (days, orders, net) =
        (column(|one| one.days), column(|one| one.orders), column(|one| one.net));
    let scored = if all.len() >= MANY {
        [scores(&days), scores(&orders), scores(&net)]
    } else {
        let Limits { days: by_days, orders: by_orders, net_minor } = base.limits?;
        let by = |values: &[i64], limits: &[i64; 4]| {
            values.iter().map(|value| by_limits(*value, limits)).collect::<Vec<u8>>()
        };
        [by(&days, &by_days), by(&orders, &by_orders), by(&net, &net_minor)]
    };
    let [days, orders, net] = scored;
    let marks = days.into_iter().zip(orders).zip(net).map(|((days, frequency), money)| {
        let recency = reversed(days);
        RfmMark { segment: segment(recency, frequency, money), recency, frequency, money }
    });
    Some(all.iter().map(|one| one.account).zip(marks).collect())
}

/// The first rule that fits.
fn segment(recency: u8, frequency: u8, money: u8) -> RfmSegment {
    match (recency, frequency, money) {
        (4.., 4.., 4..) => RfmSegment::Champions,
        (3.., 4.., _) => RfmSegment::Loyal,
        (..=2, 4.., 4..) => RfmSegment::CannotLose,
        (..=2, 3.., _) => RfmSegment::AtRisk,
        (4.., 1, _) => RfmSegment::New,
        (4.., 2, _) => RfmSegment::Promising,
        (3.., _, _) => RfmSegment::Steady,
        _ => RfmSegment::Dormant,
    }
}

/// How many customers of each kind there are, and what they bring.
pub(super) fn rfm(base: &Base, asked: &Asked) -> Computed {
    let columns = [
        ("segment", K::Word),
        ("customers", K::Count),
        ("share", K::Share),
        ("net", K::Money),
        ("recency", K::Days),
        ("orders", K::Count),
    ];
    let drawn = drawing(InsightChart::Bars, "segment", "customers");
    let all = measured(base);
    let of = (Counted::Customers, all.len());
    let mut insight = frame(InsightName::Rfm, asked, of, drawn, &columns);
    base.say_money(&mut insight);
    let Some(marks) = marks(base) else {
        insight.note(NoteCode::LimitsNotSet, Some(count(all.len())), None);
        return Computed { insight, behind: Vec::new() };
    };
    if all.len() < MANY {
        insight.note(NoteCode::ScoredByLimits, Some(count(all.len())), None);
    }
    let mut by_segment: BTreeMap<RfmSegment, Vec<&Measured<'_>>> = BTreeMap::new();
    for (one, (_, mark)) in all.iter().zip(&marks) {
        by_segment.entry(mark.segment).or_default().push(one);
    }
    let mut behind = Vec::new();
    for (segment, mut some) in by_segment {
        some.sort_by_key(|one| std::cmp::Reverse(one.net));
        let net = some.iter().fold(0_i64, |sum, one| sum.saturating_add(one.net));
        let middle = |of: fn(&Measured<'_>) -> i64| {
            let mut values: Vec<i64> = some.iter().map(|one| of(one)).collect();
            values.sort_unstable();
            values.get(values.len() / 2).copied()
        };
        insight.row(
            segment.as_str(),
            vec![
                json!(segment),
                json!(some.len()),
                share(count(some.len()), count(all.len())).map_or(Value::Null, rounded),
                json!(net),
                json!(middle(|one| one.days)),
                json!(middle(|one| one.orders)),
            ],
        );
        behind.extend(some.iter().map(|one| {
            let row = Behind::customer(segment.to_string(), one.account.id);
            row.lasting(one.days).worth(one.net)
        }));
    }
    let good = [RfmSegment::Champions, RfmSegment::Loyal];
    let loyal = marks.iter().filter(|(_, mark)| good.contains(&mark.segment)).count();
    insight.head_share(count(loyal), count(all.len()));
    Computed { insight, behind }
}

/// How long it takes until a customer orders again.
pub(super) fn repeat_purchase(base: &Base, asked: &Asked) -> Computed {
    let from = i64::from(base.calendar.day(asked.from));
    let mut watched = Vec::new();
    let mut behind = Vec::new();
    let (mut long_enough, mut again) = (0, 0);
    for one in &base.accounts {
        let Some(first) = one.first().map(i64::from).filter(|first| *first >= from) else {
            continue;
        };
        let second = one.days.get(1).map(|day| i64::from(*day) - first);
        let time = second.unwrap_or(base.now() - first);
        watched.push(Watched { time, ended: second.is_some() });
        if first <= base.now() - HEADLINE_DAYS {
            long_enough += 1;
            again += u64::from(second.is_some_and(|days| days <= HEADLINE_DAYS));
        }
        if let Some(days) = second {
            behind.push(Behind::customer(days.to_string(), one.id).lasting(days).named("ordered"));
        }
    }
    let columns = [
        ("days", K::Count),
        ("at_risk", K::Count),
        ("ordered", K::Count),
        ("share", K::Share),
        ("low", K::Share),
        ("high", K::Share),
    ];
    let drawn = banded(InsightChart::Steps, "days", "share");
    let of = (Counted::Customers, watched.len());
    let mut insight = frame(InsightName::RepeatPurchase, asked, of, drawn, &columns);
    for step in survival::curve(&watched, Level::P95) {
        if step.time > SECOND_DAYS {
            break;
        }
        let shares = [step.survival, step.interval.high, step.interval.low];
        let [share, low, high] = shares.map(|left| rounded(1.0 - left));
        let counts = [json!(step.time), json!(step.at_risk), json!(step.ended)];
        insight.row(step.time.to_string(), counts.into_iter().chain([share, low, high]).collect());
    }
    insight.head_share(again, long_enough);
    Computed { insight, behind }
}

/// How many of those that ordered first in one month ordered in the months after.
pub(super) fn cohorts(base: &Base, asked: &Asked) -> Computed {
    let now = base.calendar.month(asked.as_of);
    let months_of = |one: &Account| -> BTreeSet<i32> {
        one.days.iter().map(|day| month_of_number(*day)).collect()
    };
    let months: Vec<BTreeSet<i32>> = base.accounts.iter().map(months_of).collect();
    let mut found = cohort::cohorts(&months, now);
    found.retain(|cohort| cohort.period >= now - COHORTS);
    let columns = [
        ("month", K::Month),
        ("after", K::Count),
        ("size", K::Count),
        ("ordered", K::Count),
        ("share", K::Share),
    ];
    let drawn =
        InsightDrawing { by: Some("month"), ..drawing(InsightChart::Heat, "after", "share") };
    let n: u64 = found.iter().map(|cohort| cohort.size).sum();
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    let of = (Counted::Customers, n);
    let mut insight = frame(InsightName::CohortRetention, asked, of, drawn, &columns);
    let (mut left, mut size) = (0, 0);
    for cohort in &found {
        for (after, there) in cohort.there.iter().enumerate().take(COHORT_MONTHS) {
            if after == 3 {
                (left, size) = (left + there, size + cohort.size);
            }
            let share = share(*there, cohort.size).map_or(Value::Null, rounded);
            let month = month_name(cohort.period);
            insight.row(
                format!("{month} {after}"),
                vec![json!(month), json!(after), json!(cohort.size), json!(there), share],
            );
        }
    }
    // In the third month after the first: of all cohorts that have had one.
    insight.head_share(left, size);
    let behind = base
        .accounts
        .iter()
        .zip(&months)
        .flat_map(|(one, months)| {
            let first = months.first().copied().unwrap_or(now);
            let shown = months.iter().filter(move |month| first >= now - COHORTS && **month < now);
            shown.map(move |month| {
                Behind::customer(format!("{} {}", month_name(first), month - first), one.id)
            })
        })
        .collect();
    Computed { insight, behind }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_has_one_segment_and_the_best_are_champions() {
        let found = |r, f, m| segment(r, f, m);
        assert_eq!(found(5, 5, 5), RfmSegment::Champions);
        assert_eq!(found(3, 5, 1), RfmSegment::Loyal);
        assert_eq!(found(1, 5, 5), RfmSegment::CannotLose);
        assert_eq!(found(2, 3, 5), RfmSegment::AtRisk);
        assert_eq!(found(5, 1, 5), RfmSegment::New);
        assert_eq!(found(4, 2, 1), RfmSegment::Promising);
        assert_eq!(found(3, 1, 1), RfmSegment::Steady);
        assert_eq!(found(1, 1, 5), RfmSegment::Dormant);
    }
}
