//! Queues as the operator sees them: numbers, states and errors; no texts, links or addresses.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::notifications::model::MailState;
use crate::features::notifications::service::MAIL_OUT;
use crate::features::notifications::store;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{self, OutboxId, OutboxState, QueueItem};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::{Code, Problem};

/// Where mails stand; each number stops at 10,000.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailQueue {
    /// Not tried yet, or to be tried again.
    waiting: i64,
    sent: i64,
    dead: i64,
    unknown: i64,
}

/// Where all other work stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobQueue {
    waiting: i64,
    dead: i64,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Queues {
    mails: MailQueue,
    jobs: JobQueue,
}

/// A piece of work without what it is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutboxItem {
    id: OutboxId,
    kind: String,
    state: OutboxState,
    attempts: i32,
    last_error: Option<String>,
    due_at: Timestamp,
}

impl From<QueueItem> for OutboxItem {
    fn from(item: QueueItem) -> Self {
        Self {
            id: item.id,
            kind: item.kind,
            state: item.state,
            attempts: item.attempts,
            last_error: item.last_error.as_deref().map(discreet),
            due_at: item.due_at,
        }
    }
}

pub fn queues(conn: &mut Conn) -> Result<Queues, Problem> {
    let mut mails = |state| store::mails::count(conn, state);
    let mails = MailQueue {
        waiting: mails(MailState::Waiting)? + mails(MailState::Failed)?,
        sent: mails(MailState::Sent)?,
        dead: mails(MailState::Dead)?,
        unknown: mails(MailState::Unknown)?,
    };
    let jobs = events::counts(conn, MAIL_OUT)?;
    Ok(Queues { mails, jobs: JobQueue { waiting: jobs.waiting, dead: jobs.dead } })
}

/// How many mails that were written from `from` until before `to` were sent, of all organisations.
pub fn sent_between(conn: &mut Conn, from: Timestamp, to: Timestamp) -> Result<i64, Problem> {
    Ok(store::mails::sent_between(conn, from, to)?)
}

/// Work in a state, latest due first.
pub fn outbox(
    conn: &mut Conn,
    state: OutboxState,
    page: &PageParams,
) -> Result<Page<OutboxItem>, Problem> {
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let after = cursor.map(|Cursor { at, id }| (at, OutboxId(id)));
    let rows = events::list(conn, state, after, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.due_at, id: row.id.0 });
    Ok(page.map(OutboxItem::from))
}

/// Lets work be tried again at once.
pub fn retry(tx: &mut Tx<'_>, id: OutboxId) -> Result<(), Problem> {
    tx.subject(id);
    match events::requeue(tx.conn, id, tx.now)? {
        None => Err(Problem::not_found()),
        Some(false) => Err(Problem::new(Code::Conflict).with_detail("it is done")),
        Some(true) => {
            tx.hint(events::Hint::Outbox);
            Ok(())
        }
    }
}

/// What a mail server said may name the recipient or lead somewhere: such words are left out.
fn discreet(error: &str) -> String {
    let words = error
        .split_whitespace()
        .map(|word| if word.contains('@') || word.contains("://") { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_nobody_and_lead_nowhere() {
        assert_eq!(
            discreet(
                "550 5.1.1 <anna@example.com>: no such user, see https://mail.example/x?u=anna"
            ),
            "550 5.1.1 … no such user, see …"
        );
    }
}
