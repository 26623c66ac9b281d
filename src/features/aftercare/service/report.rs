//! Whether what was done about a cause helped: the same two questions, to the customer's people of a
//! complaint once the step of its report that tells of the actions is signed. What they say stands in
//! the lane that both sides read, and beside that step.
use serde_json::json;

use super::outcome::{BEST, figures};
use crate::features::aftercare::model::{IdeaOutcome, OutcomeAnswer};
use crate::features::aftercare::{policy, store};
use crate::features::complaints::service as complaints;
use crate::features::organisations::model::Side;
use crate::features::quality::service as quality;
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;

/// What the actions of a complaint's report came to: what the caller said, and all that was said, which
/// both sides read anyway.
pub fn report_outcome(
    conn: &mut Conn,
    scope: &Scope,
    complaint: RecordId,
) -> Result<IdeaOutcome, Problem> {
    let (_, side) = complaints::case(conn, scope, complaint)?;
    let done = quality::is_carried_out_unscoped(conn, complaint)?;
    let mine = store::outcomes::find(conn, complaint, scope.membership())?;
    let answered = mine.as_ref().is_some_and(|row| row.score.is_some());
    Ok(IdeaOutcome {
        asked_at: mine.as_ref().map(|row| row.asked_at),
        score: mine.as_ref().and_then(|row| row.score),
        answered_at: mine.as_ref().and_then(|row| row.answered_at),
        words: mine.and_then(|row| row.words),
        may_answer: policy::may_tell(scope, side, done, answered).into(),
        figures: Some(figures(conn, complaint)?),
    })
}

/// Somebody of the customer says whether it helped, once.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_side`, `already`, `wrong_status` or `role_too_low`;
/// `invalid` for a score that is none.
pub fn tell_report(
    tx: &mut Tx<'_>,
    scope: &Scope,
    complaint: RecordId,
    answer: &OutcomeAnswer,
) -> Result<IdeaOutcome, Problem> {
    let (case, side) = complaints::case(tx.conn, scope, complaint)?;
    let mine = store::outcomes::find(tx.conn, complaint, scope.membership())?;
    let answered = mine.as_ref().is_some_and(|row| row.score.is_some());
    let done = quality::is_carried_out_unscoped(tx.conn, complaint)?;
    policy::may_tell(scope, side, done, answered).map_err(Problem::not_allowed)?;
    if !(1..=BEST).contains(&answer.score) {
        return Err(Problem::invalid("score", "number_range"));
    }
    // Whoever came to the case later may say it unasked.
    store::outcomes::ask(tx.conn, complaint, &[(scope.membership(), scope.org())], tx.now)?;
    let lane = records::shared_lane_unscoped(tx.conn, complaint)?;
    let data = json!({ "score": answer.score, "side": side });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::OutcomeTold, tx.now, data)
        .with_body(answer.words.clone());
    let entry = records::append(tx, lane.id, entry)?;
    records::take_part(tx, complaint, scope)?;
    if !store::outcomes::answer(tx.conn, complaint, scope.membership(), answer, entry.id, tx.now)? {
        return Err(Problem::not_allowed("already"));
    }
    tx.subject(complaint);
    let organisations = vec![case.complaint.vendor_org, case.complaint.customer_org];
    tx.hint(Hint::List { what: RecordKind::Complaint.plural(), organisations });
    report_outcome(tx.conn, scope, complaint)
}

/// For the worker, after an entry that may have signed what was done: notes who of the customer is
/// asked, all who take part by then. Twice changes nothing.
pub fn ask_report(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    if !quality::is_carried_out_unscoped(tx.conn, record)? {
        return Ok(());
    }
    // Those too whose complaint points to this report.
    let mut all = quality::linked_unscoped(tx.conn, record)?;
    all.push(record);
    for one in all {
        let people = records::people_on_side_unscoped(tx.conn, &[one], Side::Customer)?;
        store::outcomes::ask(tx.conn, one, &people, tx.now)?;
    }
    tx.subject(record);
    Ok(())
}

/// A complaint that the caller is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    pub record: RecordId,
    pub asked_at: Timestamp,
}

/// Complaints after whose report the caller has not said yet whether it helped: one statement.
pub fn waiting(conn: &mut Conn, scope: &Scope) -> Result<Vec<Waiting>, Problem> {
    let open = store::outcomes::open_of(conn, scope.membership())?;
    Ok(open.into_iter().map(|(record, asked_at)| Waiting { record, asked_at }).collect())
}
