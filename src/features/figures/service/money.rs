//! What customers are worth, and what new ones cost: pure, and whole money throughout.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Asked;
use super::base::Base;
use super::days::{Month, YEAR, month_name, month_named, month_of_number};
use super::table::{Behind, Computed, banded, count, drawing, frame};
use crate::features::figures::model::{
    ColumnKind as K, Counted, Insight, InsightChart, InsightHeadline, InsightName, NoteCode,
    SpendRow, ValueRange,
};
use crate::platform::statistics::Level;
use crate::platform::statistics::clv::{divided, millionths, value_for_good, value_in_years};
use crate::platform::statistics::interval::wilson;
use crate::platform::statistics::number::floor;

/// One in millionths, as a count.
const ONE: u64 = 1_000_000;
/// Fewer customers than this say nothing of how many stay.
const FEWEST: u64 = 10;
/// Years that a customer is looked at for, and for good.
const HORIZONS: [(&str, Option<u32>); 5] =
    [("y1", Some(1)), ("y2", Some(2)), ("y3", Some(3)), ("y5", Some(5)), ("for_good", None)];

/// How many stay, in millionths: the lower end, the value and the upper end.
pub(super) fn retention(base: &Base) -> Option<[i128; 3]> {
    let (kept, all) = base.kept();
    if all < FEWEST {
        return None;
    }
    let interval = wilson(kept, all, Level::P95)?;
    let end = |share: f64| i128::from(floor(share * 1e6 + 0.5, ONE));
    Some([end(interval.low), millionths(kept, all)?, end(interval.high)])
}

/// The margin of a year for each customer that ordered in it; none while the margin is not known.
fn yearly_margin(base: &Base) -> Option<i64> {
    base.margin_bp?;
    let from = base.now() - YEAR;
    let there = base.accounts.iter().filter(|one| one.ordered(from, base.now()));
    let (mut n, mut sum) = (0_i64, 0_i64);
    for one in there {
        n += 1;
        sum = sum.saturating_add(one.net(from, base.now()));
    }
    let each = divided(i128::from(base.margin(sum)), i128::from(n))?;
    i64::try_from(each).ok().filter(|_| n > 0)
}

/// What somebody who brings so much margin a year is worth for good, with the range that comes of not
/// knowing exactly how many stay.
pub(super) fn worth(margin: i64, retained: [i128; 3], discount: i128) -> ValueRange {
    let [low_minor, value_minor, high_minor] =
        retained.map(|retained| value_for_good(margin, retained, discount));
    ValueRange { low_minor, value_minor, high_minor }
}

/// What a customer is worth on the average, over years.
pub(super) fn value(base: &Base, asked: &Asked) -> Computed {
    let columns =
        [("horizon", K::Word), ("value", K::Money), ("low", K::Money), ("high", K::Money)];
    let (_, all) = base.kept();
    let drawn = banded(InsightChart::Bars, "horizon", "value");
    let of = (Counted::Customers, usize::try_from(all).unwrap_or(usize::MAX));
    let mut insight = frame(InsightName::CustomerValue, asked, of, drawn, &columns);
    base.say_money(&mut insight);
    let discount = u64::try_from(base.discount_bp).unwrap_or(0);
    insight.note(NoteCode::Discount, Some(discount), None);
    let behind = behind_kept(base);
    let Some((margin, retained)) = known(base, &mut insight) else {
        return Computed { insight, behind };
    };
    for (horizon, years) in HORIZONS {
        let [low, value, high] = retained.map(|retained| match years {
            Some(years) => value_in_years(margin, retained, base.discount(), years),
            None => value_for_good(margin, retained, base.discount()),
        });
        insight.row(horizon, vec![json!(horizon), json!(value), json!(low), json!(high)]);
    }
    let range = worth(margin, retained, base.discount());
    insight.headline = Some(InsightHeadline {
        kind: K::Money,
        value: json!(range.value_minor),
        low: json!(range.low_minor),
        high: json!(range.high_minor),
        n: all,
    });
    Computed { insight, behind }
}

/// The margin of a year and how many stay; says what of it is not known.
fn known(base: &Base, insight: &mut Insight) -> Option<(i64, [i128; 3])> {
    let (margin, retained) = (yearly_margin(base), retention(base));
    if base.margin_bp.is_none() {
        insight.note(NoteCode::MarginNotKnown, None, None);
    }
    if retained.is_none() {
        insight.note(NoteCode::TooFew, Some(base.kept().1), None);
    }
    Some((margin?, retained?))
}

/// Who was there in the year before last, and whether they stayed.
fn behind_kept(base: &Base) -> Vec<Behind> {
    let (before, year) = (base.now() - 2 * YEAR, base.now() - YEAR);
    let there = base.accounts.iter().filter(|one| one.ordered(before, year));
    let row = |one: &super::base::Account| {
        let word = if one.ordered(year, base.now()) { "kept" } else { "lost" };
        let net = one.net(year, base.now());
        Behind::customer(String::new(), one.id).named(word).worth(net)
    };
    there.map(row).collect()
}

/// What a new customer costs by month beside what a kept one is worth. A month of which nobody has
/// said what was spent is not known, and nothing is put in its place.
pub(super) fn keep_or_win(base: &Base, spends: &[SpendRow], asked: &Asked) -> Computed {
    let mut new: BTreeMap<Month, Vec<&super::base::Account>> = BTreeMap::new();
    for one in &base.accounts {
        if let Some(first) = one.first() {
            new.entry(month_of_number(first)).or_default().push(one);
        }
    }
    let currency = base.currency.clone().or_else(|| spends.first().map(|row| row.currency.clone()));
    let spent: BTreeMap<Month, i64> = spends
        .iter()
        .filter(|row| Some(&row.currency) == currency.as_ref())
        .filter_map(|row| Some((month_named(&row.month)?, row.amount_minor)))
        .collect();
    let columns = [
        ("month", K::Month),
        ("new_customers", K::Count),
        ("spend", K::Money),
        ("cost_per_new", K::Money),
    ];
    // Months that are over.
    let months: Vec<Month> =
        (base.calendar.month(asked.from)..base.calendar.month(asked.as_of)).collect();
    let won = |month: &Month| new.get(month).map_or(0, Vec::len);
    let drawn = drawing(InsightChart::Bars, "month", "cost_per_new");
    let of = (Counted::Customers, months.iter().map(won).sum());
    let mut insight = frame(InsightName::KeepOrWin, asked, of, drawn, &columns);
    base.say_money(&mut insight);
    insight.currency = currency;
    let (mut cost, mut customers, mut unknown) = (0_i64, 0_u64, 0_u64);
    let mut behind = Vec::new();
    for month in &months {
        let (spend, won) = (spent.get(month).copied(), won(month));
        match spend {
            Some(spend) => {
                cost = cost.saturating_add(spend);
                customers += count(won);
            }
            None => unknown += 1,
        }
        let each = spend.and_then(|spend| each_of(spend, count(won)));
        let name = month_name(*month);
        let some = new.get(month).into_iter().flatten();
        behind.extend(some.map(|one| Behind::customer(name.clone(), one.id).worth(one.yearly())));
        insight.row(name.clone(), vec![json!(name), json!(won), json!(spend), json!(each)]);
    }
    if unknown > 0 {
        insight.note(NoteCode::SpendNotKnown, Some(unknown), None);
    }
    let (low, high) = (Value::Null, Value::Null);
    let value = json!(each_of(cost, customers).filter(|_| cost > 0));
    insight.headline = Some(InsightHeadline { kind: K::Money, value, low, high, n: customers });
    if let Some((margin, retained)) = known(base, &mut insight) {
        let kept = worth(margin, retained, base.discount()).value_minor;
        insight.note(NoteCode::KeptWorth, None, kept);
    }
    Computed { insight, behind }
}

fn each_of(amount: i64, n: u64) -> Option<i64> {
    i64::try_from(divided(i128::from(amount), i128::from(n))?).ok()
}

#[cfg(test)]
mod tests;
