//! From counts to what may be told of them. Everything that is told of a distribution (shares, scores,
//! classes) is made from the published counts alone, so it gives away no more than these.
use super::shape::{CellFigure, Figure, Table};
use super::variables::Variable;
use crate::platform::statistics::Level;
use crate::platform::statistics::disclosure::{cross_table, distribution};
use crate::platform::statistics::interval::{Estimate, wilson_effective};
use crate::platform::statistics::number::{real, share};
use crate::platform::statistics::sampling::{Correction, correction};

pub const LEVEL: Level = Level::P95;

/// Whether counts are hidden, and below what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Veil {
    /// The names stand with the answers anyway.
    Open,
    Hidden {
        k: u64,
    },
}

impl Veil {
    pub fn k(self) -> u64 {
        match self {
            Self::Open => 1,
            Self::Hidden { k } => k.max(2),
        }
    }

    pub fn hides(self) -> bool {
        self != Self::Open
    }
}

/// Counts as they may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub total: Option<u64>,
    pub cells: Vec<Option<u64>>,
    /// How many of the first cells are no answer.
    pub lacking: usize,
}

impl Shown {
    pub fn of(counts: &[u64], lacking: usize, veil: Veil) -> Self {
        let published = distribution(counts, veil.k());
        Self { total: published.total, cells: published.cells, lacking }
    }

    /// The row of a crosstab: what a filter shows is what the table of both questions shows.
    pub fn row(table: &[Vec<u64>], row: usize, lacking: usize, veil: Veil) -> Option<Self> {
        let published = cross_table(table, veil.k())?;
        let total = published.row_totals.get(row).copied().flatten();
        let cells = published.cells.get(row)?.clone();
        Some(Self { total, cells, lacking })
    }

    /// The counts of those who answered.
    pub fn answers(&self) -> &[Option<u64>] {
        self.cells.get(self.lacking..).unwrap_or_default()
    }

    /// All of them, unless one is withheld.
    pub fn exact(&self) -> Option<Vec<u64>> {
        self.answers().iter().copied().collect()
    }

    /// How many answered, where that is known.
    pub fn answered(&self) -> Option<u64> {
        if let Some(counts) = self.exact() {
            return Some(counts.iter().sum());
        }
        let lacking: Option<Vec<u64>> = self.cells.iter().take(self.lacking).copied().collect();
        self.total?.checked_sub(lacking?.iter().sum())
    }

    /// How many are in withheld cells that may be answers; at most.
    pub fn withheld(&self) -> u64 {
        let seen: u64 = self.answers().iter().flatten().sum();
        let all = match self.answered() {
            Some(answered) => answered,
            None => {
                let lacking: u64 = self.cells.iter().take(self.lacking).flatten().sum();
                self.total.unwrap_or(0).saturating_sub(lacking)
            }
        };
        all.saturating_sub(seen)
    }
}

/// The correction for the size of the population; none where more answered than were asked.
pub fn corrected(n: u64, population: Option<u64>) -> Correction {
    correction(n, population).unwrap_or(Correction::NONE)
}

/// The population, unless more answered than it has.
pub fn fitting(n: u64, population: Option<u64>) -> Option<u64> {
    population.filter(|population| n <= *population)
}

fn share_of(count: u64, base: u64, population: Option<u64>) -> Option<Figure> {
    let value = share(count, base)?;
    let correction = corrected(base, population);
    let error = (value * (1.0 - value) / real(base)).sqrt() * correction.factor;
    let interval = wilson_effective(value, correction.effective(real(base)), LEVEL)?;
    Figure::of(&Estimate { value, error, interval })
}

/// One distribution.
pub fn table(variable: &Variable<'_>, shown: &Shown, population: Option<u64>) -> Table {
    let base = shown.answered().or(shown.total);
    let cells = variable.cells.iter().zip(&shown.cells).enumerate();
    let cells = cells.map(|(at, (cell, count))| {
        let answer = at >= shown.lacking;
        let share = base.zip(*count).filter(|_| answer);
        CellFigure {
            code: cell.code.clone(),
            label: cell.label.clone(),
            answer,
            count: *count,
            share: share.and_then(|(base, count)| share_of(count, base, population)),
        }
    });
    Table {
        part: variable.part.clone(),
        label: variable.label.clone(),
        base,
        several: false,
        cells: cells.collect(),
    }
}

/// What several options together make: one cell for each, of those who chose it.
pub fn several(
    question: &Variable<'_>,
    parts: &[(Variable<'_>, Shown)],
    population: Option<u64>,
) -> Table {
    let base = parts.iter().find_map(|(_, shown)| shown.answered());
    let base = base.or_else(|| parts.iter().find_map(|(_, shown)| shown.total));
    let lacking = (0..question.lacking).filter_map(|at| {
        let cell = question.cells.get(at)?;
        let count = parts.iter().find_map(|(_, shown)| shown.cells.get(at).copied().flatten());
        Some(CellFigure {
            code: cell.code.clone(),
            label: cell.label.clone(),
            answer: false,
            count,
            share: None,
        })
    });
    let chosen = parts.iter().map(|(variable, shown)| {
        let count = shown.answers().last().copied().flatten();
        let share = base.zip(count);
        CellFigure {
            code: variable.part.as_ref().map(ToString::to_string).unwrap_or_default(),
            label: variable.label.clone(),
            answer: true,
            count,
            share: share.and_then(|(base, count)| share_of(count, base, population)),
        }
    });
    Table {
        part: None,
        label: question.question.text.clone(),
        base,
        several: true,
        cells: lacking.chain(chosen).collect(),
    }
}
