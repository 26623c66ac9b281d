//! Who is slipping away, and whether a complaint has to do with it: pure.
use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::Asked;
use super::base::{Account, Base};
use super::days::YEAR;
use super::table::{Behind, Computed, banded, count, drawing, frame, share_cells};
use crate::features::agreements::service::ClockName;
use crate::features::complaints::service::Handled;
use crate::features::figures::model::{
    ChurnMark, ColumnKind as K, Counted, InsightChart, InsightName, NoteCode,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::statistics::churn::{OWN_RHYTHM, gaps, percentile};
use crate::platform::statistics::number::floor;

/// Nine of ten gaps are shorter.
const USUAL: f64 = 0.9;
/// From this score on a complaint was handled well in the customer's own words.
const SATISFIED: i32 = 4;
/// How long a customer is watched after the complaints.
const WATCHED_DAYS: i64 = 180;

/// Whether each customer has been silent for longer than is its way, in the order of the base. A customer
/// of five order days or more has a way of its own; others have that of their segment.
pub(super) fn marks(base: &Base) -> Vec<(&Account, ChurnMark)> {
    let mut of_segment: HashMap<Option<&str>, Vec<i64>> = HashMap::new();
    for one in &base.accounts {
        of_segment.entry(one.segment.as_deref()).or_default().extend(gaps(&one.days));
    }
    let usual: HashMap<Option<&str>, f64> = of_segment
        .into_iter()
        .filter_map(|(segment, gaps)| Some((segment, percentile(&gaps, USUAL)?)))
        .collect();
    let mark = |one| (one, mark(one, usual.get(&segment_of(one)).copied(), base));
    base.accounts.iter().map(mark).collect()
}

fn segment_of(one: &Account) -> Option<&str> {
    one.segment.as_deref()
}

fn mark(one: &Account, of_segment: Option<f64>, base: &Base) -> ChurnMark {
    let own = one.days.len() >= OWN_RHYTHM;
    let usual = if own { percentile(&gaps(&one.days), USUAL) } else { of_segment };
    // Whole days: so many and not one more.
    let most = base.today.unsigned_abs().into();
    let whole = usual.map(|usual| i64::try_from(floor(usual, most)).unwrap_or(i64::MAX));
    let since = one.since(base.today);
    ChurnMark {
        silent: whole.is_some_and(|usual| since > usual),
        days_since_last_order: since,
        usual_days: whole,
        own_rhythm: own,
        yearly_minor: base.margin(one.yearly()),
    }
}

/// The key of a row about customers without a segment.
const NO_SEGMENT: &str = "-";

/// Who has been silent for longer than is their way, and what they bring.
pub(super) fn churn(base: &Base, asked: &Asked) -> Computed {
    let columns = [
        ("customer_segment", K::Text),
        ("customers", K::Count),
        ("silent", K::Count),
        ("share", K::Share),
        ("low", K::Share),
        ("high", K::Share),
        ("at_risk", K::Money),
    ];
    let drawn = drawing(InsightChart::Bars, "customer_segment", "silent");
    let of = (Counted::Customers, base.accounts.len());
    let mut insight = frame(InsightName::SilentChurn, asked, of, drawn, &columns);
    base.say_money(&mut insight);
    let mut rows: BTreeMap<Option<&str>, (u64, u64, i64)> = BTreeMap::new();
    let mut behind = Vec::new();
    let (mut silent_in_all, mut at_risk) = (0, 0_i64);
    for (one, mark) in marks(base) {
        let (all, silent, money) = rows.entry(segment_of(one)).or_default();
        *all += 1;
        if mark.silent {
            *silent += 1;
            *money = money.saturating_add(mark.yearly_minor);
            silent_in_all += 1;
            at_risk = at_risk.saturating_add(mark.yearly_minor);
            let key = segment_of(one).unwrap_or(NO_SEGMENT).to_owned();
            let row = Behind::customer(key, one.id).lasting(mark.days_since_last_order);
            behind.push(row.worth(mark.yearly_minor));
        }
    }
    behind.sort_by_key(|one| std::cmp::Reverse(one.amount));
    for (segment, (all, silent, money)) in rows {
        let mut cells = vec![json!(segment), json!(all), json!(silent)];
        cells.extend(share_cells(silent, all));
        cells.push(json!(money));
        insight.row(segment.unwrap_or(NO_SEGMENT), cells);
    }
    insight.head_share(silent_in_all, count(base.accounts.len()));
    insight.note(NoteCode::AtRisk, None, Some(at_risk));
    if base.margin_bp.is_none() {
        insight.note(NoteCode::MarginNotKnown, None, None);
    }
    Computed { insight, behind }
}

/// How the complaints of a customer were handled; the worst of them counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Handling {
    None,
    Well,
    Badly,
}

impl Handling {
    fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Well => "well",
            Self::Badly => "badly",
        }
    }

    /// In the customer's own words, if it has said any; otherwise by whether it was settled in time
    /// and stayed settled.
    fn of(one: &Handled, score: Option<i32>) -> Self {
        let late = |clock| one.deadlines.iter().any(|due| due.clock == clock && !due.met);
        let well = score.map_or_else(
            || !late(ClockName::Resolution) && one.reopened_at.is_empty(),
            |score| score >= SATISFIED,
        );
        if well { Self::Well } else { Self::Badly }
    }
}

/// Who ordered in the half year before now, of those that ordered in the year before that: after complaints
/// of that year that were handled well or badly, and without any. All are watched over the same days, so
/// that nobody looks faithful for having been there longer.
pub(super) fn after_complaint(
    base: &Base,
    handled: &[Handled],
    scores: &HashMap<RecordId, i32>,
    asked: &Asked,
) -> Computed {
    let turn = base.now() - WATCHED_DAYS;
    let mut worst: HashMap<RelationshipId, Handling> = HashMap::new();
    for one in handled {
        let settled = one.first_settled_at.map(|at| i64::from(base.calendar.day(at)));
        if settled.is_some_and(|day| day > turn - YEAR && day <= turn) {
            let handling = Handling::of(one, scores.get(&one.record).copied());
            let known = worst.entry(one.relationship).or_insert(handling);
            *known = (*known).max(handling);
        }
    }
    let mut groups: BTreeMap<Handling, (u64, u64)> = BTreeMap::new();
    let mut behind = Vec::new();
    for one in base.accounts.iter().filter(|one| one.ordered(turn - YEAR, turn)) {
        let handling = worst.get(&one.id).copied().unwrap_or(Handling::None);
        let kept = one.ordered(turn, base.now());
        let (all, stayed) = groups.entry(handling).or_default();
        *all += 1;
        *stayed += u64::from(kept);
        let word = if kept { "kept" } else { "lost" };
        behind.push(Behind::customer(handling.as_str().to_owned(), one.id).named(word));
    }
    behind.sort_by_key(|one| one.word == Some("kept"));
    let columns = [
        ("handling", K::Word),
        ("customers", K::Count),
        ("kept", K::Count),
        ("share", K::Share),
        ("low", K::Share),
        ("high", K::Share),
    ];
    let drawn = banded(InsightChart::Bars, "handling", "share");
    let of = (Counted::Customers, behind.len());
    let mut insight = frame(InsightName::RetentionAfterComplaint, asked, of, drawn, &columns);
    for handling in [Handling::None, Handling::Well, Handling::Badly] {
        let (all, kept) = groups.get(&handling).copied().unwrap_or_default();
        let mut cells = vec![json!(handling.as_str()), json!(all), json!(kept)];
        cells.extend(share_cells(kept, all));
        insight.row(handling.as_str(), cells);
    }
    if let Some((all, kept)) = groups.get(&Handling::Well) {
        insight.head_share(*kept, *all);
    } else {
        insight.note(NoteCode::TooFew, Some(0), None);
    }
    Computed { insight, behind }
}

#[cfg(test)]
pub(super) mod tests;
