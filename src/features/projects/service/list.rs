//! The list of projects: one filter, one start (`visible`).
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::origin;
use crate::features::organisations::model::{OrgRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{BallView, ProjectItem, ProjectStatus, shown};
use crate::features::projects::store::{self, Filter, Line, Place};
use crate::features::projects::templates;
use crate::features::records::model::{BallSide, RecordId, RecordRef};
use crate::features::records::service as records;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::text_enum;

text_enum! {
    /// Whose move it is.
    pub enum WhoseMove {
        Mine = "mine",
        Theirs = "theirs",
    }
}

/// Filters of the list, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Words in number, title, purpose or messages.
    pub q: Option<String>,
    pub ball: Option<WhoseMove>,
    pub open: Option<bool>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// Those that grew from this record.
    #[param(value_type = Option<String>)]
    pub origin_id: Option<RecordId>,
    /// Those that stand above others, and no others.
    pub programmes: Option<bool>,
}

impl ListQuery {
    fn filter(&self, conn: &mut Conn, scope: &Scope) -> Result<Filter, Problem> {
        let counterpart = match self.relationship_id {
            None => None,
            Some(id) => Some(organisations::find_relationship(conn, scope, id)?.counterpart().id),
        };
        let found = match self.q.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(q) => Some(records::search_places(conn, scope, q)?),
        };
        let ball = match self.ball {
            None => Vec::new(),
            Some(whose) => balls(conn, scope, whose)?,
        };
        let grown = match self.origin_id {
            None => None,
            Some(id) => Some(origin::grown_from(conn, scope, id)?),
        };
        let template = (self.programmes == Some(true)).then_some(templates::PROGRAMME);
        Ok(Filter { open: self.open, ball, counterpart, found, grown, template })
    }
}

/// The balls that stand in the own organisation's rows; one that is vendor here and customer there
/// gets both sides.
fn balls(conn: &mut Conn, scope: &Scope, whose: WhoseMove) -> Result<Vec<BallSide>, Problem> {
    let sides: Vec<Side> = organisations::sides(conn, scope)?;
    Ok(match whose {
        WhoseMove::Mine => sides.into_iter().map(BallSide::from).chain([BallSide::Both]).collect(),
        WhoseMove::Theirs => sides
            .into_iter()
            .map(|side| BallSide::from(side.other()))
            .chain([BallSide::Third])
            .collect(),
    })
}

/// A page of projects, newest activity first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
) -> Result<Page<ProjectItem>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    let filter = query.filter(conn, scope)?;
    let rows = store::page(conn, scope, &filter, page.cursor()?, limit)?;
    let place = |place: &Place| Cursor { at: place.activity_at, id: place.id.0 };
    let Page { items, next_cursor } = Page::cut(rows, limit, place);
    Ok(Page { items: lines(conn, scope, &items)?, next_cursor })
}

/// The projects of newest activity that the scope is in, with their vendors.
pub fn newest(
    conn: &mut Conn,
    scope: &Scope,
    limit: i64,
) -> Result<Vec<(RecordRef, OrganisationId)>, Problem> {
    let places = store::page(conn, scope, &Filter::default(), None, limit)?;
    let ids: Vec<RecordId> = places.iter().map(|place| place.id).collect();
    Ok(store::lines_unscoped(conn, &ids)?
        .into_iter()
        .map(|Line { project, record, .. }| {
            let (id, kind, number) = (record.id, record.kind, record.number);
            (RecordRef { id, kind, number, title: project.title }, project.vendor_org)
        })
        .collect())
}

/// A project in one line.
#[derive(Debug, Clone)]
pub struct Short {
    pub project: RecordRef,
    pub status: ProjectStatus,
    pub starts_on: Option<String>,
    pub target_on: Option<String>,
}

/// Those of these projects that the scope is in, by number: three statements.
pub fn in_sight(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> Result<Vec<Short>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let seen: Vec<RecordId> = records::on_a_side(conn, scope, ids)?.into_keys().collect();
    let mut found: Vec<Short> = store::lines_unscoped(conn, &seen)?
        .into_iter()
        .map(|Line { project, record, .. }| Short {
            project: RecordRef {
                id: record.id,
                kind: record.kind,
                number: record.number,
                title: project.title,
            },
            status: project.status,
            starts_on: project.starts_on,
            target_on: project.target_on,
        })
        .collect();
    found.sort_by(|a, b| a.project.number.cmp(&b.project.number));
    Ok(found)
}

/// The lines of a page: two statements for any number of them.
fn lines(conn: &mut Conn, scope: &Scope, places: &[Place]) -> Result<Vec<ProjectItem>, Problem> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RecordId> = places.iter().map(|place| place.id).collect();
    let mut lines: HashMap<RecordId, Line> =
        store::lines_unscoped(conn, &ids)?.into_iter().map(|line| (line.record.id, line)).collect();
    let mut parties: HashMap<RecordId, Vec<OrgRef>> = HashMap::new();
    for (record, id, name) in store::accepted_unscoped(conn, &ids)? {
        parties.entry(record).or_default().push(OrgRef { id, name });
    }
    Ok(places
        .iter()
        .filter_map(|place| {
            let line = lines.remove(&place.id)?;
            Some(item(scope, place, line, parties.remove(&place.id).unwrap_or_default()))
        })
        .collect())
}

fn item(scope: &Scope, place: &Place, line: Line, parties: Vec<OrgRef>) -> ProjectItem {
    let Line { project, record, phase } = line;
    let (phase, gate_on) = match phase {
        Some((title, gate_on)) => (Some(shown(&title, scope.locale())), gate_on),
        None => (None, None),
    };
    ProjectItem {
        id: record.id,
        number: record.number,
        title: project.title,
        status: project.status,
        phase,
        gate_on,
        parties,
        ball: BallView {
            side: place.ball,
            since: place.ball.and(record.ball_since),
            until: place.ball.and(record.ball_until),
            mine: place.ball.is_some_and(|ball| ball.is_with(place.side)),
        },
        unread: place.unread,
        activity_at: place.activity_at,
        created_at: record.created_at,
    }
}
