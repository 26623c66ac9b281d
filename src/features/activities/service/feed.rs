//! Somebody's activities as calendar programs read them (RFC 5545, RFC 7986).
use std::collections::BTreeMap;

use chrono_tz::Tz;
use uuid::Uuid;

use super::is_vendor;
use super::list::shown;
use crate::features::activities::model::{
    Activity, ActivityKind, ActivityRow, ActivityStatus, CalendarFeed, FeedId, FeedRow,
};
use crate::features::activities::{policy, store};
use crate::features::organisations::service as organisations;
use crate::platform::auth::{Keys, Purpose, scope_of_membership};
use crate::platform::authz::{Locale, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::{dates, ical};

/// How far a feed reaches back and ahead, in days.
const BACK_DAYS: i64 = 90;
const AHEAD_DAYS: i64 = 400;
/// How long it says that something was cancelled: programs that ask rarely must hear of it.
const CANCELLED_DAYS: i64 = 30;
/// Events of a feed at most.
const MOST: i64 = 5_000;
/// How often programs should ask.
const REFRESH: &str = "PT15M";

fn address(platform: &Platform, row: &FeedRow) -> String {
    let token = platform.keys.token(Purpose::CalendarFeed, Uuid::from(row.id), row.generation);
    platform.link(&format!("/ics/{token}.ics"))
}

fn view(platform: &Platform, row: Option<FeedRow>) -> CalendarFeed {
    let row = row.filter(|row| row.active);
    CalendarFeed {
        address: row.as_ref().map(|row| address(platform, row)),
        rotated_at: row.map(|row| row.rotated_at),
    }
}

/// The own feed.
pub fn feed(conn: &mut Conn, scope: &Scope, platform: &Platform) -> Result<CalendarFeed, Problem> {
    Ok(view(platform, store::feed_of(conn, scope)?))
}

/// Makes an address for the own feed; one that there was is dead.
pub fn renew_feed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    platform: &Platform,
) -> Result<CalendarFeed, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_write(scope, vendor)?;
    match store::feed_of(tx.conn, scope)? {
        Some(row) => store::rotate_feed(tx.conn, &row, tx.now)?,
        None => store::insert_feed(
            tx.conn,
            &FeedRow {
                id: FeedId::generate(),
                vendor_org: scope.org(),
                membership_id: scope.membership(),
                generation: 1,
                active: true,
                created_at: tx.now,
                rotated_at: tx.now,
            },
        )?,
    }
    tx.subject(scope.membership());
    feed(tx.conn, scope, platform)
}

/// Ends the own feed.
pub fn stop_feed(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    let row = store::feed_of(tx.conn, scope)?.ok_or_else(Problem::not_found)?;
    tx.subject(scope.membership());
    Ok(store::set_feed_active(tx.conn, row.id, false)?)
}

/// What a program reads at an address, for as long as whoever made it belongs to the vendor.
///
/// # Errors
/// `not_found` for an address that is dead or never was.
pub fn calendar(
    conn: &mut Conn,
    platform: &Platform,
    token: &str,
    now: Timestamp,
) -> Result<String, Problem> {
    let row = open(conn, &platform.keys, token)?.ok_or_else(Problem::not_found)?;
    let scope = scope_of_membership(conn, row.membership_id)?.ok_or_else(Problem::not_found)?;
    let window = store::Window {
        from: now.plus_days(-BACK_DAYS),
        until: now.plus_days(AHEAD_DAYS),
        cancelled_since: now.plus_days(-CANCELLED_DAYS),
    };
    let rows = store::in_feed_unscoped(conn, &scope, window, MOST)?;
    let slug = organisations::organisation(conn, &scope)?.slug;
    let activities = shown(conn, &scope, rows.clone(), now)?;
    let page = platform.link(&format!("/o/{slug}/calendar"));
    let events: Vec<Event> = rows
        .iter()
        .zip(&activities)
        .map(|(row, activity)| Event { row, activity, page: format!("{page}?activity={}", row.id) })
        .collect();
    Ok(written(&scope, row.id, &events))
}

fn open(conn: &mut Conn, keys: &Keys, token: &str) -> Result<Option<FeedRow>, Problem> {
    let Some((id, generation)) = keys.open(Purpose::CalendarFeed, token) else { return Ok(None) };
    let row = store::feed_unscoped(conn, FeedId(id))?;
    Ok(row.filter(|row| row.active && row.generation == generation))
}

struct Event<'a> {
    row: &'a ActivityRow,
    activity: &'a Activity,
    page: String,
}

fn written(scope: &Scope, id: FeedId, events: &[Event<'_>]) -> String {
    let mut calendar = ical::Calendar::default();
    let name = match scope.locale() {
        Locale::En => format!("{}: contacts", scope.org_name()),
        Locale::Ru => format!("{}: контакты", scope.org_name()),
    };
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Concord//Calendar//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.line(&format!("UID:{id}"));
    calendar.text("NAME", &name);
    calendar.text("X-WR-CALNAME", &name);
    calendar.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    calendar.line(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    for (zone, (first, last)) in zones(events) {
        calendar.zone(zone, first.datetime(), last.datetime());
    }
    for event in events {
        event.write(&mut calendar, scope.locale());
    }
    calendar.line("END:VCALENDAR");
    calendar.into_string()
}

/// The time zones of the hours, each with its first and last moment, by name.
fn zones(events: &[Event<'_>]) -> Vec<(Tz, (Timestamp, Timestamp))> {
    let mut found: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    for row in events.iter().map(|event| event.row).filter(|row| !row.all_day) {
        let (first, last) = found.entry(&row.time_zone).or_insert((row.starts_at, row.ends_at));
        *first = (*first).min(row.starts_at);
        *last = (*last).max(row.ends_at);
    }
    found.into_iter().map(|(name, span)| (dates::zone(name), span)).collect()
}

fn called(kind: ActivityKind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (ActivityKind::Call, Locale::En) => "Call",
        (ActivityKind::Meeting, Locale::En) => "Meeting",
        (ActivityKind::Mail, Locale::En) => "Letter",
        (ActivityKind::Visit, Locale::En) => "Visit",
        (ActivityKind::Task, Locale::En) => "Task",
        (ActivityKind::Call, Locale::Ru) => "Звонок",
        (ActivityKind::Meeting, Locale::Ru) => "Встреча",
        (ActivityKind::Mail, Locale::Ru) => "Письмо",
        (ActivityKind::Visit, Locale::Ru) => "Визит",
        (ActivityKind::Task, Locale::Ru) => "Задача",
    }
}

impl Event<'_> {
    fn write(&self, calendar: &mut ical::Calendar, locale: Locale) {
        let (row, activity) = (self.row, self.activity);
        let zone = dates::zone(&row.time_zone);
        calendar.line("BEGIN:VEVENT");
        calendar.text("UID", &row.ical_uid);
        calendar.line(&format!("SEQUENCE:{}", row.ical_seq));
        // When it was written last: the same bytes as long as nothing changes.
        calendar.utc("DTSTAMP", row.updated_at.datetime());
        calendar.utc("CREATED", row.created_at.datetime());
        calendar.utc("LAST-MODIFIED", row.updated_at.datetime());
        if row.all_day {
            let day = ical::day_of(zone, row.starts_at.datetime());
            calendar.day("DTSTART", day);
            calendar.day("DTEND", day.succ_opt().unwrap_or(day));
            calendar.line("TRANSP:TRANSPARENT");
        } else {
            calendar.local("DTSTART", row.starts_at.datetime(), zone);
            calendar.local("DTEND", row.ends_at.datetime(), zone);
        }
        let with = activity.account.as_ref().map(|account| account.name.as_str());
        let who = activity.contact.as_ref().map(|contact| contact.name.as_str());
        let heading = format!("{}: {}", called(row.kind, locale), row.purpose);
        let parts: Vec<&str> = [Some(heading.as_str()), who, with].into_iter().flatten().collect();
        calendar.text("SUMMARY", &parts.join(" · "));
        if !row.brief.is_empty() {
            calendar.text("DESCRIPTION", &row.brief);
        }
        if let Some(reach) = &row.reach {
            calendar.text("LOCATION", reach);
        }
        let status = match row.status {
            ActivityStatus::Cancelled => "CANCELLED",
            ActivityStatus::Planned | ActivityStatus::Done => "CONFIRMED",
        };
        calendar.line(&format!("STATUS:{status}"));
        calendar.line(&format!("URL:{}", self.page));
        calendar.line("CLASS:PRIVATE");
        calendar.line("END:VEVENT");
    }
}
