//! Asking for approval of a released version, and answering: by organisation, role and order.
use chrono::NaiveDate;
use serde_json::json;

use super::{Case, Shelf, bare, figures, find_for, moved, tell};
use crate::features::commitments::model::{Between, CONDITION, NewCommitment, SourceId};
use crate::features::commitments::service as commitments;
use crate::features::documents::model::{
    DocumentAction, DocumentId, DocumentRow, VersionPatch, VersionRow,
};
use crate::features::documents::store;
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::projects::model::ProjectRole;
use crate::features::projects::service::desk;
use crate::features::records::model::{EntryKind, LaneId, LaneKind};
use crate::features::records::service::{self as records, NewEntry, NewLane};
use crate::features::signoffs::model::{NewSignoff, Outcome, Slot, SubjectId, SubjectKind, Vote};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// What made a commitment that is a condition of an approval.
pub const SOURCE: &str = "document";
/// Places for signatures at most, and conditions of one answer.
const MOST: usize = 20;

/// A place for a signature.
#[derive(Debug, Clone)]
pub struct SlotInput {
    pub organisation: OrganisationId,
    pub role: ProjectRole,
    /// Answered once all of lower stages have.
    pub stage: i32,
}

/// Who is asked.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub version: i32,
    pub slots: Vec<SlotInput>,
    pub note: Option<String>,
}

/// A condition of an approval: the document's owner owes it.
#[derive(Debug, Clone)]
pub struct ConditionInput {
    pub text: String,
    pub due_on: NaiveDate,
}

/// What somebody answers.
#[derive(Debug, Clone)]
pub struct Reply {
    pub version: i32,
    /// Of the version that was seen.
    pub sha256: Vec<u8>,
    pub reason: Option<String>,
    pub conditions: Vec<ConditionInput>,
}

/// Asks for approval of the released version.
///
/// # Errors
/// `stale_version`; `action_not_allowed` (`wrong_side`, `role_too_low`, `wrong_status`); `invalid`
/// for places that are none, twice, or of an organisation for which it does not open.
pub fn ask(tx: &mut Tx<'_>, scope: &Scope, id: DocumentId, ask: &Ask) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, DocumentAction::AskApproval, ask.version)?;
    let version = case.released().ok_or_else(Problem::not_found)?.clone();
    let slots = slots(&shelf, &case, &ask.slots)?;
    let mut asked: Vec<OrganisationId> = ask.slots.iter().map(|one| one.organisation).collect();
    asked.sort_unstable();
    asked.dedup();
    let lane = lane(tx, &shelf, &case, &asked)?;
    let round = version.round.saturating_add(1);
    let patch = VersionPatch { round: Some(round), ..VersionPatch::default() };
    store::update_version(tx.conn, version.id, &patch)?;
    // To whom a confidential one has closed since, it is not named where it waits.
    let title = (!case.row.is_confidential()).then(|| name(&case.row, version.number));
    let new = NewSignoff {
        record: case.row.record_id,
        kind: SubjectKind::DocumentVersion,
        subject: SubjectId(version.id.0),
        step: "",
        version: round,
        sha256: version.sha256.clone(),
        slots,
        interim: false,
        title: title.as_deref(),
        lane,
    };
    signoffs::open_by(tx, new, scope.membership())?;
    let others: Vec<OrganisationId> =
        asked.iter().copied().filter(|one| *one != shelf.own).collect();
    let data = figures(
        &case.row,
        json!({
            "number": version.number, "sha256": hex::encode(&version.sha256), "asked": asked,
            "to": if others.is_empty() { &asked } else { &others },
        }),
    );
    let data = if others.is_empty() { data } else { bare(&case.row, data) };
    // What is said of a confidential one would outlast the agreement in its lane.
    let note = ask.note.clone().filter(|_| !case.row.is_confidential());
    say(tx, scope, &case, lane, EntryKind::DocumentAsked, data, note)?;
    moved(tx, &shelf, &case)
}

/// How a version is called where somebody waits for it.
pub(super) fn name(row: &DocumentRow, number: i32) -> String {
    format!("{} {} · v{number}", row.key(), row.title)
}

fn slots(shelf: &Shelf, case: &Case, wanted: &[SlotInput]) -> Result<Vec<Slot>, Problem> {
    if wanted.is_empty() {
        return Err(Problem::invalid("slots", "missing_field"));
    }
    if wanted.len() > MOST {
        return Err(Problem::invalid("slots", "too_many"));
    }
    let audience = shelf.audience(case);
    let mut slots: Vec<Slot> = Vec::with_capacity(wanted.len());
    for (index, one) in wanted.iter().enumerate() {
        let wrong =
            |field: &str| Problem::invalid(format!("slots.{index}.{field}"), "not_allowed_value");
        let side =
            shelf.desk.side_of(one.organisation).filter(|_| audience.contains(&one.organisation));
        let side = side.ok_or_else(|| wrong("organisation_id"))?;
        if one.role == ProjectRole::Observer {
            return Err(wrong("role"));
        }
        if !(0..=20).contains(&one.stage) {
            return Err(wrong("stage"));
        }
        let slot = Slot::of_role(side, one.organisation, one.role.as_str(), one.stage);
        if slots.iter().any(|known| known.name == slot.name) {
            return Err(Problem::invalid(format!("slots.{index}"), "duplicate_field"));
        }
        slots.push(slot);
    }
    Ok(slots)
}

/// Where the answers are told: of a confidential document, to those alone who are asked.
fn lane(
    tx: &mut Tx<'_>,
    shelf: &Shelf,
    case: &Case,
    asked: &[OrganisationId],
) -> Result<Option<LaneId>, Problem> {
    if !case.row.is_confidential() {
        return Ok(None);
    }
    let record = case.row.record_id;
    let mut readers = asked.to_vec();
    if !readers.contains(&shelf.own) {
        readers.push(shelf.own);
    }
    if readers.len() == 1 {
        return Ok(Some(records::private_lane_unscoped(tx.conn, record, shelf.own)?.id));
    }
    let new = NewLane { kind: LaneKind::Named, topic: None, readers };
    Ok(Some(records::open_lane(tx, record, new)?.id))
}

fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: &Case,
    lane: Option<LaneId>,
    kind: EntryKind,
    data: serde_json::Value,
    body: Option<String>,
) -> Result<(), Problem> {
    let record = case.row.record_id;
    let Some(lane) = lane else { return desk::say(tx, scope, record, kind, data, body, &[]) };
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data).with_body(body);
    let row = records::append(tx, lane, entry)?;
    records::notify(tx, &row)?;
    tx.subject(record);
    Ok(())
}

/// Takes the request back.
pub fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    version: i32,
) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, DocumentAction::WithdrawApproval, version)?;
    let released = case.released().ok_or_else(Problem::not_found)?;
    take_back(tx, &shelf, &case)?;
    let data =
        figures(&case.row, json!({ "change": "approval_withdrawn", "number": released.number }));
    tell(tx, scope, &shelf, &case, EntryKind::DocumentChanged, data, None)?;
    moved(tx, &shelf, &case)
}

/// Ends what is asked of the released version, if anything is.
pub(super) fn take_back(tx: &mut Tx<'_>, shelf: &Shelf, case: &Case) -> Result<(), Problem> {
    let Some(released) = case.released().filter(|_| case.asked().is_some()) else { return Ok(()) };
    let changed = json!({
        "item": "document", "change": "withdrawn", "document_id": case.row.id,
        "key": case.row.key(), "number": released.number,
    });
    let changed = json!([bare(&case.row, changed)]);
    let (kind, subject) = (SubjectKind::DocumentVersion, SubjectId(released.id.0));
    let side = shelf.desk.standing().side;
    signoffs::mark_stale_version(tx, kind, subject, released.round, side, &changed).map(drop)
}

/// Approves, rejects or abstains in the place that the caller fills.
///
/// # Errors
/// `stale_version`; `action_not_allowed` with a reason of `policy` or of the engine that signs:
/// `already`, `other_hash`, `other_side`, `not_yet`, `wrong_role`; `invalid` for conditions where
/// nobody could owe them.
pub fn answer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    action: DocumentAction,
    reply: &Reply,
) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, action, reply.version)?;
    let reason = || reply.reason.clone().ok_or_else(|| Problem::invalid("reason", "missing_field"));
    let vote = match action {
        DocumentAction::Approve => Vote::Sign,
        DocumentAction::Reject => Vote::Refuse { reason: reason()? },
        DocumentAction::Abstain => Vote::Abstain { reason: reason()? },
        _ => return Err(Problem::not_found()),
    };
    if vote != Vote::Sign && !reply.conditions.is_empty() {
        return Err(Problem::invalid("conditions", "not_allowed_value"));
    }
    let asked = case.asked().ok_or_else(|| Problem::not_allowed("wrong_status"))?.id;
    let released = case.released().ok_or_else(Problem::not_found)?;
    let roles = shelf.desk.standing().signs_as();
    let outcome = signoffs::vote_as(tx, scope, asked, &reply.sha256, &vote, roles)?;
    promise(tx, scope, &shelf, &case, released, &reply.conditions)?;
    if outcome == Outcome::Complete {
        let data = figures(
            &case.row,
            json!({ "number": released.number, "sha256": hex::encode(&released.sha256) }),
        );
        tell(tx, scope, &shelf, &case, EntryKind::DocumentApproved, data, None)?;
    }
    moved(tx, &shelf, &case)
}

/// The conditions become what the owner owes to whoever set them.
fn promise(
    tx: &mut Tx<'_>,
    scope: &Scope,
    shelf: &Shelf,
    case: &Case,
    version: &VersionRow,
    conditions: &[ConditionInput],
) -> Result<(), Problem> {
    if conditions.is_empty() {
        return Ok(());
    }
    let wrong = || Problem::invalid("conditions", "not_allowed_value");
    let (vendor, owner) = (shelf.desk.vendor(), case.row.owner_org);
    let of_two_sides = (owner == vendor) != (shelf.own == vendor);
    // A promise is read by all who are in the project.
    if case.row.is_confidential() || !of_two_sides || conditions.len() > MOST {
        return Err(wrong());
    }
    let customer = if owner == vendor { shelf.own } else { owner };
    let known = organisations::relationships_between_unscoped(tx.conn, vendor, &[customer])?;
    let relationship = *known.get(&customer).ok_or_else(wrong)?;
    let between = Between { owing: owner, owed: shelf.own, relationship };
    let new = conditions
        .iter()
        .map(|one| {
            let promise = NewCommitment {
                source_kind: SOURCE,
                source: SourceId(version.id.0),
                side: if owner == vendor { Side::Vendor } else { Side::Customer },
                owner: None,
                kind: CONDITION.to_owned(),
                text: one.text.clone(),
                amount_minor: None,
                currency: None,
                quantity: None,
                return_required: false,
                due_on: one.due_on,
                agreed: true,
            };
            (promise, between)
        })
        .collect();
    commitments::make_between(tx, case.row.record_id, Some(scope.membership()), new).map(drop)
}
