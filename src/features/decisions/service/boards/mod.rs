//! Decision boards: what is compared, by what, by whom; scores that nobody sees before giving their
//! own; and what comes of them.
mod close;
mod results;
mod scores;
mod setup;
mod view;

pub use close::close;
pub(super) use close::signed_board;
pub use scores::{Scored, hand_in, release, weigh};
pub use setup::{NewCriterion, NewOption, NewSetup, drop, open, set_up};
pub use view::{board, what_if};

use super::{At, find};
use crate::features::decisions::model::{
    BoardAction, BoardPatch, BoardRow, BoardState, DeciderRow, DecisionId, Setup,
};
use crate::features::decisions::policy::{self, BoardStage};
use crate::features::decisions::store;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// A weight by the criterion that it is of.
pub type Weight = (crate::features::decisions::model::CriterionId, i32);

/// A board with its decision.
pub(super) struct AtBoard {
    pub at: At,
    pub row: BoardRow,
    pub setup: Setup,
    pub deciders: Vec<DeciderRow>,
}

/// The board of a decision that the scope sees.
pub(super) fn find_board(
    conn: &mut Conn,
    scope: &Scope,
    id: DecisionId,
) -> Result<AtBoard, Problem> {
    let mut at = find(conn, scope, id)?;
    let (row, deciders) = at.board.take().ok_or_else(Problem::not_found)?;
    let setup = Setup::read(&row.setup)?;
    Ok(AtBoard { at, row, setup, deciders })
}

impl AtBoard {
    /// Whether the reader is asked for scores; when they have handed them in.
    fn decider(&self) -> Option<bool> {
        let own = self.deciders.iter().find(|one| one.membership_id == self.at.me)?;
        Some(own.handed_in_at.is_some())
    }

    pub fn stage(&self) -> BoardStage {
        BoardStage {
            open: self.at.desk.is_open(),
            decision: self.at.row.status,
            state: self.row.state,
            decider: self.decider(),
        }
    }

    /// Whether the reader may see what others have given: having handed in, or once it is closed.
    pub fn may_see(&self) -> bool {
        self.row.state == BoardState::Closed || self.decider() == Some(true)
    }

    pub fn authorize(&self, action: BoardAction) -> Result<(), Problem> {
        policy::board(self.at.actor(), action, self.stage()).map_err(Problem::not_allowed)
    }

    /// `stale_version` with the board as it is now, unless the version is the one that was seen.
    pub fn check_version(
        &self,
        tx: &mut Tx<'_>,
        scope: &Scope,
        version: i32,
    ) -> Result<(), Problem> {
        if self.row.version == version {
            return Ok(());
        }
        let current = view::present(tx.conn, scope, self)?;
        Err(Problem::stale(&current))
    }

    /// Moves the board on, in the database and here.
    pub fn set(&mut self, tx: &mut Tx<'_>, patch: &BoardPatch) -> Result<(), Problem> {
        if !store::update_board(tx.conn, &self.row, patch)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        let found = store::find_board(tx.conn, self.row.decision_id)?;
        self.row = found.ok_or_else(Problem::not_found)?;
        self.setup = Setup::read(&self.row.setup)?;
        Ok(())
    }
}
