//! Building the table of an answer.
use std::collections::HashMap;

use serde_json::{Value, json};

use super::Asked;
use crate::features::complaints::service::Handled;
use crate::features::figures::model::{
    ColumnKind, Counted, Insight, InsightChart, InsightColumn, InsightDrawing, InsightHeadline,
    InsightName, InsightNote, InsightRow, NoteCode,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::clock::Timestamp;
use crate::platform::statistics::Level;
use crate::platform::statistics::interval::wilson;
use crate::platform::statistics::number::{real, share};

/// An answer with what it is made of.
#[derive(Debug)]
pub(super) struct Computed {
    pub insight: Insight,
    pub behind: Vec<Behind>,
}

/// What a figure or a row of it is made of, as much as is ever shown.
#[derive(Debug, Default)]
pub(super) struct Cases {
    /// All of it.
    pub n: u64,
    pub first: Vec<Behind>,
}

/// On one page of what is behind a figure.
pub(super) const MOST_SHOWN: usize = 200;

impl Cases {
    fn add(&mut self, one: &Behind) {
        self.n += 1;
        if self.first.len() < MOST_SHOWN {
            self.first.push(one.clone());
        }
    }
}

/// An answer as it is kept: without the many thousands of customers that nobody will see.
#[derive(Debug)]
pub(super) struct Told {
    pub insight: Insight,
    pub all: Cases,
    /// By the key of a row.
    pub rows: HashMap<String, Cases>,
}

impl From<Computed> for Told {
    fn from(computed: Computed) -> Self {
        let (mut all, mut rows) = (Cases::default(), HashMap::<String, Cases>::new());
        for one in &computed.behind {
            all.add(one);
            match rows.get_mut(&one.key) {
                Some(row) => row.add(one),
                None => rows.entry(one.key.clone()).or_default().add(one),
            }
        }
        Self { insight: computed.insight, all, rows }
    }
}

/// What one row of a figure is made of: a complaint with its number and title, or a customer.
#[derive(Debug, Clone)]
pub(super) struct Behind {
    /// Of the row.
    pub key: String,
    pub complaint: Option<(RecordId, String, String)>,
    pub relationship: RelationshipId,
    pub at: Option<Timestamp>,
    pub word: Option<&'static str>,
    pub days: Option<i64>,
    pub amount: Option<i64>,
}

impl Behind {
    pub(super) fn complaint(key: String, one: &Handled, word: Option<&'static str>) -> Self {
        Self {
            key,
            complaint: Some((one.record, one.number.clone(), one.title.clone())),
            relationship: one.relationship,
            at: Some(one.opened_at),
            word,
            days: None,
            amount: None,
        }
    }

    pub(super) fn customer(key: String, relationship: RelationshipId) -> Self {
        Self { key, complaint: None, relationship, at: None, word: None, days: None, amount: None }
    }

    pub(super) fn lasting(mut self, days: i64) -> Self {
        self.days = Some(days);
        self
    }

    pub(super) fn worth(mut self, amount: i64) -> Self {
        self.amount = Some(amount);
        self
    }

    pub(super) fn named(mut self, word: &'static str) -> Self {
        self.word = Some(word);
        self
    }
}

/// An answer that has only its frame yet.
pub(super) fn frame(
    name: InsightName,
    asked: &Asked,
    (counted, n): (Counted, usize),
    drawing: InsightDrawing,
    columns: &[(&'static str, ColumnKind)],
) -> Insight {
    let columns = columns.iter().map(|&(key, kind)| InsightColumn { key, kind }).collect();
    Insight {
        name,
        group: name.group(),
        from: asked.from,
        as_of: asked.as_of,
        relationship_id: asked.relationship,
        currency: None,
        n: count(n),
        counted,
        headline: None,
        drawing,
        columns,
        rows: Vec::new(),
        notes: Vec::new(),
    }
}

pub(super) fn drawing(kind: InsightChart, x: &'static str, y: &'static str) -> InsightDrawing {
    InsightDrawing { kind, x, y, low: None, high: None, by: None }
}

/// With the interval in the columns `low` and `high`.
pub(super) fn banded(kind: InsightChart, x: &'static str, y: &'static str) -> InsightDrawing {
    InsightDrawing { low: Some("low"), high: Some("high"), ..drawing(kind, x, y) }
}

impl Insight {
    pub(super) fn row(&mut self, key: impl Into<String>, cells: Vec<Value>) {
        self.rows.push(InsightRow { key: key.into(), cells });
    }

    pub(super) fn note(&mut self, code: NoteCode, count: Option<u64>, amount_minor: Option<i64>) {
        self.notes.push(InsightNote { code, count, amount_minor });
    }

    /// A share in one number, with its interval.
    pub(super) fn head_share(&mut self, k: u64, n: u64) {
        let [value, low, high] = share_cells(k, n);
        self.headline = Some(InsightHeadline { kind: ColumnKind::Share, value, low, high, n });
    }
}

pub(super) fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}

/// Six decimals: beyond them lies nothing but the order of a sum.
pub(super) fn rounded(value: f64) -> Value {
    if value.is_finite() { json!((value * 1e6).round() / 1e6) } else { Value::Null }
}

/// A share with both ends of Wilson's interval; nothing of nobody.
pub(super) fn share_cells(k: u64, n: u64) -> [Value; 3] {
    match (share(k, n), wilson(k, n, Level::P95)) {
        (Some(share), Some(interval)) => [share, interval.low, interval.high].map(rounded),
        _ => [Value::Null, Value::Null, Value::Null],
    }
}

/// Seconds as days, to the hundredth.
pub(super) fn in_days(seconds: i64) -> Value {
    let days = real(seconds.unsigned_abs()) / 86_400.0;
    json!((days * 100.0).round() / 100.0)
}
