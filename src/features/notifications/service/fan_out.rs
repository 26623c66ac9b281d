//! From an entry to inboxes and mails: one transaction, done once.
use std::collections::HashMap;

use serde_json::Value;

use crate::features::notifications::compose::message_id;
use crate::features::notifications::events::{Event, Told, event_named, event_of_entry};
use crate::features::notifications::mails::{MailKind, RecordEvent};
use crate::features::notifications::model::{
    MailChoice, MailRow, MailState, MailWork, NotificationId, NotificationRow,
};
use crate::features::notifications::policy::{self, PartyPeople, Recipient, Situation};
use crate::features::notifications::store;
use crate::features::organisations::model::{MailId, PartySide, Side};
use crate::features::organisations::service::office_unscoped;
use crate::features::records::model::{EntryId, LaneId, LaneKind, Payload, RecordKind};
use crate::features::records::service::{
    EntryEvent, actors_unscoped, entry_event_unscoped, follows, may_read, read_up_to,
};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Outbox kind: a mail is to be sent.
pub const MAIL_OUT: &str = "mail_out";

/// Tells everybody who is to know of an entry: a line in the inbox, and a mail where they did not
/// switch it off.
pub fn fan_out(
    tx: &mut Tx<'_>,
    platform: &Platform,
    lane: LaneId,
    entry: EntryId,
) -> Result<(), Problem> {
    let Some(entry) = entry_event_unscoped(tx.conn, lane, entry)? else { return Ok(()) };
    tx.subject(entry.record.id);
    let actor = match entry.row.actor_membership_id {
        Some(id) => store::people::membership(tx.conn, id)?,
        None => None,
    };
    let Some(payload) = entry.payload.clone() else { return Ok(()) };
    let actor_side = actor
        .and_then(|(organisation, _)| entry.side_of(organisation))
        .or_else(|| changed_by(&payload));
    if let Some(event) = event_of_entry(entry.row.kind, &payload.data) {
        let situation = situation(tx.conn, &entry, &payload, event, actor_side)?;
        let actor_person = actor.map(|(_, person)| person);
        let told = told_before(tx.conn, &entry, &payload)?;
        for Recipient { membership, event } in policy::recipients(&situation) {
            match told.iter().find(|before| before.membership == membership) {
                Some(before) => mail_instead(tx, platform, &entry, before, event)?,
                None => tell(tx, platform, &entry, membership, event, actor_person)?,
            }
        }
    }
    tell_office_hours(tx, platform, &entry, actor_side)
}

/// Those who were told of the entry that this one followed from by itself: what they were told says
/// both. By the rule that told them, not by their inboxes: which of the two is told first is open.
fn told_before(
    conn: &mut Conn,
    entry: &EntryEvent,
    payload: &Payload,
) -> Result<Vec<Recipient>, Problem> {
    let Some(cause) = follows(payload) else { return Ok(Vec::new()) };
    let Some(cause) = entry_event_unscoped(conn, entry.lane.id, cause)? else {
        return Ok(Vec::new());
    };
    let Some(payload) = cause.payload.clone() else { return Ok(Vec::new()) };
    let Some(event) = event_of_entry(cause.row.kind, &payload.data) else { return Ok(Vec::new()) };
    let actor = match cause.row.actor_membership_id {
        Some(id) => store::people::membership(conn, id)?,
        None => None,
    };
    let side = actor.and_then(|(organisation, _)| cause.side_of(organisation));
    Ok(policy::recipients(&situation(conn, &cause, &payload, event, side)?))
}

/// Somebody who knows of it by an earlier line is not told again; they are mailed if they wanted no
/// mail of what came before, but do of this.
fn mail_instead(
    tx: &mut Tx<'_>,
    platform: &Platform,
    entry: &EntryEvent,
    before: &Recipient,
    event: RecordEvent,
) -> Result<(), Problem> {
    if chosen(tx.conn, before.membership, before.event)? != MailChoice::Never {
        return Ok(());
    }
    match scope_of_membership(tx.conn, before.membership)? {
        Some(scope) if may_read(tx.conn, &scope, &entry.lane)? => {
            mail(tx, platform, entry, &scope, event)
        }
        _ => Ok(()),
    }
}

/// The side whose change the program tells of.
fn changed_by(payload: &Payload) -> Option<PartySide> {
    payload.data.get("changed_side")?.as_str()?.parse().ok()
}

/// Whom the figures of an entry name.
fn named(payload: &Payload) -> Vec<MembershipId> {
    let people = payload.data.get("people").and_then(Value::as_array).into_iter().flatten();
    people.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// What decides who is told, read from the rows.
fn situation(
    conn: &mut Conn,
    entry: &EntryEvent,
    payload: &Payload,
    event: &'static Event,
    actor_side: Option<PartySide>,
) -> Result<Situation, Problem> {
    let mentions: Vec<MembershipId> = payload
        .body
        .as_deref()
        .map(markdown::mentions)
        .unwrap_or_default()
        .into_iter()
        .map(MembershipId)
        .collect();
    let mentioned = store::people::organisations_of(conn, &mentions)?;
    let shared = entry.lane.kind == LaneKind::Shared;
    let mut parties = Vec::new();
    for place in &entry.places {
        let organisation = place.organisation_id;
        // Guests are told nothing of what is between the two sides.
        let apart = place.side.principal().is_none() && entry.row.kind.is_between_sides();
        if place.hidden || apart || !entry.readers.contains(&organisation) {
            continue;
        }
        let owner = entry.party_of(organisation).and_then(|party| party.owner_membership_id);
        let of_party = |people: &[(MembershipId, OrganisationId)]| {
            people.iter().filter(|(_, of)| *of == organisation).map(|(id, _)| *id).collect()
        };
        // What is announced to many customers is told to those of them who take part.
        let announced = entry.record.kind.keeps_customers_apart() && shared;
        let chosen = matches!(event.told, Told::NewOwner | Told::Appointed | Told::Chosen);
        let asks_managers = !announced && !chosen;
        // Whoever is asked to join a project has managers like all others in it.
        let guest = place.side.principal().is_none() && entry.record.kind != RecordKind::Project;
        if guest && event.told == Told::Clocked {
            continue;
        }
        parties.push(PartyPeople {
            organisation,
            side: place.side,
            owner,
            participants: of_party(&entry.participants),
            managers: match asks_managers {
                true if guest => store::people::members_of(conn, organisation)?,
                true if owner.is_none() => store::people::managers_of(conn, organisation)?,
                _ => Vec::new(),
            },
            mentioned: of_party(&mentioned),
        });
    }
    let new_owner = payload.data.get("owner_membership_id").and_then(Value::as_str);
    Ok(Situation {
        event,
        actor: entry.row.actor_membership_id,
        actor_side,
        new_owner: new_owner.and_then(|id| id.parse().ok()),
        addressed: addressed(payload),
        appointed: appointed(payload),
        named: named(payload),
        private_to: private_to(entry),
        parties,
    })
}

/// The organisations that an entry is addressed to.
fn addressed(payload: &Payload) -> Vec<OrganisationId> {
    let to = payload.data.get("to").and_then(Value::as_array).into_iter().flatten();
    to.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// Whom an entry gives a role.
fn appointed(payload: &Payload) -> Option<MembershipId> {
    payload.data.get("role").filter(|role| role.is_string())?;
    payload.data.get("membership_id")?.as_str()?.parse().ok()
}

/// A private lane that belongs to nobody is nobody's.
fn private_to(entry: &EntryEvent) -> Option<OrganisationId> {
    match entry.lane.kind {
        LaneKind::Shared | LaneKind::Caucus | LaneKind::Named => None,
        LaneKind::Private => {
            Some(entry.lane.organisation_id.unwrap_or(OrganisationId(uuid::Uuid::nil())))
        }
    }
}

/// Tells one person, if they may read the lane and did not do it themselves under another hat.
fn tell(
    tx: &mut Tx<'_>,
    platform: &Platform,
    entry: &EntryEvent,
    member: MembershipId,
    event: RecordEvent,
    actor: Option<PersonId>,
) -> Result<(), Problem> {
    let Some(scope) = scope_of_membership(tx.conn, member)? else { return Ok(()) };
    if actor == Some(scope.person()) || !may_read(tx.conn, &scope, &entry.lane)? {
        return Ok(());
    }
    notify(tx, platform, entry, &scope, event)
}

/// The line in the inbox, and the mail.
fn notify(
    tx: &mut Tx<'_>,
    platform: &Platform,
    entry: &EntryEvent,
    scope: &Scope,
    event: RecordEvent,
) -> Result<(), Problem> {
    let side = entry.side_of(scope.org()).and_then(PartySide::principal);
    let ball = entry.party_of(scope.org()).and_then(|party| party.ball_side);
    let own_notice = event == RecordEvent::OutOfOffice;
    // Whoever was looking has read it before they could be told.
    let read = read_up_to(tx.conn, entry.lane.id, scope.membership())? >= entry.row.seq;
    store::inbox::insert(
        tx.conn,
        &NotificationRow {
            id: NotificationId::generate(),
            membership_id: scope.membership(),
            event: event.as_str().to_owned(),
            record_id: entry.record.id,
            lane_id: entry.lane.id,
            entry_id: Some(entry.row.id),
            actor_membership_id: entry.row.actor_membership_id.filter(|_| !own_notice),
            your_turn: ball.zip(side).is_some_and(|(ball, side)| ball.is_with(side)),
            created_at: tx.now,
            read_at: (read && !own_notice).then_some(tx.now),
        },
    )?;
    tx.hint(Hint::Inbox { membership: scope.membership() });
    mail(tx, platform, entry, scope, event)
}

/// The mail, unless it was switched off.
fn mail(
    tx: &mut Tx<'_>,
    platform: &Platform,
    entry: &EntryEvent,
    scope: &Scope,
    event: RecordEvent,
) -> Result<(), Problem> {
    if chosen(tx.conn, scope.membership(), event)? == MailChoice::Never {
        return Ok(());
    }
    let to_address = store::people::address_of(tx.conn, scope.person())?;
    if to_address.is_empty() {
        return Ok(());
    }
    let mail = MailRow {
        membership_id: Some(scope.membership()),
        organisation_id: Some(scope.org()),
        record_id: Some(entry.record.id),
        lane_id: Some(entry.lane.id),
        ..new_mail(
            tx,
            platform,
            MailKind::Record(event),
            Some(scope.person()),
            to_address,
            scope.locale(),
        )
    };
    queue(tx, &mail, MailWork { entry: Some(entry.row.id), ..MailWork::default() })
}

/// What the member wants of this event by mail.
pub(super) fn chosen(
    conn: &mut Conn,
    member: MembershipId,
    event: RecordEvent,
) -> Result<MailChoice, Problem> {
    let name = event.as_str();
    let own: HashMap<String, MailChoice> =
        store::settings::list(conn, member)?.into_iter().collect();
    let usual = event_named(name).map_or(MailChoice::Now, |event| event.mail);
    Ok(own.get(name).copied().unwrap_or(usual))
}

/// Tells a customer who writes while the vendor's office is closed who will answer, and when:
/// once for each complaint and author, and only until somebody of the vendor has written.
fn tell_office_hours(
    tx: &mut Tx<'_>,
    platform: &Platform,
    entry: &EntryEvent,
    actor_side: Option<PartySide>,
) -> Result<(), Problem> {
    // Work on a project has no first answer that anybody waits for.
    if entry.record.kind == RecordKind::Project {
        return Ok(());
    }
    let private = entry.lane.kind != LaneKind::Shared;
    let Some(author) = entry.row.actor_membership_id else { return Ok(()) };
    if !policy::may_need_office_notice(entry.row.kind, actor_side, private) {
        return Ok(());
    }
    let Some(vendor) = entry.parties.iter().find(|party| party.side == Side::Vendor) else {
        return Ok(());
    };
    let (hours, zone) = office_unscoped(tx.conn, vendor.organisation_id)?;
    if hours.opens_after(entry.row.recorded_at, zone).is_none() {
        return Ok(());
    }
    let event = RecordEvent::OutOfOffice;
    if store::inbox::was_told(tx.conn, author, entry.record.id, event.as_str())? {
        return Ok(());
    }
    let actors = actors_unscoped(tx.conn, entry.lane.id)?;
    let actors = store::people::organisations_of(tx.conn, &actors)?;
    if actors.iter().any(|(_, organisation)| *organisation == vendor.organisation_id) {
        return Ok(());
    }
    tell(tx, platform, entry, author, event, None)
}

/// A mail with a single-use link, or about the safety of an account.
pub fn queue_link_mail(
    tx: &mut Tx<'_>,
    platform: &Platform,
    kind: MailKind,
    carried: MailWork,
    to: LinkRecipient,
) -> Result<(), Problem> {
    let mail = MailRow {
        organisation_id: to.organisation,
        ..new_mail(tx, platform, kind, to.person, to.address, to.locale)
    };
    queue(tx, &mail, carried)
}

/// Who gets a mail that is about no record.
#[derive(Debug, Clone)]
pub struct LinkRecipient {
    /// `None` for somebody who is only invited.
    pub person: Option<PersonId>,
    /// Whose administrators see that it was sent.
    pub organisation: Option<OrganisationId>,
    pub address: String,
    pub locale: Locale,
}

pub(super) fn new_mail(
    tx: &Tx<'_>,
    platform: &Platform,
    kind: MailKind,
    person: Option<PersonId>,
    to_address: String,
    locale: Locale,
) -> MailRow {
    let id = MailId::generate();
    MailRow {
        id,
        event: kind.as_str().to_owned(),
        person_id: person,
        membership_id: None,
        organisation_id: None,
        record_id: None,
        lane_id: None,
        to_address,
        locale,
        subject: None,
        body_text: None,
        body_html: None,
        message_id: message_id(platform, id),
        state: MailState::Waiting,
        attempts: 0,
        error: None,
        created_at: tx.now,
        sent_at: None,
    }
}

pub(super) fn queue(tx: &mut Tx<'_>, mail: &MailRow, work: MailWork) -> Result<(), Problem> {
    store::mails::insert(tx.conn, mail)?;
    tx.enqueue(NewOutbox {
        kind: MAIL_OUT,
        ref_id: mail.id.0,
        payload: serde_json::to_value(work).map_err(Problem::internal)?,
        dedupe: Some(format!("{MAIL_OUT}:{}", mail.id)),
        due_at: tx.now,
    })
}
