//! Alarms as they are kept: from the first check that saw one to the last, and what was made of it.
use std::collections::HashMap;

use super::alarms::Sighting;
use super::log::{Flagged, WEEK_SECONDS, weeks_until};
use crate::features::insights::model::{
    AlarmFigures, AlarmId, AlarmRow, AlarmState, CheckId, CheckRow, DemandEpisode,
};
use crate::features::insights::store::Moved;
use crate::features::insights::{policy, store};
use crate::features::interactions::model::{TopicId, TopicRef};
use crate::features::interactions::service::{self as interactions, Period};
use crate::features::organisations::model::PersonRef;
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};
use crate::platform::statistics::alarm::WINDOW;
use crate::platform::statistics::number::{real, whole};

/// In which spans topics were alarms before.
pub(super) fn flagged(conn: &mut Conn, scope: &Scope, period: Period) -> Result<Flagged, Problem> {
    let mut found: Flagged = HashMap::new();
    for (topic, from, to) in store::spans(conn, scope, period.from)? {
        found.entry(topic).or_default().push((from, to));
    }
    Ok(found)
}

fn count(things: u64) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

fn figures(seen: &Sighting, at: Timestamp) -> AlarmFigures {
    let counts = seen.verdict.counts;
    AlarmFigures {
        last_at: at,
        callers: count(seen.callers),
        k: count(counts.k),
        big_k: count(counts.big_k),
        n: count(whole(counts.n)),
        big_n: count(whole(counts.big_n)),
        phi: seen.verdict.phi,
        p: seen.verdict.p,
    }
}

/// Keeps what a check saw: an alarm that went on is told its newest figures, one that was quiet for
/// four weeks begins anew. Gives the topics of those that are new, the least likely first.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    scope: &Scope,
    check: &CheckRow,
    seen: &[Sighting],
) -> Result<Vec<TopicId>, Problem> {
    let topics: Vec<TopicId> = seen.iter().map(|one| one.topic).collect();
    let quiet = i64::try_from(WINDOW).unwrap_or(0) * WEEK_SECONDS;
    let since = check.as_of.plus_seconds(-quiet);
    let known: HashMap<TopicId, AlarmId> = store::going_on(tx.conn, scope, &topics, since)?
        .into_iter()
        .map(|row| (row.topic_id, row.id))
        .collect();
    let mut new = Vec::new();
    for one in seen {
        let figures = figures(one, check.as_of);
        match known.get(&one.topic) {
            Some(id) => store::set_figures(tx.conn, *id, &figures)?,
            None => new.push(begun(check, one.topic, figures)),
        }
    }
    store::insert_alarms(tx.conn, &new)?;
    Ok(new.into_iter().map(|row| row.topic_id).collect())
}

fn begun(check: &CheckRow, topic: TopicId, figures: AlarmFigures) -> AlarmRow {
    let AlarmFigures { last_at, callers, k, big_k, n, big_n, phi, p } = figures;
    AlarmRow {
        id: AlarmId::generate(),
        vendor_org: check.vendor_org,
        topic_id: topic,
        check_id: check.id,
        state: AlarmState::New,
        reason: None,
        first_at: last_at,
        last_at,
        window_from: weeks_until(last_at, WINDOW).from,
        callers,
        k,
        big_k,
        n,
        big_n,
        phi,
        p,
        version: 1,
        moved_by: None,
        moved_at: None,
    }
}

/// Alarms that checks saw, the newest first.
pub fn episodes(
    conn: &mut Conn,
    scope: &Scope,
    topic: Option<TopicId>,
    page: &PageParams,
    now: Timestamp,
) -> Result<Page<DemandEpisode>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::alarms(conn, scope, topic, cursor, limit + 1)?;
    let rows = Page::cut(rows, limit, |row| Cursor { at: row.first_at, id: row.id.0 });
    let next_cursor = rows.next_cursor;
    Ok(Page { items: shown(conn, scope, rows.items, now)?, next_cursor })
}

fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<AlarmRow>,
    now: Timestamp,
) -> Result<Vec<DemandEpisode>, Problem> {
    let hands: Vec<MembershipId> = rows.iter().filter_map(|row| row.moved_by).collect();
    let people = organisations::person_refs(conn, &hands)?;
    let places = interactions::profile(conn, scope, now)?;
    let episode = |row: AlarmRow| {
        let place = places.get(&row.topic_id);
        let name = place.map(|place| place.topic.name.clone()).unwrap_or_default();
        let by = row.moved_by.and_then(|id| people.get(&id)).cloned();
        one(row, name, by)
    };
    Ok(rows.into_iter().map(episode).collect())
}

fn one(row: AlarmRow, name: String, by: Option<PersonRef>) -> DemandEpisode {
    DemandEpisode {
        id: row.id,
        topic: TopicRef { id: row.topic_id, name },
        state: row.state,
        expected: expected(&row),
        reason: row.reason,
        first_at: row.first_at,
        last_at: row.last_at,
        callers: row.callers,
        count: row.k,
        p: row.p,
        phi: row.phi,
        by,
        moved_at: row.moved_at,
        version: row.version,
    }
}

fn expected(row: &AlarmRow) -> f64 {
    let real = |n: i64| real(u64::try_from(n).unwrap_or(0));
    if row.big_n > 0 { real(row.big_k) * real(row.n) / real(row.big_n) } else { 0.0 }
}

/// Says what an alarm is.
///
/// # Errors
/// `invalid` with field `reason` if it is dismissed without one.
pub fn move_episode(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: AlarmId,
    version: IfMatch,
    state: AlarmState,
    reason: Option<String>,
) -> Result<DemandEpisode, Problem> {
    let row = store::find_alarm(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_look(scope, true)?;
    version.check(row.version)?;
    if state == AlarmState::Dismissed && reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    tx.subject(id);
    let moved = Moved { state, reason, moved_by: Some(scope.membership()), moved_at: Some(tx.now) };
    if !store::move_alarm(tx.conn, &row, &moved)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let row = store::find_alarm(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let now = tx.now;
    shown(tx.conn, scope, vec![row], now)?.pop().ok_or_else(Problem::not_found)
}

/// An alarm about a topic becomes what was decided of it; false if there is none such.
pub fn decide_episode(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (id, topic): (AlarmId, TopicId),
    state: AlarmState,
    reason: Option<String>,
) -> Result<bool, Problem> {
    let row = store::find_alarm(tx.conn, scope, id)?.filter(|row| row.topic_id == topic);
    let Some(row) = row else { return Ok(false) };
    let moved = Moved { state, reason, moved_by: Some(scope.membership()), moved_at: Some(tx.now) };
    Ok(store::move_alarm(tx.conn, &row, &moved)?)
}

/// What the owner of a vendor is told of a check.
#[derive(Debug, Clone)]
pub struct AlarmLetter {
    pub to: MembershipId,
    pub alarms: Vec<LetterLine>,
}

/// A new alarm, as a mail tells it.
#[derive(Debug, Clone)]
pub struct LetterLine {
    pub topic: String,
    pub callers: i64,
    pub count: i64,
    pub expected: f64,
}

/// The new alarms of a check, for the vendor's owner; nothing if there are none, or nobody owns it.
pub fn alarm_letter_unscoped(
    conn: &mut Conn,
    check: CheckId,
) -> Result<Option<AlarmLetter>, Problem> {
    let rows = store::alarms_of_unscoped(conn, check)?;
    let Some(vendor) = rows.first().map(|row| row.vendor_org) else { return Ok(None) };
    let people = organisations::active_people_unscoped(conn, &[vendor])?;
    let owner = people.into_iter().find(|(_, _, role)| *role == Role::Owner);
    let Some((_, to, _)) = owner else { return Ok(None) };
    let names = interactions::topic_names_unscoped(conn, vendor)?;
    let line = |row: AlarmRow| LetterLine {
        topic: names.get(&row.topic_id).cloned().unwrap_or_default(),
        callers: row.callers,
        count: row.k,
        expected: expected(&row),
    };
    Ok(Some(AlarmLetter { to, alarms: rows.into_iter().map(line).collect() }))
}
