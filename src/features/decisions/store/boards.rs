//! Boards, who decides on them, and scores.
use diesel::prelude::*;

use crate::features::decisions::model::{
    BoardPatch, BoardRow, BoardState, DeciderRow, DecisionId, ScoreRow,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{decision_boards, decision_deciders, decision_scores};

pub fn insert_board(conn: &mut Conn, row: &BoardRow) -> QueryResult<()> {
    diesel::insert_into(decision_boards::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_board(conn: &mut Conn, id: DecisionId) -> QueryResult<Option<BoardRow>> {
    BoardRow::query().filter(decision_boards::decision_id.eq(id)).first(conn).optional()
}

/// The boards of a project.
pub fn boards(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<BoardRow>> {
    BoardRow::query().filter(decision_boards::record_id.eq(record)).load(conn)
}

/// Changes a board that still has this version; false if somebody was faster.
pub fn update_board(conn: &mut Conn, row: &BoardRow, patch: &BoardPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        decision_boards::table
            .filter(decision_boards::decision_id.eq(row.decision_id))
            .filter(decision_boards::version.eq(row.version)),
    )
    .set((patch, decision_boards::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes an open board, so that scores and its closing come one after another; false once it is
/// not open any more.
pub fn take_open_board(conn: &mut Conn, id: DecisionId) -> QueryResult<bool> {
    let rows = diesel::update(
        decision_boards::table
            .filter(decision_boards::decision_id.eq(id))
            .filter(decision_boards::state.eq(BoardState::Open)),
    )
    .set(decision_boards::version.eq(decision_boards::version + 1))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Throws away a board whose decision is thrown away.
pub fn delete_board(conn: &mut Conn, id: DecisionId) -> QueryResult<()> {
    diesel::delete(decision_scores::table.filter(decision_scores::decision_id.eq(id)))
        .execute(conn)?;
    diesel::delete(decision_deciders::table.filter(decision_deciders::decision_id.eq(id)))
        .execute(conn)?;
    diesel::delete(decision_boards::table.filter(decision_boards::decision_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// Names the deciders of a board anew.
pub fn set_deciders(conn: &mut Conn, id: DecisionId, rows: &[DeciderRow]) -> QueryResult<()> {
    diesel::delete(decision_deciders::table.filter(decision_deciders::decision_id.eq(id)))
        .execute(conn)?;
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(decision_deciders::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// The deciders of these boards, the vendor's side first.
pub fn deciders(conn: &mut Conn, ids: &[DecisionId]) -> QueryResult<Vec<DeciderRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    DeciderRow::query()
        .filter(decision_deciders::decision_id.eq_any(ids.to_vec()))
        .order((
            decision_deciders::side.desc(),
            decision_deciders::organisation_id,
            decision_deciders::membership_id,
        ))
        .load(conn)
}

/// Somebody's scores are in; false if they were.
pub fn hand_in(
    conn: &mut Conn,
    id: DecisionId,
    member: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        decision_deciders::table
            .filter(decision_deciders::decision_id.eq(id))
            .filter(decision_deciders::membership_id.eq(member))
            .filter(decision_deciders::handed_in_at.is_null()),
    )
    .set(decision_deciders::handed_in_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes somebody off a board who has not handed in; false if they have, or are not on it.
pub fn release(conn: &mut Conn, id: DecisionId, member: MembershipId) -> QueryResult<bool> {
    let rows = diesel::delete(
        decision_deciders::table
            .filter(decision_deciders::decision_id.eq(id))
            .filter(decision_deciders::membership_id.eq(member))
            .filter(decision_deciders::handed_in_at.is_null()),
    )
    .execute(conn)?;
    if rows == 1 {
        set_scores(conn, id, member, &[])?;
    }
    Ok(rows == 1)
}

/// Somebody's scores, in place of those before.
pub fn set_scores(
    conn: &mut Conn,
    id: DecisionId,
    member: MembershipId,
    rows: &[ScoreRow],
) -> QueryResult<()> {
    diesel::delete(
        decision_scores::table
            .filter(decision_scores::decision_id.eq(id))
            .filter(decision_scores::membership_id.eq(member)),
    )
    .execute(conn)?;
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(decision_scores::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// All scores of a board, handed in or not.
pub fn scores(conn: &mut Conn, id: DecisionId) -> QueryResult<Vec<ScoreRow>> {
    ScoreRow::query()
        .filter(decision_scores::decision_id.eq(id))
        .order((
            decision_scores::membership_id,
            decision_scores::option_id,
            decision_scores::criterion_id,
        ))
        .load(conn)
}
