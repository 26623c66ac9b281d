//! A complaint as those see it who are of neither side.
use serde::Serialize;
use utoipa::ToSchema;

use super::view::{ComplaintView, load_unless_known, whole};
use crate::features::complaints::definition;
use crate::features::complaints::model::{Category, Remedy, Severity, Status};
use crate::features::organisations::model::{OrgRef, PartySide, Side};
use crate::features::records::model::{RecordId, ThreadId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::etag;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// A complaint for whoever may see it: whole for the two sides, a part for guests.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AnyComplaint {
    Whole(Box<ComplaintView>),
    Guest(Box<GuestComplaint>),
}

/// What a guest sees: a third party these fields alone, a mediator what the two sides wrote for
/// each other as well.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GuestComplaint {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    /// `third` or `mediator`.
    pub side: PartySide,
    pub thread_id: ThreadId,
    #[serde(flatten)]
    pub shared: Option<SharedPart>,
}

/// What both sides wrote for each other; for a mediator.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SharedPart {
    pub version: i32,
    pub status: Status,
    pub status_label: String,
    pub severity: Severity,
    pub category: Category,
    pub customer: OrgRef,
    pub vendor: OrgRef,
    pub description: String,
    pub description_html: String,
    pub remedy_sought: Remedy,
    pub product: Option<String>,
    pub order_no: Option<String>,
    pub lot: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    pub occurred_on: Option<String>,
    pub detected_where: Option<String>,
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub submitted_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
}

/// A complaint in which the scope has a place, with its ETag; `None` if that is the one which the
/// caller `knows`.
pub fn show(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    knows: Option<&str>,
    now: Timestamp,
) -> Result<(String, Option<AnyComplaint>), Problem> {
    match load_unless_known(conn, scope, id, knows, now) {
        Ok((etag, found)) => Ok((etag, found.map(|whole| AnyComplaint::Whole(Box::new(whole))))),
        Err(problem) if problem.code == Code::NotFound => as_guest(conn, scope, id, knows),
        Err(problem) => Err(problem),
    }
}

fn as_guest(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    knows: Option<&str>,
) -> Result<(String, Option<AnyComplaint>), Problem> {
    let place = records::require_place(conn, scope, id)?;
    if place.side.principal().is_some() {
        return Err(Problem::not_found());
    }
    let lanes = records::lanes_of(conn, scope, id)?;
    let thread_id = lanes.first().map(|lane| lane.thread_id).ok_or_else(Problem::not_found)?;
    let whole = whole(conn, id)?;
    let mediates = place.side == PartySide::Mediator;
    // Nothing of what goes on between the two sides moves a third party's.
    let (version, at) =
        if mediates { (whole.record.version, whole.record.activity_at.micros()) } else { (0, 0) };
    let heads = records::heads(&lanes);
    let rights: [&dyn std::fmt::Display; 5] =
        [&heads, &at, &scope.epoch(), &scope.locale(), &scope.membership()];
    let etag = etag(version, &rights);
    if knows == Some(etag.as_str()) {
        return Ok((etag, None));
    }
    let shared = if mediates { Some(shared_part(conn, scope, &whole)?) } else { None };
    let guest = GuestComplaint {
        id,
        number: whole.record.number,
        title: whole.complaint.title,
        side: place.side,
        thread_id,
        shared,
    };
    Ok((etag, Some(AnyComplaint::Guest(Box::new(guest)))))
}

fn shared_part(
    conn: &mut Conn,
    scope: &Scope,
    whole: &crate::features::complaints::store::Whole,
) -> Result<SharedPart, Problem> {
    let (record, complaint) = (&whole.record, whole.complaint.clone());
    let labels = definition::load_cached(conn, complaint.vendor_org, record.definition_version)?;
    Ok(SharedPart {
        version: record.version,
        // Labels differ by side; a mediator reads the customer's, which explain themselves.
        status_label: labels.status_label(complaint.status, Side::Customer, scope.locale()),
        status: complaint.status,
        severity: complaint.severity,
        category: complaint.category,
        customer: OrgRef { id: complaint.customer_org, name: whole.customer.clone() },
        vendor: OrgRef { id: complaint.vendor_org, name: whole.vendor.clone() },
        description_html: markdown::render(&complaint.description, &[]).into_string(),
        description: complaint.description,
        remedy_sought: complaint.remedy_sought,
        product: complaint.product,
        order_no: complaint.order_no,
        lot: complaint.lot,
        serial_no: complaint.serial_no,
        delivery_note: complaint.delivery_note,
        quantity_complained: complaint.quantity_complained,
        quantity_affected: complaint.quantity_affected,
        occurred_on: complaint.occurred_on,
        detected_where: complaint.detected_where,
        claimed_amount_minor: complaint.claimed_amount_minor,
        currency: complaint.currency,
        submitted_at: complaint.submitted_at,
        created_at: record.created_at,
        activity_at: record.activity_at,
    })
}
