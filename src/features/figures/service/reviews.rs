//! Decisions whose day of review has come: whoever sees to one is reminded of it, once.
use crate::features::figures::model::{DecisionId, DecisionRow};
use crate::features::figures::store;
use crate::features::notices::model::{NoticeEvent, NoticeSubject};
use crate::features::notices::service::{self as notices, NewNotice};
use crate::features::organisations::service as organisations;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Decisions that one look reminds of; the next look sees to the rest.
const AT_ONCE: i64 = 100;
/// Characters of a decision that a line of the inbox and a subject hold.
const EXCERPT: usize = 100;

/// Decisions of which somebody is to be reminded.
pub fn reviews_due(conn: &mut Conn, now: Timestamp) -> Result<Vec<DecisionRow>, Problem> {
    Ok(store::to_review_unscoped(conn, &dates::morning_of(now), AT_ONCE)?)
}

/// Reminds those who see to them, in the inbox and by mail.
pub fn remind(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let now = tx.now;
    let due = reviews_due(tx.conn, now)?;
    let ids: Vec<DecisionId> = due.iter().map(|row| row.id).collect();
    let owners: Vec<_> = due.iter().map(|row| (row.vendor_org, row.owner_id)).collect();
    let told = organisations::stand_ins_unscoped(tx.conn, &owners)?;
    for (row, to) in due.iter().zip(told) {
        let notice = NewNotice {
            event: NoticeEvent::FigureReview,
            subject: NoticeSubject(row.id.0),
            title: excerpt(&row.text),
            more: 0,
            target: Some(row.figure.as_str().to_owned()),
            mail: true,
        };
        notices::tell(tx, &to, &notice)?;
    }
    Ok(store::set_reminded_unscoped(tx.conn, &ids, now)?)
}

/// The beginning of what was decided, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}
