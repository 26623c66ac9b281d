//! A complaint as either side sees it.
mod shape;

pub use shape::*;

use std::collections::HashMap;

use crate::features::agreements::service::{Clock, ClockState};
use crate::features::commitments::service as commitments;
use crate::features::complaints::definition::{self, FieldView};
use crate::features::complaints::model::{ActionName, Complaint, Status};
use crate::features::complaints::policy::{self, ActionState};
use crate::features::complaints::service::course::Computed;
use crate::features::complaints::service::{ledger, warnings};
use crate::features::complaints::store::{self, Whole};
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, FileRef, RecordId, RecordKind, RecordRef, ThreadId};
use crate::features::records::service::{self as records, Around, At, Link, ReadBy, Seats};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::etag;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// Row, record and names of one complaint whose visibility was shown.
pub(super) fn whole(conn: &mut Conn, id: RecordId) -> Result<Whole, Problem> {
    store::load_whole_unscoped(conn, &[id])?.pop().ok_or_else(Problem::not_found)
}

/// A complaint with all that stands around it, for somebody who may see it: three statements.
struct Found {
    seats: Seats,
    whole: Whole,
    around: Around,
}

fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let whole = whole(conn, id)?;
    let around = records::around_unscoped(conn, scope, &seats)?;
    Ok(Found { seats, whole, around })
}

/// The ETag of a complaint: version, heads of the caller's lanes, rights, language, and what
/// changes without a version: read marks, participants, links, and by what its clocks run.
fn revision(scope: &Scope, found: &Found) -> String {
    let Found { seats, whole, around } = found;
    let heads = records::heads(&seats.lanes);
    let read = around.marks.iter().map(|mark| mark.at.micros()).max().unwrap_or(0);
    let agreement = whole.governed.as_ref().and_then(|by| by.agreement).unwrap_or(0);
    let people =
        around.participants.iter().fold(0, |mixed, one| mixed ^ one.membership.0.as_u128());
    etag(
        whole.record.version,
        &[
            &heads,
            &read,
            &whole.record.activity_at.micros(),
            &whole.record.ball_until.map_or(0, Timestamp::micros),
            &agreement,
            &people,
            &around.links.len(),
            &scope.epoch(),
            &scope.locale(),
            &scope.membership(),
        ],
    )
}

/// A complaint that the scope may see.
pub fn load(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<ComplaintView, Problem> {
    let found = find(conn, scope, id)?;
    put_together(conn, scope, found, now)
}

/// The same with its ETag; `None` if that is the one which the caller `knows`.
pub fn load_unless_known(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    knows: Option<&str>,
    now: Timestamp,
) -> Result<(String, Option<ComplaintView>), Problem> {
    let found = find(conn, scope, id)?;
    let revision = revision(scope, &found);
    if knows == Some(revision.as_str()) {
        return Ok((revision, None));
    }
    Ok((revision, Some(put_together(conn, scope, found, now)?)))
}

fn put_together(
    conn: &mut Conn,
    scope: &Scope,
    found: Found,
    now: Timestamp,
) -> Result<ComplaintView, Problem> {
    let Found { seats, whole, around } = found;
    let thread_id =
        seats.lanes.first().map(|lane| lane.thread_id).ok_or_else(Problem::not_found)?;
    let is_draft = whole.complaint.status == Status::Draft;
    let computed = ledger::of_whole(conn, &whole, now)?;
    let waits_for_commitments = whole.complaint.status == Status::Resolved
        && commitments::open_count(conn, whole.record.id)? > 0;
    let parts = Parts {
        waits_for_commitments,
        reads: records::read_by_others(scope, &seats, &around),
        links: links(conn, scope, &around.links)?,
        files: records::draft_files(conn, scope, thread_id, is_draft)?,
        people: people(&seats, &around),
        thread_id,
        seats,
        computed,
        definition: definition::load_cached(
            conn,
            whole.complaint.vendor_org,
            whole.record.definition_version,
        )?,
    };
    parts.view(scope, whole, now)
}

/// The owners, and whoever else takes part.
fn people(seats: &Seats, around: &Around) -> Vec<PersonRef> {
    let mut people: Vec<PersonRef> =
        seats.seats.iter().filter_map(|seat| seat.owner.clone()).collect();
    for one in &around.participants {
        let known = people.iter().any(|person| person.membership_id == one.membership);
        if let Some(seat) = seats.seat_of(one.organisation).filter(|_| !known) {
            people.push(PersonRef {
                membership_id: one.membership,
                name: one.name.clone(),
                organisation: seat.organisation.clone(),
                side: Some(seat.side),
                title: one.title.clone(),
            });
        }
    }
    people
}

/// Whether a clock is worth a place on the complaint itself.
fn matters(clock: &Clock) -> bool {
    matches!(clock.state, ClockState::Running | ClockState::Paused | ClockState::Missed)
}

struct Parts {
    waits_for_commitments: bool,
    seats: Seats,
    people: Vec<PersonRef>,
    thread_id: ThreadId,
    reads: Vec<ReadBy>,
    links: Vec<LinkView>,
    files: Vec<FileRef>,
    computed: Computed,
    definition: std::sync::Arc<definition::Definition>,
}

impl Parts {
    /// What resolved it has still to be done: it cannot be closed yet, nor be said to be done.
    fn actions(&self, mut actions: Vec<ActionState>) -> Vec<ActionState> {
        if self.waits_for_commitments {
            let waits = |name| matches!(name, ActionName::Close | ActionName::Answer);
            for action in actions.iter_mut().filter(|action| waits(action.name)) {
                action.allowed = false;
                action.reason = action.reason.or(Some(policy::COMMITMENTS_OPEN));
            }
        }
        actions
    }

    fn owner(&self, side: Side) -> Option<PersonRef> {
        self.seats.seat(side)?.owner.clone()
    }

    fn reference(&self, side: Side) -> Option<String> {
        self.seats.seat(side)?.reference.clone()
    }

    fn view(self, scope: &Scope, whole: Whole, now: Timestamp) -> Result<ComplaintView, Problem> {
        let Whole { complaint, record, vendor, customer, filed_by, .. } = whole;
        let side = self
            .seats
            .seat_of(scope.org())
            .and_then(|seat| seat.side.principal())
            .ok_or_else(Problem::not_found)?;
        let vendor = OrgRef { id: complaint.vendor_org, name: vendor };
        let customer = OrgRef { id: complaint.customer_org, name: customer };
        let locale = scope.locale();
        Ok(ComplaintView {
            id: record.id,
            status_label: self.definition.status_label(complaint.status, side, locale),
            ball: Ball {
                until: warnings::until(&complaint, &record, &self.computed),
                ..Ball::of(&record, side)
            },
            clocks: self
                .computed
                .outcome
                .clocks()
                .filter(|clock| matters(clock))
                .cloned()
                .collect(),
            counterpart: if side == Side::Customer { vendor.clone() } else { customer.clone() },
            owner: self.owner(side),
            references: ReferencesView {
                customer: self.reference(Side::Customer),
                vendor: self.reference(Side::Vendor),
            },
            owners: OwnersView {
                customer: self.owner(Side::Customer),
                vendor: self.owner(Side::Vendor),
            },
            filed_by: filed_by.unwrap_or_default(),
            confirmed: complaint.is_confirmed(),
            description_html: markdown::render(&complaint.description, &[]).into_string(),
            resolution_notes_html: complaint
                .resolution_notes
                .as_deref()
                .map(|notes| markdown::render(notes, &[]).into_string()),
            custom_fields: self.definition.custom_fields(locale),
            actions: self.actions(policy::action_states(scope, side, &complaint, now)),
            locked_fields: policy::locked_fields(side, &complaint),
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
            ledger: self.computed.outcome.held.into(),
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
fn links(conn: &mut Conn, scope: &Scope, links: &[Link]) -> Result<Vec<LinkView>, Problem> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RecordId> = links.iter().map(|link| link.other).collect();
    let seen = store::load_titles(conn, scope, &ids)?;
    let view = |link: &Link| {
        let (id, number, title) = seen.iter().find(|(id, _, _)| *id == link.other)?.clone();
        Some(LinkView {
            kind: link.kind.clone(),
            direction: if link.from_here { "from" } else { "to" },
            record: RecordRef { id, kind: RecordKind::Complaint, number, title },
        })
    };
    Ok(links.iter().filter_map(view).collect())
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

/// Links to those of these complaints that the scope may see.
pub fn visible_refs(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<Vec<RecordRef>, Problem> {
    let visible = records::visible_among(conn, scope, ids)?;
    if visible.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::load_whole_unscoped(conn, &visible)?;
    Ok(rows.iter().map(|whole| record_ref(&whole.record.number, &whole.complaint)).collect())
}
