//! Lists of meetings.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::meetings::model::MeetingState;
use crate::features::meetings::store::{self, Filter, Line};
use crate::features::organisations::model::{OrgRef, RelationshipId};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::text_enum;

text_enum! {
    /// Whose move it is, as the caller says it.
    pub enum BallFilter {
        Mine = "mine",
    }
}

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    pub state: Option<MeetingState>,
    /// Those in which the caller's side owes the next move.
    pub ball: Option<BallFilter>,
    /// Those that are still to begin.
    #[serde(default)]
    pub upcoming: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeetingItem {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub state: MeetingState,
    pub held_at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub place: Option<String>,
    pub relationship_id: RelationshipId,
    /// The other firm.
    pub counterpart: OrgRef,
    pub ball: Ball,
    pub unread: bool,
}

/// A page of the meetings that the scope sees, the latest first: three statements for any number
/// of them.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
    now: Timestamp,
) -> Result<Page<MeetingItem>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    let filter = Filter {
        relationship: query.relationship_id,
        state: query.state,
        mine: query.ball.is_some(),
        from: query.upcoming.then_some(now),
    };
    let rows = store::page(conn, scope, &filter, page.cursor()?, limit)?;
    let place = |(meeting, ..): &Line| Cursor { at: meeting.held_at, id: meeting.record_id.0 };
    let Page { items, next_cursor } = Page::cut(rows, limit, place);
    if items.is_empty() {
        return Ok(Page::whole(Vec::new()));
    }
    let ids: Vec<RecordId> = items.iter().map(|(meeting, ..)| meeting.record_id).collect();
    let unread = store::unread_among(conn, scope, &ids)?;
    let firms: Vec<OrganisationId> =
        items.iter().filter_map(|(.., party)| party.counterpart_org).collect();
    let firms = organisations::org_refs(conn, &firms)?;
    let items = items.into_iter().filter_map(|line| item(line, &unread, &firms)).collect();
    Ok(Page { items, next_cursor })
}

fn item(
    (meeting, record, party): Line,
    unread: &[RecordId],
    firms: &HashMap<OrganisationId, OrgRef>,
) -> Option<MeetingItem> {
    Some(MeetingItem {
        ball: Ball::of(&record, party.side),
        id: record.id,
        number: record.number,
        title: meeting.title,
        state: meeting.state,
        held_at: meeting.held_at,
        ends_at: meeting.ends_at,
        place: meeting.place,
        relationship_id: meeting.relationship_id,
        counterpart: firms.get(&party.counterpart_org?)?.clone(),
        unread: unread.contains(&meeting.record_id),
    })
}
