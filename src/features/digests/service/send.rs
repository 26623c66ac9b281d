//! When something happens in a project, its next summaries are planned; when they are due, whoever
//! has something to be told gets a mail.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{gather, pace, ticks};
use crate::features::digests::model::{DigestPace, DigestRow};
use crate::features::digests::store;
use crate::features::notifications::model::Span;
use crate::features::notifications::service as notifications;
use crate::features::projects::service as projects;
use crate::features::records::model::{RecordId, RecordKind};
use crate::features::records::service as records;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{NewOutbox, is_queued};
use crate::platform::problem::Problem;

/// Outbox kind: summaries of a project are due.
pub const DIGEST: &str = "project_digest";
/// How far back a summary reaches at most, in days.
const LONGEST: i64 = 31;

/// What a piece of work carries.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Due {
    pub pace: DigestPace,
    /// When it was due, however late the work is done.
    pub at: Timestamp,
}

/// Whether a record is one that has summaries.
pub fn is_of_project(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    Ok(records::load_unscoped(conn, record)?.kind == RecordKind::Project)
}

/// Whether the next summaries of a project are planned.
pub fn is_planned(conn: &mut Conn, record: RecordId, now: Timestamp) -> Result<bool, Problem> {
    let keys: Vec<String> = work(record, now).into_iter().map(|(key, ..)| key).collect();
    Ok(is_queued(conn, &keys)?)
}

/// Plans them; what is planned stays so.
pub fn plan(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    for (key, due, due_at) in work(record, tx.now) {
        tx.enqueue(NewOutbox {
            kind: DIGEST,
            ref_id: record.0,
            payload: serde_json::to_value(due).map_err(Problem::internal)?,
            dedupe: Some(key),
            due_at,
        })?;
    }
    Ok(())
}

fn work(record: RecordId, now: Timestamp) -> Vec<(String, Due, Timestamp)> {
    let of = |pace| {
        let at = ticks::next(pace, now)?;
        Some((format!("{DIGEST}:{record}:{pace}:{}", at.micros()), Due { pace, at }, at))
    };
    [DigestPace::Daily, DigestPace::Weekly].into_iter().filter_map(of).collect()
}

/// Who is to be told of a project at this pace, and of which time: only those for whom something has
/// happened in it. Each is asked for with their own rights.
pub fn due(
    conn: &mut Conn,
    record: RecordId,
    due: Due,
    now: Timestamp,
) -> Result<Vec<(MembershipId, Span)>, Problem> {
    let mut known: HashMap<MembershipId, Option<DigestRow>> =
        projects::members_unscoped(conn, record)?.into_iter().map(|id| (id, None)).collect();
    let working: Vec<MembershipId> = known.keys().copied().collect();
    for row in store::of_record_unscoped(conn, record)? {
        known.insert(row.membership_id, Some(row));
    }
    let mut people: Vec<_> = known.into_iter().collect();
    people.sort_by_key(|(member, _)| *member);
    people.retain(|(id, row)| pace(row.as_ref(), working.contains(id)) == due.pace);
    let mut told = Vec::new();
    for (member, row) in people {
        let since = row.and_then(|row| row.told_until);
        let since = since.unwrap_or_else(|| ticks::usual_start(due.pace, due.at));
        let span = Span { since: since.max(now.plus_days(-LONGEST)), until: now };
        if has_news(conn, member, record, span)? {
            told.push((member, span));
        }
    }
    Ok(told)
}

fn has_news(
    conn: &mut Conn,
    member: MembershipId,
    record: RecordId,
    span: Span,
) -> Result<bool, Problem> {
    if !notifications::wants_digests(conn, member)? {
        return Ok(false);
    }
    let Some(scope) = scope_of_membership(conn, member)? else { return Ok(false) };
    gather::has_news(conn, &scope, record, span)
}

/// Queues their mails.
pub fn send(
    tx: &mut Tx<'_>,
    platform: &Platform,
    record: RecordId,
    told: &[(MembershipId, Span)],
) -> Result<(), Problem> {
    tx.subject(record);
    for (member, span) in told {
        notifications::queue_digest(tx, platform, *member, record, *span)?;
        store::told(tx.conn, record, *member, span.until)?;
    }
    Ok(())
}
