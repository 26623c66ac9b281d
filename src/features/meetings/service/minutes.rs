//! Writing minutes, taking things on, confirming what was written.
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::content::{self, Parts};
use super::{Found, find, hint, list_state, stale, tell};
use crate::features::commitments::model::{ACTION, CommitmentId, NewCommitment, SourceId};
use crate::features::commitments::service as commitments;
use crate::features::meetings::model::{
    ActionRow, AgendaKind, ItemId, MOST_ACTIONS, MeetingAction, MeetingPatch, MeetingState,
    PersonRow, SOURCE,
};
use crate::features::meetings::policy::{self, Facts};
use crate::features::meetings::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{
    NewSignoff, Outcome, SignoffState, SignoffView, Slot, SubjectId, SubjectKind, Vote, VoteWord,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::problem::{Code, Problem};

/// Days ahead that somebody may promise at most.
const MAX_DAYS: i64 = 3660;

/// A part of the minutes that is written by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// About the meeting as a whole.
    Text,
    /// About a line of the agenda.
    Item(ItemId),
}

/// What somebody saw who confirms or refuses, and why they refuse.
#[derive(Debug, Clone)]
pub struct VoteInput {
    /// Of the record.
    pub version: i32,
    pub sha256: Option<String>,
    pub reason: Option<String>,
}

/// Something that a side takes on.
#[derive(Debug, Clone)]
pub struct NewAction {
    pub side: Side,
    pub text: String,
    pub due_on: NaiveDate,
    pub owner: Option<MembershipId>,
    pub item: Option<ItemId>,
}

/// Writes a part of the minutes that still has the version that the caller saw. Either side writes;
/// what was confirmed before is not any more.
///
/// # Errors
/// `stale_version` with the meeting as it is now.
pub fn write(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    part: Part,
    version: i32,
    text: &str,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, MeetingAction::WriteMinutes)?;
    let (written, same, change) = match part {
        Part::Text => (
            found.meeting.text_version == version && store::write_text(tx.conn, id, version, text)?,
            found.meeting.minutes == text,
            json!({ "part": "text" }),
        ),
        Part::Item(item) => {
            let row = found.item(item)?;
            (
                row.minutes_version == version && store::write_item(tx.conn, row, text)?,
                row.minutes == text,
                json!({ "part": "item", "id": item }),
            )
        }
    };
    if !written {
        return Err(stale(tx, scope, titles, id)?);
    }
    if same {
        return Ok(());
    }
    records::take_part(tx, id, scope)?;
    loosen(tx, &found, &change)
}

/// The minutes are others now: nobody has confirmed them as they are.
fn loosen(tx: &mut Tx<'_>, found: &Found, change: &Value) -> Result<(), Problem> {
    if !store::bump_minutes(tx.conn, &found.meeting)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let subject = SubjectId(found.id().0);
    let changed = json!([change]);
    signoffs::mark_stale(tx, SubjectKind::Minutes, subject, "", found.side, &changed)?;
    if found.meeting.state == MeetingState::Held {
        return hint(tx, found);
    }
    back_to_held(tx, found, EntryKind::SignatureStale)
}

fn back_to_held(tx: &mut Tx<'_>, found: &Found, cause: EntryKind) -> Result<(), Problem> {
    let patch = MeetingPatch { confirmed_at: Some(None), ..MeetingPatch::default() };
    move_on(tx, found, MeetingState::Held, patch)?;
    records::set_ball(tx, found.id(), Some(BallSide::Both), None, cause).map(drop)
}

fn move_on(
    tx: &mut Tx<'_>,
    found: &Found,
    to: MeetingState,
    patch: MeetingPatch,
) -> Result<(), Problem> {
    let patch = MeetingPatch { state: Some(to), ..patch };
    if !store::update(tx.conn, found.id(), found.meeting.state, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    tx.subject(found.id());
    records::changed(tx, found.id(), found.record.version, &list_state(to)).map(drop)
}

/// The minutes as they are, and the confirmation that they have.
pub(super) struct Written {
    pub people: Vec<PersonRow>,
    pub actions: Vec<(ActionRow, Side, String)>,
    pub sealed: Value,
    pub is_written: bool,
}

/// Two statements.
pub(super) fn written(conn: &mut Conn, found: &Found) -> Result<Written, Problem> {
    let people = store::people(conn, found.id())?;
    let actions = store::actions(conn, found.id())?;
    let parts =
        Parts { meeting: &found.meeting, items: &found.items, people: &people, actions: &actions };
    let (sealed, is_written) = (parts.sealed(), parts.is_written());
    Ok(Written { people, actions, sealed, is_written })
}

/// Whose confirmation stands.
pub(super) fn confirmed_by(signoff: Option<&SignoffView>) -> Option<Side> {
    let open = signoff.filter(|signoff| signoff.state == SignoffState::Open)?;
    open.slots.iter().find(|slot| slot.vote == Some(VoteWord::Signed)).map(|slot| slot.side)
}

/// What a vote is about: the minutes as they are, and the sign-off that stands.
struct Ballot {
    found: Found,
    written: Written,
    signoff: Option<SignoffView>,
    seen: Vec<u8>,
}

fn ballot(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    action: MeetingAction,
    input: &VoteInput,
) -> Result<Ballot, Problem> {
    let found = find(tx.conn, scope, id)?;
    let written = written(tx.conn, &found)?;
    let subject = SubjectId(id.0);
    let signoff = signoffs::of_subjects_unscoped(tx.conn, SubjectKind::Minutes, &[subject])?
        .remove(&subject)
        .and_then(|mut all| all.pop());
    if found.record.version != input.version {
        return Err(stale(tx, scope, titles, id)?);
    }
    let mut about: Vec<RecordId> =
        found.items.iter().filter_map(|item| item.about_record).collect();
    about.sort_unstable();
    about.dedup();
    let facts = Facts {
        state: found.meeting.state,
        confirmed_by: confirmed_by(signoff.as_ref()),
        is_written: written.is_written,
        is_seen: records::seen_among(tx.conn, scope, &about)?.len() == about.len(),
    };
    policy::rule(scope, found.side, action, &facts).map_err(Problem::not_allowed)?;
    let seen =
        input.sha256.as_deref().ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let seen = hex::decode(seen).map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?;
    if seen != content::hash(&written.sealed) {
        return Err(Problem::not_allowed("other_hash"));
    }
    Ok(Ballot { found, written, signoff, seen })
}

/// Confirms the minutes that the caller saw, for its side. The first side puts them before the
/// other one by that; with the second they hold.
///
/// # Errors
/// `stale_version` with the meeting as it is now; `action_not_allowed` with a reason of the policy
/// or `other_hash`.
pub fn confirm(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    input: &VoteInput,
) -> Result<(), Problem> {
    let ballot = ballot(tx, scope, titles, id, MeetingAction::Confirm, input)?;
    // What the other side wrote down for this one is owed once this one has confirmed it.
    commitments::agree(tx, id, SourceId(id.0), ballot.found.side)?;
    match ballot.signoff.as_ref().filter(|signoff| signoff.state == SignoffState::Open) {
        None => put_forward(tx, scope, &ballot),
        Some(signoff) => {
            let outcome = signoffs::vote(tx, scope, signoff.id, &ballot.seen, &Vote::Sign)?;
            if outcome == Outcome::Complete { complete(tx, scope, &ballot) } else { Ok(()) }
        }
    }
}

/// The entry holds what is to be confirmed, so that the chain keeps it.
fn put_forward(tx: &mut Tx<'_>, scope: &Scope, ballot: &Ballot) -> Result<(), Problem> {
    let Ballot { found, written, seen, .. } = ballot;
    let version = found.meeting.minutes_version;
    let own = Slot::of(found.side).signed_by(Some(scope.membership()), tx.now);
    signoffs::open(
        tx,
        NewSignoff {
            record: found.id(),
            kind: SubjectKind::Minutes,
            subject: SubjectId(found.id().0),
            step: "",
            version,
            sha256: seen.clone(),
            slots: vec![own, Slot::of(found.side.other())],
            interim: false,
            title: None,
            lane: None,
        },
    )?;
    let patch = MeetingPatch {
        signed_content: Some(Some(Json(written.sealed.clone()))),
        ..MeetingPatch::default()
    };
    move_on(tx, found, MeetingState::ToConfirm, patch)?;
    let ball = Some(BallSide::from(found.side.other()));
    records::set_ball(tx, found.id(), ball, None, EntryKind::MinutesWritten)?;
    let data = json!({
        "content": written.sealed, "sha256": hex::encode(seen), "side": found.side,
        "version": version,
    });
    let entry = tell(tx, found, scope, EntryKind::MinutesWritten, data, None)?;
    records::notify(tx, &entry)
}

fn complete(tx: &mut Tx<'_>, scope: &Scope, ballot: &Ballot) -> Result<(), Problem> {
    let Ballot { found, seen, .. } = ballot;
    let patch = MeetingPatch { confirmed_at: Some(Some(tx.now)), ..MeetingPatch::default() };
    move_on(tx, found, MeetingState::Confirmed, patch)?;
    records::set_ball(tx, found.id(), None, None, EntryKind::MinutesConfirmed)?;
    let data = json!({
        "sha256": hex::encode(seen), "side": found.side, "version": found.meeting.minutes_version,
    });
    let body = Some(readable(found));
    let entry = tell(tx, found, scope, EntryKind::MinutesConfirmed, data, body)?;
    records::notify(tx, &entry)
}

/// The minutes in one text, for the conversation. A matter is named by its place
/// on the agenda alone: not everybody who reads the conversation is shown it.
fn readable(found: &Found) -> String {
    let mut parts = vec![found.meeting.minutes.trim().to_owned()];
    for (place, item) in found.items.iter().enumerate() {
        let text = item.minutes.trim();
        if text.is_empty() {
            continue;
        }
        let place = place.saturating_add(1);
        let title = if item.kind == AgendaKind::Topic { item.title.as_str() } else { "" };
        parts.push(format!("**{}**\n\n{text}", format!("{place}. {title}").trim_end()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Does not confirm the minutes as they are; they are written on.
pub fn refuse(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    input: &VoteInput,
) -> Result<(), Problem> {
    let ballot = ballot(tx, scope, titles, id, MeetingAction::Refuse, input)?;
    let reason = input.reason.clone();
    let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
    let signoff = ballot.signoff.as_ref().ok_or_else(|| Problem::not_allowed("wrong_status"))?;
    let found = &ballot.found;
    // The same words are put forward again as another version.
    if !store::bump_minutes(tx.conn, &found.meeting)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    back_to_held(tx, found, EntryKind::SignatureRefused)?;
    signoffs::vote(tx, scope, signoff.id, &ballot.seen, &Vote::Refuse { reason }).map(drop)
}

/// Takes something on: a commitment like any other, that belongs to the minutes. For the other side
/// it is a proposal until that side confirms them.
pub fn promise(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewAction,
) -> Result<CommitmentId, Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, MeetingAction::Promise)?;
    let today = tx.now.datetime().date_naive();
    let ahead = new.due_on.signed_duration_since(today).num_days();
    // Where it is already tomorrow, or still yesterday, the day is another.
    if !(-1..=MAX_DAYS).contains(&ahead) {
        let code = if ahead < 0 { "in_the_past" } else { "too_far" };
        return Err(Problem::invalid("due_on", code));
    }
    if let Some(item) = new.item {
        found.item(item).map_err(|_| Problem::invalid("item_id", "not_allowed_value"))?;
    }
    if let Some(owner) = new.owner {
        require_of_side(tx, &found, new.side, owner)?;
    }
    let before = store::actions(tx.conn, id)?.len();
    if i64::try_from(before).unwrap_or(i64::MAX) >= MOST_ACTIONS {
        return Err(Problem::invalid("text", "too_many"));
    }
    let promise = NewCommitment {
        source_kind: SOURCE,
        source: SourceId(id.0),
        side: new.side,
        owner: new.owner,
        kind: ACTION.to_owned(),
        text: new.text.clone(),
        amount_minor: None,
        currency: None,
        quantity: None,
        return_required: false,
        due_on: new.due_on,
        agreed: new.side == found.side,
    };
    let made = commitments::make(tx, id, Some(scope.membership()), vec![promise])?;
    let made = made.first().ok_or_else(|| Problem::internal("nothing was promised"))?;
    let row = ActionRow {
        commitment_id: made.id,
        record_id: id,
        item_id: new.item,
        due_on: new.due_on.to_string(),
        created_at: tx.now,
    };
    store::add_action(tx.conn, &row)?;
    records::take_part(tx, id, scope)?;
    loosen(tx, &found, &json!({ "part": "action", "id": made.id }))?;
    Ok(made.id)
}

/// Somebody active of the firm on that side.
fn require_of_side(
    tx: &mut Tx<'_>,
    found: &Found,
    side: Side,
    owner: MembershipId,
) -> Result<(), Problem> {
    let firm = found.seats.seat(side).ok_or_else(Problem::not_found)?.organisation.id;
    let active = organisations::active_people_unscoped(tx.conn, &[firm])?;
    if active.iter().any(|(_, person, _)| *person == owner) {
        return Ok(());
    }
    Err(Problem::invalid("owner_membership_id", "not_allowed_value"))
}
