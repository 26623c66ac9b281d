//! Queries on programmes and cost shares, for callers that have shown that the record is visible.
use diesel::prelude::*;

use crate::features::programmes::model::{PlaceRow, ShareRow};
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{cost_shares, programme_projects};

pub fn programme_of(conn: &mut Conn, project: RecordId) -> QueryResult<Option<RecordId>> {
    programme_projects::table
        .find(project)
        .select(programme_projects::programme_id)
        .first(conn)
        .optional()
}

/// Projects below a programme.
pub fn projects_of(conn: &mut Conn, programme: RecordId) -> QueryResult<Vec<RecordId>> {
    programme_projects::table
        .filter(programme_projects::programme_id.eq(programme))
        .order(programme_projects::project_id)
        .select(programme_projects::project_id)
        .load(conn)
}

/// Puts a project below a programme, or takes it out.
pub fn place(conn: &mut Conn, project: RecordId, row: Option<&PlaceRow>) -> QueryResult<()> {
    diesel::delete(programme_projects::table.find(project)).execute(conn)?;
    if let Some(row) = row {
        diesel::insert_into(programme_projects::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// All versions, the newest first.
pub fn shares(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<ShareRow>> {
    ShareRow::query()
        .filter(cost_shares::record_id.eq(record))
        .order((cost_shares::version.desc(), cost_shares::organisation_id))
        .load(conn)
}

pub fn insert_share(conn: &mut Conn, row: &ShareRow) -> QueryResult<()> {
    diesel::insert_into(cost_shares::table).values(row).execute(conn)?;
    Ok(())
}
