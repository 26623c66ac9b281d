//! What happens to a complaint without an action of the table: offers are exchanged, terms are
//! accepted, promises are kept or missed. One path for all of it, told by [`policy::STEPS`].
use std::sync::Arc;

use serde_json::{Value, json};

use crate::features::agreements::service::{Terms, history_unscoped, in_force_unscoped};
use crate::features::commitments::service as commitments;
use crate::features::complaints::model::{Complaint, Remedy, Status};
use crate::features::complaints::policy;
use crate::features::complaints::service::{clock, list_state, view};
use crate::features::complaints::store::{self, Governed, StatePatch, Whole};
use crate::features::organisations::model::Side;
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, EntryRow, FileRow, LaneId, LaneKind, Record, RecordId, RecordKind,
};
use crate::features::records::service::{self as records, At, FOLLOWS, NewEntry, Seats};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// Why a complaint was reopened or closed without anybody's action, as its entry says.
const MISSED: &str = "commitment_missed";
const KEPT: &str = "commitments_kept";

/// A complaint with its record.
#[derive(Debug, Clone)]
pub struct Case {
    pub record: Record,
    pub complaint: Complaint,
    governed: Option<Governed>,
    /// What is known of it from showing that it is visible.
    table: Option<Table>,
}

/// What a step needs beside the complaint.
#[derive(Debug, Clone)]
struct Table {
    shared: LaneId,
    /// Those who list it.
    listed_by: Vec<OrganisationId>,
    /// Whether the member who asked takes part already.
    takes_part: bool,
}

impl Table {
    fn of(seats: &Seats) -> Option<Self> {
        let sides =
            seats.seats.iter().filter(|seat| !seat.hidden && seat.side.principal().is_some());
        Some(Self {
            shared: seats.lane(LaneKind::Shared)?.id,
            listed_by: sides.map(|seat| seat.organisation.id).collect(),
            takes_part: seats.takes_part,
        })
    }

    fn load(conn: &mut Conn, id: RecordId) -> Result<Self, Problem> {
        let shared = records::shared_lane_unscoped(conn, id)?.id;
        let parties = records::parties_unscoped(conn, id)?;
        let seen = parties.iter().filter(|party| !party.hidden);
        let listed_by = seen.map(|party| party.organisation_id).collect();
        Ok(Self { shared, listed_by, takes_part: false })
    }
}

/// A complaint and the side that the scope's organisation takes in it; a record that the scope may
/// not see, or that is no complaint, is missing. Two statements.
pub fn case(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<(Case, Side), Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let (case, side) = seated(conn, scope, id, &seats)?;
    Ok((case, side.ok_or_else(Problem::not_found)?))
}

/// The same for whoever reads what the two sides write for each other: the side is none for a
/// mediator, who may look and do nothing.
pub fn reading(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
) -> Result<(Case, Option<Side>), Problem> {
    let seats = records::seats_of_reader(conn, scope, id)?;
    seated(conn, scope, id, &seats)
}

fn seated(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    seats: &records::Seats,
) -> Result<(Case, Option<Side>), Problem> {
    let own = seats.seat_of(scope.org()).and_then(|seat| seat.side.principal());
    Ok((Case { table: Table::of(seats), ..case_unscoped(conn, id)? }, own))
}

/// The same for the program itself, and for callers that have shown that it is visible.
pub fn case_unscoped(conn: &mut Conn, id: RecordId) -> Result<Case, Problem> {
    let Whole { record, complaint, governed, .. } = view::whole(conn, id)?;
    Ok(Case { record, complaint, governed, table: None })
}

/// What happens, and what it makes of the complaint.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// `None`: the program.
    pub actor: Option<&'a Scope>,
    pub entry: EntryKind,
    /// Figures of the entry; `from`, `to` and `ball` are added.
    pub data: Value,
    pub body: Option<String>,
    pub to: Status,
    pub ball: Option<BallSide>,
    /// How it was resolved, and the words for it.
    pub resolution: Option<(Remedy, Option<String>)>,
    pub files: Vec<FileRow>,
}

/// Takes a step: status, ball, version, lists, entry, notifications.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_status` if this cannot happen in the complaint's status,
/// `stale_version` if somebody was faster.
pub fn step(tx: &mut Tx<'_>, case: &Case, step: Step<'_>) -> Result<EntryRow, Problem> {
    let Case { record, complaint, .. } = case;
    let (from, to) = (complaint.status, step.to);
    if !policy::may_follow(step.entry, from, to) {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let mut patch = StatePatch { status: Some(to), ..StatePatch::default() };
    match to {
        Status::Resolved if from != to => patch.resolved_at = Some(Some(tx.now)),
        Status::Closed => patch.closed_at = Some(Some(tx.now)),
        _ if from == Status::Resolved => patch.resolved_at = Some(None),
        _ => {}
    }
    if let Some((remedy, notes)) = step.resolution {
        patch.resolution_code = Some(Some(remedy));
        patch.resolution_notes = Some(notes);
        patch.refusal_reason = Some(None);
    }
    if !store::update_state(tx.conn, record.id, from, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let state = list_state(complaint, to);
    let table = match &case.table {
        Some(table) => table.clone(),
        None => Table::load(tx.conn, record.id)?,
    };
    let since = records::advance(tx, record, step.ball, step.entry, &state, &table.listed_by)?;
    let mut data = step.data;
    if let Some(map) = data.as_object_mut() {
        map.insert("from".to_owned(), json!(from));
        map.insert("to".to_owned(), json!(to));
        map.insert("ball".to_owned(), json!(step.ball));
    }
    let actor = step.actor.map(Scope::membership);
    let entry = NewEntry::event(actor, step.entry, tx.now, data)
        .with_body(step.body)
        .with_files(&step.files);
    let row = records::append(tx, table.shared, entry)?;
    records::bind(tx, &step.files, &row)?;
    let of_vendor = step.actor.filter(|scope| scope.org() == complaint.vendor_org);
    if let Some(scope) = of_vendor.filter(|_| policy::takes_on(step.entry)) {
        records::set_owner_if_none(tx, record.id, scope)?;
    }
    if let Some(scope) = step.actor.filter(|_| !table.takes_part) {
        records::take_part(tx, record.id, scope)?;
    }
    records::notify(tx, &row)?;
    tx.subject(record.id);
    clock::schedule(tx, record.id, since, to)?;
    Ok(row)
}

/// For the worker, after an entry of a commitment: a missed one reopens what it was to settle, the
/// last one that is kept or let go closes it. Twice changes nothing.
pub fn follow_commitment(tx: &mut Tx<'_>, entry: EntryId) -> Result<(), Problem> {
    let Some((record, kind)) = records::entry_kind_unscoped(tx.conn, entry)? else {
        return Ok(());
    };
    let missed = match kind {
        EntryKind::CommitmentMissed => true,
        EntryKind::CommitmentConfirmed | EntryKind::CommitmentReleased => false,
        _ => return Ok(()),
    };
    let spine = records::load_unscoped(tx.conn, record)?;
    if spine.kind != RecordKind::Complaint {
        return Ok(());
    }
    let case = case_unscoped(tx.conn, record)?;
    if missed { reopen(tx, &case, entry) } else { close_if_done(tx, &case, entry) }
}

fn reopen(tx: &mut Tx<'_>, case: &Case, after: EntryId) -> Result<(), Problem> {
    let owing = commitments::missed_by(tx.conn, case.record.id)?;
    if case.complaint.status != Status::Resolved || owing.is_none() {
        return Ok(());
    }
    let to = Status::InAssessment;
    step(tx, case, own(EntryKind::Reopened, MISSED, after, to, owing)).map(drop)
}

fn close_if_done(tx: &mut Tx<'_>, case: &Case, after: EntryId) -> Result<(), Problem> {
    let waits = match case.complaint.status {
        Status::Resolved => true,
        // Reopened by a missed promise that was kept after all.
        Status::InAssessment => {
            let newest =
                records::newest_data_unscoped(tx.conn, case.record.id, EntryKind::Reopened)?;
            newest.and_then(|data| data.get("cause").cloned()) == Some(json!(MISSED))
        }
        _ => false,
    };
    if !waits || !commitments::all_done(tx.conn, case.record.id)? {
        return Ok(());
    }
    step(tx, case, own(EntryKind::AutoClosed, KEPT, after, Status::Closed, None)).map(drop)
}

/// A step of the program's own, that follows from an entry.
fn own(
    entry: EntryKind,
    cause: &str,
    after: EntryId,
    to: Status,
    ball: Option<BallSide>,
) -> Step<'static> {
    Step {
        actor: None,
        entry,
        data: json!({ "cause": cause, FOLLOWS: after }),
        body: None,
        to,
        ball,
        resolution: None,
        files: Vec::new(),
    }
}

/// For work that builds on a complaint: it was submitted and not withdrawn. Its visibility was
/// shown.
pub fn require_submitted(conn: &mut Conn, id: RecordId) -> Result<Complaint, Problem> {
    let complaint = view::whole(conn, id)?.complaint;
    match complaint.status {
        Status::Draft | Status::Withdrawn => Err(Problem::not_allowed("wrong_status")),
        _ => Ok(complaint),
    }
}

/// What the two firms of a case have agreed on at a time; kept in memory.
pub fn terms(conn: &mut Conn, case: &Case, at: Timestamp) -> Result<Arc<Terms>, Problem> {
    let by = case.governed.as_ref().ok_or_else(|| Problem::internal("a line of a list"))?;
    let relationship = case.complaint.relationship_id;
    let history = history_unscoped(conn, relationship, by.agreement, &by.vendor, &by.customer)?;
    Ok(Arc::clone(history.at(at)))
}

/// What the two firms of a complaint, whose visibility was shown, have agreed on at a time.
pub fn terms_unscoped(
    conn: &mut Conn,
    complaint: &Complaint,
    at: Timestamp,
) -> Result<Arc<Terms>, Problem> {
    let Complaint { relationship_id, vendor_org, customer_org, .. } = *complaint;
    in_force_unscoped(conn, relationship_id, vendor_org, customer_org, at)
}
