//! The decisions of a project.
use std::collections::HashMap;

use super::stage;
use super::view::{People, brief, reference, said};
use crate::features::decisions::model::{
    BoardRow, Content, DeciderRow, DecisionId, DecisionItem, DecisionRow, DecisionStatus,
    PositionRow,
};
use crate::features::decisions::policy::{self, Actor};
use crate::features::decisions::store;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What stands around the decisions of a project.
struct Around {
    rows: Vec<DecisionRow>,
    boards: HashMap<DecisionId, BoardRow>,
    deciders: Vec<DeciderRow>,
    positions: Vec<PositionRow>,
    signoffs: HashMap<SubjectId, Vec<SignoffView>>,
}

/// All decisions of a project, newest first.
pub fn decisions(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Vec<DecisionItem>, Problem> {
    let desk = Desk::open(conn, scope, record)?;
    let rows = store::of_project(conn, record)?;
    let ids: Vec<DecisionId> = rows.iter().map(|row| row.id).collect();
    let subjects: Vec<SubjectId> = ids.iter().map(|id| SubjectId(id.0)).collect();
    let around = Around {
        boards: store::boards(conn, record)?
            .into_iter()
            .map(|row| (row.decision_id, row))
            .collect(),
        deciders: store::deciders(conn, &ids)?,
        positions: store::positions(conn, &ids)?,
        signoffs: signoffs::of_subjects_unscoped(conn, SubjectKind::Decision, &subjects)?,
        rows,
    };
    let given: Vec<MembershipId> = around.positions.iter().filter_map(|one| one.given_by).collect();
    let people = People::load(conn, &desk, &given)?;
    around.rows.iter().map(|row| item(&desk, scope, &around, row, &people)).collect()
}

fn item(
    desk: &Desk,
    scope: &Scope,
    around: &Around,
    row: &DecisionRow,
    people: &People<'_>,
) -> Result<DecisionItem, Problem> {
    let current = around
        .signoffs
        .get(&SubjectId(row.id.0))
        .and_then(|all| all.iter().find(|view| view.subject_version == row.revision))
        .filter(|_| row.status != DecisionStatus::Draft);
    let positions = current
        .map(|signoff| said(desk, scope, signoff, &around.positions, people))
        .unwrap_or_default();
    let has_said = positions.iter().any(|one| one.mine && one.position.is_some());
    let board = around.boards.get(&row.id);
    let stage = stage(desk, row, board.map(|board| board.state), has_said);
    let brief = match board {
        Some(board) => {
            let deciders: Vec<DeciderRow> =
                around.deciders.iter().filter(|one| one.decision_id == row.id).cloned().collect();
            Some(brief(board, &deciders, scope)?)
        }
        None => None,
    };
    let actor = Actor { standing: desk.standing(), organisation: scope.org() };
    Ok(DecisionItem {
        id: row.id,
        key: row.key(),
        title: row.title.clone(),
        status: row.status,
        supersedes: reference(&around.rows, row.supersedes_id),
        superseded_by: reference(&around.rows, row.superseded_by),
        effective_on: Content::read(&row.content)?.effective_on,
        created_at: row.created_at,
        proposed_at: row.proposed_at,
        decided_at: row.decided_at,
        positions,
        board: brief,
        version: row.version,
        actions: policy::decision_states(actor, stage),
    })
}
