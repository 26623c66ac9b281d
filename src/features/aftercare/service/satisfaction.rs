//! Asking how it went, and writing the answer down.
use std::collections::HashMap;

use serde_json::json;

use crate::features::aftercare::model::{
    ReasonCount, Satisfaction, SatisfactionFigures, SatisfactionReason, ScoreCount, Verdict,
};
use crate::features::aftercare::store::Given;
use crate::features::aftercare::{policy, store};
use crate::features::complaints::model::Status;
use crate::features::complaints::service as complaints;
use crate::features::organisations::model::Side;
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: time to ask the customer how it went.
pub const SATISFACTION_ASK: &str = "satisfaction_ask";
/// Days after closing: the news that it is closed comes by a mail of its own.
const ASK_AFTER_DAYS: i64 = 1;
/// The best score.
const BEST: i32 = 5;

/// How satisfied the customer is: for both sides.
pub fn satisfaction(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Satisfaction, Problem> {
    let (case, side) = complaints::case(conn, scope, record)?;
    let row = store::satisfaction(conn, record)?;
    let answered = row.as_ref().is_some_and(|row| row.score.is_some());
    let may_answer = policy::may_answer(scope, side, case.complaint.status, answered).into();
    let review_published = store::is_published(conn, record)?;
    let by = row.as_ref().and_then(|row| row.answered_by);
    let by = match by {
        Some(by) => person_refs(conn, &[by])?.remove(&by),
        None => None,
    };
    let answered_by = by.map(|person| person.on(Side::Customer));
    Ok(Satisfaction {
        asked_at: row.as_ref().map(|row| row.asked_at),
        score: row.as_ref().and_then(|row| row.score),
        reason: row.as_ref().and_then(|row| row.reason),
        answered_at: row.as_ref().and_then(|row| row.answered_at),
        comment: row.and_then(|row| row.comment),
        answered_by,
        may_answer,
        review_published,
    })
}

/// The customer says how it went.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_side`, `already`, `wrong_status` or `role_too_low`;
/// `invalid` for a score that is none.
pub fn answer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    verdict: &Verdict,
) -> Result<Satisfaction, Problem> {
    let (case, side) = complaints::case(tx.conn, scope, record)?;
    let known = store::satisfaction(tx.conn, record)?;
    let answered = known.as_ref().is_some_and(|row| row.score.is_some());
    policy::may_answer(scope, side, case.complaint.status, answered)
        .map_err(Problem::not_allowed)?;
    if !(1..=BEST).contains(&verdict.score) {
        return Err(Problem::invalid("score", "number_range"));
    }
    if known.is_none() {
        store::ask(tx.conn, record, tx.now)?;
    }
    if !store::answer(tx.conn, record, verdict, scope.membership(), tx.now)? {
        return Err(Problem::not_allowed("already"));
    }
    tx.subject(record);
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let data = json!({ "side": side, "score": verdict.score, "reason": verdict.reason });
    let kind = EntryKind::SatisfactionAnswered;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data)
        .with_body(verdict.comment.clone());
    let entry = records::append(tx, lane.id, entry)?;
    records::take_part(tx, record, scope)?;
    records::notify(tx, &entry)?;
    satisfaction(tx.conn, scope, record)
}

/// What somebody is asked about after an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// How a complaint went that may be closed by now.
    Complaint,
    /// Whether a delivered idea helped.
    Idea,
    /// Whether the actions of a report helped that may be carried out by now.
    Report,
}

/// What somebody is to be asked after this entry, if anything.
pub fn what_follows(conn: &mut Conn, entry: EntryId) -> Result<Option<Follows>, Problem> {
    use EntryKind as K;
    let kind = records::entry_kind_unscoped(conn, entry)?.map(|(_, kind)| kind);
    Ok(match kind {
        Some(K::Closed | K::AutoClosed | K::RefusalAnswered) => Some(Follows::Complaint),
        Some(K::IdeaDelivered) => Some(Follows::Idea),
        Some(K::Signed | K::ReportCompleted | K::ReportLinked) => Some(Follows::Report),
        _ => None,
    })
}

/// For the worker, after an entry that may have closed a complaint: the customer is asked a day
/// later. Twice changes nothing.
pub fn follow_entry(tx: &mut Tx<'_>, record: RecordId, entry: EntryId) -> Result<(), Problem> {
    tx.subject(record);
    if store::satisfaction(tx.conn, record)?.is_some()
        || complaints::case_unscoped(tx.conn, record)?.complaint.status != Status::Closed
    {
        return Ok(());
    }
    tx.enqueue(NewOutbox {
        kind: SATISFACTION_ASK,
        ref_id: record.0,
        payload: json!({}),
        dedupe: Some(format!("{SATISFACTION_ASK}:{record}:{entry}")),
        due_at: tx.now.plus_days(ASK_AFTER_DAYS),
    })
}

/// For the worker: asks the customer, if the complaint is still closed and nobody has asked or
/// answered. The question stands in the customer's own lane: it is between them and the portal.
pub fn ask(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    let complaint = complaints::case_unscoped(tx.conn, record)?.complaint;
    if complaint.status != Status::Closed || !store::ask(tx.conn, record, tx.now)? {
        return Ok(());
    }
    tx.subject(record);
    let lane = records::private_lane_unscoped(tx.conn, record, complaint.customer_org)?;
    let entry = NewEntry::event(None, EntryKind::SatisfactionAsked, tx.now, json!({}));
    let entry = records::append(tx, lane.id, entry)?;
    records::notify(tx, &entry)
}

/// How satisfied the customers of the scope's organisation are: for `scan`.
pub fn figures(conn: &mut Conn, scope: &Scope) -> Result<SatisfactionFigures, Problem> {
    let given = store::given(conn, scope)?;
    Ok(count(&given))
}

/// What the customers of the scope's organisation said of each complaint by a moment: for `scan`.
pub fn scores(
    conn: &mut Conn,
    scope: &Scope,
    until: Timestamp,
) -> Result<HashMap<RecordId, i32>, Problem> {
    let rows = store::scores(conn, scope)?;
    let said = rows.into_iter().filter(|(.., at)| *at <= until);
    Ok(said.map(|(record, score, _)| (record, score)).collect())
}

fn count(given: &[Given]) -> SatisfactionFigures {
    let sum_of = |fits: &dyn Fn(&Given) -> bool| -> i64 {
        given.iter().filter(|line| fits(line)).map(|(.., times)| times).sum()
    };
    let with_score = |wanted: i32| sum_of(&|(score, ..)| *score == Some(wanted));
    let with_reason =
        |wanted: SatisfactionReason| sum_of(&|(_, reason, _)| *reason == Some(wanted));
    let n = sum_of(&|(score, ..)| score.is_some());
    let sum: i64 =
        given.iter().filter_map(|(score, _, times)| Some(i64::from((*score)?) * times)).sum();
    SatisfactionFigures {
        average_hundredths: (sum * 100 + n / 2).checked_div(n),
        n,
        asked: sum_of(&|_| true),
        by_score: (1..=BEST).map(|score| ScoreCount { score, count: with_score(score) }).collect(),
        by_reason: SatisfactionReason::ALL
            .iter()
            .map(|reason| ReasonCount { reason: *reason, count: with_reason(*reason) })
            .filter(|line| line.count > 0)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_of_answers_alone_and_rounded() {
        let speed = Some(SatisfactionReason::Speed);
        let figures =
            count(&[(Some(5), speed, 1), (Some(4), None, 1), (Some(4), speed, 1), (None, None, 1)]);
        assert_eq!((figures.average_hundredths, figures.n, figures.asked), (Some(433), 3, 4));
        assert_eq!(figures.by_score.iter().map(|line| line.count).sum::<i64>(), 3);
        let reason = ReasonCount { reason: SatisfactionReason::Speed, count: 2 };
        assert_eq!(figures.by_reason, [reason]);
        assert_eq!(count(&[(None, None, 1)]).average_hundredths, None);
    }
}
