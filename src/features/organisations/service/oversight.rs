//! What administrators see of their organisation's sign-ins and mail.
use crate::features::organisations::model::{MemberSession, SentMail};
use crate::features::organisations::policy;
use crate::features::organisations::store;
use crate::platform::auth;
use crate::platform::authz::{Capability, Scope, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

fn require_reader(scope: &Scope) -> Result<(), Problem> {
    // Not `Scope::may`: a token that only reads may read this too.
    if scope.role().allows(Capability::ManagePeople) { Ok(()) } else { Err(Problem::forbidden()) }
}

/// Where the organisation's people are signed in.
pub fn sessions(
    conn: &mut Conn,
    scope: &Scope,
    page: &PageParams,
    now: Timestamp,
) -> Result<Page<MemberSession>, Problem> {
    require_reader(scope)?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::oversight::list_sessions(conn, scope, now, cursor, limit + 1)?;
    Ok(Page::cut(rows, limit, |session| Cursor { at: session.created_at, id: session.id.0 }))
}

/// Ends a session of somebody of the organisation who does not stand above.
pub fn end_session(tx: &mut Tx<'_>, scope: &Scope, id: SessionId) -> Result<(), Problem> {
    scope.require(Capability::ManagePeople)?;
    let found = store::oversight::find_session(tx.conn, scope, tx.now, id)?;
    let session = found.ok_or_else(Problem::not_found)?;
    policy::may_touch(scope.role(), session.role)?;
    tx.subject(id);
    auth::end_session(tx, id, "ended_by_administrator")?;
    Ok(())
}

/// Mails to the organisation's people: addresses and states, never text.
pub fn mails(conn: &mut Conn, scope: &Scope, page: &PageParams) -> Result<Page<SentMail>, Problem> {
    require_reader(scope)?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::oversight::list_mails(conn, scope, cursor, limit + 1)?;
    Ok(Page::cut(rows, limit, |mail| Cursor { at: mail.created_at, id: mail.id.0 }))
}
