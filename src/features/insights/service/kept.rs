//! Answers of the radar, kept as long as the log, the topics and what was said of alarms stay as they are.
use std::sync::Arc;

use super::{alarms, radar, standing};
use crate::features::insights::model::{DemandAlarms, Radar, Standing};
use crate::features::insights::store;
use crate::features::interactions::service::Period;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, data_version};
use crate::platform::kept::{Cache, Kept, Key, Version};
use crate::platform::problem::Problem;

static RADARS: Cache<Radar> = Cache::new();
static ALARMS: Cache<DemandAlarms> = Cache::new();
static STANDING: Cache<Standing> = Cache::new();

/// A question about days, as it was asked.
#[derive(Debug, Clone)]
pub struct Days {
    /// As they were told: whoever tells none means now, and asks the same again a moment later.
    pub told: String,
    pub period: Period,
}

/// Changes are counted, so nothing of it is known by its moment alone.
fn version(conn: &mut Conn, scope: &Scope) -> Result<Version, Problem> {
    let changes = data_version(conn, scope.org(), &["log", "accounts"])?;
    let settings = store::settings(conn, scope)?.map(|row| (row.set_at, row.least_rate));
    let episodes = store::alarms_version(conn, scope)?;
    Ok(Version { text: format!("{changes} {settings:?} {episodes:?}"), newest: None })
}

fn kept<T>(
    conn: &mut Conn,
    scope: &Scope,
    cache: &Cache<T>,
    days: &Days,
    now: Timestamp,
    compute: impl FnOnce(&mut Conn) -> Result<T, Problem>,
) -> Result<Arc<Kept<T>>, Problem> {
    let version = version(conn, scope)?;
    let key = Key::of(scope, days.told.clone());
    if let Some(known) = cache.find(&key, &version, now) {
        return Ok(known);
    }
    let computed = compute(conn)?;
    Ok(cache.keep(key, version, now, computed))
}

/// [`radar`], kept.
pub fn radar_kept(
    conn: &mut Conn,
    scope: &Scope,
    days: &Days,
    now: Timestamp,
) -> Result<Arc<Kept<Radar>>, Problem> {
    kept(conn, scope, &RADARS, days, now, |conn| radar(conn, scope, days.period))
}

/// [`alarms()`], kept.
pub fn alarms_kept(
    conn: &mut Conn,
    scope: &Scope,
    days: &Days,
    now: Timestamp,
) -> Result<Arc<Kept<DemandAlarms>>, Problem> {
    let until = days.period.until;
    kept(conn, scope, &ALARMS, days, now, |conn| alarms::alarms(conn, scope, until))
}

/// [`standing()`], kept.
pub fn standing_kept(
    conn: &mut Conn,
    scope: &Scope,
    days: &Days,
    now: Timestamp,
) -> Result<Arc<Kept<Standing>>, Problem> {
    let until = days.period.until;
    kept(conn, scope, &STANDING, days, now, |conn| standing::standing(conn, scope, until))
}
