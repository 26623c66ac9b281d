//! Telling members, and what they see of it; one function is one transaction or a part of one.
use serde_json::json;

use crate::features::notices::model::{Notice, NoticeEvent, NoticeId, NoticeRow, NoticeSubject};
use crate::features::notices::{policy, store};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Unread notices are counted up to here: "99+".
const COUNTED: i64 = 100;
/// Outbox kind of mails about no record, and the event of those that tell a notice.
const MAIL: &str = "mail";
const MAIL_EVENT: &str = "review_due";

/// What is told.
#[derive(Debug, Clone)]
pub struct NewNotice {
    pub event: NoticeEvent,
    pub subject: NoticeSubject,
    pub title: String,
    pub more: usize,
    pub target: Option<String>,
    /// Whether it comes by mail as well.
    pub mail: bool,
}

/// Tells these members, but for those who know of it already. Whoever calls it has shown that they
/// may know.
pub fn tell(tx: &mut Tx<'_>, to: &[MembershipId], new: &NewNotice) -> Result<(), Problem> {
    let told = store::told_unscoped(tx.conn, to, new.event, new.subject)?;
    let mut members: Vec<MembershipId> =
        to.iter().filter(|member| !told.contains(*member)).copied().collect();
    members.sort_unstable();
    members.dedup();
    let row = |membership_id: MembershipId| NoticeRow {
        id: NoticeId::generate(),
        membership_id,
        event: new.event,
        subject: new.subject,
        title: new.title.clone(),
        more: i32::try_from(new.more).unwrap_or(i32::MAX),
        target: new.target.clone(),
        created_at: tx.now,
        read_at: None,
    };
    let rows: Vec<NoticeRow> = members.into_iter().map(row).collect();
    store::insert(tx.conn, &rows)?;
    for row in &rows {
        tx.hint(Hint::Inbox { membership: row.membership_id });
        if new.mail {
            tx.enqueue(NewOutbox {
                kind: MAIL,
                ref_id: row.id.0,
                payload: json!({ "event": MAIL_EVENT }),
                dedupe: Some(format!("{MAIL}:{MAIL_EVENT}:{}", row.id)),
                due_at: tx.now,
            })?;
        }
    }
    Ok(())
}

/// The member's notices, the newest first.
pub fn notices(
    conn: &mut Conn,
    scope: &Scope,
    unread: bool,
    page: &PageParams,
) -> Result<Page<Notice>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::list(conn, scope, unread, cursor, limit + 1)?;
    let rows = Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 });
    Ok(rows.map(Notice::from))
}

/// How many notices the member has not read, up to 100.
pub fn unread(conn: &mut Conn, scope: &Scope) -> Result<i64, Problem> {
    let count = unread_unscoped(conn, scope.membership())?;
    Ok(i64::try_from(count).unwrap_or(COUNTED))
}

/// The same of a member. Takes no scope: the caller has shown whose inbox it is.
pub fn unread_unscoped(conn: &mut Conn, membership: MembershipId) -> Result<usize, Problem> {
    Ok(store::unread_unscoped(conn, membership, COUNTED)?)
}

pub fn mark_read(tx: &mut Tx<'_>, scope: &Scope, id: NoticeId) -> Result<(), Problem> {
    policy::may_change(scope)?;
    if !store::mark_read(tx.conn, scope, id, tx.now)? {
        return Err(Problem::not_found());
    }
    tx.hint(Hint::Inbox { membership: scope.membership() });
    Ok(())
}

pub fn mark_all_read(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    policy::may_change(scope)?;
    if store::mark_all_read(tx.conn, scope, tx.now)? > 0 {
        tx.hint(Hint::Inbox { membership: scope.membership() });
    }
    Ok(())
}

/// A notice by its id, for the mail that tells it to its member.
pub fn find_unscoped(conn: &mut Conn, id: NoticeId) -> Result<Option<NoticeRow>, Problem> {
    Ok(store::find_unscoped(conn, id)?)
}
