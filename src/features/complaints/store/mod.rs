//! Queries on complaints. All lists start from the spine's `visible`.
pub mod definitions;
mod import;
mod statistics;
mod views;

pub use import::*;
pub use statistics::*;
pub use views::*;

use diesel::prelude::*;

use crate::features::agreements::service::Office;
use crate::features::complaints::model::{Category, Complaint, Remedy, Severity, Status};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{Party, Record, RecordId, RecordKind};
use crate::features::records::service::{Hits, found_in, unread, visible, visible_rows};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    agreements, complaints, memberships, organisations, persons, record_parties, records,
};
use crate::platform::db::{Conn, Json, MultiBackend};
use crate::platform::http::Cursor;

/// Filters of a list; empty ones do not filter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub status: Vec<Status>,
    pub severity: Vec<Severity>,
    pub category: Vec<Category>,
    pub ball: Vec<crate::features::records::model::BallSide>,
    /// Any of these.
    pub counterparts: Vec<OrganisationId>,
    pub owner: Option<Option<MembershipId>>,
    pub open: Option<bool>,
    /// Where the search found something.
    pub found: Option<Hits>,
    pub among: Option<Vec<RecordId>>,
}

type PartyQuery = record_parties::BoxedQuery<'static, MultiBackend>;

fn filtered(scope: &Scope, filter: &Filter) -> PartyQuery {
    use record_parties as p;
    let mut query =
        p::table.filter(visible(scope)).filter(p::kind.eq(RecordKind::Complaint)).into_boxed();
    if !filter.status.is_empty() {
        let words: Vec<&str> = filter.status.iter().map(|status| status.as_str()).collect();
        query = query.filter(p::status.eq_any(words));
    }
    if !filter.severity.is_empty() {
        let words: Vec<&str> = filter.severity.iter().map(|severity| severity.as_str()).collect();
        query = query.filter(p::severity.eq_any(words));
    }
    if !filter.category.is_empty() {
        let words: Vec<&str> = filter.category.iter().map(|category| category.as_str()).collect();
        query = query.filter(p::category.eq_any(words));
    }
    if !filter.ball.is_empty() {
        query = query
            .filter(p::ball_side.eq_any(filter.ball.iter().copied().map(Some).collect::<Vec<_>>()));
    }
    if !filter.counterparts.is_empty() {
        let any: Vec<Option<OrganisationId>> =
            filter.counterparts.iter().copied().map(Some).collect();
        query = query.filter(p::counterpart_org.eq_any(any));
    }
    query = match filter.owner {
        Some(Some(owner)) => query.filter(p::owner_membership_id.eq(Some(owner))),
        Some(None) => query.filter(p::owner_membership_id.is_null()),
        None => query,
    };
    if let Some(open) = filter.open {
        query = query.filter(p::open.eq(open));
    }
    if let Some(Hits { records, lanes }) = &filter.found {
        query = query.filter(p::record_id.eq_any(records.clone())).filter(found_in(scope, lanes));
    }
    if let Some(among) = &filter.among {
        query = query.filter(p::record_id.eq_any(among.clone()));
    }
    query
}

/// A page of the caller's party rows, newest activity first, with one row too many; and whether
/// the caller has not read all of it.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<(Party, bool)>> {
    use record_parties as p;
    let mut query = filtered(scope, filter);
    if let Some(Cursor { at, id }) = cursor {
        let id = RecordId(id);
        query = query
            .filter(p::activity_at.le(at))
            .filter(p::activity_at.lt(at).or(p::record_id.lt(id)));
    }
    query
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit + 1)
        .select((<Party as SelectableHelper<MultiBackend>>::as_select(), unread(scope)))
        .load(conn)
}

/// How many, counted up to `cap`.
pub fn count(conn: &mut Conn, scope: &Scope, filter: &Filter, cap: i64) -> QueryResult<i64> {
    let ids: Vec<RecordId> =
        filtered(scope, filter).select(record_parties::record_id).limit(cap).load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(cap))
}

/// By what the clocks of a complaint are computed.
#[derive(Debug, Clone)]
pub struct Governed {
    /// The newest agreement that is or was in force.
    pub agreement: Option<i32>,
    /// When each side's office is open, until they agree on something.
    pub vendor: Office,
    pub customer: Office,
}

/// A complaint with its record and the names of both organisations.
#[derive(Debug, Clone)]
pub struct Whole {
    pub complaint: Complaint,
    pub record: Record,
    pub vendor: String,
    pub customer: String,
    /// Name of who filed it.
    pub filed_by: Option<String>,
    /// Title and name of the owner on the caller's side; in lists only.
    pub owner: Option<Owner>,
    /// What the clocks are computed by; not in lists.
    pub governed: Option<Governed>,
}

diesel::alias!(organisations as customers: Customers, organisations as vendors: Vendors);

macro_rules! with_names {
    () => {
        complaints::table
            .inner_join(records::table)
            .inner_join(vendors.on(vendors.field(organisations::id).eq(complaints::vendor_org)))
            .inner_join(
                customers.on(customers.field(organisations::id).eq(complaints::customer_org)),
            )
    };
}

macro_rules! names_and {
    ($more:expr) => {
        (
            <Complaint as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
            vendors.field(organisations::name),
            customers.field(organisations::name),
            $more,
        )
    };
}

type NamedAnd<T> = (Complaint, Record, String, String, Option<T>);
/// Title and name.
type Owner = (Option<String>, String);

/// Complaints by id, for callers that have shown that they are visible: one statement.
pub fn load_whole_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Whole>> {
    type Hours = (String, Json);
    type Rest = (Option<String>, Option<i32>, Hours, Hours);
    type Row = (Complaint, Record, String, String, Rest);
    let newest = agreements::table
        .filter(agreements::relationship_id.eq(complaints::relationship_id))
        .filter(agreements::in_force_at.is_not_null())
        .select(diesel::dsl::max(agreements::version))
        .single_value();
    let rows: Vec<Row> = with_names!()
        .left_join(memberships::table.on(memberships::id.nullable().eq(complaints::filed_by)))
        .left_join(persons::table.on(persons::id.nullable().eq(memberships::person_id.nullable())))
        .filter(complaints::record_id.eq_any(ids.to_vec()))
        .select(names_and!((
            persons::name.nullable(),
            newest,
            vendors.fields((organisations::time_zone, organisations::office_hours)),
            customers.fields((organisations::time_zone, organisations::office_hours)),
        )))
        .load(conn)?;
    let office = |(zone, hours): Hours| Office::stored(zone, &hours.0);
    Ok(rows
        .into_iter()
        .map(|(complaint, record, vendor, customer, (filed_by, agreement, own, other))| Whole {
            complaint,
            record,
            vendor,
            customer,
            filed_by,
            owner: None,
            governed: Some(Governed { agreement, vendor: office(own), customer: office(other) }),
        })
        .collect())
}

/// Complaints as lines of the caller's list, with the owner on its own side: one statement. The
/// caller has shown that they are visible.
pub fn load_lines(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Whole>> {
    use record_parties as p;
    let own = p::record_id.eq(complaints::record_id).and(p::organisation_id.eq(scope.org()));
    let rows: Vec<NamedAnd<Owner>> = with_names!()
        .inner_join(p::table.on(own))
        .left_join(memberships::table.on(memberships::id.nullable().eq(p::owner_membership_id)))
        .left_join(persons::table.on(persons::id.nullable().eq(memberships::person_id.nullable())))
        .filter(complaints::record_id.eq_any(ids.to_vec()))
        .select(names_and!((memberships::title, persons::name).nullable()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(complaint, record, vendor, customer, owner)| Whole {
            complaint,
            record,
            vendor,
            customer,
            filed_by: None,
            owner,
            governed: None,
        })
        .collect())
}

/// Number and title of those of these records that the scope may see: one statement.
pub fn load_titles(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<(RecordId, String, String)>> {
    record_parties::table
        .inner_join(records::table)
        .inner_join(complaints::table.on(complaints::record_id.eq(record_parties::record_id)))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .filter(visible_rows!(scope))
        .select((records::id, records::number, complaints::title))
        .load(conn)
}

pub fn insert(conn: &mut Conn, complaint: &Complaint) -> QueryResult<()> {
    diesel::insert_into(complaints::table).values(complaint).execute(conn)?;
    Ok(())
}

/// What an action changes; `None` leaves a column as it is.
#[derive(Debug, Default, AsChangeset)]
#[diesel(table_name = complaints)]
pub struct StatePatch {
    pub status: Option<Status>,
    pub confirmed_at: Option<Option<Timestamp>>,
    pub submitted_at: Option<Option<Timestamp>>,
    pub first_response_at: Option<Option<Timestamp>>,
    pub resolved_at: Option<Option<Timestamp>>,
    pub closed_at: Option<Option<Timestamp>>,
    pub resolution_code: Option<Option<Remedy>>,
    pub resolution_notes: Option<Option<String>>,
    pub refusal_reason: Option<Option<String>>,
}

/// Changes the state if the complaint still has the status that was authorised.
pub fn update_state(
    conn: &mut Conn,
    id: RecordId,
    status: Status,
    patch: &StatePatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        complaints::table
            .filter(complaints::record_id.eq(id))
            .filter(complaints::status.eq(status)),
    )
    .set((patch, complaints::record_id.eq(id)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The first response is set once.
pub fn set_first_response(conn: &mut Conn, id: RecordId, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        complaints::table
            .filter(complaints::record_id.eq(id))
            .filter(complaints::first_response_at.is_null())
            .filter(complaints::submitted_at.lt(at)),
    )
    .set(complaints::first_response_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Fields that may be edited.
#[derive(Debug, Default, Clone, AsChangeset)]
#[diesel(table_name = complaints)]
pub struct FieldsPatch {
    pub title: Option<String>,
    pub description: Option<String>,
    pub category: Option<Category>,
    pub severity: Option<Severity>,
    pub remedy_sought: Option<Remedy>,
    pub product: Option<Option<String>>,
    pub order_no: Option<Option<String>>,
    pub lot: Option<Option<String>>,
    pub serial_no: Option<Option<String>>,
    pub delivery_note: Option<Option<String>>,
    pub quantity_complained: Option<Option<i64>>,
    pub quantity_affected: Option<Option<i64>>,
    pub occurred_on: Option<Option<String>>,
    pub detected_where: Option<Option<String>>,
    pub claimed_amount_minor: Option<Option<i64>>,
    pub currency: Option<Option<String>>,
}

pub fn update_fields(conn: &mut Conn, id: RecordId, patch: &FieldsPatch) -> QueryResult<()> {
    diesel::update(complaints::table.filter(complaints::record_id.eq(id)))
        .set((patch, complaints::record_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

pub fn set_custom(conn: &mut Conn, id: RecordId, custom: serde_json::Value) -> QueryResult<()> {
    diesel::update(records::table.filter(records::id.eq(id)))
        .set(records::custom.eq(crate::platform::db::Json(custom)))
        .execute(conn)?;
    Ok(())
}

/// Titles of complaints, for callers that have shown that they are visible.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    complaints::table
        .filter(complaints::record_id.eq_any(ids.to_vec()))
        .select((complaints::record_id, complaints::title))
        .load(conn)
}

/// Newest complaints of a relationship with the same lot, visible to the scope.
pub fn with_lot(
    conn: &mut Conn,
    relationship: RelationshipId,
    lot: &str,
    limit: i64,
) -> QueryResult<Vec<RecordId>> {
    complaints::table
        .filter(complaints::relationship_id.eq(relationship))
        .filter(complaints::lot.eq(Some(lot)))
        .order(complaints::record_id.desc())
        .select(complaints::record_id)
        .limit(limit)
        .load(conn)
}

/// Complaints of a relationship that were submitted and are not over; for the program itself.
pub fn open_of_relationship_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
) -> QueryResult<Vec<RecordId>> {
    let over = [Status::Draft, Status::Closed, Status::Withdrawn];
    complaints::table
        .filter(complaints::relationship_id.eq(relationship))
        .filter(complaints::status.ne_all(over.map(Status::as_str)))
        .select(complaints::record_id)
        .load(conn)
}
