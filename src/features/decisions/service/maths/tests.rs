use proptest::prelude::*;

use super::sensitivity::{Crossing, crossing};
use super::topsis::closeness;
use super::*;

fn benefit(values: &[f64]) -> Column {
    Column { benefit: true, score: false, values: values.to_vec() }
}

fn cost(values: &[f64]) -> Column {
    Column { benefit: false, ..benefit(values) }
}

#[track_caller]
fn assert_near(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() <= tolerance, "{found:?} is not {expected:?}");
    }
}

/// By hand. A benefit 2, 3, 6 and a cost 2, 6, 3, both with half the weight. Both columns are
/// sqrt(4 + 9 + 36) = 7 long, so in sevenths v is (1, 1), (1.5, 3), (3, 1.5), the ideal (3, 1), the
/// anti-ideal (1, 3). Distances: (2, 2), (2.5, 0.5), (0.5, 2.5): closeness 1/2, 1/6, 5/6.
#[test]
fn topsis_by_hand() {
    let columns = [benefit(&[2.0, 3.0, 6.0]), cost(&[2.0, 6.0, 3.0])];
    assert_near(&closeness(&columns, &[0.5, 0.5]), &[0.5, 1.0 / 6.0, 5.0 / 6.0], 1e-12);
}

/// The choice of a fighter aircraft, Hwang and Yoon 1981, III 2.3.3: speed, range, payload, cost,
/// reliability, manoeuvrability of four; published closeness 0.643, 0.268, 0.613, 0.312.
#[test]
fn topsis_as_published() {
    let columns = [
        benefit(&[2.0, 2.5, 1.8, 2.2]),
        benefit(&[1500.0, 2700.0, 2000.0, 1800.0]),
        benefit(&[20000.0, 18000.0, 21000.0, 20000.0]),
        cost(&[5.5, 6.5, 4.5, 5.0]),
        benefit(&[5.0, 3.0, 7.0, 5.0]),
        benefit(&[9.0, 5.0, 7.0, 5.0]),
    ];
    let found = closeness(&columns, &[0.2, 0.1, 0.1, 0.1, 0.2, 0.3]);
    assert_near(&found, &[0.643, 0.268, 0.613, 0.312], 6e-4);
    assert_eq!(ranks(&found), [1, 4, 2, 3]);
}

/// By hand: 8 and 4 of 10 with weight 3, 2 kg and 4 kg (less is better) with weight 1.
/// 0.75 * 0.8 + 0.25 * 1 = 0.85, 0.75 * 0.4 + 0.25 * 0 = 0.3.
#[test]
fn a_weighted_sum_by_hand() {
    let score = Column { score: true, ..benefit(&[8.0, 4.0]) };
    let normalised = [normalise(&score), normalise(&cost(&[2.0, 4.0]))];
    assert_near(&weighted(&normalised, &shares(&[30, 10]).unwrap()), &[0.85, 0.3], 1e-12);
    // Nobody is worse where all are the same; a score that costs is turned round.
    assert_near(&normalise(&cost(&[3.0, 3.0])), &[1.0, 1.0], 0.0);
    let costly = Column { score: true, ..cost(&[8.0, 4.0]) };
    assert_near(&normalise(&costly), &[0.2, 0.6], 1e-12);
    assert_eq!(shares(&[0, 0]), None);
}

/// By hand: with shares 0.6 and 0.4 the first has 0.6 * 1 = 0.6, the second 0.6 * 0.5 + 0.4 * 1 = 0.7.
/// They are level where x = 0.5 * x + (1 - x): the first share has to rise to 2/3.
#[test]
fn a_crossing_by_hand() {
    let normalised = [vec![1.0, 0.5], vec![0.0, 1.0]];
    let found = crossing(&normalised, &[0.6, 0.4], 0).unwrap();
    assert_eq!(found.option, 0);
    assert_near(&[found.share], &[2.0 / 3.0], 1e-12);
    let found = crossing(&normalised, &[0.6, 0.4], 1).unwrap();
    assert_near(&[found.share], &[1.0 / 3.0], 1e-12);
    // Better in everything: no weight would.
    assert_eq!(crossing(&[vec![1.0, 0.5], vec![1.0, 0.2]], &[0.5, 0.5], 0), None);
    // Nothing else could take what it gives up.
    assert_eq!(crossing(&[vec![1.0, 0.5]], &[1.0], 0), None);
    // It has all the weight; the other takes what it gives up.
    let all = crossing(&[vec![1.0, 0.5], vec![0.0, 1.0]], &[1.0, 0.0], 0).unwrap();
    assert_near(&[all.share], &[2.0 / 3.0], 1e-12);
}

#[test]
fn places_means_and_deviations() {
    assert_eq!(ranks(&[0.5, 0.7, 0.5, 0.1]), [2, 1, 2, 4]);
    assert_eq!(best(&[0.5, 0.7, 0.7]), Some(1));
    assert_eq!(mean(&[]), None);
    assert_near(&[deviation(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])], &[2.0], 1e-12);
    assert_eq!(millionths(0.123_456_7), 123_457);
    assert_eq!(millionths(-0.000_000_1), 0);
}

#[test]
fn what_costs_more_and_brings_less_is_dominated() {
    let points = [Some((100, 0.5)), Some((120, 0.5)), Some((90, 0.4)), None, Some((120, 0.9))];
    assert_eq!(dominated(&points), [false, true, false, false, false]);
    // Twins do not dominate each other.
    assert_eq!(dominated(&[Some((1, 0.5)), Some((1, 0.5))]), [false, false]);
}

/// Columns of the same height, whether each is a benefit, and shares.
fn boards() -> impl Strategy<Value = (Vec<Column>, Vec<f64>)> {
    (2_usize..6, 1_usize..6).prop_flat_map(|(options, criteria)| {
        let column = (any::<bool>(), prop::collection::vec(0_u32..=10, options));
        let weights = prop::collection::vec(0_i32..=100, criteria);
        (prop::collection::vec(column, criteria), weights).prop_filter_map(
            "weights",
            |(columns, weights)| {
                let shares = shares(&weights)?;
                let column = |(benefit, values): (bool, Vec<u32>)| Column {
                    benefit,
                    score: true,
                    values: values.into_iter().map(f64::from).collect(),
                };
                Some((columns.into_iter().map(column).collect(), shares))
            },
        )
    })
}

/// The nearest share on a fine grid at which another option is first.
fn by_force(normalised: &[Vec<f64>], shares: &[f64], place: usize) -> Option<f64> {
    const STEPS: u32 = 4000;
    if shares.len() < 2 {
        return None;
    }
    let winner = best(&weighted(normalised, shares))?;
    let left: f64 = 1.0 - shares[place];
    let flips = |share: &f64| {
        let scaled: Vec<f64> = shares
            .iter()
            .enumerate()
            .map(|(index, old)| match index == place {
                true => *share,
                false if left > SAME => old * (1.0 - share) / left,
                false => (1.0 - share) / count(shares.len() - 1),
            })
            .collect();
        let sums = weighted(normalised, &scaled);
        sums.iter().any(|sum| *sum > sums[winner] + 1e-7)
    };
    let grid = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    grid.filter(flips)
        .min_by(|a, b| (a - shares[place]).abs().total_cmp(&(b - shares[place]).abs()))
}

proptest! {
    #[test]
    fn another_unit_changes_no_closeness((columns, shares) in boards(), factor in 0.01_f64..1000.0) {
        let mut other = columns.clone();
        for value in &mut other[0].values {
            *value *= factor;
        }
        assert_near(&closeness(&other, &shares), &closeness(&columns, &shares), 1e-9);
    }

    #[test]
    fn another_order_changes_no_result((columns, shares) in boards(), turn in 0_usize..6) {
        let turned = |values: &[f64]| {
            let mut values = values.to_vec();
            let by = turn % values.len();
            values.rotate_left(by);
            values
        };
        let rows: Vec<Column> = columns
            .iter()
            .map(|column| Column { values: turned(&column.values), ..column.clone() })
            .collect();
        assert_near(&closeness(&rows, &shares), &turned(&closeness(&columns, &shares)), 1e-9);
        let sums = |columns: &[Column]| {
            weighted(&columns.iter().map(normalise).collect::<Vec<_>>(), &shares)
        };
        assert_near(&sums(&rows), &turned(&sums(&columns)), 1e-9);
        // Criteria in another order, with their weights.
        let (mut columns_back, mut shares_back) = (columns.clone(), shares.clone());
        columns_back.reverse();
        shares_back.reverse();
        let back = closeness(&columns_back, &shares_back);
        assert_near(&back, &closeness(&columns, &shares), 1e-9);
    }

    #[test]
    fn what_is_better_in_everything_is_first((columns, shares) in boards()) {
        let mut columns = columns;
        for column in &mut columns {
            column.score = false;
            for value in &mut column.values {
                *value += 2.0;
            }
            column.values.push(if column.benefit { 13.0 } else { 1.0 });
        }
        let last = columns[0].values.len() - 1;
        let normalised: Vec<Vec<f64>> = columns.iter().map(normalise).collect();
        prop_assert_eq!(best(&weighted(&normalised, &shares)), Some(last));
        prop_assert_eq!(best(&closeness(&columns, &shares)), Some(last));
        for place in 0..columns.len() {
            prop_assert_eq!(crossing(&normalised, &shares, place), None);
        }
    }

    #[test]
    fn a_crossing_is_what_trying_all_weights_finds((columns, shares) in boards(), place in 0_usize..6) {
        let place = place % shares.len();
        let normalised: Vec<Vec<f64>> = columns.iter().map(normalise).collect();
        let found = crossing(&normalised, &shares, place);
        match (found, by_force(&normalised, &shares, place)) {
            (None, None) => {}
            (Some(Crossing { share, .. }), Some(forced)) => {
                let (near, far) = ((share - shares[place]).abs(), (forced - shares[place]).abs());
                prop_assert!(far + 1e-9 >= near, "{share} is not nearest: {forced}");
                prop_assert!(far - near < 1e-2, "{share} {forced}");
            }
            // Between two points of the grid, or at its very end.
            (Some(Crossing { share, .. }), None) => {
                prop_assert!(!(1e-2..=1.0 - 1e-2).contains(&share), "{share}");
            }
            (None, Some(forced)) => prop_assert!(false, "trying found {forced}"),
        }
    }
}
