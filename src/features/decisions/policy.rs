//! Who may do what with decisions and boards: pure, read by `actions`, services and tests.
use crate::features::decisions::model::{BoardAction, BoardState, DecisionAction, DecisionStatus};
use crate::features::organisations::model::Side;
use crate::features::projects::service::desk::Standing;
use crate::platform::authz::OrganisationId;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// The role in which an organisation gives its position; who leads for it has it too.
pub const SIGNS_AS: &str = "approver";

/// An action as a decision or a board offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = DecisionActionState)]
pub struct ActionState {
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_status`, `wrong_side`, `wrong_role`, `role_too_low`, `already`, `nobody_else`,
    /// `board_open`, `no_decider`.
    pub reason: Option<Reason>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// Whoever acts.
#[derive(Debug, Clone, Copy)]
pub struct Actor {
    pub standing: Standing,
    pub organisation: OrganisationId,
}

/// A decision, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// Whether the project goes on.
    pub open: bool,
    /// Whether both sides are in it.
    pub both_in: bool,
    pub status: DecisionStatus,
    /// Whether it was put up before.
    pub was_up: bool,
    /// Whose it is to revise; anybody's once that organisation has left the project.
    pub owner: Option<OrganisationId>,
    pub board: Option<BoardState>,
    /// Whether the own organisation has said what it thinks.
    pub said: bool,
    /// The side that asks to let it go.
    pub retire: Option<Side>,
}

/// Whether this may be done with a decision.
pub fn decision(actor: Actor, action: DecisionAction, stage: Stage) -> Result<(), Reason> {
    use DecisionAction as A;
    use DecisionStatus as S;
    let standing = actor.standing;
    let works = || if standing.works() { Ok(()) } else { Err("role_too_low") };
    let leads = || if standing.leads() { Ok(()) } else { Err("role_too_low") };
    let own = || match stage.owner {
        Some(owner) if owner != actor.organisation => Err("wrong_side"),
        _ => Ok(()),
    };
    let status =
        |wanted: &[S]| if wanted.contains(&stage.status) { Ok(()) } else { Err("wrong_status") };
    if !stage.open {
        return Err("wrong_status");
    }
    match action {
        A::Edit => status(&[S::Draft]).and_then(|()| works()),
        A::Remove => {
            // What others were told of stays.
            status(&[S::Draft])?;
            let told = stage.was_up || stage.board.is_some_and(|board| board != BoardState::Setup);
            if told { Err("wrong_status") } else { own().and_then(|()| works()) }
        }
        A::Propose => {
            status(&[S::Draft])?;
            works()?;
            if !stage.both_in {
                return Err("nobody_else");
            }
            match stage.board {
                Some(BoardState::Setup | BoardState::Open) => Err("board_open"),
                Some(BoardState::Closed) | None => Ok(()),
            }
        }
        A::Revise => {
            status(&[S::Proposed, S::Rejected])?;
            own()?;
            if !stage.both_in {
                return Err("nobody_else");
            }
            works()
        }
        A::Withdraw => status(&[S::Proposed]).and_then(|()| own()).and_then(|()| works()),
        A::Agree | A::AgreeWithReservation | A::Disagree | A::Abstain => {
            status(&[S::Proposed])?;
            if stage.said {
                return Err("already");
            }
            if !standing.writes {
                return Err("role_too_low");
            }
            if standing.signs_as().contains(&SIGNS_AS) { Ok(()) } else { Err("wrong_role") }
        }
        A::Deprecate => {
            status(&[S::Accepted])?;
            match stage.retire {
                Some(side) if side == standing.side => Err("already"),
                _ => leads(),
            }
        }
        A::Keep => {
            status(&[S::Accepted])?;
            if stage.retire.is_some() { leads() } else { Err("wrong_status") }
        }
    }
}

fn needs(action: DecisionAction, stage: Stage) -> &'static [&'static str] {
    use DecisionAction as A;
    match action {
        A::Agree | A::Abstain => &["sha256"],
        A::AgreeWithReservation | A::Disagree => &["sha256", "text"],
        A::Deprecate if stage.retire.is_none() => &["text"],
        _ => &[],
    }
}

/// What can be done with a decision.
pub fn decision_states(actor: Actor, stage: Stage) -> Vec<ActionState> {
    let state = |action: &DecisionAction| {
        let ruling = decision(actor, *action, stage);
        ActionState {
            name: action.as_str(),
            allowed: ruling.is_ok(),
            reason: ruling.err(),
            needs: needs(*action, stage),
        }
    };
    DecisionAction::ALL.iter().map(state).collect()
}

/// A board, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct BoardStage {
    /// Whether the project goes on.
    pub open: bool,
    pub decision: DecisionStatus,
    pub state: BoardState,
    /// Whether the reader is asked for scores; when they have handed them in.
    pub decider: Option<bool>,
}

/// Whether this may be done with a board.
pub fn board(actor: Actor, action: BoardAction, stage: BoardStage) -> Result<(), Reason> {
    use BoardAction as A;
    let standing = actor.standing;
    let works = || if standing.works() { Ok(()) } else { Err("role_too_low") };
    let leads = || if standing.leads() { Ok(()) } else { Err("role_too_low") };
    let state = |wanted| if stage.state == wanted { Ok(()) } else { Err("wrong_status") };
    if !stage.open || stage.decision != DecisionStatus::Draft {
        return Err("wrong_status");
    }
    match action {
        A::SetUp | A::Open => state(BoardState::Setup).and_then(|()| works()),
        A::Score => {
            state(BoardState::Open)?;
            works()?;
            match stage.decider {
                None => Err("no_decider"),
                Some(true) => Err("already"),
                Some(false) => Ok(()),
            }
        }
        A::Weigh | A::Release | A::Close => state(BoardState::Open).and_then(|()| leads()),
        A::Drop if stage.state == BoardState::Setup => works(),
        A::Drop => state(BoardState::Open).and_then(|()| leads()),
    }
}

/// What can be done with a board.
pub fn board_states(actor: Actor, stage: BoardStage) -> Vec<ActionState> {
    let needs = |action: BoardAction| -> &'static [&'static str] {
        match action {
            BoardAction::Weigh => &["weights"],
            BoardAction::Release => &["membership_id"],
            BoardAction::Score => &["scores"],
            _ => &[],
        }
    };
    let state = |action: &BoardAction| {
        let ruling = board(actor, *action, stage);
        ActionState {
            name: action.as_str(),
            allowed: ruling.is_ok(),
            reason: ruling.err(),
            needs: needs(*action),
        }
    };
    BoardAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests;
