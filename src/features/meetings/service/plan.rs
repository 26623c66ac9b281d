//! Planning a meeting, moving it, calling it off.
use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::run::watch;
use super::{Found, find, list_state, stale, tell};
use crate::features::meetings::model::{
    MOST_PEOPLE, MeetingAction, MeetingPatch, MeetingRow, MeetingState, PersonRow,
};
use crate::features::meetings::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewParty, NewRecord};
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Days ahead that a meeting may be at most, and back: one may be written down afterwards.
const MAX_DAYS_AHEAD: i64 = 3 * 366;
const MAX_DAYS_BACK: i64 = 366;
/// A day and a half is the longest that one meeting lasts.
const MAX_SECONDS: i64 = 36 * 3600;

/// A meeting to be planned.
#[derive(Debug, Clone)]
pub struct Plan {
    pub title: String,
    pub held_at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub note: Option<String>,
    pub people: Vec<MembershipId>,
}

/// What is changed of a planned meeting; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    pub title: Option<String>,
    pub held_at: Option<Timestamp>,
    pub ends_at: Option<Option<Timestamp>>,
    pub place: Option<Option<String>>,
    pub link: Option<Option<String>>,
    pub people: Option<Vec<MembershipId>>,
}

/// Plans a meeting of the two firms of a relationship; gives its id. Whoever plans it comes.
///
/// # Errors
/// `action_not_allowed` with reason `unclaimed` while nobody of the customer is there to meet.
pub fn plan(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    plan: &Plan,
) -> Result<RecordId, Problem> {
    let relationship = organisations::find_relationship(tx.conn, scope, id)?;
    scope.require(Capability::Write)?;
    if !relationship.claimed {
        return Err(Problem::not_allowed("unclaimed"));
    }
    check_time(tx.now, plan.held_at, plan.ends_at)?;
    check_link(plan.link.as_deref())?;
    let mut people = plan.people.clone();
    people.push(scope.membership());
    let people = of_sides(tx, &relationship, people)?;
    let record = open_record(tx, scope, &relationship)?;
    store::insert(
        tx.conn,
        &MeetingRow {
            record_id: record,
            relationship_id: id,
            title: plan.title.clone(),
            held_at: plan.held_at,
            state: MeetingState::Planned,
            agenda: Json(json!([])),
            minutes: String::new(),
            minutes_version: 1,
            created_by: Some(scope.membership()),
            ends_at: plan.ends_at,
            place: plan.place.clone(),
            link: plan.link.clone(),
            cancel_reason: None,
            confirmed_at: None,
            text_version: 1,
            signed_content: None,
        },
    )?;
    invite(tx, record, &people)?;
    let found = find(tx.conn, scope, record)?;
    let data = with_people(when(&found.meeting), &people);
    let entry = tell(tx, &found, scope, EntryKind::MeetingPlanned, data, plan.note.clone())?;
    records::notify(tx, &entry)?;
    records::announce(tx, record, 1)?;
    watch(tx, &found.meeting)?;
    Ok(record)
}

fn open_record(
    tx: &mut Tx<'_>,
    scope: &Scope,
    relationship: &Relationship,
) -> Result<RecordId, Problem> {
    let row = &relationship.row;
    let party = |side: Side, organisation| NewParty {
        organisation,
        side,
        owner: (side == relationship.side).then(|| scope.membership()),
        team: None,
        reference: None,
        hidden: false,
    };
    let opened = records::create(
        tx,
        NewRecord {
            kind: RecordKind::Meeting,
            vendor: row.vendor_org,
            relationship: row.id,
            customer: party(Side::Customer, row.customer_org),
            vendor_party: party(Side::Vendor, row.vendor_org),
            state: list_state(MeetingState::Planned),
            custom: json!({}),
            definition_version: 0,
            created_at: tx.now,
        },
    )?;
    Ok(opened.record.id)
}

/// What an entry says of time and place.
pub(super) fn when(meeting: &MeetingRow) -> Value {
    json!({
        "held_at": meeting.held_at.micros(), "ends_at": meeting.ends_at.map(Timestamp::micros),
        "place": meeting.place, "link": meeting.link,
    })
}

fn with_people(mut data: Value, people: &[PersonRow]) -> Value {
    let ids: Vec<MembershipId> = people.iter().map(|person| person.membership_id).collect();
    if let Some(map) = data.as_object_mut() {
        map.insert("people".to_owned(), json!(ids));
    }
    data
}

fn check_time(now: Timestamp, from: Timestamp, until: Option<Timestamp>) -> Result<(), Problem> {
    if from < now.plus_days(-MAX_DAYS_BACK) || from > now.plus_days(MAX_DAYS_AHEAD) {
        return Err(Problem::invalid("held_at", "too_far"));
    }
    if until.is_some_and(|until| until <= from || until.seconds_since(from) > MAX_SECONDS) {
        return Err(Problem::invalid("ends_at", "ends_before"));
    }
    Ok(())
}

/// A link that is safe to follow from the page.
fn check_link(link: Option<&str>) -> Result<(), Problem> {
    let Some(link) = link else { return Ok(()) };
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !link.chars().any(char::is_whitespace) => Ok(()),
        _ => Err(Problem::invalid("link", "bad_link")),
    }
}

/// People of the two firms, each once, with their sides.
fn of_sides(
    tx: &mut Tx<'_>,
    relationship: &Relationship,
    mut people: Vec<MembershipId>,
) -> Result<Vec<PersonRow>, Problem> {
    people.sort_unstable();
    people.dedup();
    if people.len() > MOST_PEOPLE {
        return Err(Problem::invalid("people", "too_many"));
    }
    let row = &relationship.row;
    let active =
        organisations::active_people_unscoped(tx.conn, &[row.vendor_org, row.customer_org])?;
    people
        .into_iter()
        .map(|id| {
            let found = active.iter().find(|(_, person, _)| *person == id);
            let (firm, _, _) =
                found.ok_or_else(|| Problem::invalid("people", "not_allowed_value"))?;
            let side = if *firm == row.vendor_org { Side::Vendor } else { Side::Customer };
            Ok(PersonRow {
                record_id: RecordId(uuid::Uuid::nil()),
                membership_id: id,
                side,
                attended: None,
            })
        })
        .collect()
}

/// Puts people on the list; from then on they take part.
fn invite(tx: &mut Tx<'_>, record: RecordId, people: &[PersonRow]) -> Result<(), Problem> {
    if people.is_empty() {
        return Ok(());
    }
    let rows: Vec<PersonRow> =
        people.iter().map(|person| PersonRow { record_id: record, ..*person }).collect();
    store::add_people(tx.conn, &rows)?;
    let parties = records::parties_unscoped(tx.conn, record)?;
    let firm = |side: Side| {
        parties.iter().find(|party| party.side == side).map(|party| party.organisation_id)
    };
    let enrolled: Vec<(MembershipId, OrganisationId)> =
        rows.iter().filter_map(|person| Some((person.membership_id, firm(person.side)?))).collect();
    records::enrol(tx, record, &enrolled)
}

/// Changes a planned meeting. A new time is told to everybody; so is a call to those who were not
/// invited before.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    edit: &Edit,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    version.check(found.record.version)?;
    found.authorize(scope, MeetingAction::Edit)?;
    let held_at = edit.held_at.unwrap_or(found.meeting.held_at);
    let ends_at = edit.ends_at.unwrap_or(found.meeting.ends_at);
    check_time(tx.now, held_at, ends_at)?;
    check_link(edit.link.as_ref().and_then(Option::as_deref))?;
    let patch = MeetingPatch {
        title: edit.title.clone(),
        held_at: edit.held_at,
        ends_at: edit.ends_at,
        place: edit.place.clone(),
        link: edit.link.clone(),
        ..MeetingPatch::default()
    };
    change(tx, &found, &patch)?;
    let added = match &edit.people {
        Some(people) => set_people(tx, scope, &found, people.clone())?,
        None => Vec::new(),
    };
    tell_changes(tx, scope, found, &added)
}

fn change(tx: &mut Tx<'_>, found: &Found, patch: &MeetingPatch) -> Result<(), Problem> {
    if !store::update(tx.conn, found.id(), found.meeting.state, patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let state = patch.state.unwrap_or(found.meeting.state);
    records::changed(tx, found.id(), found.record.version, &list_state(state)).map(drop)
}

/// Makes these the people who are to come; gives those who were not before. Each side takes its own
/// people off the list.
fn set_people(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    people: Vec<MembershipId>,
) -> Result<Vec<PersonRow>, Problem> {
    let relationship =
        organisations::find_relationship(tx.conn, scope, found.meeting.relationship_id)?;
    let before = store::people(tx.conn, found.id())?;
    let known: HashSet<MembershipId> = before.iter().map(|person| person.membership_id).collect();
    // Whoever has left their firm since stays on the list until somebody takes them off it.
    let stay: HashSet<MembershipId> = people.iter().copied().collect();
    let new: Vec<MembershipId> = people.into_iter().filter(|id| !known.contains(id)).collect();
    if stay.len() > MOST_PEOPLE {
        return Err(Problem::invalid("people", "too_many"));
    }
    let left = |person: &&PersonRow| !stay.contains(&person.membership_id);
    if before.iter().filter(left).any(|person| person.side != found.side) {
        return Err(Problem::invalid("people", "wrong_side"));
    }
    let gone: Vec<MembershipId> =
        before.iter().filter(left).map(|person| person.membership_id).collect();
    if !gone.is_empty() {
        store::remove_people(tx.conn, found.id(), &gone)?;
        records::withdraw(tx, scope, found.id(), &gone)?;
    }
    let added = of_sides(tx, &relationship, new)?;
    invite(tx, found.id(), &added)?;
    Ok(added)
}

/// Says what is different: a new time, new people, and the rest in one line.
fn tell_changes(
    tx: &mut Tx<'_>,
    scope: &Scope,
    before: Found,
    added: &[PersonRow],
) -> Result<(), Problem> {
    let after = find(tx.conn, scope, before.id())?;
    let (was, is) = (&before.meeting, &after.meeting);
    if (was.held_at, was.ends_at) != (is.held_at, is.ends_at) {
        let mut data = when(is);
        if let Some(map) = data.as_object_mut() {
            map.insert("from".to_owned(), json!(was.held_at.micros()));
        }
        let entry = tell(tx, &after, scope, EntryKind::MeetingMoved, data, None)?;
        records::notify(tx, &entry)?;
        watch(tx, is)?;
    }
    if !added.is_empty() {
        let data = with_people(when(is), added);
        let entry = tell(tx, &after, scope, EntryKind::MeetingInvited, data, None)?;
        records::notify(tx, &entry)?;
    }
    let changed = [
        ("title", was.title != is.title),
        ("place", was.place != is.place),
        ("link", was.link != is.link),
    ];
    let changes: Vec<Value> =
        changed.iter().filter(|(_, is)| *is).map(|(field, _)| json!({ "field": field })).collect();
    if !changes.is_empty() {
        let data = Value::Object(Map::from_iter([("changes".to_owned(), json!(changes))]));
        let entry = tell(tx, &after, scope, EntryKind::Edited, data, None)?;
        records::notify(tx, &entry)?;
    }
    Ok(())
}

/// Calls a planned meeting off.
pub fn cancel(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    version: i32,
    reason: Option<String>,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(stale(tx, scope, titles, id)?);
    }
    found.authorize(scope, MeetingAction::Cancel)?;
    let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
    let patch = MeetingPatch {
        state: Some(MeetingState::Cancelled),
        cancel_reason: Some(Some(reason.clone())),
        ..MeetingPatch::default()
    };
    records::set_ball(tx, id, None, None, EntryKind::MeetingCancelled)?;
    change(tx, &found, &patch)?;
    let data = when(&found.meeting);
    let entry = tell(tx, &found, scope, EntryKind::MeetingCancelled, data, Some(reason))?;
    records::notify(tx, &entry)
}
