//! What a summary says, with its reader's rights of this moment.
use std::collections::HashMap;

use super::words::{self, Group};
use crate::features::notifications::model::{DigestSection, DigestText, Span};
use crate::features::projects::model::{DateKind, HeldKind};
use crate::features::projects::service as projects;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::{EntryKind, LaneId, LaneKind, RecordId};
use crate::features::records::service::{self as records, NewestEntry, Topic};
use crate::platform::authz::{Locale, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;

/// Entries that a summary looks at, the newest ones.
const MOST: i64 = 1000;
/// Lines of a part; the rest is counted.
const LINES: usize = 6;

/// The summary of a project over a time; none for whoever does not see it, and if nothing happened
/// that they did not do themselves.
pub fn digest(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    span: Span,
) -> Result<Option<DigestText>, Problem> {
    let Some(news) = news(conn, scope, record, span)? else { return Ok(None) };
    let (locale, zone) = (scope.locale(), dates::zone(scope.time_zone()));
    let mut sections = changed(&news, locale);
    sections.extend(waiting(conn, scope, record, span)?);
    sections.extend(next_dates(conn, scope, record, span)?);
    Ok(Some(DigestText { since: dates::date(span.since, zone, locale), sections }))
}

/// Whether there would be one.
pub(super) fn has_news(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    span: Span,
) -> Result<bool, Problem> {
    Ok(news(conn, scope, record, span)?.is_some())
}

/// What happened in lanes that somebody reads.
struct News {
    topics: Vec<Topic>,
    entries: Vec<NewestEntry>,
}

fn news(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    span: Span,
) -> Result<Option<News>, Problem> {
    // Who was only asked to join, or has left, gets nothing.
    match Desk::open(conn, scope, record) {
        Err(problem) if problem.code == Code::NotFound => return Ok(None),
        found => found?,
    };
    let topics = records::topics(conn, scope, record)?;
    let lanes: Vec<LaneId> =
        topics.iter().flat_map(|topic| topic.lanes.iter().map(|lane| lane.id)).collect();
    let mut entries =
        records::entries_of_lanes_unscoped(conn, &lanes, Some(span.since), None, MOST)?;
    entries.retain(|one| {
        one.row.recorded_at <= span.until
            && one.row.actor_membership_id != Some(scope.membership())
            && (one.row.kind == EntryKind::Message
                || words::group(one.row.kind, &one.data).is_some())
    });
    Ok((!entries.is_empty()).then_some(News { topics, entries }))
}

/// A part for each kind of thing, then what was written, by topic.
fn changed(news: &News, locale: Locale) -> Vec<DigestSection> {
    let mut sections = Vec::new();
    for group in Group::ALL {
        let own =
            news.entries.iter().filter(|one| words::group(one.row.kind, &one.data) == Some(*group));
        let mut lines: Vec<String> = Vec::new();
        for line in own.map(|one| words::line(one.row.kind, &one.data, locale)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        sections.extend(section(words::heading(*group, locale), lines, locale));
    }
    sections.extend(section(words::messages(locale), written(news, locale), locale));
    sections
}

/// How much was written in each topic, and among the reader's own people.
fn written(news: &News, locale: Locale) -> Vec<String> {
    let mut counts: HashMap<LaneId, usize> = HashMap::new();
    for one in news.entries.iter().filter(|one| one.row.kind == EntryKind::Message) {
        *counts.entry(one.row.lane_id).or_default() += 1;
    }
    let mut lines = Vec::new();
    for topic in &news.topics {
        let count = |own: bool| -> usize {
            let lanes = topic.lanes.iter().filter(|lane| (lane.kind == LaneKind::Private) == own);
            lanes.filter_map(|lane| counts.get(&lane.id)).sum()
        };
        let (open, own) = (count(false), count(true));
        if open + own > 0 {
            lines.push(words::written(topic.topic.as_deref(), open, own, locale));
        }
    }
    lines
}

/// What the reader's organisation holds. Questions are counted: their words stand in the thread
/// alone, where they can be destroyed.
fn waiting(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    span: Span,
) -> Result<Option<DigestSection>, Problem> {
    let (locale, zone) = (scope.locale(), dates::zone(scope.time_zone()));
    let mut held = projects::balance(conn, scope, record, span.until)?.items;
    held.retain(|item| item.held_by.iter().any(|holder| holder.mine));
    held.sort_by_key(|item| (item.due_at.is_none(), item.due_at));
    let questions = held.iter().filter(|item| item.kind == HeldKind::Question).count();
    let mut lines: Vec<String> = held
        .iter()
        .filter(|item| item.kind != HeldKind::Question)
        .map(|item| {
            let due = item.due_at.map(|at| dates::date(at, zone, locale));
            words::held(item.kind, &item.title, due.as_deref(), item.late, locale)
        })
        .collect();
    if questions > 0 {
        lines.insert(0, words::questions(questions, locale));
    }
    Ok(section(words::waiting(scope.org_name(), locale), lines, locale))
}

/// Gates, ends of phases and milestones that come next.
fn next_dates(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    span: Span,
) -> Result<Option<DigestSection>, Problem> {
    let (locale, zone) = (scope.locale(), dates::zone(scope.time_zone()));
    let today = span.until.datetime().with_timezone(&zone).date_naive().to_string();
    let lines = projects::dates_unscoped(conn, &[record], locale)?
        .into_iter()
        .filter(|date| !date.done && date.on >= today && date.kind != DateKind::PhaseStart)
        .take(LINES)
        .map(|date| words::date(&date, locale))
        .collect();
    Ok(section(words::next_dates(locale), lines, locale))
}

fn section(heading: String, mut lines: Vec<String>, locale: Locale) -> Option<DigestSection> {
    let more = lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.truncate(LINES);
        lines.push(words::more(more, locale));
    }
    (!lines.is_empty()).then_some(DigestSection { heading, lines })
}
