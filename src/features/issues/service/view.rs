//! Issues as the vendor's people see them.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::complaints::service::{self as complaints, ListItem};
use crate::features::issues::model::{IssueStatus, MajorIssue};
use crate::features::issues::policy::{self, ActionState};
use crate::features::issues::store::{self, Filter, Owner, Place, Reach};
use crate::features::organisations::model::{OrgRef, PartySide, PersonRef};
use crate::features::records::model::{LaneKind, Record, RecordId, ThreadId};
use crate::features::records::service::{self as records, At};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    pub status: Option<IssueStatus>,
    /// Issues behind this complaint.
    #[param(value_type = Option<String>)]
    pub complaint_id: Option<RecordId>,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssueItem {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: IssueStatus,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub owner: Option<PersonRef>,
    /// Complaints that the reader sees, and of how many customers they are.
    pub complaints: i64,
    pub customers: i64,
    pub unread: bool,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub closed_at: Option<Timestamp>,
}

/// An issue.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Issue)]
pub struct IssueView {
    pub id: RecordId,
    pub number: String,
    pub version: i32,
    pub thread_id: ThreadId,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub description_html: String,
    pub status: IssueStatus,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub owner: Option<PersonRef>,
    /// Those that the reader sees, newest activity first.
    pub complaints: Vec<ListItem>,
    pub created_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub actions: Vec<ActionState>,
}

/// A page of the issues that the scope sees, newest activity first: three statements
/// for any number of them.
pub fn list(conn: &mut Conn, scope: &Scope, query: &ListQuery) -> Result<Page<IssueItem>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    if let Some(complaint) = query.complaint_id {
        records::require_party(conn, scope, complaint)?;
    }
    let filter = Filter {
        open: query.status.map(|status| status == IssueStatus::Open),
        behind: query.complaint_id,
    };
    let rows = store::page(conn, scope, filter, page.cursor()?, limit)?;
    let places = Page::cut(rows, limit, |place| Cursor { at: place.activity_at, id: place.id.0 });
    let ids: Vec<RecordId> = places.items.iter().map(|place| place.id).collect();
    if ids.is_empty() {
        return Ok(Page::whole(Vec::new()));
    }
    let mut lines: HashMap<RecordId, _> =
        store::load_lines(conn, scope, &ids)?.into_iter().map(|line| (line.1.id, line)).collect();
    let reached = store::reach(conn, scope, &ids)?;
    let mut items = Vec::with_capacity(ids.len());
    for place in places.items {
        let Some((issue, record, owner)) = lines.remove(&place.id) else { continue };
        let owner = owner.map(|owner| person(scope, owner));
        let reach = reached.get(&place.id).copied().unwrap_or_default();
        items.push(item(place, issue, record, owner, reach));
    }
    Ok(Page { items, next_cursor: places.next_cursor })
}

/// One of the own people.
fn person(scope: &Scope, (membership_id, title, name): Owner) -> PersonRef {
    PersonRef {
        membership_id,
        name,
        organisation: OrgRef { id: scope.org(), name: scope.org_name().to_owned() },
        side: Some(PartySide::Vendor),
        title,
    }
}

fn item(
    place: Place,
    issue: MajorIssue,
    record: Record,
    owner: Option<PersonRef>,
    reach: Reach,
) -> IssueItem {
    IssueItem {
        id: record.id,
        number: record.number,
        title: issue.title,
        status: issue.status,
        product: issue.product,
        lot: issue.lot,
        owner,
        complaints: reach.complaints,
        customers: reach.customers,
        unread: place.unread,
        created_at: record.created_at,
        activity_at: place.activity_at,
        closed_at: issue.closed_at,
    }
}

/// An issue with its complaints: five statements for any number of them, and one more for a closed
/// one.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<IssueView, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let (issue, record) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let lane = seats.lane(LaneKind::Private).ok_or_else(Problem::not_found)?;
    let all = store::complaints_unscoped(conn, id)?;
    let owner = seats.seat_of(scope.org()).and_then(|seat| seat.owner.clone());
    let actions = policy::action_states(scope, super::standing(conn, scope, &issue, &all)?);
    let lines = complaints::lines(conn, scope, &all)?;
    Ok(view(issue, record, lane.thread_id, owner, lines, actions))
}

fn view(
    issue: MajorIssue,
    record: Record,
    thread_id: ThreadId,
    owner: Option<PersonRef>,
    complaints: Vec<ListItem>,
    actions: Vec<ActionState>,
) -> IssueView {
    IssueView {
        id: record.id,
        number: record.number,
        version: record.version,
        thread_id,
        description_html: markdown::render(&issue.description, &[]).into_string(),
        title: issue.title,
        description: issue.description,
        status: issue.status,
        product: issue.product,
        lot: issue.lot,
        owner,
        complaints,
        created_at: record.created_at,
        closed_at: issue.closed_at,
        actions,
    }
}
