//! A meeting as somebody of either side sees it.
use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::content::{self, MinutesChange, as_it_stood, changes, reasons_of};
use super::minutes::{Written, confirmed_by, written};
use super::{Found, find};
use crate::features::commitments::model::{CommitmentId, CommitmentRow};
use crate::features::meetings::model::{
    ActionRow, ItemId, ItemKind, ItemRow, MeetingState, Reason,
};
use crate::features::meetings::policy::{self, ActionState, Facts};
use crate::features::meetings::store::{self, PromiseColumns};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, LaneKind, RecordId, RecordRef, ThreadId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SignoffState, SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Somebody who is to come, or came.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MeetingAttendee)]
pub struct Attendee {
    pub person: PersonRef,
    /// Null until the meeting was held.
    pub attended: Option<bool>,
}

/// A promise as an agenda is about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgendaPromise)]
pub struct PromiseRef {
    pub id: CommitmentId,
    /// The side that owes it.
    pub side: Side,
    /// The kind of term that it comes from, or `action`.
    pub kind: String,
    pub text: String,
    /// Minor units of `currency`.
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub due_at: Timestamp,
}

impl PromiseRef {
    pub(super) fn of(row: &CommitmentRow) -> Self {
        Self {
            id: row.id,
            side: row.side,
            kind: row.kind.clone(),
            text: row.text.clone(),
            amount_minor: row.amount_minor,
            currency: row.currency.clone(),
            due_at: row.due_at,
        }
    }
}

/// A line of the agenda.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgendaItem {
    pub id: ItemId,
    pub kind: ItemKind,
    /// As the proposal names it; null for an own topic.
    pub subject: Option<String>,
    /// Of an own topic; of anything else what it was called when the meeting was held.
    pub title: Option<String>,
    pub record: Option<RecordRef>,
    pub promise: Option<PromiseRef>,
    /// It is about something that the caller's firm does not show the caller.
    pub hidden: bool,
    /// Why it is there: as it was taken over, and from the meeting on as it stood then.
    pub reasons: Vec<Reason>,
    /// Markdown.
    pub note: String,
    pub note_html: String,
    /// Whose line it is.
    pub side: Side,
    pub added_by: Option<PersonRef>,
    /// Whether the caller may reword it or take it away, while the agenda is open.
    pub own: bool,
    /// Of title and note.
    pub version: i32,
    /// Markdown.
    pub minutes: String,
    pub minutes_html: String,
    /// Of the minutes of this line.
    pub minutes_version: i32,
}

/// What was taken on in the meeting; the commitment itself is one of the record's.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MeetingCommitment)]
pub struct Taken {
    pub commitment_id: CommitmentId,
    pub item_id: Option<ItemId>,
}

/// What was written down.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MeetingMinutes)]
pub struct MinutesView {
    /// Markdown; about the meeting as a whole.
    pub text: String,
    pub html: String,
    /// Of `text`.
    pub text_version: i32,
    /// Counts changes of any part.
    pub version: i32,
    /// Of the canonical JSON of all parts, in lower-case hexadecimal: what is confirmed.
    pub sha256: String,
    /// The newest.
    pub signoff: Option<SignoffView>,
    /// What is different since the newest was given, once it is stale or refused.
    pub changes: Vec<MinutesChange>,
}

/// A meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Meeting)]
pub struct MeetingView {
    pub id: RecordId,
    pub number: String,
    pub version: i32,
    pub thread_id: ThreadId,
    pub relationship_id: RelationshipId,
    pub side: Side,
    pub vendor: OrgRef,
    pub customer: OrgRef,
    pub title: String,
    pub state: MeetingState,
    /// When it begins, or began.
    pub held_at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub cancel_reason: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    pub created_by: Option<PersonRef>,
    pub created_at: Timestamp,
    pub ball: Ball,
    pub people: Vec<Attendee>,
    pub items: Vec<AgendaItem>,
    pub minutes: MinutesView,
    pub commitments: Vec<Taken>,
    pub actions: Vec<ActionState>,
}

/// Those of these records that the scope sees, as links.
pub(super) fn refs(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    ids: impl Iterator<Item = RecordId>,
) -> Result<HashMap<RecordId, RecordRef>, Problem> {
    let ids: HashSet<RecordId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<RecordId> = ids.into_iter().collect();
    let seen = records::within_sight(conn, scope, &ids)?;
    let ids: Vec<RecordId> = seen.keys().copied().collect();
    let mut names = titles.of(conn, &ids)?;
    Ok(seen
        .into_values()
        .map(|record| {
            let title = names.remove(&record.id).unwrap_or_default();
            let (id, kind, number) = (record.id, record.kind, record.number);
            (id, RecordRef { id, kind, number, title })
        })
        .collect())
}

/// What is around a meeting, once it was read.
struct Around {
    written: Written,
    signoff: Option<SignoffView>,
    people: HashMap<MembershipId, PersonRef>,
    refs: HashMap<RecordId, RecordRef>,
    promises: HashMap<ItemId, PromiseRef>,
}

/// A meeting with all that stands in it: as many statements for any number of lines.
pub fn load(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
) -> Result<MeetingView, Problem> {
    let found = find(conn, scope, id)?;
    let written = written(conn, &found)?;
    let votes = signoffs::votes_unscoped(conn, SubjectKind::Minutes, SubjectId(id.0))?;
    let mut ids: Vec<MembershipId> = votes.voters().collect();
    ids.extend(written.people.iter().map(|person| person.membership_id));
    ids.extend(found.items.iter().filter_map(|item| item.added_by));
    ids.extend(found.meeting.created_by);
    let people = organisations::person_refs(conn, &ids)?;
    let signoff = votes.named(&people)?.pop();
    let about = found.items.iter().filter_map(|item| item.about_record);
    let refs = refs(conn, scope, titles, about)?;
    let promises = if found.items.iter().any(|item| item.about_commitment.is_some()) {
        store::promises_unscoped(conn, id)?.into_iter().map(promise).collect()
    } else {
        HashMap::new()
    };
    view(scope, found, Around { written, signoff, people, refs, promises })
}

fn promise((item, columns): PromiseColumns) -> (ItemId, PromiseRef) {
    let (id, side, kind, text, amount_minor, currency, due_at) = columns;
    (item, PromiseRef { id, side, kind, text, amount_minor, currency, due_at })
}

fn view(scope: &Scope, found: Found, around: Around) -> Result<MeetingView, Problem> {
    let lane = found.seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    let firm = |side: Side| {
        found.seats.seat(side).map(|seat| seat.organisation.clone()).ok_or_else(Problem::not_found)
    };
    let (vendor, customer) = (firm(Side::Vendor)?, firm(Side::Customer)?);
    let items: Vec<AgendaItem> = found.items.iter().map(|row| item(row, &found, &around)).collect();
    let facts = Facts {
        state: found.meeting.state,
        confirmed_by: confirmed_by(around.signoff.as_ref()),
        is_written: around.written.is_written,
        is_seen: items.iter().all(|item| !item.hidden),
    };
    let people = around
        .written
        .people
        .iter()
        .filter_map(|row| {
            let person = around.people.get(&row.membership_id)?.clone().on(row.side);
            Some(Attendee { person, attended: row.attended })
        })
        .collect();
    let taken = |row: &ActionRow| Taken { commitment_id: row.commitment_id, item_id: row.item_id };
    Ok(MeetingView {
        id: found.record.id,
        number: found.record.number.clone(),
        version: found.record.version,
        thread_id: lane.thread_id,
        relationship_id: found.meeting.relationship_id,
        side: found.side,
        vendor,
        customer,
        title: found.meeting.title.clone(),
        state: found.meeting.state,
        held_at: found.meeting.held_at,
        ends_at: found.meeting.ends_at,
        place: found.meeting.place.clone(),
        link: found.meeting.link.clone(),
        cancel_reason: found.meeting.cancel_reason.clone(),
        confirmed_at: found.meeting.confirmed_at,
        created_by: found.meeting.created_by.and_then(|id| around.people.get(&id)).cloned(),
        created_at: found.record.created_at,
        ball: Ball::of(&found.record, found.side),
        people,
        commitments: around.written.actions.iter().map(|(row, ..)| taken(row)).collect(),
        actions: policy::action_states(scope, found.side, &facts),
        minutes: minutes(&found, around),
        items,
    })
}

fn item(row: &ItemRow, found: &Found, around: &Around) -> AgendaItem {
    let record = row.about_record.and_then(|id| around.refs.get(&id)).cloned();
    let hidden = row.about_record.is_some() && record.is_none();
    let stood = as_it_stood(&found.meeting.agenda.0, row);
    let (name, reasons) = match stood {
        Some((name, reasons)) => (name, reasons),
        None => (None, reasons_of(row)),
    };
    let topic = row.kind == ItemKind::Topic;
    let title = if topic { Some(row.title.clone()) } else { name.filter(|_| !hidden) };
    AgendaItem {
        id: row.id,
        kind: row.kind,
        subject: row.subject.clone().filter(|_| !hidden),
        title,
        promise: around.promises.get(&row.id).filter(|_| !hidden).cloned(),
        reasons: if hidden { Vec::new() } else { reasons },
        hidden,
        record,
        note: row.note.clone(),
        note_html: html(&row.note),
        side: row.side,
        added_by: row
            .added_by
            .and_then(|id| around.people.get(&id))
            .map(|person| person.clone().on(row.side)),
        own: !topic || row.side == found.side,
        version: row.version,
        minutes: row.minutes.clone(),
        minutes_html: html(&row.minutes),
        minutes_version: row.minutes_version,
    }
}

fn html(text: &str) -> String {
    markdown::render(text, &[]).into_string()
}

fn minutes(found: &Found, around: Around) -> MinutesView {
    let sealed = &around.written.sealed;
    let loose = |signoff: &SignoffView| {
        matches!(signoff.state, SignoffState::Stale | SignoffState::Refused)
    };
    let signed = found.meeting.signed_content.as_ref();
    let changes = match (around.signoff.as_ref().filter(|signoff| loose(signoff)), signed) {
        (Some(_), Some(was)) => changes(&was.0, sealed),
        _ => Vec::new(),
    };
    MinutesView {
        text: found.meeting.minutes.clone(),
        html: html(&found.meeting.minutes),
        text_version: found.meeting.text_version,
        version: found.meeting.minutes_version,
        sha256: hex::encode(content::hash(sealed)),
        signoff: around.signoff,
        changes,
    }
}
