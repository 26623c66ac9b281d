//! The ledger of a complaint: who had the ball when and why, what the clocks say, and which
//! pauses one side does not accept. Both sides see the same.
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::features::agreements::service::{Clock, Held, Stage};
use crate::features::complaints::model::ContestState;
use crate::features::complaints::policy::{self, PauseAction, PauseActionState};
use crate::features::complaints::service::course::{self, Computed, Contest};
use crate::features::complaints::service::{list_state, view, warnings};
use crate::features::complaints::store::Whole;
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryId, EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// An objection to a pause, as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Contested {
    pub side: Side,
    pub reason: String,
    pub state: ContestState,
    pub at: Timestamp,
}

/// A pause of the vendor's clocks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PauseState {
    /// What it began with.
    pub entry_id: EntryId,
    /// Whose act that was.
    pub caused_by: Side,
    pub contested: Option<Contested>,
    pub actions: Vec<PauseActionState>,
}

/// A time during which one side had the ball.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LedgerTurn)]
pub struct TurnView {
    /// Null once it is over.
    pub side: Option<BallSide>,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
    /// The kind of entry that it began with.
    pub cause: EntryKind,
    pub cause_entry: Option<EntryId>,
    pub pause: Option<PauseState>,
}

/// Time and clocks of a complaint, computed from its entries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Ledger {
    pub as_of: Timestamp,
    /// 0: nothing was agreed; the usual terms hold.
    pub agreement_version: i32,
    /// Calendar seconds since submission, by who had the ball.
    pub held: Held,
    pub turns: Vec<TurnView>,
    pub clocks: Vec<Clock>,
}

/// What is known of the clocks of a complaint that was loaded.
pub(super) fn of_whole(
    conn: &mut Conn,
    whole: &Whole,
    now: Timestamp,
) -> Result<Computed, Problem> {
    let governed = whole.governed.as_ref().ok_or_else(|| Problem::internal("a line of a list"))?;
    course::compute(conn, &whole.complaint, governed, now)
}

/// The ledger of a complaint that the scope may see, as a side or as its mediator.
pub fn ledger(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<Ledger, Problem> {
    let side = records::require_reader(conn, scope, id)?.side.principal();
    let whole = view::whole(conn, id)?;
    let computed = of_whole(conn, &whole, now)?;
    let outcome = &computed.outcome;
    let as_of = outcome.as_of.unwrap_or(now);
    let turn = |stage: &Stage| TurnView {
        side: stage.side,
        since: stage.since,
        until: stage.until,
        cause: stage.cause,
        cause_entry: stage.entry,
        pause: stage.pause.map(|(entry_id, caused_by)| {
            let contest = computed.contests.get(&entry_id);
            PauseState {
                entry_id,
                caused_by,
                contested: contest.map(contested),
                actions: policy::pause_actions(scope, side, contest.map(|contest| contest.state)),
            }
        }),
    };
    Ok(Ledger {
        as_of,
        agreement_version: computed.history.at(as_of).version,
        held: outcome.held,
        turns: outcome.stages.iter().map(turn).collect(),
        clocks: outcome.clocks().cloned().collect(),
    })
}

fn contested(contest: &Contest) -> Contested {
    Contested {
        side: contest.side,
        reason: contest.reason.clone(),
        state: contest.state,
        at: contest.at,
    }
}

/// Objects to a pause, or answers an objection. A conceded pause does not count from its begin.
pub fn judge_pause(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    pause: EntryId,
    action: PauseAction,
    version: i32,
    reason: Option<String>,
) -> Result<(), Problem> {
    let side = records::require_party(tx.conn, scope, id)?.side;
    let whole = view::whole(tx.conn, id)?;
    let computed = of_whole(tx.conn, &whole, tx.now)?;
    let paused = |stage: &Stage| stage.pause.is_some_and(|(entry, _)| entry == pause);
    if !computed.outcome.stages.iter().any(paused) {
        return Err(Problem::not_found());
    }
    if whole.record.version != version {
        return Err(view::stale(tx, scope, id)?);
    }
    let contest = computed.contests.get(&pause).map(|contest| contest.state);
    policy::authorize_pause(scope, side, contest, action).map_err(Problem::not_allowed)?;
    if action == PauseAction::Contest && reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    let data = json!({ "entry_id": pause, "side": side });
    let entry = NewEntry::event(Some(scope.membership()), action.entry(), tx.now, data);
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let row = records::append(tx, lane.id, entry.with_body(reason))?;
    records::take_part(tx, id, scope)?;
    let complaint = &whole.complaint;
    records::changed(tx, id, version, &list_state(complaint, complaint.status))?;
    records::notify(tx, &row)?;
    tx.subject(id);
    warnings::refresh(tx, id)
}
