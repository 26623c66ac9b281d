//! One question broken down by another.
use super::publish::Veil;
use super::shape::{CrossCell, CrossColumn, CrossRow, Crosstab, TestFigure, rounded};
use super::variables::Variable;
use crate::features::surveys::model::Answers;
use crate::platform::statistics::columns::{Thresholds, letters, name};
use crate::platform::statistics::contingency::chi_square;
use crate::platform::statistics::disclosure::{CrossTable, cross_table};
use crate::platform::statistics::number::share;

/// How many stand in each pair of cells; rows are those of the first.
pub fn counts(rows: &Variable<'_>, columns: &Variable<'_>, all: &[&Answers]) -> Vec<Vec<u64>> {
    let mut table = vec![vec![0; columns.cells.len()]; rows.cells.len()];
    for answers in all {
        let place = rows.place(answers).zip(columns.place(answers));
        let cell = place.and_then(|(row, column)| table.get_mut(row)?.get_mut(column));
        if let Some(count) = cell {
            *count += 1;
        }
    }
    table
}

/// `rows` by `columns`.
pub fn crosstab(
    rows: &Variable<'_>,
    columns: &Variable<'_>,
    all: &[&Answers],
    veil: Veil,
) -> Option<Crosstab> {
    let shown = cross_table(&counts(rows, columns, all), veil.k())?;
    let bases = bases(rows, &shown);
    let heads = columns.cells.iter().zip(&shown.column_totals).enumerate();
    let heads = heads.map(|(at, (cell, total))| CrossColumn {
        code: cell.code.clone(),
        label: cell.label.clone(),
        answer: at >= columns.lacking,
        letter: name(at),
        total: *total,
    });
    let lines = rows.cells.iter().zip(&shown.cells).zip(&shown.row_totals).enumerate();
    let lines = lines.map(|(at, ((cell, counts), total))| CrossRow {
        code: cell.code.clone(),
        label: cell.label.clone(),
        answer: at >= rows.lacking,
        total: *total,
        cells: line(counts, &bases, at >= rows.lacking, columns.lacking),
    });
    Some(Crosstab {
        part: rows.part.clone(),
        label: rows.label.clone(),
        total: shown.total,
        columns: heads.collect(),
        rows: lines.collect(),
        test: test(rows.lacking, columns.lacking, &shown),
    })
}

/// How many of each column answered, where that is shown.
fn bases(rows: &Variable<'_>, shown: &CrossTable) -> Vec<Option<u64>> {
    let column = |at: usize| shown.cells.iter().map(move |row| row.get(at).copied().flatten());
    let base = |(at, total): (usize, &Option<u64>)| {
        let answers: Option<Vec<u64>> = column(at).skip(rows.lacking).collect();
        if let Some(answers) = answers {
            return Some(answers.iter().sum());
        }
        let lacking: Option<Vec<u64>> = column(at).take(rows.lacking).collect();
        (*total)?.checked_sub(lacking?.iter().sum())
    };
    shown.column_totals.iter().enumerate().map(base).collect()
}

/// The cells of a row, with letters made of what is shown alone.
fn line(
    counts: &[Option<u64>],
    bases: &[Option<u64>],
    answer: bool,
    lacking: usize,
) -> Vec<CrossCell> {
    let known = counts.iter().zip(bases).map(|(count, base)| count.zip(*base));
    // A column of people who did not answer is no group to compare with.
    let hits: Vec<(u64, u64)> = known
        .enumerate()
        .map(|(at, known)| known.filter(|_| answer && at >= lacking).unwrap_or((0, 0)))
        .collect();
    let letters = letters(&hits, Thresholds::default());
    let cells = counts.iter().zip(bases).zip(letters);
    cells
        .map(|((count, base), letters)| CrossCell {
            count: *count,
            share: count
                .zip(*base)
                .filter(|_| answer)
                .and_then(|(count, base)| share(count, base))
                .map(rounded),
            letters,
        })
        .collect()
}

/// Chi-square over those who answered both, where every count of theirs is shown.
fn test(rows: usize, columns: usize, shown: &CrossTable) -> Option<TestFigure> {
    let both: Option<Vec<Vec<u64>>> = shown
        .cells
        .iter()
        .skip(rows)
        .map(|row| row.iter().skip(columns).copied().collect())
        .collect();
    let found = chi_square(&both?)?;
    Some(TestFigure {
        n: found.n,
        chi_square: rounded(found.statistic),
        freedom: found.freedom,
        p: rounded(found.p),
        exact_p: found.exact_p.map(rounded),
        cramers_v: rounded(found.cramers_v),
        doubtful: found.doubtful,
    })
}
