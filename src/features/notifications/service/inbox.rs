//! The inbox: what a member was told, as far as they may still see it.
use std::collections::HashMap;

use crate::features::notices::service as notices;
use crate::features::notifications::mails::RecordEvent;
use crate::features::notifications::model::{
    LedTo, Notification, NotificationId, NotificationRow, RecordTitles,
};
use crate::features::notifications::store;
use crate::features::organisations::model::{PartySide, PersonRef};
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{
    EntryId, EntryKind, Lane, LaneRef, Place, Record, RecordId, RecordKind, RecordRef,
};
use crate::features::records::service::{
    ReadUpTo, Said, consequences_unscoped, lanes_by_id, places_of_unscoped, said_unscoped,
    seen_among, within_sight,
};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Characters of an excerpt at most.
const EXCERPT: usize = 160;
/// Unread notifications are counted up to here: "99+".
const COUNTED: i64 = 100;

/// A page of the member's notifications, newest first. A page may hold fewer than asked for where
/// records are no longer to be seen.
pub fn inbox(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    unread: bool,
    page: &PageParams,
) -> Result<Page<Notification>, Problem> {
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let rows = store::inbox::list(conn, scope, unread, cursor, limit + 1)?;
    let place = |row: &NotificationRow| Cursor { at: row.created_at, id: row.id.0 };
    let Page { items, next_cursor } = Page::cut(rows, limit, place);
    Ok(Page { items: show(conn, scope, titles, items)?, next_cursor })
}

/// Puts the lines together: ten statements for a page of any length.
fn show(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    rows: Vec<NotificationRow>,
) -> Result<Vec<Notification>, Problem> {
    let mut ids: Vec<RecordId> = rows.iter().map(|row| row.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let records = within_sight(conn, scope, &ids)?;
    let ids: Vec<RecordId> = records.keys().copied().collect();
    let lanes = lanes_by_id(conn, scope, &ids)?;
    let rows: Vec<NotificationRow> =
        rows.into_iter().filter(|row| records.contains_key(&row.record_id)).collect();
    let lines: Vec<NotificationId> = rows.iter().map(|row| row.id).collect();
    let entries: Vec<EntryId> = rows.iter().filter_map(|row| row.entry_id).collect();
    let actors: Vec<MembershipId> = rows.iter().filter_map(|row| row.actor_membership_id).collect();
    let people = person_refs(conn, &actors)?;
    let mut firms: Vec<OrganisationId> =
        people.values().map(|person| person.organisation.id).collect();
    firms.push(scope.org());
    let shown = Shown {
        said: said_unscoped(conn, &entries)?,
        followed: consequences_unscoped(conn, &ids)?,
        people,
        titles: titles.of(conn, &ids)?,
        newest: store::inbox::newest_among(conn, scope, &lines)?,
        org: scope.org(),
        places: places_of_unscoped(conn, &ids, &firms)?,
        records,
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let lane = lanes.get(&row.lane_id)?;
            shown.line(row, lane)
        })
        .collect())
}

struct Shown {
    records: HashMap<RecordId, Record>,
    titles: HashMap<RecordId, String>,
    people: HashMap<MembershipId, PersonRef>,
    said: HashMap<EntryId, Said>,
    /// What followed by itself, by the entry that it followed from.
    followed: HashMap<EntryId, EntryKind>,
    /// Lines that are the newest of their record.
    newest: Vec<NotificationId>,
    org: OrganisationId,
    places: Vec<Place>,
}

impl Shown {
    fn line(&self, row: NotificationRow, lane: &Lane) -> Option<Notification> {
        let record = self.records.get(&row.record_id)?;
        let said = row.entry_id.and_then(|id| self.said.get(&id));
        let led_to = row.entry_id.and_then(|id| self.followed.get(&id));
        Some(Notification {
            id: row.id,
            event: row.event,
            record: RecordRef {
                id: record.id,
                kind: record.kind,
                number: record.number.clone(),
                // Whoever was asked from outside is not told what the complaint is called.
                title: match self.place(self.org, record).map(|place| place.side) {
                    Some(PartySide::Third) if record.kind == RecordKind::Complaint => String::new(),
                    _ => self.titles.get(&record.id).cloned().unwrap_or_default(),
                },
            },
            actor: row.actor_membership_id.and_then(|id| self.person(id, record)),
            at: row.created_at,
            read: row.read_at.is_some(),
            excerpt: said
                .and_then(|said| said.body.as_deref())
                .map(|text| markdown::plain(text, EXCERPT))
                .filter(|text| !text.is_empty()),
            lane: LaneRef::of(lane),
            thread_id: lane.thread_id,
            seq: said.map(|said| said.seq),
            relationship_id: record
                .relationship_id
                .filter(|_| record.kind == RecordKind::Agreement),
            your_turn: row.your_turn && self.still_your_turn(record, row.id),
            led_to: led_to.copied().and_then(LedTo::of),
        })
    }

    /// What an older line said may be done by now: the newest line of a record speaks, and only as
    /// long as the ball is with the own side.
    fn still_your_turn(&self, record: &Record, line: NotificationId) -> bool {
        let mine = self.place(self.org, record).is_some_and(Place::has_ball);
        self.newest.contains(&line) && mine
    }

    /// Somebody with the side that their organisation takes in the record.
    fn person(&self, id: MembershipId, record: &Record) -> Option<PersonRef> {
        let person = self.people.get(&id)?.clone();
        Some(match self.place(person.organisation.id, record) {
            Some(place) => person.on(place.side),
            None => person,
        })
    }

    /// The place that an organisation takes in a record.
    fn place(&self, organisation: OrganisationId, record: &Record) -> Option<&Place> {
        let here =
            |place: &&Place| place.record_id == record.id && place.organisation_id == organisation;
        self.places.iter().find(here)
    }
}

/// How many notifications and notices the member has not read, up to 100.
pub fn unread(conn: &mut Conn, scope: &Scope) -> Result<i64, Problem> {
    let records = store::inbox::unread_records(conn, scope, COUNTED)?;
    let mut ids = records.clone();
    ids.sort_unstable();
    ids.dedup();
    let visible = seen_among(conn, scope, &ids)?;
    let count = records.iter().filter(|record| visible.contains(record)).count();
    let count = i64::try_from(count).unwrap_or(COUNTED);
    Ok(count.saturating_add(notices::unread(conn, scope)?).min(COUNTED))
}

/// Observers too have an inbox; a token that only reads changes nothing.
fn may_change(scope: &Scope) -> Result<(), Problem> {
    if scope.may_write() { Ok(()) } else { Err(Problem::forbidden()) }
}

pub fn mark_read(tx: &mut Tx<'_>, scope: &Scope, id: NotificationId) -> Result<(), Problem> {
    may_change(scope)?;
    if !store::inbox::mark_read(tx.conn, scope, id, tx.now)? {
        return Err(Problem::not_found());
    }
    tx.hint(Hint::Inbox { membership: scope.membership() });
    Ok(())
}

pub fn mark_all_read(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    may_change(scope)?;
    notices::mark_all_read(tx, scope)?;
    if store::inbox::mark_all_read(tx.conn, scope, tx.now)? > 0 {
        tx.hint(Hint::Inbox { membership: scope.membership() });
    }
    Ok(())
}

/// For the worker: a member has read a lane up to a `seq`, so nothing up to there is news to them.
pub fn read_on(tx: &mut Tx<'_>, read: ReadUpTo) -> Result<(), Problem> {
    let ReadUpTo { lane, membership, seq } = read;
    // When an office opens again stands in the notice alone.
    let but = RecordEvent::OutOfOffice.as_str();
    if store::inbox::mark_read_up_to(tx.conn, membership, (lane, seq), but, tx.now)? > 0 {
        tx.hint(Hint::Inbox { membership });
    }
    Ok(())
}
