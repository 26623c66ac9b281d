//! Making, keeping, missing and showing commitments.
mod view;

use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::features::commitments::model::{
    ACTION, Between, CONDITION, Commitment, CommitmentAction, CommitmentId, CommitmentInput,
    CommitmentPatch, CommitmentRow, CommitmentState, NewCommitment, SourceId,
};
use crate::features::commitments::policy::{self, Rule};
use crate::features::commitments::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, Party, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates::end_of_day;

pub use super::store::{Filter, Weighed, overdue_unscoped, waiting_for, weighed};
use view::show;
pub use view::{Promised, list, of_record, of_record_unscoped, promised_unscoped};

/// Outbox kind: a commitment's last day is over.
pub const COMMITMENT_DUE: &str = "commitment_due";
/// How the lists show a record that waits for its commitments alone: then they say whose move it
/// is.
const WAITS_FOR_COMMITMENTS: &str = "resolved";
/// Days ahead that a date may be at most.
const MAX_DAYS: i64 = 3660;

/// The time zone of an organisation's offices.
fn zone_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Tz, Problem> {
    Ok(organisations::office_unscoped(conn, organisation)?.1)
}

/// Writes promises down, in the order given, and watches over their dates. The rows that were made.
pub fn make(
    tx: &mut Tx<'_>,
    record: RecordId,
    actor: Option<MembershipId>,
    new: Vec<NewCommitment>,
) -> Result<Vec<CommitmentRow>, Problem> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let spine = records::load_unscoped(tx.conn, record)?;
    let relationship = spine
        .relationship_id
        .ok_or_else(|| Problem::internal("a commitment outside a relationship"))?;
    let mut parties = Vec::new();
    for party in records::parties_unscoped(tx.conn, record)? {
        if new.iter().any(|promise| [promise.side, promise.side.other()].contains(&party.side)) {
            let zone = zone_of(tx.conn, party.organisation_id)?;
            parties.push((party, zone));
        }
    }
    let rows: Result<Vec<_>, _> = new
        .into_iter()
        .map(|promise| build(tx.now, record, relationship, &parties, promise))
        .collect();
    write(tx, record, actor, rows?)
}

/// The same in a record of several organisations: each promise says which of them owes it to which.
pub fn make_between(
    tx: &mut Tx<'_>,
    record: RecordId,
    actor: Option<MembershipId>,
    new: Vec<(NewCommitment, Between)>,
) -> Result<Vec<CommitmentRow>, Problem> {
    let all = records::parties_unscoped(tx.conn, record)?;
    let find = |organisation: OrganisationId| {
        all.iter()
            .find(|party| party.organisation_id == organisation)
            .ok_or_else(|| Problem::internal("a commitment of who takes no part"))
    };
    let mut rows = Vec::with_capacity(new.len());
    for (promise, between) in new {
        let (owing, owed) = (find(between.owing)?, find(between.owed)?);
        let zone = zone_of(tx.conn, between.owing)?;
        let pair = [(owing.clone(), zone), (owed.clone(), zone)];
        rows.push(build(tx.now, record, between.relationship, &pair, promise)?);
    }
    write(tx, record, actor, rows)
}

/// Puts them down, tells of them and watches over their dates.
fn write(
    tx: &mut Tx<'_>,
    record: RecordId,
    actor: Option<MembershipId>,
    rows: Vec<CommitmentRow>,
) -> Result<Vec<CommitmentRow>, Problem> {
    if rows.is_empty() {
        return Ok(rows);
    }
    store::insert(tx.conn, &rows)?;
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    for row in &rows {
        let entry =
            NewEntry::event(actor, EntryKind::CommitmentMade, tx.now, figures(row, row.state));
        records::append(tx, lane.id, entry)?;
        if row.state == CommitmentState::Open {
            watch(tx, row.id, row.version, row.due_at)?;
        }
    }
    Ok(rows)
}

/// A side agrees to what was written down for it in this source: it owes it from now on.
pub fn agree(
    tx: &mut Tx<'_>,
    record: RecordId,
    source: SourceId,
    side: Side,
) -> Result<(), Problem> {
    let rows = store::of_record(tx.conn, record)?;
    let proposed = rows.into_iter().filter(|row| {
        (row.source_id, row.side, row.state) == (source, side, CommitmentState::Proposed)
    });
    let patch =
        CommitmentPatch { state: Some(CommitmentState::Open), ..CommitmentPatch::default() };
    for row in proposed {
        if !store::update(tx.conn, &row, &patch)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        watch(tx, row.id, row.version.wrapping_add(1), row.due_at.max(tx.now))?;
    }
    Ok(())
}

fn build(
    now: Timestamp,
    record: RecordId,
    relationship: RelationshipId,
    parties: &[(Party, Tz)],
    new: NewCommitment,
) -> Result<CommitmentRow, Problem> {
    let party = |side: Side| {
        parties
            .iter()
            .find(|(party, _)| party.side == side)
            .ok_or_else(|| Problem::internal("a commitment of a side that takes no part"))
    };
    let ((owing, zone), (owed, _)) = (party(new.side)?, party(new.side.other())?);
    Ok(CommitmentRow {
        id: CommitmentId::generate(),
        record_id: record,
        relationship_id: relationship,
        source_kind: new.source_kind.to_owned(),
        source_id: new.source,
        side: new.side,
        organisation_id: owing.organisation_id,
        counterpart_org: owed.organisation_id,
        owner_membership_id: new.owner.or(owing.owner_membership_id),
        kind: new.kind,
        text: new.text,
        amount_minor: new.amount_minor,
        currency: new.currency,
        due_at: end_of_day(*zone, new.due_on),
        state: if new.agreed { CommitmentState::Open } else { CommitmentState::Proposed },
        version: 1,
        created_at: now,
        fulfilled_at: None,
        fulfilled_by: None,
        confirmed_at: None,
        confirmed_by: None,
        missed_at: None,
        reason: None,
        quantity: new.quantity,
        return_required: new.return_required,
        fulfilled_seq: None,
    })
}

fn watch(
    tx: &mut Tx<'_>,
    id: CommitmentId,
    version: i32,
    due_at: Timestamp,
) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: COMMITMENT_DUE,
        ref_id: id.0,
        payload: json!({}),
        dedupe: Some(format!("{COMMITMENT_DUE}:{id}:{version}")),
        due_at: due_at.plus_seconds(1),
    })
}

/// How many commitments of a record somebody still has to do something about.
pub fn open_count(conn: &mut Conn, record: RecordId) -> Result<usize, Problem> {
    Ok(store::states(conn, record)?.into_iter().filter(|state| state.is_pending()).count())
}

/// Whether a record has commitments at all, and nobody has to do anything about them any more.
pub fn all_done(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    let states = store::states(conn, record)?;
    Ok(!states.is_empty() && !states.into_iter().any(CommitmentState::is_pending))
}

/// Whose move it is when nothing but commitments is left; none when they are done.
pub fn ball(conn: &mut Conn, record: RecordId) -> Result<Option<BallSide>, Problem> {
    Ok(policy::ball(&store::of_record(conn, record)?))
}

/// Which sides have missed something that is still owed.
pub fn missed_by(conn: &mut Conn, record: RecordId) -> Result<Option<BallSide>, Problem> {
    let rows = store::of_record(conn, record)?;
    Ok(policy::ball(rows.iter().filter(|row| row.state == CommitmentState::Missed)))
}

/// Does something with a commitment that still has the version that the caller saw.
///
/// # Errors
/// `stale_version` with the commitment as it is now, `action_not_allowed` with its reason, and
/// `invalid` for what an action needs.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: CommitmentId,
    action: CommitmentAction,
    version: i32,
    input: &CommitmentInput,
) -> Result<Commitment, Problem> {
    let (row, party) = require(tx.conn, scope, id)?;
    if row.version != version {
        let now = tx.now;
        let mut problem = Problem::new(Code::StaleVersion);
        let current = show(tx.conn, scope, titles, vec![row], now)?.pop();
        problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
        return Err(problem);
    }
    let side = policy::side_of(scope, &row).ok_or_else(|| Problem::not_allowed("wrong_side"))?;
    let rule = policy::authorize(scope, side, &row, action)?;
    let patch = patch(tx, scope, rule, &row, input)?;
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    if let Some(due_at) = patch.due_at {
        watch(tx, id, version.wrapping_add(1), due_at)?;
    } else if action == CommitmentAction::Reject {
        watch(tx, id, version.wrapping_add(1), row.due_at.max(tx.now))?;
    }
    tx.subject(row.record_id);
    tell(tx, scope, rule, &row, &party, input)?;
    let now = tx.now;
    let (row, _) = require(tx.conn, scope, id)?;
    show(tx.conn, scope, titles, vec![row], now)?.pop().ok_or_else(Problem::not_found)
}

fn require(
    conn: &mut Conn,
    scope: &Scope,
    id: CommitmentId,
) -> Result<(CommitmentRow, Party), Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let party = records::require_party(conn, scope, row.record_id)?;
    Ok((row, party))
}

/// The columns that an action changes.
fn patch(
    tx: &mut Tx<'_>,
    scope: &Scope,
    rule: &Rule,
    row: &CommitmentRow,
    input: &CommitmentInput,
) -> Result<CommitmentPatch, Problem> {
    let by = Some(scope.membership());
    let mut patch = CommitmentPatch { state: rule.to, ..CommitmentPatch::default() };
    match rule.action {
        CommitmentAction::Fulfil => {
            patch.fulfilled_at = Some(Some(tx.now));
            patch.fulfilled_by = Some(by);
            patch.reason = Some(None);
        }
        CommitmentAction::Confirm => {
            patch.confirmed_at = Some(Some(tx.now));
            patch.confirmed_by = Some(by);
        }
        CommitmentAction::Reject => {
            let reason = input.reason.clone();
            patch.reason =
                Some(Some(reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?));
            patch.fulfilled_at = Some(None);
            patch.fulfilled_by = Some(None);
        }
        CommitmentAction::Move => {
            let day = input.due_on.ok_or_else(|| Problem::invalid("due_on", "missing_field"))?;
            let due_at = end_of_day(zone_of(tx.conn, row.organisation_id)?, day);
            if due_at <= row.due_at || due_at <= tx.now || due_at > tx.now.plus_days(MAX_DAYS) {
                return Err(Problem::invalid("due_on", "bad_date"));
            }
            patch.due_at = Some(due_at);
            patch.missed_at = Some(None);
            patch.reason = Some(input.reason.clone());
        }
        CommitmentAction::Assign => {
            let owner = input
                .owner
                .ok_or_else(|| Problem::invalid("owner_membership_id", "missing_field"))?;
            if let Some(owner) = owner {
                organisations::require_active_member(tx.conn, scope, owner)
                    .map_err(|_| Problem::invalid("owner_membership_id", "not_allowed_value"))?;
            }
            patch.owner_membership_id = Some(owner);
        }
        CommitmentAction::Release => patch.reason = Some(input.reason.clone()),
    }
    Ok(patch)
}

/// Says it in the shared lane, with the evidence, and gives the ball to whoever is next.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    rule: &Rule,
    row: &CommitmentRow,
    party: &Party,
    input: &CommitmentInput,
) -> Result<(), Problem> {
    let Some(kind) = rule.entry else { return Ok(()) };
    let mut data = figures(row, rule.to.unwrap_or(row.state));
    if let (Some(day), Some(map)) = (input.due_on, data.as_object_mut()) {
        map.insert("due_on".to_owned(), json!(day.to_string()));
    }
    // A record that is over has no next move.
    if party.status == WAITS_FOR_COMMITMENTS
        && let Some(side) = ball(tx.conn, row.record_id)?
    {
        let until = records::load_unscoped(tx.conn, row.record_id)?.ball_until;
        records::set_ball(tx, row.record_id, Some(side), until, kind)?;
        if let Some(map) = data.as_object_mut() {
            map.insert("ball".to_owned(), json!(side));
        }
    }
    let files = records::attach(tx, scope, &input.file_ids)?;
    let lane = records::shared_lane_unscoped(tx.conn, row.record_id)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data)
        .with_body(input.note.clone().or_else(|| input.reason.clone()))
        .with_files(&files);
    let entry = records::append(tx, lane.id, entry)?;
    records::bind(tx, &files, &entry)?;
    if rule.action == CommitmentAction::Fulfil {
        store::set_fulfilled_seq(tx.conn, row.id, entry.seq)?;
    }
    records::take_part(tx, row.record_id, scope)?;
    records::notify(tx, &entry)
}

/// What an entry says of a commitment; of one that is no term of an offer, in its own words.
fn figures(row: &CommitmentRow, to: CommitmentState) -> Value {
    let mut data = json!({
        "commitment_id": row.id, "side": row.side, "kind": row.kind,
        "amount_minor": row.amount_minor, "currency": row.currency, "quantity": row.quantity,
        "due_at": row.due_at.micros(), "source_id": row.source_id, "state": to,
        "organisation_id": row.organisation_id,
    });
    if [ACTION, CONDITION].contains(&row.kind.as_str())
        && let Some(map) = data.as_object_mut()
    {
        map.insert("text".to_owned(), json!(row.text));
    }
    data
}

/// For the worker: what is still owed after its last day is missed. A date that was moved on has
/// work of its own.
pub fn run_due(tx: &mut Tx<'_>, id: CommitmentId) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    if row.state != CommitmentState::Open || row.due_at >= tx.now {
        return Ok(());
    }
    let patch = CommitmentPatch {
        state: Some(CommitmentState::Missed),
        missed_at: Some(Some(tx.now)),
        ..CommitmentPatch::default()
    };
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    tx.subject(row.record_id);
    let lane = records::shared_lane_unscoped(tx.conn, row.record_id)?;
    let data = figures(&row, CommitmentState::Missed);
    let entry = NewEntry::event(None, EntryKind::CommitmentMissed, tx.now, data);
    let entry = records::append(tx, lane.id, entry)?;
    records::notify(tx, &entry)
}
