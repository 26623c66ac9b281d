//! The list of projects.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::projects::model::{PartyState, Project};
use crate::features::records::model::{BallSide, Record, RecordId, RecordKind};
use crate::features::records::service::{Hits, found_in, unread, visible};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    project_gates, project_parties, project_phases, projects, record_parties, records,
};
use crate::platform::db::{Conn, Json, MultiBackend};
use crate::platform::http::Cursor;

/// Filters of the list; empty ones do not filter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub open: Option<bool>,
    pub ball: Vec<BallSide>,
    pub counterpart: Option<OrganisationId>,
    pub found: Option<Hits>,
    /// Of these alone.
    pub grown: Option<Vec<RecordId>>,
    /// That started from this template.
    pub template: Option<&'static str>,
}

/// A place in the caller's list.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub id: RecordId,
    pub activity_at: Timestamp,
    pub ball: Option<BallSide>,
    /// The side that the caller's organisation takes.
    pub side: Side,
    pub unread: bool,
}

/// A page of the projects that the scope sees, newest activity first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Place>> {
    use record_parties as p;
    let mut query =
        p::table.filter(visible(scope)).filter(p::kind.eq(RecordKind::Project)).into_boxed();
    if let Some(open) = filter.open {
        query = query.filter(p::open.eq(open));
    }
    if !filter.ball.is_empty() {
        query = query.filter(p::ball_side.eq_any(filter.ball.clone()));
    }
    if let Some(other) = filter.counterpart {
        let with = project_parties::table
            .filter(project_parties::organisation_id.eq(other))
            .filter(project_parties::state.eq(PartyState::Accepted))
            .select(project_parties::record_id);
        query = query.filter(p::record_id.eq_any(with));
    }
    if let Some(grown) = &filter.grown {
        query = query.filter(p::record_id.eq_any(grown.clone()));
    }
    if let Some(template) = filter.template {
        let from =
            projects::table.filter(projects::template.eq(template)).select(projects::record_id);
        query = query.filter(p::record_id.eq_any(from));
    }
    if let Some(Hits { records, lanes }) = &filter.found {
        query = query.filter(p::record_id.eq_any(records.clone())).filter(found_in(scope, lanes));
    }
    if let Some(Cursor { at, id }) = cursor {
        let id = RecordId(id);
        query = query
            .filter(p::activity_at.le(at))
            .filter(p::activity_at.lt(at).or(p::record_id.lt(id)));
    }
    let rows: Vec<(RecordId, Timestamp, Option<BallSide>, Side, bool)> = query
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit + 1)
        .select((p::record_id, p::activity_at, p::ball_side, p::side, unread(scope)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, activity_at, ball, side, unread)| Place { id, activity_at, ball, side, unread })
        .collect())
}

/// A project as its line shows it.
#[derive(Debug, Clone)]
pub struct Line {
    pub project: Project,
    pub record: Record,
    /// The phase that it is in, and when its gate is.
    pub phase: Option<(Json, Option<String>)>,
}

/// The lines of projects that a page has found: one statement.
pub fn lines_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Line>> {
    let rows: Vec<(Project, Record, Option<Json>, Option<String>)> = projects::table
        .inner_join(records::table)
        .left_join(project_phases::table.on(project_phases::id.nullable().eq(projects::phase_id)))
        .left_join(
            project_gates::table.on(project_gates::phase_id.nullable().eq(projects::phase_id)),
        )
        .filter(projects::record_id.eq_any(ids.to_vec()))
        .select((
            <Project as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
            project_phases::title.nullable(),
            project_gates::scheduled_on.nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(project, record, title, gate)| Line {
            project,
            record,
            phase: title.map(|title| (title, gate)),
        })
        .collect())
}
