//! Planning activities, moving and rewriting them.
use chrono_tz::Tz;

use super::list::{account_refs, load};
use super::{is_vendor, letters};
use crate::features::activities::model::{
    Activity, ActivityId, ActivityKind, ActivityOrigin, ActivityPatch, ActivityRow, ActivityStatus,
    LetterState, MailRow, When,
};
use crate::features::activities::{policy, store};
use crate::features::customers::model::ContactId;
use crate::features::customers::service as customers;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::{dates, ical};

/// A letter as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailInput {
    pub to: String,
    pub subject: String,
    pub body: String,
}

/// An activity to be planned.
#[derive(Debug, Clone)]
pub struct NewActivity {
    pub kind: ActivityKind,
    /// Its start and, if told, its end.
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    /// Or its day.
    pub day: Option<chrono::NaiveDate>,
    /// IANA name; the planner's own unless told.
    pub time_zone: Option<String>,
    pub relationship: Option<RelationshipId>,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub reach: Option<String>,
    /// The planner unless told.
    pub assignee: Option<MembershipId>,
    pub purpose: String,
    pub brief: String,
    pub mail: Option<MailInput>,
}

/// What somebody changes; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct ActivityChange {
    pub kind: Option<ActivityKind>,
    pub starts_at: Option<Timestamp>,
    /// As long after the start as it was unless told.
    pub ends_at: Option<Timestamp>,
    pub day: Option<chrono::NaiveDate>,
    pub time_zone: Option<String>,
    pub relationship: Option<Option<RelationshipId>>,
    pub contact: Option<Option<ContactId>>,
    pub contact_name: Option<Option<String>>,
    pub reach: Option<Option<String>>,
    pub assignee: Option<MembershipId>,
    pub purpose: Option<String>,
    pub brief: Option<String>,
    pub mail: Option<MailInput>,
}

fn zone(name: &str) -> Result<Tz, Problem> {
    name.parse().map_err(|_| Problem::invalid("time_zone", "not_allowed_value"))
}

/// When it is, from what was told; `usual` is how long it takes, in seconds.
pub(super) fn when(
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    day: Option<chrono::NaiveDate>,
    usual: i64,
) -> Result<When, Problem> {
    match (starts_at, day) {
        (None, Some(day)) if ends_at.is_none() => Ok(When::On(day)),
        (Some(starts_at), None) => {
            let ends_at = ends_at.unwrap_or_else(|| starts_at.plus_seconds(usual));
            let longest = starts_at.plus_days(store::LONGEST_DAYS);
            if ends_at <= starts_at || ends_at > longest {
                return Err(Problem::invalid("ends_at", "not_allowed_value"));
            }
            Ok(When::At { starts_at, ends_at })
        }
        (None, None) => Err(Problem::invalid("starts_at", "missing_field")),
        _ => Err(Problem::invalid("day", "not_allowed_value")),
    }
}

/// First and last moment, and whether it is a whole day.
fn span(when: When, zone: Tz) -> (Timestamp, Timestamp, bool) {
    match when {
        When::At { starts_at, ends_at } => (starts_at, ends_at, false),
        When::On(day) => {
            let starts_at = Timestamp::from_datetime(ical::start_of_day(zone, day));
            (starts_at, dates::end_of_day(zone, day), true)
        }
    }
}

/// Whoever is named must be the own organisation's.
fn check_refs(
    conn: &mut Conn,
    scope: &Scope,
    relationship: Option<RelationshipId>,
    contact: Option<ContactId>,
    assignee: Option<MembershipId>,
) -> Result<(), Problem> {
    if let Some(id) = relationship
        && account_refs(conn, scope, &[id])?.is_empty()
    {
        return Err(Problem::invalid("relationship_id", "not_allowed_value"));
    }
    if let Some(id) = contact
        && customers::contact_refs(conn, scope, &[id])?.is_empty()
    {
        return Err(Problem::invalid("contact_id", "not_allowed_value"));
    }
    if let Some(id) = assignee {
        organisations::require_active_member(conn, scope, id)
            .map_err(|_| Problem::invalid("assignee", "not_allowed_value"))?;
    }
    Ok(())
}

fn draft(scope: &Scope, id: ActivityId, mail: &MailInput) -> MailRow {
    MailRow {
        activity_id: id,
        vendor_org: scope.org(),
        to_address: mail.to.clone(),
        subject: mail.subject.clone(),
        body: mail.body.clone(),
        state: LetterState::Draft,
        approved_by: None,
        approved_at: None,
        sent_at: None,
        failure: None,
    }
}

/// A letter belongs to a mail, and a mail to an hour.
fn check_mail(kind: ActivityKind, mail: Option<&MailInput>, all_day: bool) -> Result<(), Problem> {
    if mail.is_some() && kind != ActivityKind::Mail {
        return Err(Problem::invalid("mail", "not_allowed_value"));
    }
    if mail.is_some() && all_day {
        return Err(Problem::invalid("day", "not_allowed_value"));
    }
    Ok(())
}

/// Plans an activity; `host` names the installation in calendars.
pub fn create(
    tx: &mut Tx<'_>,
    scope: &Scope,
    host: &str,
    new: &NewActivity,
) -> Result<Activity, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_write(scope, vendor)?;
    check_refs(tx.conn, scope, new.relationship, new.contact, new.assignee)?;
    let time_zone = new.time_zone.clone().unwrap_or_else(|| scope.time_zone().to_owned());
    let when = when(new.starts_at, new.ends_at, new.day, new.kind.usual_minutes() * 60)?;
    let (starts_at, ends_at, all_day) = span(when, zone(&time_zone)?);
    check_mail(new.kind, new.mail.as_ref(), all_day)?;
    let id = ActivityId::generate();
    let row = ActivityRow {
        id,
        vendor_org: scope.org(),
        kind: new.kind,
        status: ActivityStatus::Planned,
        starts_at,
        ends_at,
        all_day,
        time_zone,
        relationship_id: new.relationship,
        contact_id: new.contact,
        contact_name: new.contact_name.clone(),
        reach: new.reach.clone(),
        assignee: new.assignee.unwrap_or_else(|| scope.membership()),
        purpose: new.purpose.clone(),
        brief: new.brief.clone(),
        cancel_reason: None,
        closed_at: None,
        closed_by: None,
        interaction_id: None,
        ical_uid: uid(id, host),
        ical_seq: 0,
        origin: ActivityOrigin::Manual,
        origin_key: None,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        updated_at: tx.now,
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    if let Some(mail) = &new.mail {
        store::put_mail(tx.conn, &draft(scope, id, mail))?;
    }
    tx.subject(id);
    load(tx.conn, scope, id, tx.now)
}

/// By what calendar programs know it, for ever.
pub(super) fn uid(id: ActivityId, host: &str) -> String {
    format!("{id}@{host}")
}

/// When it is after a change, if the change says anything of it.
fn moved(row: &ActivityRow, change: &ActivityChange) -> Result<Option<When>, Problem> {
    if change.starts_at.is_none() && change.ends_at.is_none() && change.day.is_none() {
        // Another time zone moves a whole day, and leaves an hour where it is.
        let day = || ical::day_of(dates::zone(&row.time_zone), row.starts_at.datetime());
        return Ok((row.all_day && change.time_zone.is_some()).then(|| When::On(day())));
    }
    let kind = change.kind.unwrap_or(row.kind);
    let lasted = row.ends_at.seconds_since(row.starts_at);
    let usual = if row.all_day { kind.usual_minutes() * 60 } else { lasted };
    let starts_at = match (change.starts_at, change.day) {
        (None, None) if !row.all_day => Some(row.starts_at),
        (told, _) => told,
    };
    when(starts_at, change.ends_at, change.day, usual).map(Some)
}

/// Changes what is still planned.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ActivityId,
    version: IfMatch,
    change: &ActivityChange,
) -> Result<Activity, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_write(scope, true)?;
    version.check(row.version)?;
    if row.status != ActivityStatus::Planned {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let (relationship, contact) = (change.relationship.flatten(), change.contact.flatten());
    check_refs(tx.conn, scope, relationship, contact, change.assignee)?;
    let time_zone = change.time_zone.as_deref().unwrap_or(&row.time_zone);
    let (zone, when) = (zone(time_zone)?, moved(&row, change)?);
    let span = when.map(|when| span(when, zone));
    let kind = change.kind.unwrap_or(row.kind);
    let letter = store::mail_unscoped(tx.conn, id)?;
    let all_day = span.map_or(row.all_day, |span| span.2);
    check_mail(kind, change.mail.as_ref(), all_day)?;
    let patch = ActivityPatch {
        kind: change.kind,
        starts_at: span.map(|span| span.0),
        ends_at: span.map(|span| span.1),
        all_day: span.map(|span| span.2),
        time_zone: change.time_zone.clone(),
        relationship_id: change.relationship,
        contact_id: change.contact,
        contact_name: change.contact_name.clone(),
        reach: change.reach.clone(),
        assignee: change.assignee,
        purpose: change.purpose.clone(),
        brief: change.brief.clone(),
        ..ActivityPatch::default()
    };
    tx.subject(id);
    if !store::update(tx.conn, &row, &patch, tx.now)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    follow(tx, scope, id, kind, letter, change.mail.as_ref())?;
    load(tx.conn, scope, id, tx.now)
}

/// What becomes of the letter: other words need to be approved anew, another hour does not.
fn follow(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ActivityId,
    kind: ActivityKind,
    letter: Option<MailRow>,
    written: Option<&MailInput>,
) -> Result<(), Problem> {
    if kind != ActivityKind::Mail {
        return Ok(store::delete_mail(tx.conn, id)?);
    }
    let same = |row: &MailRow, mail: &MailInput| {
        (&row.to_address, &row.subject, &row.body) == (&mail.to, &mail.subject, &mail.body)
    };
    match (letter, written) {
        (letter, Some(mail)) if letter.as_ref().is_none_or(|row| !same(row, mail)) => {
            Ok(store::put_mail(tx.conn, &draft(scope, id, mail))?)
        }
        (Some(row), _) if row.state == LetterState::Approved => letters::queue(tx, scope, id),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn it_has_an_hour_or_a_day() {
        let noon = at("2026-08-12T12:00:00Z");
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 12);
        let ends_at = noon.plus_seconds(60);
        assert_eq!(
            when(Some(noon), None, None, 60).ok(),
            Some(When::At { starts_at: noon, ends_at })
        );
        assert_eq!(when(None, None, day, 60).ok(), day.map(When::On));
        assert!(when(None, None, None, 60).is_err());
        assert!(when(Some(noon), None, day, 60).is_err());
        assert!(when(None, Some(noon), day, 60).is_err());
        assert!(when(Some(noon), Some(noon), None, 60).is_err(), "it takes some time");
        assert!(
            when(Some(noon), Some(noon.plus_days(32)), None, 60).is_err(),
            "no longer than that"
        );
    }

    #[test]
    fn a_day_is_that_of_its_time_zone() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 12).unwrap();
        let (starts_at, ends_at, whole) = span(When::On(day), Tz::Europe__Moscow);
        assert!(whole);
        assert_eq!(starts_at, at("2026-08-11T21:00:00Z"));
        assert_eq!(ends_at, at("2026-08-12T20:59:59Z"));
    }
}
