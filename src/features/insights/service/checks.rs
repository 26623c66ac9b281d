//! Looks at the whole log that take their time: asked for, done by a worker, kept with their result.
use std::sync::Arc;

use serde_json::json;

use super::alarms::{self, Seen};
use super::log::{self, Log, WEEKS, weeks_until};
use super::trials::{self, INJECTED_WEEKS, INJECTION_NEEDS, SHUFFLES};
use super::{LOOKED_THROUGH, count, episodes};
use crate::features::insights::model::{
    CheckFound, CheckId, CheckKind, CheckRow, CheckState, RadarCheck, WithheldReason,
};
use crate::features::insights::{policy, store};
use crate::features::interactions::model::TopicId;
use crate::features::interactions::service as interactions;
use crate::features::notices::model::{NoticeEvent, NoticeSubject};
use crate::features::notices::service::{self as notices, NewNotice};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Outbox kind: the radar is to look at the whole log.
pub const RADAR_CHECK: &str = "radar_check";
/// Outbox kind of mails about no record, with what this one tells.
const MAIL: &str = "mail";
const MAIL_EVENT: &str = "demand_alarm";
/// A check that was asked for longer ago is lost.
const LOST_SECONDS: i64 = 3600;
/// Days between two looks for alarms that nobody asked for.
const WEEK_DAYS: i64 = 7;

/// Asks for a check; one of its kind that is on its way is the one asked for.
pub fn ask(tx: &mut Tx<'_>, scope: &Scope, kind: CheckKind) -> Result<RadarCheck, Problem> {
    let vendor = organisations::sides(tx.conn, scope)?.contains(&Side::Vendor);
    policy::may_look(scope, vendor)?;
    let lost = tx.now.plus_seconds(-LOST_SECONDS);
    let newest = store::checks(tx.conn, scope, kind, 1)?.pop();
    if let Some(row) = newest.filter(|row| !row.state.is_over() && row.asked_at > lost) {
        return Ok(row.into());
    }
    let row = queue(tx, scope.org(), scope.membership(), kind)?;
    tx.subject(row.id);
    Ok(row.into())
}

fn queue(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    by: MembershipId,
    kind: CheckKind,
) -> Result<CheckRow, Problem> {
    let id = CheckId::generate();
    let row = CheckRow {
        id,
        vendor_org: vendor,
        kind,
        state: CheckState::Waiting,
        progress: 0,
        as_of: tx.now,
        seed: i64::try_from(id.0.as_u64_pair().1 >> 2).unwrap_or(0),
        result: Json(json!({})),
        asked_by: Some(by),
        asked_at: tx.now,
        finished_at: None,
    };
    store::insert_check(tx.conn, &row)?;
    tx.enqueue(NewOutbox {
        kind: RADAR_CHECK,
        ref_id: id.0,
        payload: json!({}),
        dedupe: Some(format!("{RADAR_CHECK}:{id}")),
        due_at: tx.now,
    })?;
    Ok(row)
}

/// Of each kind the newest check, and before it the newest that is over.
pub fn checks(conn: &mut Conn, scope: &Scope) -> Result<Vec<RadarCheck>, Problem> {
    let mut found = Vec::new();
    // Three kinds, each by its own index.
    for kind in CheckKind::ALL {
        let rows = store::checks(conn, scope, *kind, LOOKED_THROUGH)?;
        let mut over = false;
        for (at, row) in rows.into_iter().enumerate() {
            let first_over = row.state.is_over() && !over;
            over |= first_over;
            if at == 0 || first_over {
                found.push(row.into());
            }
        }
    }
    Ok(found)
}

/// Vendors with topics whose radar has not looked for a week, each with its owner.
pub fn due(
    conn: &mut Conn,
    now: Timestamp,
) -> Result<Vec<(OrganisationId, MembershipId)>, Problem> {
    let checked = store::checked_since_unscoped(conn, now.plus_days(-WEEK_DAYS))?;
    let mut vendors = interactions::vendors_unscoped(conn)?;
    vendors.retain(|vendor| !checked.contains(vendor));
    if vendors.is_empty() {
        return Ok(Vec::new());
    }
    let mut owners = organisations::active_people_unscoped(conn, &vendors)?;
    owners.retain(|(_, _, role)| *role == Role::Owner);
    let owner = |vendor: &OrganisationId| {
        let owner = owners.iter().find(|(organisation, _, _)| organisation == vendor);
        owner.map(|(_, membership, _)| (*vendor, *membership))
    };
    Ok(vendors.iter().filter_map(owner).collect())
}

/// Plans the weekly looks of those that are due.
pub fn plan(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let now = tx.now;
    for (vendor, owner) in due(tx.conn, now)? {
        queue(tx, vendor, owner, CheckKind::Alarms)?;
    }
    Ok(())
}

/// A check that a worker begins; nothing if it is over.
pub fn begin(tx: &mut Tx<'_>, id: CheckId) -> Result<Option<CheckRow>, Problem> {
    let row = store::check_unscoped(tx.conn, id)?.filter(|row| !row.state.is_over());
    if row.is_some() {
        store::set_progress(tx.conn, id, CheckState::Running, 0)?;
    }
    Ok(row)
}

/// Tells how far a check has come, of a hundred.
pub fn progress(tx: &mut Tx<'_>, id: CheckId, progress: i32) -> Result<(), Problem> {
    Ok(store::set_progress(tx.conn, id, CheckState::Running, progress)?)
}

/// What a check reads.
#[derive(Debug)]
pub enum Read {
    /// The alarms are found already, or why there can be none.
    Seen(Seen),
    /// The log, for what is tried on it.
    Log(Arc<Log>),
    Withheld(WithheldReason),
}

/// Reads the log for a check.
pub fn read(conn: &mut Conn, scope: &Scope, check: &CheckRow) -> Result<Read, Problem> {
    if check.kind == CheckKind::Alarms {
        return Ok(Read::Seen(alarms::sight(conn, scope, check.as_of)?));
    }
    let (weeks, needed) = match check.kind {
        CheckKind::Injection => (WEEKS + INJECTED_WEEKS, INJECTION_NEEDS),
        CheckKind::Placebo | CheckKind::Alarms => (WEEKS, alarms::NEEDS),
    };
    let period = weeks_until(check.as_of, weeks);
    let coverage = interactions::coverage(conn, scope, period)?;
    // What is tried are the method and the log, not what was said of earlier alarms.
    let log = log::read(conn, scope, period, log::Flagged::new())?;
    let withheld = log::withheld(log.volume(check.as_of).len(), needed, &coverage);
    Ok(withheld.map_or_else(|| Read::Log(Arc::new(log)), Read::Withheld))
}

/// Parts in which shuffling is done, with a word on the progress after each.
pub const PARTS: u64 = 10;

/// One part of the shuffled logs.
pub fn shuffle(log: &Log, check: &CheckRow, time_zone: &str, part: u64) -> Vec<u64> {
    let each = SHUFFLES / PARTS;
    let runs = part * each..(part + 1) * each;
    trials::shuffled(log, check.as_of, dates::zone(time_zone), seed(check), runs)
}

fn seed(check: &CheckRow) -> u64 {
    u64::try_from(check.seed).unwrap_or(0)
}

pub fn placebo(log: &Log, alarms: &[u64]) -> CheckFound {
    CheckFound { placebo: Some(trials::placebo(log, alarms)), ..CheckFound::default() }
}

pub fn injection(log: &Log, check: &CheckRow) -> CheckFound {
    let found = trials::injection(log, check.as_of, seed(check));
    CheckFound { injection: Some(found), ..CheckFound::default() }
}

/// Keeps what a look for alarms found. Those who answer for the customers are told of new alarms in the
/// inbox, the owner by mail as well.
pub fn keep_alarms(
    tx: &mut Tx<'_>,
    scope: &Scope,
    check: &CheckRow,
    seen: Seen,
) -> Result<(), Problem> {
    let Seen { look, sightings } = seen;
    let state = if look.withheld.is_some() { CheckState::Withheld } else { CheckState::Done };
    let new = episodes::keep(tx, scope, check, &sightings)?;
    if let Some(first) = new.first() {
        tell(tx, check, *first, new.len() - 1)?;
    }
    let counted = look.withheld.is_none();
    let found = CheckFound {
        withheld: look.withheld,
        alarms: counted.then(|| count(sightings.len())),
        new_alarms: counted.then(|| count(new.len())),
        look: Some(look),
        ..CheckFound::default()
    };
    end(tx, check.id, state, &found)
}

fn tell(tx: &mut Tx<'_>, check: &CheckRow, first: TopicId, more: usize) -> Result<(), Problem> {
    let names = interactions::topic_names_unscoped(tx.conn, check.vendor_org)?;
    let to = organisations::managers_unscoped(tx.conn, check.vendor_org)?;
    let notice = NewNotice {
        event: NoticeEvent::DemandAlarm,
        subject: NoticeSubject(check.id.0),
        title: names.get(&first).cloned().unwrap_or_default(),
        more,
        target: (more == 0).then(|| first.to_string()),
        mail: false,
    };
    notices::tell(tx, &to, &notice)?;
    tx.enqueue(NewOutbox {
        kind: MAIL,
        ref_id: check.id.0,
        payload: json!({ "event": MAIL_EVENT }),
        dedupe: Some(format!("{MAIL}:{MAIL_EVENT}:{}", check.id)),
        due_at: tx.now,
    })
}

/// Keeps what a check found.
pub fn end(
    tx: &mut Tx<'_>,
    id: CheckId,
    state: CheckState,
    found: &CheckFound,
) -> Result<(), Problem> {
    let result = Json(serde_json::to_value(found).map_err(Problem::internal)?);
    let now = tx.now;
    Ok(store::finish_check(tx.conn, id, state, result, now)?)
}
