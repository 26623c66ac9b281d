//! Giving scores, going on without somebody, and other weights.
use serde_json::json;

use super::{Weight, find_board};
use crate::features::decisions::model::{
    BoardAction, BoardCriterion, BoardPatch, CriterionId, DecisionId, OptionId, Scale, ScoreRow,
    Setup,
};
use crate::features::decisions::service::{moved, say};
use crate::features::decisions::store;
use crate::features::records::model::EntryKind;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Millionths of one.
pub const ONE: i64 = 1_000_000;
/// Measured figures are between this and its opposite.
const MAX_MEASURED: i64 = 1_000_000_000;

/// A score as somebody gives it.
#[derive(Debug, Clone, Copy)]
pub struct Scored {
    pub option: OptionId,
    pub criterion: CriterionId,
    /// Millionths.
    pub value: i64,
}

/// Keeps somebody's scores, and hands them in if they say so: then all of them have to be there, and
/// they change no more.
///
/// # Errors
/// `action_not_allowed` with reason `no_decider`, `already` or `wrong_status`; `invalid` with the path
/// `scores.OPTION.CRITERION` for what is missing or out of range.
pub fn hand_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    given: &[Scored],
    hands_in: bool,
) -> Result<(), Problem> {
    let at = find_board(tx.conn, scope, id)?;
    at.authorize(BoardAction::Score)?;
    let mut rows: Vec<ScoreRow> = Vec::new();
    for one in given {
        check(&at.setup, one)?;
        let path = || path(one.option, one.criterion);
        let twice =
            |row: &ScoreRow| (row.option_id, row.criterion_id) == (one.option, one.criterion);
        if rows.iter().any(twice) {
            return Err(Problem::invalid(path(), "duplicate_field"));
        }
        rows.push(ScoreRow {
            decision_id: id,
            membership_id: scope.membership(),
            option_id: one.option,
            criterion_id: one.criterion,
            value_micros: one.value,
        });
    }
    store::set_scores(tx.conn, id, scope.membership(), &rows)?;
    if !hands_in {
        return Ok(());
    }
    let missing = missing(&at.setup, &rows);
    if !missing.is_empty() {
        let problem = Problem::new(Code::Invalid);
        return Err(missing
            .into_iter()
            .fold(problem, |all, path| all.with_field(path, "missing_field")));
    }
    let is_first = store::take_open_board(tx.conn, id)?
        && store::hand_in(tx.conn, id, scope.membership(), tx.now)?;
    if !is_first {
        return Err(Problem::not_allowed("already"));
    }
    moved(tx, at.row.record_id)
}

fn path(option: OptionId, criterion: CriterionId) -> String {
    format!("scores.{option}.{criterion}")
}

fn check(setup: &Setup, one: &Scored) -> Result<(), Problem> {
    let wrong = |code| Err(Problem::invalid(path(one.option, one.criterion), code));
    let (Some(_), Some(criterion)) = (setup.option(one.option), setup.criterion(one.criterion))
    else {
        return wrong("not_allowed_value");
    };
    let fits = match criterion.scale {
        Scale::Score => (0..=10 * ONE).contains(&one.value) && one.value % ONE == 0,
        Scale::Measured => one.value.abs() <= MAX_MEASURED * ONE,
    };
    if fits { Ok(()) } else { wrong("number_range") }
}

/// Paths of what has no score.
fn missing(setup: &Setup, rows: &[ScoreRow]) -> Vec<String> {
    let has = |option, criterion| {
        rows.iter().any(|row| (row.option_id, row.criterion_id) == (option, criterion))
    };
    let pairs = setup
        .options
        .iter()
        .flat_map(|option| setup.criteria.iter().map(|criterion| (option.id, criterion.id)));
    pairs
        .filter(|(option, criterion)| !has(*option, *criterion))
        .map(|(option, criterion)| path(option, criterion))
        .collect()
}

/// Goes on without somebody of the own organisation who has not handed in.
pub fn release(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
    member: Option<MembershipId>,
) -> Result<(), Problem> {
    let at = find_board(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(BoardAction::Release)?;
    let wrong = |code| Problem::invalid("membership_id", code);
    let member = member.ok_or_else(|| wrong("missing_field"))?;
    let found = at.deciders.iter().find(|one| one.membership_id == member);
    let found = found.filter(|one| one.organisation_id == scope.org());
    let found = found.ok_or_else(|| wrong("not_allowed_value"))?;
    let left = at.deciders.iter().filter(|one| one.side == found.side).count();
    if left < 2 {
        return Err(wrong("both_sides"));
    }
    if !store::take_open_board(tx.conn, id)? || !store::release(tx.conn, id, member)? {
        return Err(Problem::not_allowed("already"));
    }
    let data = json!({
        "change": "decider_released", "membership_id": member, "organisation_id": scope.org(),
    });
    say(tx, scope, &at.at.row, EntryKind::DecisionChanged, data, None)?;
    moved(tx, at.row.record_id)
}

/// Sets other weights; all read that it was done.
pub fn weigh(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
    weights: &[Weight],
) -> Result<(), Problem> {
    let mut at = find_board(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(BoardAction::Weigh)?;
    let before: Vec<i32> = at.setup.criteria.iter().map(|one| one.weight).collect();
    let setup = weighted(&at.setup, weights)?;
    let after: Vec<i32> = setup.criteria.iter().map(|one| one.weight).collect();
    at.set(tx, &BoardPatch { setup: Some(setup.json()?), ..BoardPatch::default() })?;
    let data = json!({ "change": "weights", "from": before, "to_weights": after });
    say(tx, scope, &at.at.row, EntryKind::DecisionChanged, data, None)?;
    moved(tx, at.row.record_id)
}

/// The same board with other weights.
pub(super) fn weighted(setup: &Setup, weights: &[Weight]) -> Result<Setup, Problem> {
    for (id, weight) in weights {
        let wrong = |code| Err(Problem::invalid(format!("weights.{id}"), code));
        if setup.criterion(*id).is_none() {
            return wrong("not_allowed_value");
        }
        if !(0..=100).contains(weight) {
            return wrong("number_range");
        }
    }
    let weight = |one: &BoardCriterion| {
        weights.iter().find(|(id, _)| *id == one.id).map_or(one.weight, |(_, weight)| *weight)
    };
    let criteria: Vec<BoardCriterion> = setup
        .criteria
        .iter()
        .map(|one| BoardCriterion { weight: weight(one), ..one.clone() })
        .collect();
    if criteria.iter().all(|one| one.weight == 0) {
        return Err(Problem::invalid("weights", "weights_zero"));
    }
    Ok(Setup { criteria, options: setup.options.clone() })
}
