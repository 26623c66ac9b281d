//! Rows of projects.
use diesel::prelude::*;

use crate::features::projects::model::{PhaseId, Project, ProjectPatch, ProjectStatus};
use crate::features::records::model::{Party, Record, RecordId};
use crate::features::records::service::visible_rows;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{projects, record_parties, records};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, project: &Project) -> QueryResult<()> {
    diesel::insert_into(projects::table).values(project).execute(conn)?;
    Ok(())
}

/// A project that the scope sees, with its record and the own organisation's row.
pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
) -> QueryResult<Option<(Project, Record, Party)>> {
    projects::table
        .inner_join(records::table)
        .inner_join(record_parties::table.on(record_parties::record_id.eq(projects::record_id)))
        .filter(projects::record_id.eq(id))
        .filter(visible_rows!(scope))
        .select((
            <Project as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
            <Party as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .first(conn)
        .optional()
}

/// A project with its record, for callers that have shown that it is visible.
pub fn find_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<(Project, Record)>> {
    projects::table
        .inner_join(records::table)
        .filter(projects::record_id.eq(id))
        .select((
            <Project as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .first(conn)
        .optional()
}

pub fn update(conn: &mut Conn, id: RecordId, patch: &ProjectPatch) -> QueryResult<()> {
    if *patch == ProjectPatch::default() {
        return Ok(());
    }
    diesel::update(projects::table.filter(projects::record_id.eq(id))).set(patch).execute(conn)?;
    Ok(())
}

/// Moves the state on, if it is still what the caller saw.
pub fn set_status(
    conn: &mut Conn,
    id: RecordId,
    from: ProjectStatus,
    to: ProjectStatus,
    closed_at: Option<Timestamp>,
) -> QueryResult<bool> {
    let rows = diesel::update(
        projects::table.filter(projects::record_id.eq(id)).filter(projects::status.eq(from)),
    )
    .set((projects::status.eq(to), projects::closed_at.eq(closed_at)))
    .execute(conn)?;
    Ok(rows == 1)
}

pub fn set_phase(conn: &mut Conn, id: RecordId, phase: Option<PhaseId>) -> QueryResult<()> {
    diesel::update(projects::table.filter(projects::record_id.eq(id)))
        .set(projects::phase_id.eq(phase))
        .execute(conn)?;
    Ok(())
}

/// From now on customers of the vendor may meet here.
pub fn open_up(conn: &mut Conn, id: RecordId) -> QueryResult<bool> {
    let rows = diesel::update(
        projects::table.filter(projects::record_id.eq(id)).filter(projects::several.eq(false)),
    )
    .set(projects::several.eq(true))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Something of the plan changed; the new version.
pub fn bump_plan(conn: &mut Conn, id: RecordId) -> QueryResult<i32> {
    crate::on_backend!(conn, |c| {
        diesel::update(projects::table.filter(projects::record_id.eq(id)))
            .set(projects::plan_version.eq(projects::plan_version + 1))
            .returning(projects::plan_version)
            .get_result(c)
    })
}

/// Titles by record, for callers that have shown that the records may be named.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    projects::table
        .filter(projects::record_id.eq_any(ids.to_vec()))
        .select((projects::record_id, projects::title))
        .load(conn)
}
