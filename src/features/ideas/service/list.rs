//! Ideas as lists and boards show them.
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{AuthorView, MyVote, author, ball};
use crate::features::ideas::model::{Audience, IdeaStatus};
use crate::features::ideas::policy::{self, Move, Standing};
use crate::features::ideas::store::{self, Filter, Line, Order, Place};
use crate::features::ideas::tally::{Strengths, firm_of, strengths_of};
use crate::features::organisations::model::{OrgRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Filters of the list, as they stand in the address. Several words are parted by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Words in number, title, text or messages.
    pub q: Option<String>,
    pub status: Option<String>,
    pub open: Option<bool>,
    pub audience: Option<Audience>,
    /// Whether they are the own organisation's.
    pub own: Option<bool>,
    /// Whether the caller has voted.
    pub voted: Option<bool>,
    /// Ideas for this vendor, as its customer.
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// Ideas that grew from this complaint.
    #[param(value_type = Option<String>)]
    pub complaint_id: Option<RecordId>,
    /// `activity` unless told, `organisations`; for a vendor of its own ideas `strength` and
    /// `commitment` as well.
    pub sort: Option<String>,
}

/// A line of the list, a card of the board.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IdeaItem {
    pub id: RecordId,
    pub number: String,
    pub version: i32,
    pub title: String,
    pub product: Option<String>,
    pub status: IdeaStatus,
    pub audience: Audience,
    pub author: AuthorView,
    pub vendor: OrgRef,
    pub side: Side,
    pub ball: Ball,
    pub organisations: i64,
    pub people: i64,
    /// How strongly organisations want it; for the vendor.
    pub strengths: Option<Strengths>,
    /// How many pilots and contributions are offered; for the vendor.
    pub firm: Option<i64>,
    pub my_vote: Option<MyVote>,
    /// Steps that the caller may take now.
    pub moves: Vec<Move>,
    pub unread: bool,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub status_at: Timestamp,
}

fn order(text: Option<&str>) -> Result<Order, Problem> {
    match text {
        None | Some("" | "activity") => Ok(Order::Activity),
        Some("organisations") => Ok(Order::Organisations),
        Some("strength") => Ok(Order::Strength),
        Some("commitment") => Ok(Order::Commitment),
        Some(_) => Err(Problem::invalid("sort", "not_allowed_value")),
    }
}

impl ListQuery {
    fn filter(&self, conn: &mut Conn, scope: &Scope, order: Order) -> Result<Filter, Problem> {
        let hits = match self.q.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(q) => Some(records::search_places(conn, scope, q)?),
        };
        let status: Result<Vec<IdeaStatus>, Problem> = self
            .status
            .as_deref()
            .unwrap_or_default()
            .split(',')
            .filter(|word| !word.is_empty())
            .map(|word| {
                IdeaStatus::from_str(word)
                    .map_err(|_| Problem::invalid("status", "not_allowed_value"))
            })
            .collect();
        let vendor = match self.relationship_id {
            None => None,
            Some(id) => Some(organisations::find_relationship(conn, scope, id)?.vendor.id),
        };
        // A complaint that the caller does not see is missing.
        if let Some(complaint) = self.complaint_id {
            records::require_party(conn, scope, complaint)?;
        }
        // How strongly others want something is the vendor's to know, and so is an order by it.
        let secret = matches!(order, Order::Strength | Order::Commitment);
        Ok(Filter {
            status: status?,
            open: self.open,
            audience: self.audience,
            own: self.own,
            voted: self.voted,
            side: secret.then_some(Side::Vendor),
            vendor,
            source: self.complaint_id,
            hits,
        })
    }
}

/// A page of the ideas that the scope sees: two statements for any number of them.
pub fn list(conn: &mut Conn, scope: &Scope, query: &ListQuery) -> Result<Page<IdeaItem>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (limit, order) = (page.limit()?, order(query.sort.as_deref())?);
    let filter = query.filter(conn, scope, order)?;
    // A cursor holds the key that the list is sorted by, whatever it is, as its time.
    let after = page.cursor()?.map(|cursor| (cursor.at.micros(), RecordId(cursor.id)));
    let rows = store::page(conn, scope, &filter, order, after, limit)?;
    let key = |place: &Place| Timestamp::from_micros(place.key).unwrap_or(place.activity_at);
    let rows = Page::cut(rows, limit, |place| Cursor { at: key(place), id: place.id.0 });
    let ids: Vec<RecordId> = rows.items.iter().map(|place| place.id).collect();
    if ids.is_empty() {
        return Ok(Page::whole(Vec::new()));
    }
    let mut lines: HashMap<RecordId, Line> = store::load_lines(conn, scope, &ids)?
        .into_iter()
        .map(|line| (line.record.id, line))
        .collect();
    Ok(Page {
        items: rows
            .items
            .into_iter()
            .filter_map(|place| Some(item(scope, place, lines.remove(&place.id)?)))
            .collect(),
        next_cursor: rows.next_cursor,
    })
}

fn item(scope: &Scope, place: Place, line: Line) -> IdeaItem {
    let Line { idea, record, author: name, vendor, vote } = line;
    let is_vendor = place.side == Side::Vendor;
    IdeaItem {
        id: record.id,
        author: author(scope, &idea, &name, None),
        vendor: OrgRef { id: idea.vendor_org, name: vendor },
        side: place.side,
        ball: ball(place.side, place.ball, record.ball_since),
        my_vote: vote.map(|(strength, commitment)| MyVote { strength, commitment }),
        moves: policy::moves(scope, Standing::of(scope, &idea)),
        unread: place.unread,
        activity_at: place.activity_at,
        number: record.number,
        version: record.version,
        created_at: record.created_at,
        title: idea.title,
        product: idea.product,
        status: idea.status,
        audience: idea.audience,
        organisations: idea.organisations,
        people: idea.people,
        strengths: is_vendor.then(|| strengths_of(idea.strength)),
        firm: is_vendor.then(|| firm_of(idea.commitment)),
        status_at: idea.status_at,
    }
}

/// How many ideas of each status the caller sees.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaCounts)]
pub struct Counts {
    pub by_status: BTreeMap<String, i64>,
}

/// How many ideas of each status the caller sees.
pub fn counts(conn: &mut Conn, scope: &Scope) -> Result<Counts, Problem> {
    Ok(Counts { by_status: store::counts(conn, scope)?.into_iter().collect() })
}
