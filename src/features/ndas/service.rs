//! Proposing, answering, ending and showing agreements on secrecy.
mod ends;
mod told;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::features::ndas::model::{
    NdaAction, NdaId, NdaList, NdaPatch, NdaRow, NdaState, NdaView,
};
use crate::features::ndas::{policy, store};
use crate::features::organisations::model::{PersonRef, Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{FileId, FileRef, FileRow};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates::end_of_day;

pub use ends::{NDA_END, NDA_OVER, run_end};
pub use told::{NDA_SOON, end_soon, look_ahead, run_soon, titles};

/// What lists of clients are asked again: those of agreements, and of what they open.
const LISTS: [&str; 2] = ["ndas", "documents"];
/// Agreements that a relationship shows.
const SHOWN: i64 = 50;
/// Proposals of a day that may come to nothing.
const MOST_REFUSED: i64 = 3;
const DAY: i64 = 86_400;
/// Days that one may hold.
const LONGEST: i64 = 36_600;

/// What is proposed.
#[derive(Debug, Clone)]
pub struct NewNda {
    pub title: String,
    pub file: Option<FileId>,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// Customers with whom the vendor has an agreement that holds now: what documents ask.
pub fn customers_under_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<HashSet<OrganisationId>, Problem> {
    Ok(store::customers_under(conn, vendor, now)?.into_iter().collect())
}

/// The same of several vendors.
pub fn under_each_unscoped(
    conn: &mut Conn,
    vendors: &[OrganisationId],
    now: Timestamp,
) -> Result<HashMap<OrganisationId, HashSet<OrganisationId>>, Problem> {
    let mut each: HashMap<OrganisationId, HashSet<OrganisationId>> = HashMap::new();
    for (vendor, customer) in store::under_each(conn, vendors, now)? {
        each.entry(vendor).or_default().insert(customer);
    }
    Ok(each)
}

/// The vendor and the customer of one.
pub fn between_unscoped(
    conn: &mut Conn,
    id: NdaId,
) -> Result<Option<(OrganisationId, OrganisationId)>, Problem> {
    let row = store::find_unscoped(conn, id)?;
    Ok(row.map(|row| (row.vendor_org, row.customer_org)))
}

/// Proposes one to the other side.
///
/// # Errors
/// `action_not_allowed` (`role_too_low`, `wrong_status` while another one waits for an answer);
/// `too_many_requests` after several of a day that came to nothing; `invalid` for days that are over
/// or in the wrong order, and for a file that is not one's own.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    new: &NewNda,
) -> Result<NdaId, Problem> {
    let relationship = organisations::find_relationship(tx.conn, scope, id)?;
    if !policy::may_bind(scope) {
        return Err(Problem::not_allowed("role_too_low"));
    }
    if store::has_proposed(tx.conn, id, tx.now)? {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let now = tx.now;
    if let Some(until) = paused_until(tx.conn, id, relationship.side, now)? {
        let wait = u32::try_from(until.seconds_since(now).max(1)).unwrap_or(u32::MAX);
        return Err(Problem::new(Code::TooManyRequests).with_retry_after(wait));
    }
    let (_, zone) = organisations::office_unscoped(tx.conn, relationship.vendor.id)?;
    let (from_at, until_at) = moments(zone, new, tx.now)?;
    let file = match new.file {
        Some(file) => Some(records::hold(tx, scope, file)?.id),
        None => None,
    };
    let row = NdaRow {
        id: NdaId::generate(),
        relationship_id: id,
        vendor_org: relationship.vendor.id,
        customer_org: relationship.customer.id,
        title: new.title.clone(),
        file_id: file,
        valid_from: new.from.to_string(),
        valid_until: new.until.to_string(),
        from_at,
        until_at,
        state: NdaState::Proposed,
        proposed_side: relationship.side,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        answered_by: None,
        answered_at: None,
        ended_side: None,
        ended_by: None,
        ended_at: None,
        reason: None,
        version: 1,
        record_id: None,
    };
    let record_id = Some(told::open(tx, &row, Some(scope.membership()))?);
    let row = NdaRow { record_id, ..row };
    store::insert(tx.conn, &row)?;
    // Nobody may ever answer.
    ends::queue(tx, &row)?;
    told::proposed(tx, scope, &row)?;
    tx.subject(row.id);
    tell(tx, &row);
    Ok(row.id)
}

/// Each proposal is mailed to the other firm: after a few of a day by one side that were declined or
/// taken back, its next one waits until the first of them is a day old. When that is, if it waits.
fn paused_until(
    conn: &mut Conn,
    id: RelationshipId,
    side: Side,
    now: Timestamp,
) -> Result<Option<Timestamp>, Problem> {
    let refused = store::refused_since(conn, id, side, now.plus_seconds(-DAY), MOST_REFUSED)?;
    let nth = usize::try_from(MOST_REFUSED - 1).unwrap_or_default();
    Ok(refused.get(nth).map(|first| first.plus_seconds(DAY)))
}

/// The first second of the first day and the last one of the last.
fn moments(zone: Tz, new: &NewNda, now: Timestamp) -> Result<(Timestamp, Timestamp), Problem> {
    if new.until < new.from || (new.until - new.from).num_days() > LONGEST {
        return Err(Problem::invalid("valid_until", "not_allowed_value"));
    }
    let until = end_of_day(zone, new.until);
    if until < now {
        return Err(Problem::invalid("valid_until", "date_past"));
    }
    let before = new.from.pred_opt().ok_or_else(|| Problem::invalid("valid_from", "bad_date"))?;
    Ok((end_of_day(zone, before).plus_seconds(1), until))
}

/// One in whose relationship the scope's organisation stands.
fn find(conn: &mut Conn, scope: &Scope, id: NdaId) -> Result<(NdaRow, Relationship), Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let relationship = organisations::find_relationship(conn, scope, row.relationship_id)?;
    Ok((row, relationship))
}

/// Answers, withdraws or ends one that still has the version that was seen.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: NdaId,
    action: NdaAction,
    version: i32,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let (row, relationship) = find(tx.conn, scope, id)?;
    if row.version != version {
        let now = tx.now;
        let current = nda(tx.conn, scope, id, now)?;
        return Err(Problem::stale(&current));
    }
    let state = standing(&row, tx.now);
    let side = relationship.side;
    policy::rule(policy::may_bind(scope), side, row.proposed_side, state, action)
        .map_err(Problem::not_allowed)?;
    if matches!(action, NdaAction::Confirm | NdaAction::Decline) {
        organisations::require_other_person(tx.conn, scope, row.proposed_by)?;
    }
    if action == NdaAction::Decline && reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    let (by, at) = (Some(Some(scope.membership())), Some(Some(tx.now)));
    let answered = |state| NdaPatch {
        state: Some(state),
        answered_by: by,
        answered_at: at,
        ..NdaPatch::default()
    };
    let ended = |state| NdaPatch {
        state: Some(state),
        ended_side: Some(Some(side)),
        ended_by: by,
        ended_at: at,
        ..NdaPatch::default()
    };
    let patch = match action {
        NdaAction::Confirm => answered(NdaState::Confirmed),
        NdaAction::Decline => answered(NdaState::Declined),
        NdaAction::Withdraw => ended(NdaState::Withdrawn),
        NdaAction::Terminate => ended(NdaState::Terminated),
    };
    let patch = NdaPatch { reason: reason.map(|text| Some(text.to_owned())), ..patch };
    move_on(tx, &row, &patch)?;
    told::acted(tx, scope, &row, action, reason)?;
    match action {
        NdaAction::Confirm => ends::watch(tx, &row),
        NdaAction::Terminate => ends::shut(tx, &row),
        NdaAction::Decline | NdaAction::Withdraw => Ok(()),
    }
}

/// What became of it by now: the last day may be over before the worker has written it down.
fn standing(row: &NdaRow, now: Timestamp) -> NdaState {
    match row.state {
        NdaState::Confirmed | NdaState::Proposed if row.until_at < now => NdaState::Expired,
        state => state,
    }
}

fn move_on(tx: &mut Tx<'_>, row: &NdaRow, patch: &NdaPatch) -> Result<(), Problem> {
    if !store::update(tx.conn, row, patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    tx.subject(row.id);
    tell(tx, row);
    Ok(())
}

/// Clients of the two firms ask again; nobody else learns of it.
fn tell(tx: &mut Tx<'_>, row: &NdaRow) {
    for what in LISTS {
        tx.hint(Hint::List { what, organisations: vec![row.vendor_org, row.customer_org] });
    }
}

/// Those of a relationship, newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    now: Timestamp,
) -> Result<NdaList, Problem> {
    let relationship = organisations::find_relationship(conn, scope, id)?;
    let rows = store::of_relationship(conn, id, SHOWN)?;
    let waits = rows.iter().any(|row| standing(row, now) == NdaState::Proposed);
    let asks = policy::may_bind(scope) && !waits;
    let pause = if asks { paused_until(conn, id, relationship.side, now)? } else { None };
    Ok(NdaList {
        active: rows.iter().any(|row| row.holds(now)),
        may_propose: asks && pause.is_none(),
        propose_from: pause,
        items: views(conn, scope, &relationship, rows, now)?,
    })
}

/// One of them.
pub fn nda(conn: &mut Conn, scope: &Scope, id: NdaId, now: Timestamp) -> Result<NdaView, Problem> {
    let (row, relationship) = find(conn, scope, id)?;
    views(conn, scope, &relationship, vec![row], now)?.pop().ok_or_else(Problem::not_found)
}

/// The paper of one, for either side.
pub fn paper(conn: &mut Conn, scope: &Scope, id: NdaId) -> Result<FileRow, Problem> {
    let (row, _) = find(conn, scope, id)?;
    let file = row.file_id.ok_or_else(Problem::not_found)?;
    records::held_unscoped(conn, &[file])?.pop().ok_or_else(Problem::not_found)
}

fn views(
    conn: &mut Conn,
    scope: &Scope,
    relationship: &Relationship,
    rows: Vec<NdaRow>,
    now: Timestamp,
) -> Result<Vec<NdaView>, Problem> {
    let hands: Vec<MembershipId> = rows
        .iter()
        .flat_map(|row| [row.proposed_by, row.answered_by, row.ended_by])
        .flatten()
        .collect();
    let people = organisations::person_refs(conn, &hands)?;
    let ids: Vec<FileId> = rows.iter().filter_map(|row| row.file_id).collect();
    let files: HashMap<FileId, FileRow> =
        records::held_unscoped(conn, &ids)?.into_iter().map(|file| (file.id, file)).collect();
    let person = |id: Option<MembershipId>| {
        let person: PersonRef = people.get(&id?)?.clone();
        let vendor = person.organisation.id == relationship.vendor.id;
        Some(person.on(if vendor { Side::Vendor } else { Side::Customer }))
    };
    let binds = policy::may_bind(scope);
    Ok(rows
        .into_iter()
        .map(|row| {
            let state = standing(&row, now);
            NdaView {
                id: row.id,
                relationship_id: row.relationship_id,
                vendor: relationship.vendor.clone(),
                customer: relationship.customer.clone(),
                file: row.file_id.and_then(|id| files.get(&id)).cloned().map(FileRef::from),
                active: row.holds(now),
                state,
                proposed_by: person(row.proposed_by),
                answered_by: person(row.answered_by),
                ended_by: person(row.ended_by),
                actions: policy::states(binds, relationship.side, row.proposed_side, state),
                title: row.title,
                valid_from: row.valid_from,
                valid_until: row.valid_until,
                proposed_side: row.proposed_side,
                proposed_at: row.proposed_at,
                answered_at: row.answered_at,
                ended_side: row.ended_side,
                ended_at: row.ended_at,
                reason: row.reason,
                version: row.version,
            }
        })
        .collect())
}
