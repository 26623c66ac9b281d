//! Questions and milestones.
use diesel::prelude::*;

use crate::features::projects::model::{
    MilestoneId, MilestonePatch, MilestoneRow, QuestionId, QuestionRow, QuestionState,
};
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{project_milestones, project_questions};

pub fn insert_question(conn: &mut Conn, row: &QuestionRow) -> QueryResult<()> {
    diesel::insert_into(project_questions::table).values(row).execute(conn)?;
    Ok(())
}

/// A question by id alone; its record says who may see it.
pub fn find_question_unscoped(conn: &mut Conn, id: QuestionId) -> QueryResult<Option<QuestionRow>> {
    QuestionRow::query().filter(project_questions::id.eq(id)).first(conn).optional()
}

/// Questions that wait for an answer, oldest first.
pub fn open_questions(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<QuestionRow>> {
    QuestionRow::query()
        .filter(project_questions::record_id.eq(record))
        .filter(project_questions::state.eq(QuestionState::Open))
        .order((project_questions::asked_at, project_questions::id))
        .load(conn)
}

/// All questions, newest first.
pub fn questions(conn: &mut Conn, record: RecordId, limit: i64) -> QueryResult<Vec<QuestionRow>> {
    QuestionRow::query()
        .filter(project_questions::record_id.eq(record))
        .order((project_questions::asked_at.desc(), project_questions::id.desc()))
        .limit(limit)
        .load(conn)
}

/// Ends a question that is open and still has this version; false if somebody was faster.
pub fn end_question(
    conn: &mut Conn,
    row: &QuestionRow,
    state: QuestionState,
    answer: Option<EntryId>,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_questions::table
            .filter(project_questions::id.eq(row.id))
            .filter(project_questions::version.eq(row.version))
            .filter(project_questions::state.eq(QuestionState::Open)),
    )
    .set((
        project_questions::state.eq(state),
        project_questions::answer_entry_id.eq(answer),
        project_questions::answered_by.eq(Some(by)),
        project_questions::answered_at.eq(Some(at)),
        project_questions::version.eq(row.version.wrapping_add(1)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Questions from or to an organisation that leaves wait for nobody.
pub fn withdraw_questions_of(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        project_questions::table
            .filter(project_questions::record_id.eq(record))
            .filter(project_questions::state.eq(QuestionState::Open))
            .filter(
                project_questions::from_org
                    .eq(organisation)
                    .or(project_questions::to_org.eq(organisation)),
            ),
    )
    .set((
        project_questions::state.eq(QuestionState::Withdrawn),
        project_questions::answered_at.eq(Some(at)),
        project_questions::version.eq(project_questions::version + 1),
    ))
    .execute(conn)?;
    Ok(())
}

pub fn insert_milestone(conn: &mut Conn, row: &MilestoneRow) -> QueryResult<()> {
    diesel::insert_into(project_milestones::table).values(row).execute(conn)?;
    Ok(())
}

/// The milestones of a project by date.
pub fn milestones(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<MilestoneRow>> {
    MilestoneRow::query()
        .filter(project_milestones::record_id.eq(record))
        .order((project_milestones::due_on, project_milestones::id))
        .load(conn)
}

/// Milestones of several projects, by day.
pub fn milestones_of(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<MilestoneRow>> {
    MilestoneRow::query()
        .filter(project_milestones::record_id.eq_any(ids.to_vec()))
        .order((project_milestones::due_on, project_milestones::id))
        .load(conn)
}

pub fn find_milestone_unscoped(
    conn: &mut Conn,
    id: MilestoneId,
) -> QueryResult<Option<MilestoneRow>> {
    MilestoneRow::query().filter(project_milestones::id.eq(id)).first(conn).optional()
}

/// Changes a milestone that still has this version; false if somebody was faster.
pub fn update_milestone(
    conn: &mut Conn,
    row: &MilestoneRow,
    patch: &MilestonePatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_milestones::table
            .filter(project_milestones::id.eq(row.id))
            .filter(project_milestones::version.eq(row.version)),
    )
    .set((patch, project_milestones::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes a milestone away; false if somebody was faster.
pub fn delete_milestone(conn: &mut Conn, row: &MilestoneRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        project_milestones::table
            .filter(project_milestones::id.eq(row.id))
            .filter(project_milestones::version.eq(row.version)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}
