//! Opening, voting, going stale, and showing: for the features whose things are signed.
mod awaited;
mod told;

use std::collections::HashMap;

use diesel::QueryResult;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::features::organisations::model::{PersonRef, RelationshipId, Side};
use crate::features::organisations::service::{self as organisations, person_refs};
use crate::features::records::model::{EntryKind, LaneId, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{
    NewSignoff, Outcome, SignoffId, SignoffRow, SignoffState, SignoffView, SlotRow, SlotView,
    SubjectId, SubjectKind, Vote, VoteWord,
};
use crate::features::signoffs::policy::{self, Voter};
use crate::features::signoffs::store;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

pub use awaited::{Asked, asked_unscoped, mark_stale_without, waiting_unscoped};
pub use told::Told;

use told::{append_vote, figures, lane_of};

/// Puts something up for signing; complete at once if every slot came signed. Its version must be
/// new for this subject and step.
pub fn open(tx: &mut Tx<'_>, new: NewSignoff<'_>) -> Result<SignoffRow, Problem> {
    open_as(tx, new, None)
}

/// The same, put up by somebody who must not answer for another organisation under another hat.
pub fn open_by(
    tx: &mut Tx<'_>,
    new: NewSignoff<'_>,
    by: MembershipId,
) -> Result<SignoffRow, Problem> {
    open_as(tx, new, Some(by))
}

fn open_as(
    tx: &mut Tx<'_>,
    new: NewSignoff<'_>,
    opened_by: Option<MembershipId>,
) -> Result<SignoffRow, Problem> {
    let id = SignoffId::generate();
    let slots: Vec<SlotRow> = new
        .slots
        .into_iter()
        .map(|slot| SlotRow {
            signoff_id: id,
            slot: slot.name,
            side: slot.side,
            role: slot.role,
            vote: slot.signed.map(|_| VoteWord::Signed),
            voted_by: slot.signed.and_then(|(by, _)| by),
            voted_at: slot.signed.map(|(_, at)| at),
            reason: None,
            organisation_id: slot.organisation,
            stage: slot.stage,
        })
        .collect();
    let complete = policy::outcome(new.kind, &slots) == Outcome::Complete;
    let row = SignoffRow {
        id,
        record_id: new.record,
        subject_kind: new.kind,
        subject_id: new.subject,
        subject_step: new.step.to_owned(),
        subject_version: new.version,
        sha256: new.sha256,
        state: if complete { SignoffState::Complete } else { SignoffState::Open },
        interim: new.interim,
        created_at: tx.now,
        completed_at: complete.then_some(tx.now),
        stale_at: None,
        stale_reason: None,
        opened_by,
        title: new.title.map(str::to_owned),
        lane_id: new.lane,
    };
    store::insert(tx.conn, &row, &slots)?;
    Ok(row)
}

/// Signs or refuses for the side that the scope's organisation takes in the record. `seen` is the
/// hash of what the voter was shown.
///
/// # Errors
/// `action_not_allowed` with reason `role_too_low`, `wrong_side`, `already`, `signature_stale`,
/// `wrong_status`, `other_hash` or `other_side`; nothing is changed then.
pub fn vote(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SignoffId,
    seen: &[u8],
    vote: &Vote,
) -> Result<Outcome, Problem> {
    vote_as(tx, scope, id, seen, vote, &[])
}

/// The same in roles that the caller has shown the voter to have.
///
/// # Errors
/// As [`vote`], and `wrong_role` or `not_yet`.
pub fn vote_as(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SignoffId,
    seen: &[u8],
    vote: &Vote,
    roles: &[&str],
) -> Result<Outcome, Problem> {
    cast(tx, scope, id, seen, vote, roles, None)
}

/// The same, told in the words of whoever asks: for what is more than a signature or a refusal.
pub fn vote_told(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SignoffId,
    seen: &[u8],
    vote: &Vote,
    roles: &[&str],
    told: Told,
) -> Result<Outcome, Problem> {
    cast(tx, scope, id, seen, vote, roles, Some(told))
}

fn cast(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SignoffId,
    seen: &[u8],
    vote: &Vote,
    roles: &[&str],
    told: Option<Told>,
) -> Result<Outcome, Problem> {
    let found = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let party = records::require_party(tx.conn, scope, found.record_id)?;
    if !scope.may(Capability::Write) {
        return Err(Problem::not_allowed("role_too_low"));
    }
    let signoff = store::lock(tx.conn, id)?;
    let mut slots = store::slots(tx.conn, id)?;
    let voter = Voter {
        side: party.side,
        organisation: scope.org(),
        membership: scope.membership(),
        person: scope.person(),
        roles,
    };
    let hands: Vec<MembershipId> =
        slots.iter().filter_map(|slot| slot.voted_by).chain(signoff.opened_by).collect();
    let behind = organisations::persons_unscoped(tx.conn, &hands)?;
    let slot = policy::slot_for(&signoff, &slots, &voter, &behind, seen)?.clone();
    let reason = match vote {
        Vote::Sign => None,
        Vote::Refuse { reason } | Vote::Abstain { reason } => Some(reason.as_str()),
    };
    if !store::vote(tx.conn, &slot, vote.word(), scope.membership(), reason, tx.now)? {
        return Err(Problem::not_allowed("already"));
    }
    for row in slots.iter_mut().filter(|row| row.slot == slot.slot) {
        row.vote = Some(vote.word());
        row.voted_by = Some(scope.membership());
        row.voted_at = Some(tx.now);
    }
    let outcome = policy::outcome(signoff.subject_kind, &slots);
    let state = match outcome {
        Outcome::Open => None,
        Outcome::Complete => Some(SignoffState::Complete),
        Outcome::Refused => Some(SignoffState::Refused),
    };
    if let Some(state) = state
        && !store::finish(tx.conn, id, state, tx.now)?
    {
        return Err(Problem::new(Code::StaleVersion));
    }
    append_vote(tx, scope, &signoff, &slot, &slots, told.unwrap_or_else(|| Told::of(vote)))?;
    Ok(outcome)
}

/// What was signed has changed: every sign-off of this subject and step that is open or complete
/// goes stale. `what_changed` (ids and figures) is kept with it and said in the shared lane, unless
/// nobody had signed yet. Gives how many had. `side` made the change.
pub fn mark_stale(
    tx: &mut Tx<'_>,
    kind: SubjectKind,
    subject_id: SubjectId,
    step: &str,
    side: Side,
    what_changed: &Value,
) -> Result<usize, Problem> {
    let standing = store::standing(tx.conn, kind, subject_id, step)?;
    go_stale(tx, standing, side, what_changed)
}

/// The same of one version alone, where earlier ones stay as they were signed.
pub fn mark_stale_version(
    tx: &mut Tx<'_>,
    kind: SubjectKind,
    subject_id: SubjectId,
    version: i32,
    side: Side,
    what_changed: &Value,
) -> Result<usize, Problem> {
    let mut standing = store::standing(tx.conn, kind, subject_id, "")?;
    standing.retain(|signoff| signoff.subject_version == version);
    go_stale(tx, standing, side, what_changed)
}

fn go_stale(
    tx: &mut Tx<'_>,
    standing: Vec<SignoffRow>,
    side: Side,
    what_changed: &Value,
) -> Result<usize, Problem> {
    let mut signed = 0;
    for signoff in standing {
        if !store::set_stale(tx.conn, signoff.id, &what_changed.to_string(), tx.now)? {
            continue;
        }
        let slots = store::slots(tx.conn, signoff.id)?;
        if slots.iter().all(|slot| slot.vote.is_none()) {
            continue;
        }
        signed += 1;
        let data =
            figures(&signoff, [("changed", what_changed.clone()), ("changed_side", json!(side))]);
        let lane = lane_of(tx, &signoff)?;
        let entry = NewEntry::event(None, EntryKind::SignatureStale, tx.now, data);
        let row = records::append(tx, lane, entry)?;
        records::notify(tx, &row)?;
    }
    Ok(signed)
}

/// From now on what happens to the sign-offs of these subjects is told in one lane alone: they have
/// become a matter of its readers. Where they wait they have no name any more.
pub fn tell_only(
    tx: &mut Tx<'_>,
    kind: SubjectKind,
    subjects: &[SubjectId],
    lane: LaneId,
) -> Result<(), Problem> {
    Ok(store::set_lane(tx.conn, kind, subjects, lane)?)
}

/// A signature that no longer holds: what was signed has changed, and was not signed again.
#[derive(Debug, Clone)]
pub struct GoneStale {
    pub record: RecordId,
    pub kind: SubjectKind,
    /// Of a report.
    pub step: String,
    pub at: Option<Timestamp>,
}

/// Those in open records of a relationship, for callers that show what their reader may see.
pub fn gone_stale_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    kinds: &[SubjectKind],
    limit: i64,
) -> Result<Vec<GoneStale>, Problem> {
    let rows = store::stale_between(conn, relationship, kinds, limit)?;
    Ok(rows
        .into_iter()
        .map(|(record, kind, step, at)| GoneStale { record, kind, step, at })
        .collect())
}

/// All sign-offs of a record that the caller may see, oldest first: two statements.
pub fn of_record_unscoped(conn: &mut Conn, record: RecordId) -> Result<Vec<SignoffView>, Problem> {
    let rows = store::of_record(conn, record)?;
    views(conn, rows)
}

/// Sign-offs of subjects of one kind whose records the caller may see, oldest first for each
/// subject: two statements for any number.
pub fn of_subjects_unscoped(
    conn: &mut Conn,
    kind: SubjectKind,
    subjects: &[SubjectId],
) -> Result<HashMap<SubjectId, Vec<SignoffView>>, Problem> {
    let mut found: HashMap<SubjectId, Vec<SignoffView>> = HashMap::new();
    if subjects.is_empty() {
        return Ok(found);
    }
    let rows = store::of_subjects(conn, kind, subjects)?;
    for view in views(conn, rows)? {
        found.entry(SubjectId(view.subject_id)).or_default().push(view);
    }
    Ok(found)
}

/// Sign-offs before names are put to the votes.
#[derive(Debug)]
pub struct Votes(Vec<(SignoffRow, SlotRow)>);

/// Those of one subject whose record the caller may see, for callers that ask for people anyway:
/// one statement.
pub fn votes_unscoped(
    conn: &mut Conn,
    kind: SubjectKind,
    subject: SubjectId,
) -> QueryResult<Votes> {
    Ok(Votes(store::of_subjects(conn, kind, &[subject])?))
}

impl Votes {
    /// Whoever voted.
    pub fn voters(&self) -> impl Iterator<Item = MembershipId> {
        self.0.iter().filter_map(|(_, slot)| slot.voted_by)
    }

    /// What is shown of them, oldest first, given the voters' names.
    pub fn named(
        self,
        people: &HashMap<MembershipId, PersonRef>,
    ) -> Result<Vec<SignoffView>, Problem> {
        shown(self.0, people)
    }
}

fn views(conn: &mut Conn, rows: Vec<(SignoffRow, SlotRow)>) -> Result<Vec<SignoffView>, Problem> {
    let people: Vec<MembershipId> = rows.iter().filter_map(|(_, slot)| slot.voted_by).collect();
    let people = person_refs(conn, &people)?;
    shown(rows, &people)
}

fn shown(
    rows: Vec<(SignoffRow, SlotRow)>,
    people: &HashMap<MembershipId, PersonRef>,
) -> Result<Vec<SignoffView>, Problem> {
    let mut views: Vec<SignoffView> = Vec::new();
    for (signoff, slot) in rows {
        let slot = slot_view(slot, people);
        match views.last_mut().filter(|view| view.id == signoff.id) {
            Some(view) => view.slots.push(slot),
            None => views.push(view(signoff, slot)?),
        }
    }
    Ok(views)
}

fn view(row: SignoffRow, first: SlotView) -> Result<SignoffView, Problem> {
    let stale_reason = row.stale_reason.as_deref().map(serde_json::from_str).transpose();
    Ok(SignoffView {
        id: row.id,
        subject_kind: row.subject_kind,
        subject_id: Uuid::from(row.subject_id),
        subject_step: row.subject_step,
        subject_version: row.subject_version,
        sha256: hex::encode(row.sha256),
        state: row.state,
        interim: row.interim,
        slots: vec![first],
        stale_reason: stale_reason.map_err(Problem::internal)?,
        lane: row.lane_id,
    })
}

fn slot_view(slot: SlotRow, people: &HashMap<MembershipId, PersonRef>) -> SlotView {
    let side = slot.side;
    SlotView {
        by: slot.voted_by.and_then(|id| people.get(&id)).map(|person| person.clone().on(side)),
        slot: slot.slot,
        side,
        organisation_id: slot.organisation_id,
        stage: slot.stage,
        role: slot.role,
        vote: slot.vote,
        at: slot.voted_at,
        reason: slot.reason,
    }
}
