//! By which questions others may be broken down where answers are hidden.
//!
//! A breakdown shows figures for groups of people. One table protects its own cells, but two questions
//! that ask nearly the same make two groups that differ by a few, and whoever takes the figures of one
//! from those of the other has the answers of these few. The groups of two questions are the rows and
//! columns of their table; a cell of that table can be computed from figures over rows, columns and all
//! exactly when it lies on no circle of cells that are not empty (the criterion of Gusfield that
//! `platform::statistics::disclosure` uses, here over groups of people). So of two questions whose table
//! has a cell below `k` on no circle only the one asked first breaks others down.
use super::variables::Variable;
use crate::features::surveys::model::Answers;

/// Variables that are looked at; in longer surveys the first ones.
const MOST: usize = 100;
/// Cells of a variable: more make no groups.
const MOST_CELLS: usize = 40;

/// Which of the variables break down and are broken down, in order; by their keys.
pub fn admitted(variables: &[Variable<'_>], all: &[&Answers], k: u64) -> Vec<String> {
    let mut kept: Vec<Placed> = Vec::new();
    for variable in variables.iter().filter(|one| one.divides()).take(MOST) {
        let placed = Placed::of(variable, all);
        let fits = variable.cells.len() <= MOST_CELLS
            && kept.iter().all(|other| !isolates(&other.with(&placed), k));
        if fits {
            kept.push(placed);
        }
    }
    kept.into_iter().map(|one| one.key).collect()
}

/// A variable with the cell of each respondent.
struct Placed {
    key: String,
    cells: usize,
    places: Vec<Option<usize>>,
}

impl Placed {
    fn of(variable: &Variable<'_>, all: &[&Answers]) -> Self {
        let places = all.iter().map(|answers| variable.place(answers)).collect();
        Self { key: variable.key(), cells: variable.cells.len(), places }
    }

    fn with(&self, other: &Self) -> Vec<Vec<u64>> {
        let mut table = vec![vec![0; other.cells]; self.cells];
        for (row, column) in self.places.iter().zip(&other.places) {
            let place = row.zip(*column);
            let cell = place.and_then(|(row, column)| table.get_mut(row)?.get_mut(column));
            if let Some(count) = cell {
                *count += 1;
            }
        }
        table
    }
}

/// Whether a cell that holds somebody, but fewer than `k`, lies on no circle.
fn isolates(table: &[Vec<u64>], k: u64) -> bool {
    let small = |count: u64| count > 0 && count < k;
    table.iter().enumerate().any(|(row, counts)| {
        counts
            .iter()
            .enumerate()
            .any(|(column, count)| small(*count) && !on_a_circle(table, row, column))
    })
}

/// Whether one gets from this row to this column through other cells that are not empty.
fn on_a_circle(table: &[Vec<u64>], row: usize, column: usize) -> bool {
    let width = table.first().map_or(0, Vec::len);
    let mut rows = vec![false; table.len()];
    let mut columns = vec![false; width];
    let mut open = vec![row];
    while let Some(at) = open.pop() {
        if rows.get(at).copied().unwrap_or(true) {
            continue;
        }
        if let Some(seen) = rows.get_mut(at) {
            *seen = true;
        }
        let Some(counts) = table.get(at) else { continue };
        for (next, _) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            if (at, next) == (row, column) || columns.get(next).copied().unwrap_or(true) {
                continue;
            }
            if next == column {
                return true;
            }
            if let Some(seen) = columns.get_mut(next) {
                *seen = true;
            }
            let down = table.iter().enumerate().filter_map(|(other, counts)| {
                counts.get(next).is_some_and(|count| *count > 0).then_some(other)
            });
            open.extend(down);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_differ_by_a_few_are_told_apart_by_subtraction() {
        // All of the second group but two are the first: their answers are a difference.
        assert!(isolates(&[vec![20, 0], vec![2, 30]], 5));
        assert!(!isolates(&[vec![20, 0], vec![6, 30]], 5));
        assert!(!isolates(&[vec![20, 1], vec![2, 30]], 5), "neither can be told from the other");
        // A few of one town in a country with another town.
        assert!(isolates(&[vec![20, 3, 0], vec![0, 0, 30]], 5));
        assert!(!isolates(&[], 5));
        // Three groups in a row of circles.
        assert!(!isolates(&[vec![9, 1, 0], vec![0, 9, 1], vec![1, 0, 9]], 5));
    }
}
