//! A table of two questions with its margins.
use super::flow::{Edge, Flow};
use super::one::hidden;

/// The nodes of the network before those of the rows: where the total comes from and where it goes.
const SOURCE: usize = 0;
const SINK: usize = 1;
const ROWS: usize = 2;

/// A table as it may be published; what is suppressed, and every zero, is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossTable {
    pub total: Option<u64>,
    pub row_totals: Vec<Option<u64>>,
    pub column_totals: Vec<Option<u64>>,
    pub cells: Vec<Vec<Option<u64>>>,
}

/// Suppresses the margins as [`super::distribution`] does, so that they say no more than the two
/// questions alone, every cell below `k`, and as many other cells as it takes: no suppressed number can
/// then be computed from the others, and each one below `k` might as well be `k`. Below `k` answers
/// nothing is shown. For several answers of one person take a table with two rows, chosen and not
/// chosen, for each option.
///
/// The table must count the same people as the two questions alone: give those who left one of them out
/// a row or column of their own. Otherwise its margins, taken from the distribution of the question,
/// single these few out.
///
/// Nothing for rows of different length.
pub fn cross_table(rows: &[Vec<u64>], k: u64) -> Option<CrossTable> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let total: u64 = rows.iter().flatten().sum();
    if k > 1 && total < k {
        return Some(blank(None, rows.len(), width));
    }
    let mut flow = network(rows, width, k);
    if flow.secure(k).is_none() {
        return Some(blank(Some(total), rows.len(), width));
    }
    let shown: Vec<Option<u64>> =
        flow.edges.iter().map(|edge| (!edge.hidden).then_some(edge.value)).collect();
    let (row_totals, rest) = shown.split_at_checked(rows.len())?;
    let (column_totals, cells) = rest.split_at_checked(width)?;
    Some(CrossTable {
        total: Some(total),
        row_totals: row_totals.to_vec(),
        column_totals: column_totals.to_vec(),
        cells: if width == 0 {
            vec![Vec::new(); rows.len()]
        } else {
            cells.chunks(width).map(<[_]>::to_vec).collect()
        },
    })
}

fn blank(total: Option<u64>, height: usize, width: usize) -> CrossTable {
    CrossTable {
        total,
        row_totals: vec![None; height],
        column_totals: vec![None; width],
        cells: vec![vec![None; width]; height],
    }
}

/// The margins of the rows, those of the columns, then the cells row by row.
fn network(rows: &[Vec<u64>], width: usize, k: u64) -> Flow {
    let columns = ROWS + rows.len();
    let row_sums: Vec<u64> = rows.iter().map(|row| row.iter().sum()).collect();
    let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).sum::<u64>();
    let column_sums: Vec<u64> = (0..width).map(column).collect();
    let mut edges = Vec::with_capacity(rows.len() * width + rows.len() + width);
    for (at, (value, hidden)) in row_sums.iter().zip(hidden(&row_sums, k)).enumerate() {
        edges.push(Edge { tail: SOURCE, head: ROWS + at, value: *value, hidden, fixed: !hidden });
    }
    for (at, (value, hidden)) in column_sums.iter().zip(hidden(&column_sums, k)).enumerate() {
        edges.push(Edge { tail: columns + at, head: SINK, value: *value, hidden, fixed: !hidden });
    }
    for (row, counts) in rows.iter().enumerate() {
        for (column, value) in counts.iter().enumerate() {
            let (tail, head) = (ROWS + row, columns + column);
            let hidden = k > 1 && *value < k;
            edges.push(Edge { tail, head, value: *value, hidden, fixed: false });
        }
    }
    Flow::new(columns + width, edges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_small_cell_takes_three_more_with_it() {
        let found = cross_table(&[vec![20, 3], vec![30, 40], vec![25, 50]], 5).unwrap();
        assert_eq!(found.row_totals, [Some(23), Some(70), Some(75)]);
        assert_eq!(found.column_totals, [Some(75), Some(93)]);
        let hidden = found.cells.iter().flatten().filter(|cell| cell.is_none()).count();
        assert_eq!(hidden, 4);
        assert_eq!(found.cells[0], [None, None]);
    }

    #[test]
    fn large_tables_stay_as_they_are() {
        let rows = [vec![20, 30], vec![30, 40]];
        let found = cross_table(&rows, 5).unwrap();
        let expected = rows.map(|row| row.into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(found.cells, expected);
        let open = cross_table(&[vec![1, 0], vec![0, 2]], 1).unwrap();
        assert_eq!(open.cells[1], [Some(0), Some(2)]);
    }

    #[test]
    fn small_margins_are_those_of_the_single_question() {
        let found = cross_table(&[vec![2, 1], vec![30, 40], vec![25, 50]], 5).unwrap();
        assert_eq!(found.row_totals, [None, None, Some(75)]);
        assert_eq!(found.cells[0], [None, None]);
    }

    #[test]
    fn a_group_below_k_shows_nothing() {
        let found = cross_table(&[vec![1, 2], vec![0, 1]], 5).unwrap();
        assert_eq!(found, blank(None, 2, 2));
        assert_eq!(cross_table(&[vec![1, 2], vec![0]], 5), None);
        assert_eq!(cross_table(&[], 5), Some(blank(None, 0, 0)));
        assert_eq!(cross_table(&[vec![], vec![]], 0).unwrap().cells, [vec![], vec![]]);
    }

    /// Goes through every table of whole numbers that fits what is published, and notes for each number
    /// (row totals, column totals, cells) the smallest and the largest value.
    struct Search<'a> {
        published: &'a CrossTable,
        width: usize,
        cells: Vec<u64>,
        bounds: Vec<(u64, u64)>,
    }

    impl Search<'_> {
        fn run(published: &CrossTable) -> Vec<(u64, u64)> {
            let (height, width) = (published.row_totals.len(), published.column_totals.len());
            let bounds = vec![(u64::MAX, 0); height + width + height * width];
            let mut search = Search { published, width, cells: Vec::new(), bounds };
            search.step(published.total.unwrap());
            search.bounds
        }

        fn step(&mut self, left: u64) {
            let at = self.cells.len();
            if at.is_multiple_of(self.width) && !self.row_fits(at / self.width) {
                return;
            }
            if at == self.width * self.published.row_totals.len() {
                if left == 0 {
                    self.note();
                }
                return;
            }
            let range = match self.published.cells[at / self.width][at % self.width] {
                Some(count) => count..=count,
                None => 0..=left,
            };
            for value in range.filter(|value| *value <= left) {
                self.cells.push(value);
                self.step(left - value);
                self.cells.pop();
            }
        }

        /// Whether the last of `rows` finished rows has its total.
        fn row_fits(&self, rows: usize) -> bool {
            let Some(last) = rows.checked_sub(1) else { return true };
            let sum = self.cells.iter().skip(last * self.width).sum::<u64>();
            self.published.row_totals[last].is_none_or(|total| total == sum)
        }

        fn note(&mut self) {
            let rows = self.cells.chunks(self.width).map(|row| row.iter().sum::<u64>());
            let column = |at: usize| self.cells.iter().skip(at).step_by(self.width).sum::<u64>();
            let margins: Vec<u64> = rows.chain((0..self.width).map(column)).collect();
            let published = self.published.row_totals.iter().chain(&self.published.column_totals);
            let fits = margins
                .iter()
                .zip(published)
                .all(|(sum, shown)| shown.is_none_or(|shown| shown == *sum));
            if fits {
                for (value, bound) in margins.iter().chain(&self.cells).zip(&mut self.bounds) {
                    *bound = (bound.0.min(*value), bound.1.max(*value));
                }
            }
        }
    }

    fn assert_safe(rows: &[Vec<u64>], k: u64) -> Result<(), TestCaseError> {
        let found = cross_table(rows, k).unwrap();
        if found.total.is_none() {
            return Ok(());
        }
        let width = found.column_totals.len();
        let row_sums = rows.iter().map(|row| row.iter().sum::<u64>());
        let column_sums = (0..width).map(|at| rows.iter().map(|row| row[at]).sum::<u64>());
        let truth = row_sums.chain(column_sums).chain(rows.iter().flatten().copied());
        let shown =
            found.row_totals.iter().chain(&found.column_totals).chain(found.cells.iter().flatten());
        for ((value, shown), (low, high)) in truth.zip(shown).zip(Search::run(&found)) {
            if let Some(shown) = shown {
                prop_assert!(*shown == value && value >= k, "{rows:?} {found:?}");
            } else {
                prop_assert!(low < high, "{rows:?} betrays {value}: {found:?}");
                prop_assert!(
                    low <= value && high >= k.max(value),
                    "{rows:?} {low} {high} {found:?}"
                );
            }
        }
        Ok(())
    }

    fn table(height: usize, width: usize, most: u64) -> impl Strategy<Value = Vec<Vec<u64>>> {
        proptest::collection::vec(proptest::collection::vec(0..=most, width), height)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn no_cell_of_two_rows_is_recomputed(rows in (1_usize..3, 2_usize..4).prop_flat_map(|(h, w)| table(h, w, 6)), k in 2_u64..5) {
            assert_safe(&rows, k)?;
        }

        #[test]
        fn no_cell_of_many_rows_is_recomputed(rows in (2_usize..5).prop_flat_map(|h| table(h, 2, 5)), k in 2_u64..4) {
            assert_safe(&rows, k)?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn no_cell_of_three_by_three_is_recomputed(rows in table(3, 3, 3), k in 2_u64..4) {
            assert_safe(&rows, k)?;
        }

        #[test]
        fn large_tables_end(rows in table(12, 12, 12)) {
            let found = cross_table(&rows, 5).unwrap();
            for (row, total) in found.cells.iter().zip(&found.row_totals) {
                let hidden = row.iter().filter(|cell| cell.is_none()).count();
                prop_assert!(total.is_none() || hidden != 1);
            }
        }
    }
}
