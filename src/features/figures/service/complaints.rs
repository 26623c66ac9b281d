//! Figures of complaints: pure.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::{Value, json};

use super::Asked;
use super::days::{Calendar, Month, month_name};
use super::table::{
    Behind, Computed, banded, count, drawing, frame, in_days, rounded, share_cells,
};
use crate::features::agreements::service::ClockName;
use crate::features::complaints::model::{Category, Severity};
use crate::features::complaints::service::Handled;
use crate::features::figures::model::{
    ColumnKind as K, Counted, InsightChart, InsightDrawing, InsightHeadline, InsightName, NoteCode,
    ParetoMeasure,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::statistics::Level;
use crate::platform::statistics::pareto::pareto as bars;
use crate::platform::statistics::survival::{self, EndedBy, Watched};

/// Days in which a complaint can be opened again, and in which the same customer comes again.
const REOPEN_DAYS: i64 = crate::features::complaints::model::REOPEN_DAYS;
const REPEAT_DAYS: i64 = 90;

/// What a category comes to.
#[derive(Default)]
struct Heap<'a> {
    complaints: Vec<&'a Handled>,
    complainants: HashSet<RelationshipId>,
    grave: HashSet<RelationshipId>,
    cost: i64,
}

/// Which matters most complaints are about.
pub(super) fn pareto(
    all: &[Handled],
    promised: &[(RecordId, i64, String)],
    asked: &Asked,
) -> Computed {
    let all: Vec<&Handled> = all.iter().filter(|one| one.opened_at >= asked.from).collect();
    let (currency, costs) = costs(&all, promised, asked);
    let mut heaps: BTreeMap<Category, Heap<'_>> = BTreeMap::new();
    for one in &all {
        let heap = heaps.entry(one.category).or_default();
        heap.complaints.push(one);
        heap.complainants.insert(one.relationship);
        if matches!(one.severity, Severity::Critical | Severity::Major) {
            heap.grave.insert(one.relationship);
        }
        heap.cost = heap.cost.saturating_add(costs.get(&one.record).copied().unwrap_or(0));
    }
    let measured = |heap: &Heap<'_>| match asked.measure {
        ParetoMeasure::Complainants => count(heap.complainants.len()),
        ParetoMeasure::Severity => count(heap.grave.len()),
        ParetoMeasure::Cost => u64::try_from(heap.cost).unwrap_or(0),
    };
    let mut heaps: Vec<(Category, Heap<'_>)> = heaps.into_iter().collect();
    heaps.sort_by_key(|(category, heap)| (std::cmp::Reverse(measured(heap)), *category));
    let by_money = asked.measure == ParetoMeasure::Cost;
    let columns = [
        ("category", K::Word),
        ("measured", if by_money { K::Money } else { K::Count }),
        ("share", K::Share),
        ("cumulative", K::Share),
        ("vital", K::Mark),
        ("like_next", K::Mark),
        ("complainants", K::Count),
        ("complaints", K::Count),
        ("cost", K::Money),
    ];
    let drawn = drawing(InsightChart::Pareto, "category", "measured");
    let of = (Counted::Complaints, all.len());
    let mut insight = frame(InsightName::ComplaintPareto, asked, of, drawn, &columns);
    insight.currency = currency;
    let counts: Vec<u64> = heaps.iter().map(|(_, heap)| measured(heap)).collect();
    let bars = bars(&counts).unwrap_or_default();
    let mut behind = Vec::new();
    for ((category, heap), bar) in heaps.iter().zip(bars) {
        // Money is no count: whether two sums differ by chance, the test of counts cannot say.
        let like_next = if by_money { Value::Null } else { json!(bar.like_next) };
        insight.row(
            category.as_str(),
            vec![
                json!(category),
                json!(bar.count),
                rounded(bar.share),
                rounded(bar.cumulative),
                json!(bar.vital),
                like_next,
                json!(heap.complainants.len()),
                json!(heap.complaints.len()),
                json!(heap.cost),
            ],
        );
        behind.extend(heap.complaints.iter().map(|one| {
            let row = Behind::complaint(category.to_string(), one, Some(one.severity.as_str()));
            costs.get(&one.record).map_or(row.clone(), |cost| row.worth(*cost))
        }));
    }
    if let Some(first) = insight.rows.first() {
        let share = first.cells.get(2).cloned().unwrap_or_default();
        let (low, high) = (Value::Null, Value::Null);
        let n = insight.n;
        insight.headline = Some(InsightHeadline { kind: K::Share, value: share, low, high, n });
    }
    if by_money {
        let unknown = all.len().saturating_sub(costs.len());
        insight.note(NoteCode::CostNotKnown, Some(count(unknown)), None);
    }
    Computed { insight, behind }
}

/// What was promised for each of these in one currency: the asked one, or the most frequent.
fn costs(
    all: &[&Handled],
    promised: &[(RecordId, i64, String)],
    asked: &Asked,
) -> (Option<String>, HashMap<RecordId, i64>) {
    let known: HashSet<RecordId> = all.iter().map(|one| one.record).collect();
    let promised: Vec<_> = promised.iter().filter(|(id, ..)| known.contains(id)).collect();
    let mut currencies: BTreeMap<&str, usize> = BTreeMap::new();
    for (.., currency) in &promised {
        *currencies.entry(currency.as_str()).or_default() += 1;
    }
    let usual = currencies.into_iter().max_by_key(|(_, times)| *times).map(|(one, _)| one);
    let currency = asked.currency.clone().or_else(|| usual.map(str::to_owned));
    let mut costs: HashMap<RecordId, i64> = HashMap::new();
    for (id, amount, _) in promised.iter().filter(|(.., of)| Some(of) == currency.as_ref()) {
        let sum = costs.entry(*id).or_default();
        *sum = sum.saturating_add(*amount);
    }
    (currency, costs)
}

/// Whether deadlines that have fallen due were met.
pub(super) fn attainment(all: &[Handled], asked: &Asked, calendar: Calendar) -> Computed {
    let mut found: BTreeMap<(Month, ClockName), (u64, u64)> = BTreeMap::new();
    let mut behind = Vec::new();
    for one in all {
        for deadline in one.deadlines.iter().filter(|deadline| deadline.due_at >= asked.from) {
            let month = calendar.month(deadline.due_at);
            let (due, met) = found.entry((month, deadline.clock)).or_default();
            *due += 1;
            *met += u64::from(deadline.met);
            let word = if deadline.met { "met" } else { "missed" };
            let key = format!("{} {}", month_name(month), deadline.clock);
            behind.push(Behind {
                at: Some(deadline.due_at),
                ..Behind::complaint(key, one, Some(word))
            });
        }
    }
    behind.sort_by_key(|one| (one.word == Some("met"), one.at));
    let columns = [
        ("month", K::Month),
        ("clock", K::Word),
        ("due", K::Count),
        ("met", K::Count),
        ("share", K::Share),
        ("low", K::Share),
        ("high", K::Share),
    ];
    let drawn =
        InsightDrawing { by: Some("clock"), ..banded(InsightChart::Lines, "month", "share") };
    let of = (Counted::Deadlines, behind.len());
    let mut insight = frame(InsightName::SlaAttainment, asked, of, drawn, &columns);
    let (mut due_in_all, mut met_in_all) = (0, 0);
    for ((month, clock), (due, met)) in &found {
        (due_in_all, met_in_all) = (due_in_all + due, met_in_all + met);
        let [share, low, high] = share_cells(*met, *due);
        let (month, counts) = (month_name(*month), [json!(due), json!(met)]);
        let mut cells = vec![json!(month), json!(clock)];
        cells.extend(counts.into_iter().chain([share, low, high]));
        insight.row(format!("{month} {clock}"), cells);
    }
    insight.head_share(met_in_all, due_in_all);
    Computed { insight, behind }
}

fn ended_cells(by: Option<EndedBy>) -> [Value; 3] {
    by.map_or([Value::Null, Value::Null, Value::Null], |by| {
        [Some(by.time), by.low, by.high].map(|time| time.map_or(Value::Null, in_days))
    })
}

/// How long complaints take by the month in which they came; those that are open count as long as they
/// have been open.
pub(super) fn resolution(all: &[Handled], asked: &Asked, calendar: Calendar) -> Computed {
    let watched = |one: &Handled| Watched {
        time: one.settled_at.unwrap_or(asked.as_of).seconds_since(one.opened_at),
        ended: one.settled_at.is_some(),
    };
    let mut months: BTreeMap<Month, Vec<Watched>> = BTreeMap::new();
    let mut behind = Vec::new();
    for one in all.iter().filter(|one| one.opened_at >= asked.from) {
        let month = calendar.month(one.opened_at);
        let time = watched(one);
        months.entry(month).or_default().push(time);
        let word = if time.ended { "settled" } else { "open" };
        let row = Behind::complaint(month_name(month), one, Some(word));
        behind.push(row.lasting(time.time / 86_400));
    }
    behind.sort_by_key(|one| std::cmp::Reverse(one.days));
    let columns = [
        ("month", K::Month),
        ("opened", K::Count),
        ("open", K::Count),
        ("half", K::Days),
        ("low", K::Days),
        ("high", K::Days),
        ("nine_in_ten", K::Days),
        ("nine_low", K::Days),
        ("nine_high", K::Days),
    ];
    let of = (Counted::Complaints, behind.len());
    let drawn = banded(InsightChart::Lines, "month", "half");
    let mut insight = frame(InsightName::TimeToResolution, asked, of, drawn, &columns);
    for (month, times) in &months {
        let steps = survival::curve(times, Level::P95);
        let open = times.iter().filter(|one| !one.ended).count();
        let mut cells = vec![json!(month_name(*month)), json!(times.len()), json!(open)];
        cells.extend(ended_cells(survival::ended_by(&steps, 0.5)));
        cells.extend(ended_cells(survival::ended_by(&steps, 0.9)));
        insight.row(month_name(*month), cells);
    }
    let all: Vec<Watched> = months.into_values().flatten().collect();
    let half = survival::ended_by(&survival::curve(&all, Level::P95), 0.5);
    let [value, low, high] = ended_cells(half);
    let n = insight.n;
    insight.headline = Some(InsightHeadline { kind: K::Days, value, low, high, n });
    Computed { insight, behind }
}

/// A share by month, and what it is made of: what both rates of things that happen again are.
fn by_month(
    name: InsightName,
    asked: &Asked,
    of: [&'static str; 2],
    cases: Vec<(Month, bool, Behind)>,
) -> Computed {
    let [all, again] = of;
    let columns = [
        ("month", K::Month),
        (all, K::Count),
        (again, K::Count),
        ("share", K::Share),
        ("low", K::Share),
        ("high", K::Share),
    ];
    let drawn = banded(InsightChart::Lines, "month", "share");
    let mut insight = frame(name, asked, (Counted::Complaints, cases.len()), drawn, &columns);
    let mut months: BTreeMap<Month, (u64, u64)> = BTreeMap::new();
    for (month, happened, _) in &cases {
        let (n, k) = months.entry(*month).or_default();
        *n += 1;
        *k += u64::from(*happened);
    }
    let (mut n_in_all, mut k_in_all) = (0, 0);
    for (month, (n, k)) in months {
        (n_in_all, k_in_all) = (n_in_all + n, k_in_all + k);
        let mut cells = vec![json!(month_name(month)), json!(n), json!(k)];
        cells.extend(share_cells(k, n));
        insight.row(month_name(month), cells);
    }
    insight.head_share(k_in_all, n_in_all);
    let mut behind: Vec<Behind> = cases.into_iter().map(|(.., behind)| behind).collect();
    behind.sort_by_key(|one| one.word.is_none());
    Computed { insight, behind }
}

/// How many of what was settled long enough ago was opened again within the days for it.
pub(super) fn reopened(all: &[Handled], asked: &Asked, calendar: Calendar) -> Computed {
    let last = asked.as_of.plus_days(-REOPEN_DAYS);
    let case = |one: &Handled| {
        let settled = one.first_settled_at.filter(|at| *at >= asked.from && *at <= last)?;
        let until = settled.plus_days(REOPEN_DAYS);
        let again = one.reopened_at.iter().any(|at| *at <= until);
        let month = calendar.month(settled);
        let row = Behind::complaint(month_name(month), one, again.then_some("reopened"));
        Some((month, again, row))
    };
    let cases = all.iter().filter_map(case).collect();
    by_month(InsightName::ReopenRate, asked, ["settled", "reopened"], cases)
}

/// After how many complaints the same customer came again with the same matter.
pub(super) fn repeated(all: &[Handled], asked: &Asked, calendar: Calendar) -> Computed {
    let mut times: HashMap<(RelationshipId, Category), BTreeSet<_>> = HashMap::new();
    for one in all {
        let of = times.entry((one.relationship, one.category)).or_default();
        of.insert((one.opened_at, one.record));
    }
    let last = asked.as_of.plus_days(-REPEAT_DAYS);
    let case = |one: &Handled| {
        if one.opened_at < asked.from || one.opened_at > last {
            return None;
        }
        let of = times.get(&(one.relationship, one.category))?;
        let next = of.range((one.opened_at, one.record)..).nth(1);
        let again = next.is_some_and(|(at, _)| *at <= one.opened_at.plus_days(REPEAT_DAYS));
        let month = calendar.month(one.opened_at);
        let row = Behind::complaint(month_name(month), one, again.then_some("repeated"));
        Some((month, again, row))
    };
    let cases = all.iter().filter_map(case).collect();
    by_month(InsightName::RepeatComplaints, asked, ["opened", "repeated"], cases)
}

#[cfg(test)]
mod tests;
