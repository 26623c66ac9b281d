//! Use cases of decisions; one function is one transaction.
mod boards;
mod dossier;
mod edit;
mod left;
mod list;
pub mod maths;
mod names;
mod positions;
mod propose;
mod retire;
mod view;

pub use boards::*;
pub use dossier::dossier;
pub use edit::{Change, create, edit, remove};
pub use left::party_left;
pub use list::decisions;
pub use names::names_unscoped;
pub use positions::{PositionInput, position};
pub use propose::{propose, withdraw};
pub use retire::{deprecate, keep};
pub use view::decision;

use serde_json::{Value, json};

use super::model::{
    BoardRow, BoardState, DeciderRow, DecisionAction, DecisionId, DecisionPatch, DecisionRow,
    PositionRow,
};
use super::policy::{self, Actor, Stage};
use super::store;
use crate::features::organisations::model::Side;
use crate::features::projects::service::desk::{self, Desk};
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::signoffs::model::{SignoffState, SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What clients that look at decisions ask for again.
const PART: &str = "decisions";

/// A decision with all that stands around it.
pub(super) struct At {
    pub desk: Desk,
    pub row: DecisionRow,
    /// Of the decisions of the project, newest first: this one is among them.
    pub others: Vec<DecisionRow>,
    /// To all texts of it that were up, the oldest first.
    pub positions: Vec<PositionRow>,
    /// Oldest first.
    pub signoffs: Vec<SignoffView>,
    pub board: Option<(BoardRow, Vec<DeciderRow>)>,
    pub own: crate::platform::authz::OrganisationId,
    pub me: crate::platform::authz::MembershipId,
}

/// A decision of a project that the scope's organisation takes part in.
pub(super) fn find(conn: &mut Conn, scope: &Scope, id: DecisionId) -> Result<At, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let desk = Desk::open(conn, scope, row.record_id)?;
    let subject = SubjectId(id.0);
    let signed = signoffs::of_subjects_unscoped(conn, SubjectKind::Decision, &[subject])?
        .remove(&subject)
        .unwrap_or_default();
    let board = match store::find_board(conn, id)? {
        Some(board) => Some((board, store::deciders(conn, &[id])?)),
        None => None,
    };
    Ok(At {
        others: store::of_project(conn, row.record_id)?,
        positions: store::positions(conn, &[id])?,
        signoffs: signed,
        board,
        own: scope.org(),
        me: scope.membership(),
        desk,
        row,
    })
}

impl At {
    pub fn actor(&self) -> Actor {
        Actor { standing: self.desk.standing(), organisation: self.own }
    }

    pub fn stage(&self) -> Stage {
        let board = self.board.as_ref().map(|(board, _)| board.state);
        let said = self.signoff().is_some_and(|view| {
            view.slots
                .iter()
                .any(|slot| slot.organisation_id == Some(self.own) && slot.vote.is_some())
        });
        stage(&self.desk, &self.row, board, said)
    }

    /// The sign-off of the text that is up, or was last.
    pub fn signoff(&self) -> Option<&SignoffView> {
        self.signoffs.iter().find(|view| view.subject_version == self.row.revision)
    }

    /// That of the text that is up.
    pub fn open_signoff(&self) -> Option<&SignoffView> {
        self.signoff().filter(|view| view.state == SignoffState::Open)
    }

    pub fn authorize(&self, action: DecisionAction) -> Result<(), Problem> {
        policy::decision(self.actor(), action, self.stage()).map_err(Problem::not_allowed)
    }

    /// Moves the decision on, in the database and here.
    pub fn set(&mut self, tx: &mut Tx<'_>, patch: &DecisionPatch) -> Result<(), Problem> {
        if !store::update(tx.conn, &self.row, patch)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        let id = self.row.id;
        self.row = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
        Ok(())
    }

    /// `stale_version` with the decision as it is now, unless the version is the one that was seen.
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

    pub fn board_state(&self) -> Option<BoardState> {
        self.board.as_ref().map(|(board, _)| board.state)
    }
}

/// What decides what may be done with a decision of a project.
fn stage(desk: &Desk, row: &DecisionRow, board: Option<BoardState>, said: bool) -> Stage {
    let organisations = desk.organisations();
    let has = |side: Side| organisations.iter().any(|(_, of)| *of == side);
    Stage {
        open: desk.is_open(),
        both_in: has(Side::Vendor) && has(Side::Customer),
        status: row.status,
        was_up: row.revision > 0,
        owner: Some(row.organisation_id)
            .filter(|owner| organisations.iter().any(|(id, _)| id == owner)),
        board,
        said,
        retire: row.retire_org.and_then(|organisation| desk.side_of(organisation)),
    }
}

/// What an entry says of a decision.
pub(super) fn figures(row: &DecisionRow, more: Value) -> Value {
    let mut data = json!({
        "decision_id": row.id, "key": row.key(), "title": format!("{} {}", row.key(), row.title),
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    data
}

/// Says in the first lane that all of the project read what happened to a decision.
pub(super) fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &DecisionRow,
    kind: EntryKind,
    more: Value,
    body: Option<String>,
) -> Result<(), Problem> {
    desk::say(tx, scope, row.record_id, kind, figures(row, more), body, &[])
}

/// The last step of every write.
pub(super) fn moved(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    desk::moved(tx, record, PART)
}
