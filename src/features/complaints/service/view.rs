//! A complaint as either side sees it.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::definition::{self, FieldView};
use crate::features::complaints::model::{Category, Complaint, Remedy, Severity, Status};
use crate::features::complaints::policy::{self, ActionState};
use crate::features::complaints::store::{self, Whole};
use crate::features::organisations::model::{OrgRef, PartySide, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{
    Ball, FileRef, Party, RecordId, RecordKind, RecordRef, ThreadId,
};
use crate::features::records::service::{self as records, ReadBy};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::etag;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// Own references of both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReferencesView {
    pub customer: Option<String>,
    pub vendor: Option<String>,
}

/// Owners of both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnersView {
    pub customer: Option<PersonRef>,
    pub vendor: Option<PersonRef>,
}

/// Time booked to each side so far, in seconds. Both sides see the same figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LedgerView {
    pub customer_seconds: i64,
    pub vendor_seconds: i64,
    pub third_seconds: i64,
    pub both_seconds: i64,
}

/// A linked record that the caller may see.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkView {
    pub kind: String,
    /// `from`: this record points to the other one.
    pub direction: &'static str,
    pub record: RecordRef,
}

/// A complaint.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Complaint)]
pub struct ComplaintView {
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
    /// The caller's side.
    pub side: Side,
    pub owner: Option<PersonRef>,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub relationship_id: RelationshipId,
    pub version: i32,
    pub thread_id: ThreadId,
    pub description: String,
    pub description_html: String,
    pub remedy_sought: Remedy,
    pub order_no: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    pub occurred_on: Option<String>,
    pub detected_where: Option<String>,
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub references: ReferencesView,
    pub owners: OwnersView,
    pub filed_by_side: Side,
    /// Name of who filed it.
    pub filed_by: String,
    pub on_behalf_of: Option<String>,
    pub confirmed: bool,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    pub resolution_notes_html: Option<String>,
    pub refusal_reason: Option<String>,
    #[schema(value_type = Object)]
    pub custom: serde_json::Value,
    pub custom_fields: Vec<FieldView>,
    pub definition_version: i32,
    pub ledger: LedgerView,
    pub actions: Vec<ActionState>,
    pub people: Vec<PersonRef>,
    pub links: Vec<LinkView>,
    pub reads: Vec<ReadBy>,
    /// Evidence kept with a draft; afterwards the files are at the entry that brought them.
    pub files: Vec<FileRef>,
}

/// Row, record and names of one complaint whose visibility was shown.
pub(super) fn whole(conn: &mut Conn, id: RecordId) -> Result<Whole, Problem> {
    store::load_whole_unscoped(conn, &[id])?.pop().ok_or_else(Problem::not_found)
}

/// The ETag of a complaint: version, heads of the caller's lanes, people that the caller sees,
/// rights, language.
pub fn revision(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<String, Problem> {
    let place = records::require_place(conn, scope, id)?;
    let lanes = records::lanes_of(conn, scope, id)?;
    let heads = records::heads(&lanes);
    if place.side == PartySide::Third {
        // Nothing of what goes on between the two sides moves it.
        return Ok(etag(0, &[&heads, &scope.epoch(), &scope.locale(), &scope.membership()]));
    }
    let record = records::load_unscoped(conn, id)?;
    let read = records::newest_mark_unscoped(conn, &lanes)?;
    // People come and go without a new version.
    let people = records::participants(conn, scope, id, &lanes)?
        .iter()
        .fold(0, |mixed, member| mixed ^ member.0.as_u128());
    Ok(etag(
        record.version,
        &[
            &heads,
            &read,
            &record.activity_at.micros(),
            &people,
            &scope.epoch(),
            &scope.locale(),
            &scope.membership(),
        ],
    ))
}

/// A complaint that the scope may see.
pub fn load(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<ComplaintView, Problem> {
    let parties = records::require_visible(conn, scope, id)?;
    let whole = whole(conn, id)?;
    let lanes = records::lanes_of(conn, scope, id)?;
    let thread_id = lanes.first().map(|lane| lane.thread_id).ok_or_else(Problem::not_found)?;
    let mut listed: Vec<MembershipId> =
        parties.iter().filter_map(|party| party.owner_membership_id).collect();
    for member in records::participants(conn, scope, id, &lanes)? {
        if !listed.contains(&member) {
            listed.push(member);
        }
    }
    let mut members = listed.clone();
    members.extend(whole.complaint.filed_by);
    let people = with_sides(organisations::person_refs(conn, &members)?, &parties);
    let [customer_seconds, vendor_seconds, third_seconds, both_seconds] =
        records::ledger(conn, id, now)?;
    let parts = Parts {
        reads: records::read_by_others(conn, scope, &lanes)?,
        links: links(conn, scope, id)?,
        files: records::draft_files(
            conn,
            scope,
            thread_id,
            whole.complaint.status == Status::Draft,
        )?,
        people: listed.iter().filter_map(|member| people.get(member).cloned()).collect(),
        by_id: people,
        thread_id,
        parties,
        ledger: LedgerView { customer_seconds, vendor_seconds, third_seconds, both_seconds },
        definition: definition::load_cached(
            conn,
            whole.complaint.vendor_org,
            whole.record.definition_version,
        )?,
    };
    parts.view(scope, whole, now)
}

fn with_sides(
    mut people: HashMap<MembershipId, PersonRef>,
    parties: &[Party],
) -> HashMap<MembershipId, PersonRef> {
    for person in people.values_mut() {
        person.side = parties
            .iter()
            .find(|party| party.organisation_id == person.organisation.id)
            .map(|party| party.side.into());
    }
    people
}

struct Parts {
    parties: Vec<Party>,
    people: Vec<PersonRef>,
    by_id: HashMap<MembershipId, PersonRef>,
    thread_id: ThreadId,
    reads: Vec<ReadBy>,
    links: Vec<LinkView>,
    files: Vec<FileRef>,
    ledger: LedgerView,
    definition: std::sync::Arc<definition::Definition>,
}

impl Parts {
    fn party(&self, side: Side) -> Option<&Party> {
        self.parties.iter().find(|party| party.side == side)
    }

    fn owner(&self, side: Side) -> Option<PersonRef> {
        self.by_id.get(&self.party(side)?.owner_membership_id?).cloned()
    }

    fn view(self, scope: &Scope, whole: Whole, now: Timestamp) -> Result<ComplaintView, Problem> {
        let Whole { complaint, record, vendor, customer } = whole;
        let side = self
            .parties
            .iter()
            .find(|party| party.organisation_id == scope.org())
            .map(|party| party.side)
            .ok_or_else(Problem::not_found)?;
        let vendor = OrgRef { id: complaint.vendor_org, name: vendor };
        let customer = OrgRef { id: complaint.customer_org, name: customer };
        let locale = scope.locale();
        Ok(ComplaintView {
            id: record.id,
            status_label: self.definition.status_label(complaint.status, side, locale),
            ball: Ball::of(&record, side),
            counterpart: if side == Side::Customer { vendor.clone() } else { customer.clone() },
            owner: self.owner(side),
            references: ReferencesView {
                customer: self.party(Side::Customer).and_then(|party| party.reference.clone()),
                vendor: self.party(Side::Vendor).and_then(|party| party.reference.clone()),
            },
            owners: OwnersView {
                customer: self.owner(Side::Customer),
                vendor: self.owner(Side::Vendor),
            },
            filed_by: complaint
                .filed_by
                .and_then(|member| self.by_id.get(&member))
                .map_or_else(String::new, |person| person.name.clone()),
            confirmed: complaint.is_confirmed(),
            description_html: markdown::render(&complaint.description, &[]).into_string(),
            resolution_notes_html: complaint
                .resolution_notes
                .as_deref()
                .map(|notes| markdown::render(notes, &[]).into_string()),
            custom_fields: self.definition.custom_fields(locale),
            actions: policy::action_states(scope, side, &complaint, now),
            number: record.number,
            sub_state: record.sub_state,
            created_at: record.created_at,
            activity_at: record.activity_at,
            version: record.version,
            custom: record.custom.0,
            definition_version: record.definition_version,
            side,
            customer,
            vendor,
            thread_id: self.thread_id,
            ledger: self.ledger,
            people: self.people,
            links: self.links,
            reads: self.reads,
            files: self.files,
            relationship_id: complaint.relationship_id,
            title: complaint.title,
            status: complaint.status,
            severity: complaint.severity,
            category: complaint.category,
            product: complaint.product,
            lot: complaint.lot,
            description: complaint.description,
            remedy_sought: complaint.remedy_sought,
            order_no: complaint.order_no,
            serial_no: complaint.serial_no,
            delivery_note: complaint.delivery_note,
            quantity_complained: complaint.quantity_complained,
            quantity_affected: complaint.quantity_affected,
            occurred_on: complaint.occurred_on,
            detected_where: complaint.detected_where,
            claimed_amount_minor: complaint.claimed_amount_minor,
            currency: complaint.currency,
            filed_by_side: complaint.filed_by_side,
            on_behalf_of: complaint.on_behalf_of,
            submitted_at: complaint.submitted_at,
            first_response_at: complaint.first_response_at,
            resolved_at: complaint.resolved_at,
            closed_at: complaint.closed_at,
            resolution_code: complaint.resolution_code,
            resolution_notes: complaint.resolution_notes,
            refusal_reason: complaint.refusal_reason,
        })
    }
}

/// Links whose other end the scope may see as well.
fn links(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Vec<LinkView>, Problem> {
    let found = records::links_unscoped(conn, id)?;
    let ids: Vec<RecordId> = found.iter().map(|(other, _, _)| *other).collect();
    let visible = records::visible_among(conn, scope, &ids)?;
    let named: HashMap<RecordId, Whole> = if visible.is_empty() {
        HashMap::new()
    } else {
        let rows = store::load_whole_unscoped(conn, &visible)?;
        rows.into_iter().map(|whole| (whole.record.id, whole)).collect()
    };
    Ok(found
        .into_iter()
        .filter_map(|(other, kind, from_here)| {
            let whole = named.get(&other)?;
            Some(LinkView {
                kind,
                direction: if from_here { "from" } else { "to" },
                record: record_ref(&whole.record.number, &whole.complaint),
            })
        })
        .collect())
}

pub(super) fn record_ref(number: &str, complaint: &Complaint) -> RecordRef {
    RecordRef {
        id: complaint.record_id,
        kind: RecordKind::Complaint,
        number: number.to_owned(),
        title: complaint.title.clone(),
    }
}

/// `stale_version` with the complaint as it is now.
pub(super) fn stale(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = load(tx.conn, scope, id, now)?;
    let mut problem = Problem::new(Code::StaleVersion);
    problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
    Ok(problem)
}

/// Titles for lists of other features, which have shown that the records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}

/// The form for a new complaint of a relationship, in the caller's language.
pub fn form(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
) -> Result<(i32, Vec<FieldView>), Problem> {
    let between = organisations::find_relationship(conn, scope, relationship)?;
    let form = definition::load(conn, between.row.vendor_org, None)?;
    Ok((form.version, form.definition.form(scope.locale())))
}
