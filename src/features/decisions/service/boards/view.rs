//! A board as a reader sees it: no scores of others before their own are in.
use super::results::{number, results};
use super::scores::weighted;
use super::{AtBoard, Weight, find_board};
use crate::features::decisions::model::{
    BoardView, DeciderView, DecisionId, Results, ScoreRow, ScoreView,
};
use crate::features::decisions::policy;
use crate::features::decisions::service::view::People;
use crate::features::decisions::store;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The board of a decision.
pub fn board(conn: &mut Conn, scope: &Scope, id: DecisionId) -> Result<BoardView, Problem> {
    let at = find_board(conn, scope, id)?;
    present(conn, scope, &at)
}

pub(super) fn present(conn: &mut Conn, scope: &Scope, at: &AtBoard) -> Result<BoardView, Problem> {
    let ids: Vec<MembershipId> = at.deciders.iter().map(|one| one.membership_id).collect();
    let people = People::load(conn, &at.at.desk, &ids)?;
    let all = store::scores(conn, at.row.decision_id)?;
    let (own, scores) = readable(at, scope, &all);
    let results = scores.as_ref().and_then(|_| results(&at.setup, &at.deciders, &all));
    let deciders = at.deciders.iter().filter_map(|one| {
        Some(DeciderView {
            person: people.one(Some(one.membership_id))?,
            side: one.side,
            mine: one.membership_id == scope.membership(),
            handed_in_at: one.handed_in_at,
        })
    });
    Ok(BoardView {
        decision_id: at.row.decision_id,
        state: at.row.state,
        options: at.setup.options.clone(),
        criteria: at.setup.criteria.clone(),
        deciders: deciders.collect(),
        own,
        scores,
        results,
        opened_at: at.row.opened_at,
        closed_at: at.row.closed_at,
        version: at.row.version,
        actions: policy::board_states(at.at.actor(), at.stage()),
    })
}

/// The reader's own scores, and those of all who have handed in if the reader may see them.
fn readable(
    at: &AtBoard,
    scope: &Scope,
    all: &[ScoreRow],
) -> (Vec<ScoreView>, Option<Vec<ScoreView>>) {
    let view = |row: &ScoreRow| ScoreView {
        membership_id: row.membership_id,
        option_id: row.option_id,
        criterion_id: row.criterion_id,
        value: number(row.value_micros),
    };
    let own = all.iter().filter(|row| row.membership_id == scope.membership()).map(view);
    let is_in = |row: &&ScoreRow| {
        at.deciders
            .iter()
            .any(|one| one.membership_id == row.membership_id && one.handed_in_at.is_some())
    };
    let scores = at.may_see().then(|| all.iter().filter(is_in).map(view).collect());
    (own.collect(), scores)
}

/// What would come of other weights; changes nothing.
///
/// # Errors
/// `action_not_allowed` with reason `not_yet` for who may not see the results; `invalid`.
pub fn what_if(
    conn: &mut Conn,
    scope: &Scope,
    id: DecisionId,
    weights: &[Weight],
) -> Result<Results, Problem> {
    let at = find_board(conn, scope, id)?;
    if !at.may_see() {
        return Err(Problem::not_allowed("not_yet"));
    }
    let setup = weighted(&at.setup, weights)?;
    let all = store::scores(conn, id)?;
    results(&setup, &at.deciders, &all).ok_or_else(|| Problem::not_allowed("not_yet"))
}
