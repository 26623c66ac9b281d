//! Lists, counters and the CSV export: one filter, one start (`visible`).
use std::collections::HashMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::complaints::definition;
use crate::features::complaints::model::{Category, Severity, Status};
use crate::features::complaints::store::{self, Filter, Whole};
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, BallSide, Party, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Filters of the list, as they stand in the address. Several words are parted by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Words in number, title, text, references or messages.
    pub q: Option<String>,
    pub status: Option<String>,
    /// `mine`, `theirs`, or sides.
    pub ball: Option<String>,
    pub severity: Option<String>,
    pub category: Option<String>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// `me`, `none`, or a membership.
    pub owner: Option<String>,
    pub open: Option<bool>,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ComplaintListItem)]
pub struct ListItem {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: Status,
    pub status_label: String,
    pub sub_state: Option<String>,
    pub severity: Severity,
    pub category: Category,
    pub ball: Ball,
    pub customer: OrgRef,
    pub vendor: OrgRef,
    pub counterpart: OrgRef,
    pub side: Side,
    /// The own side's owner.
    pub owner: Option<PersonRef>,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub unread: bool,
    pub due_at: Option<Timestamp>,
    pub confirmed: bool,
}

fn words<T: FromStr>(field: &'static str, text: Option<&str>) -> Result<Vec<T>, Problem> {
    text.unwrap_or("")
        .split(',')
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| Problem::invalid(field, "not_allowed_value")))
        .collect()
}

/// The sides whose ball it is, for `mine` and `theirs` as seen by this organisation. One that is
/// vendor here and customer there gets both.
fn ball(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Vec<BallSide>, Problem> {
    let mut sides = || -> Result<Vec<Side>, Problem> { Ok(organisations::sides(conn, scope)?) };
    let of = |sides: Vec<Side>| {
        let mut balls: Vec<BallSide> = sides.into_iter().map(BallSide::from).collect();
        balls.push(BallSide::Both);
        balls
    };
    match text {
        "mine" => sides().map(of),
        "theirs" => Ok(sides()?.into_iter().map(|side| side.other().into()).collect()),
        other => words("ball", Some(other)),
    }
}

impl ListQuery {
    fn page(&self) -> PageParams {
        PageParams { limit: self.limit, cursor: self.cursor.clone() }
    }

    fn filter(&self, conn: &mut Conn, scope: &Scope) -> Result<Filter, Problem> {
        let owner = match self.owner.as_deref() {
            None | Some("") => None,
            Some("none") => Some(None),
            Some("me") => Some(Some(scope.membership())),
            Some(id) => Some(Some(
                MembershipId::from_str(id)
                    .map_err(|_| Problem::invalid("owner", "not_allowed_value"))?,
            )),
        };
        let counterparts = match self.relationship_id {
            None => Vec::new(),
            Some(id) => {
                let found = organisations::find_relationship(conn, scope, id)?;
                match found.side {
                    Side::Customer => vec![found.counterpart().id],
                    // With those that were merged into it: their complaints stay theirs.
                    Side::Vendor => organisations::kept_as(conn, scope, id)?.organisations,
                }
            }
        };
        let found = match self.q.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(q) => Some(records::search_places(conn, scope, q)?),
        };
        Ok(Filter {
            status: words("status", self.status.as_deref())?,
            severity: words("severity", self.severity.as_deref())?,
            category: words("category", self.category.as_deref())?,
            ball: match self.ball.as_deref() {
                None | Some("") => Vec::new(),
                Some(text) => ball(conn, scope, text)?,
            },
            counterparts,
            owner,
            open: self.open,
            found,
            among: None,
        })
    }
}

/// A page of complaints, newest activity first.
pub fn list(conn: &mut Conn, scope: &Scope, query: &ListQuery) -> Result<Page<ListItem>, Problem> {
    let page = query.page();
    let limit = page.limit()?;
    let filter = query.filter(conn, scope)?;
    let rows = store::page(conn, scope, &filter, page.cursor()?, limit)?;
    let rows = Page::cut(rows, limit, place);
    let items = items(conn, scope, &rows.items)?;
    Ok(Page { items, next_cursor: rows.next_cursor })
}

/// Those of these complaints that the scope may see, as lines of its list, newest activity first:
/// two statements.
pub fn lines(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> Result<Vec<ListItem>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter { among: Some(ids.to_vec()), ..Filter::default() };
    let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX - 1);
    let rows = store::page(conn, scope, &filter, None, limit)?;
    items(conn, scope, &rows)
}

/// A party row, and whether it holds what the caller has not read.
type Row = (Party, bool);

fn place((party, _): &Row) -> Cursor {
    Cursor { at: party.activity_at, id: party.record_id.0 }
}

/// Puts together the lines of a page: one statement for any number of them.
fn items(conn: &mut Conn, scope: &Scope, rows: &[Row]) -> Result<Vec<ListItem>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RecordId> = rows.iter().map(|(party, _)| party.record_id).collect();
    let mut wholes: HashMap<RecordId, Whole> = store::load_lines(conn, scope, &ids)?
        .into_iter()
        .map(|whole| (whole.record.id, whole))
        .collect();
    let mut items = Vec::with_capacity(rows.len());
    for (party, unread) in rows {
        let Some(whole) = wholes.remove(&party.record_id) else { continue };
        let labels = definition::load_cached(
            conn,
            whole.complaint.vendor_org,
            whole.record.definition_version,
        )?;
        let label = labels.status_label(whole.complaint.status, party.side, scope.locale());
        items.push(item(party, whole, label, *unread));
    }
    Ok(items)
}

fn item(party: &Party, whole: Whole, status_label: String, unread: bool) -> ListItem {
    let Whole { complaint, record, vendor, customer, owner, .. } = whole;
    let vendor = OrgRef { id: complaint.vendor_org, name: vendor };
    let customer = OrgRef { id: complaint.customer_org, name: customer };
    let own = if party.side == Side::Customer { &customer } else { &vendor };
    let owner = party.owner_membership_id.zip(owner).map(|(membership_id, (title, name))| {
        let organisation = own.clone();
        PersonRef { membership_id, name, organisation, side: Some(party.side.into()), title }
    });
    ListItem {
        id: record.id,
        status_label,
        ball: Ball::of(&record, party.side),
        counterpart: if party.side == Side::Customer { vendor.clone() } else { customer.clone() },
        side: party.side,
        owner,
        unread,
        due_at: record.ball_until,
        confirmed: complaint.is_confirmed(),
        number: record.number,
        sub_state: record.sub_state,
        created_at: record.created_at,
        activity_at: record.activity_at,
        customer,
        vendor,
        title: complaint.title,
        status: complaint.status,
        severity: complaint.severity,
        category: complaint.category,
        product: complaint.product,
        lot: complaint.lot,
    }
}

/// How many complaints are open, and how many of them the caller looks after; counted up to `cap`.
pub fn counts(conn: &mut Conn, scope: &Scope, cap: i64) -> Result<(i64, i64), Problem> {
    let open = Filter { open: Some(true), ..Filter::default() };
    let own = Filter { owner: Some(Some(scope.membership())), ..open.clone() };
    Ok((store::count(conn, scope, &open, cap)?, store::count(conn, scope, &own, cap)?))
}

/// Lines of the export at most: above this, filter.
const CSV_LIMIT: usize = 50_000;

/// The filtered list as CSV (RFC 4180, UTF-8 with BOM so that spreadsheets read it). Cells that
/// a spreadsheet would run as a formula are led by an apostrophe.
pub fn csv(conn: &mut Conn, scope: &Scope, query: &ListQuery) -> Result<Vec<u8>, Problem> {
    let filter = query.filter(conn, scope)?;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let head = [
        "number",
        "title",
        "status",
        "severity",
        "category",
        "customer",
        "vendor",
        "ball",
        "ball_since",
        "due",
        "owner",
        "product",
        "lot",
        "created",
        "updated",
    ];
    writer.write_record(head).map_err(Problem::internal)?;
    let mut cursor = None;
    let mut written = 0;
    loop {
        let page = store::page(conn, scope, &filter, cursor, 500)?;
        let page = Page::cut(page, 500, place);
        for item in items(conn, scope, &page.items)? {
            writer.write_record(cells(&item)).map_err(Problem::internal)?;
            written += 1;
        }
        cursor = page.next_cursor.as_deref().and_then(Cursor::decode);
        if cursor.is_none() || written >= CSV_LIMIT {
            return writer.into_inner().map_err(Problem::internal);
        }
    }
}

fn cells(item: &ListItem) -> [String; 15] {
    let time = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.to_string());
    [
        item.number.clone(),
        safe(&item.title),
        item.status.to_string(),
        item.severity.to_string(),
        item.category.to_string(),
        safe(&item.customer.name),
        safe(&item.vendor.name),
        item.ball.side.map_or_else(String::new, |side| side.to_string()),
        time(item.ball.since),
        time(item.due_at),
        item.owner.as_ref().map_or_else(String::new, |owner| safe(&owner.name)),
        item.product.as_deref().map_or_else(String::new, safe),
        item.lot.as_deref().map_or_else(String::new, safe),
        item.created_at.to_string(),
        item.activity_at.to_string(),
    ]
}

/// Neutralises what a spreadsheet would take for a formula, also behind white space that it trims
/// and in the full-width form that some read alike.
pub fn safe(text: &str) -> String {
    let sign = text.chars().find(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{FEFF}');
    let is_formula = matches!(sign, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−'));
    if is_formula || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
