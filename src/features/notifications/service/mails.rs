//! Sent mails, as their recipient reads them again.
//!
//! The text is shown to the recipient alone; in the demo, to everybody of their organisation. A
//! mail with a link that works once opens an account to whoever has it: only its recipient
//! sees that one, signed in and not by an API token.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::notifications::mails::MailKind;
use crate::features::notifications::model::{MailRow, MailState, RecordTitles};
use crate::features::notifications::store;
use crate::features::organisations::model::{MailId, RelationshipId};
use crate::features::records::model::{EntryId, RecordId, RecordKind, RecordRef};
use crate::features::records::service::within_sight;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// A mail without its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailView {
    pub id: MailId,
    pub event: String,
    pub to: String,
    /// Empty until it was first tried.
    pub subject: String,
    pub state: MailState,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// Null for mails about accounts, and for records that the caller may not see any more.
    pub record: Option<RecordRef>,
    /// Of an agreement: the relationship whose page shows it.
    pub relationship_id: Option<RelationshipId>,
}

/// Mails to the caller, newest first; with `colleagues`, to anybody of the organisation.
pub fn mails(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    colleagues: bool,
    page: &PageParams,
) -> Result<Page<MailView>, Problem> {
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let rows = store::mails::list(conn, scope, colleagues, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 });
    let mut refs = record_refs(conn, scope, titles, &page.items)?;
    Ok(page.map(|row| view(row, &mut refs)))
}

/// Destroys the copies of what entries said that are kept with mails about them. What is not sent
/// yet will not be: a mail is rendered when it is sent. Inboxes keep no texts.
pub fn forget_texts_unscoped(tx: &mut Tx<'_>, entries: &[EntryId]) -> Result<usize, Problem> {
    Ok(store::mails::forget_texts_unscoped(tx.conn, entries)?)
}

/// One of them, with its text as plain text and HTML, once it was tried.
pub fn mail(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    colleagues: bool,
    id: MailId,
) -> Result<(MailView, Option<String>, Option<String>), Problem> {
    let mut row =
        store::mails::find(conn, scope, colleagues, id)?.ok_or_else(Problem::not_found)?;
    let (mut text, mut html) = (row.body_text.take(), row.body_html.take());
    if !may_read_whole(scope, &row) {
        (text, html) = (None, None);
    }
    let mut refs = record_refs(conn, scope, titles, std::slice::from_ref(&row))?;
    Ok((view(row, &mut refs), text, html))
}

fn may_read_whole(scope: &Scope, row: &MailRow) -> bool {
    let opens_doors = matches!(row.event.parse(), Ok(MailKind::Link(_) | MailKind::Survey(_)));
    let by_token = scope.session().is_none();
    !opens_doors || (row.person_id == Some(scope.person()) && !by_token)
}

/// A record, and of an agreement the relationship on whose page it stands.
type Linked = (RecordRef, Option<RelationshipId>);

fn record_refs(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    rows: &[MailRow],
) -> Result<HashMap<RecordId, Linked>, Problem> {
    let mut ids: Vec<RecordId> = rows.iter().filter_map(|row| row.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let records = within_sight(conn, scope, &ids)?;
    let ids: Vec<RecordId> = records.keys().copied().collect();
    let mut titles = titles.of(conn, &ids)?;
    Ok(records
        .into_values()
        .map(|record| {
            let title = titles.remove(&record.id).unwrap_or_default();
            let relationship =
                record.relationship_id.filter(|_| record.kind == RecordKind::Agreement);
            let reference =
                RecordRef { id: record.id, kind: record.kind, number: record.number, title };
            (record.id, (reference, relationship))
        })
        .collect())
}

fn view(row: MailRow, refs: &mut HashMap<RecordId, Linked>) -> MailView {
    let linked = row.record_id.and_then(|id| refs.get(&id).cloned());
    let (record, relationship_id) = linked.map_or((None, None), |(record, of)| (Some(record), of));
    MailView {
        id: row.id,
        event: row.event,
        to: row.to_address,
        subject: row.subject.unwrap_or_default(),
        state: row.state,
        created_at: row.created_at,
        sent_at: row.sent_at,
        record,
        relationship_id,
    }
}
