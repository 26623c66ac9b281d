//! From scores to results.
use std::collections::HashMap;

use super::scores::ONE;
use crate::features::decisions::model::{
    BoardCriterion, CriterionId, DeciderRow, Direction, Disagreement, Flip, OptionId, OptionResult,
    Part, Results, Scale, ScoreRow, Setup, SideCount, WeightShare,
};
use crate::features::decisions::service::maths::{self, Column, sensitivity, topsis};
use crate::features::organisations::model::Side;
use crate::platform::authz::MembershipId;

type Given = HashMap<(MembershipId, OptionId, CriterionId), f64>;

/// What the deciders of a board think of an option by a criterion.
#[derive(Debug, Clone, Default)]
struct Cell {
    all: Vec<f64>,
    vendor: Option<f64>,
    customer: Option<f64>,
}

impl Cell {
    /// Each side has one voice.
    fn joint(&self) -> Option<f64> {
        let sides: Vec<f64> = self.vendor.into_iter().chain(self.customer).collect();
        maths::mean(&sides)
    }
}

/// Millionths as a number.
pub(super) fn number(micros: i64) -> f64 {
    let part = |value: i64| i32::try_from(value).map_or(0.0, f64::from);
    part(micros / ONE) + part(micros % ONE) / 1e6
}

/// What comes of the scores of all who have handed in; none as long as nobody has.
pub(super) fn results(
    setup: &Setup,
    deciders: &[DeciderRow],
    scores: &[ScoreRow],
) -> Option<Results> {
    let voices: Vec<&DeciderRow> =
        deciders.iter().filter(|one| one.handed_in_at.is_some()).collect();
    let given: Given = scores
        .iter()
        .map(|row| ((row.membership_id, row.option_id, row.criterion_id), number(row.value_micros)))
        .collect();
    let weights: Vec<i32> = setup.criteria.iter().map(|one| one.weight).collect();
    let shares = maths::shares(&weights)?;
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for criterion in &setup.criteria {
        let own: Vec<Cell> = setup
            .options
            .iter()
            .map(|option| cell(&voices, &given, option.id, criterion.id))
            .collect();
        columns.push(Column {
            benefit: criterion.direction == Direction::Benefit,
            score: criterion.scale == Scale::Score,
            values: own.iter().map(Cell::joint).collect::<Option<Vec<f64>>>()?,
        });
        cells.push(own);
    }
    let normalised: Vec<Vec<f64>> = columns.iter().map(maths::normalise).collect();
    let sums = maths::weighted(&normalised, &shares);
    let near = topsis::closeness(&columns, &shares);
    let (sum_ranks, near_ranks) = (maths::ranks(&sums), maths::ranks(&near));
    let points: Vec<Option<(i64, f64)>> = setup
        .options
        .iter()
        .zip(&sums)
        .map(|(option, sum)| option.cost_minor.map(|cost| (cost, *sum)))
        .collect();
    let dominated = maths::dominated(&points);
    let winner = maths::best(&sums)?;
    let at = |values: &[usize], place: usize| values.get(place).copied().unwrap_or_default();
    let value = |values: &[f64], place: usize| values.get(place).copied().unwrap_or_default();
    let options = setup.options.iter().enumerate().map(|(place, option)| OptionResult {
        option_id: option.id,
        weighted: value(&sums, place),
        weighted_rank: at(&sum_ranks, place),
        closeness: value(&near, place),
        closeness_rank: at(&near_ranks, place),
        parts: parts(setup, &cells, &normalised, &shares, place),
        dominated: dominated.get(place).copied().unwrap_or_default(),
    });
    let counted = |side: Side| voices.iter().filter(|one| one.side == side).count();
    Some(Results {
        weights: setup
            .criteria
            .iter()
            .zip(&shares)
            .map(|(one, share)| WeightShare { criterion_id: one.id, share: *share })
            .collect(),
        options: options.collect(),
        winner: setup.options.get(winner)?.id,
        tied: sum_ranks.iter().filter(|rank| **rank == 1).count() > 1,
        methods_agree: at(&near_ranks, winner) == 1,
        sensitivity: flips(setup, &normalised, &shares),
        disagreement: disagreement(setup, &cells),
        deciders: voices.len(),
        sides: [Side::Vendor, Side::Customer]
            .map(|side| SideCount { side, deciders: counted(side) })
            .to_vec(),
    })
}

fn cell(voices: &[&DeciderRow], given: &Given, option: OptionId, criterion: CriterionId) -> Cell {
    let of = |side: Option<Side>| -> Vec<f64> {
        voices
            .iter()
            .filter(|one| side.is_none_or(|side| one.side == side))
            .filter_map(|one| given.get(&(one.membership_id, option, criterion)).copied())
            .collect()
    };
    Cell {
        all: of(None),
        vendor: maths::mean(&of(Some(Side::Vendor))),
        customer: maths::mean(&of(Some(Side::Customer))),
    }
}

fn parts(
    setup: &Setup,
    cells: &[Vec<Cell>],
    normalised: &[Vec<f64>],
    shares: &[f64],
    place: usize,
) -> Vec<Part> {
    let columns = setup.criteria.iter().zip(cells).zip(normalised).zip(shares);
    columns
        .filter_map(|(((criterion, cells), normalised), share)| {
            let (cell, value) = (cells.get(place)?, *normalised.get(place)?);
            Some(Part {
                criterion_id: criterion.id,
                joint: cell.joint()?,
                vendor: cell.vendor,
                customer: cell.customer,
                normalised: value,
                contribution: value * share,
            })
        })
        .collect()
}

fn flips(setup: &Setup, normalised: &[Vec<f64>], shares: &[f64]) -> Vec<Flip> {
    let flip = |(place, (criterion, share)): (usize, (&BoardCriterion, &f64))| {
        let found = sensitivity::crossing(normalised, shares, place);
        Flip {
            criterion_id: criterion.id,
            from: share * 100.0,
            to: found.map(|crossing| crossing.share * 100.0),
            winner: found.and_then(|crossing| Some(setup.options.get(crossing.option)?.id)),
        }
    };
    let mut all: Vec<Flip> = setup.criteria.iter().zip(shares).enumerate().map(flip).collect();
    let change = |flip: &Flip| flip.to.map_or(f64::INFINITY, |to| (to - flip.from).abs());
    all.sort_by(|a, b| change(a).total_cmp(&change(b)));
    all
}

/// What is least agreed on first. The deviation counts twice: it is half of the range at most.
fn disagreement(setup: &Setup, cells: &[Vec<Cell>]) -> Vec<Disagreement> {
    let mut all = Vec::new();
    for (criterion, cells) in setup.criteria.iter().zip(cells) {
        let span = match criterion.scale {
            Scale::Score => maths::TOP_SCORE,
            Scale::Measured => {
                let given = cells.iter().flat_map(|cell| cell.all.iter().copied());
                maths::range(given).map_or(0.0, |(least, most)| most - least)
            }
        };
        for (option, cell) in setup.options.iter().zip(cells) {
            let deviation = maths::deviation(&cell.all);
            let sides = cell.vendor.zip(cell.customer);
            let difference = sides.map_or(0.0, |(vendor, customer)| vendor - customer);
            let widest = (2.0 * deviation).max(difference.abs());
            let share = if span < maths::SAME { 0.0 } else { (widest / span).min(1.0) };
            all.push(Disagreement {
                option_id: option.id,
                criterion_id: criterion.id,
                deviation,
                difference,
                share,
            });
        }
    }
    all.sort_by(|a, b| b.share.total_cmp(&a.share));
    all
}

#[cfg(test)]
mod tests;
