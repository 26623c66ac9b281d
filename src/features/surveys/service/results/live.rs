//! Counts of a survey that hides who answered, while it takes answers. They are kept beside the
//! responses, which have no order: after every `k`-th response the counts of all move up one batch, and
//! what is shown is always one batch behind (`platform::statistics::disclosure::live`).
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::variables;
use crate::features::surveys::model::{Answers, Definition, Question};
use crate::platform::statistics::disclosure::{LiveCounts, live_shown};

/// The counts of a survey as they are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    /// How many have answered.
    n: u64,
    /// By `variable/cell`.
    cells: BTreeMap<String, Count>,
}

/// How many stand in a cell: of all, of those that are shown, and with the next batch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    all: u64,
    shown: u64,
    waiting: u64,
}

impl Live {
    /// After one more response.
    #[must_use]
    pub fn after(mut self, definition: &Definition, answers: &Answers, k: u64) -> Self {
        self.n += 1;
        for key in definition.questions().flat_map(|question| keys(question, answers)) {
            self.cells.entry(key).or_default().all += 1;
        }
        let of = |pick: fn(&Count) -> u64| self.cells.values().map(pick).collect::<Vec<u64>>();
        let counts = LiveCounts { shown: of(|one| one.shown), waiting: of(|one| one.waiting) };
        let counts = counts.after(self.n, k, &of(|one| one.all));
        for (cell, (shown, waiting)) in
            self.cells.values_mut().zip(counts.shown.into_iter().zip(counts.waiting))
        {
            (cell.shown, cell.waiting) = (shown, waiting);
        }
        self
    }

    /// How many responses the figures are of.
    pub fn told(&self, k: u64) -> u64 {
        live_shown(self.n, k)
    }

    /// How many of them stand in the cells of a variable. Who is in none left the question out.
    pub fn counts(&self, variable: &variables::Variable<'_>, k: u64) -> Vec<u64> {
        let of = |code: &str| {
            let key = key(&variable.key(), code, variable.measure);
            self.cells.get(&key).map_or(0, |count| count.shown)
        };
        let mut counts: Vec<u64> = variable.cells.iter().map(|cell| of(&cell.code)).collect();
        let placed: u64 = counts.iter().sum();
        let missing = self.told(k).saturating_sub(placed);
        if missing > 0
            && variable.cells.first().is_some_and(|cell| cell.code == variables::NOT_ANSWERED)
            && let Some(first) = counts.first_mut()
        {
            *first += missing;
        }
        counts
    }
}

fn key(variable: &str, code: &str, measure: variables::Measure) -> String {
    // The points of a promoter question and its groups are of one question.
    let group = if measure == variables::Measure::Promoters { "groups" } else { "" };
    format!("{variable}/{group}{code}")
}

/// The cells that somebody stands in; that of who did not answer is what the others leave.
fn keys(question: &Question, answers: &Answers) -> Vec<String> {
    let Some(answer) = answers.get(&question.id) else { return Vec::new() };
    let mut all = variables::of(question, true);
    if matches!(question.kind, crate::features::surveys::model::Kind::Nps {}) {
        all.push(variables::nps_points(question, true));
    }
    all.iter()
        .map(|variable| (variable, variable.code(Some(answer))))
        .filter(|(_, code)| code != variables::NOT_ANSWERED)
        .map(|(variable, code)| key(&variable.key(), &code, variable.measure))
        .collect()
}
