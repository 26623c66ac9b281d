//! What the mail worker asks about account mails. The outbox carries ids only; address, language
//! and link are made from the rows when the mail is sent.
use super::super::model::{Account, AccountMail, PasswordResetId, ResetMail};
use super::super::store;
use crate::platform::auth::Purpose;
use crate::platform::authz::{PersonId, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The page that sets a new password.
pub fn reset_link(platform: &Platform, id: PasswordResetId, generation: i32) -> String {
    let token = platform.keys.token(Purpose::PasswordReset, id.0, generation);
    platform.link(&format!("/reset/{token}"))
}

/// For the event `password_reset` (ref: the reset). `None` if there is nothing to send any more:
/// used, expired, or the person is disabled.
pub fn reset_target_unscoped(
    conn: &mut Conn,
    id: PasswordResetId,
    now: Timestamp,
) -> Result<Option<ResetMail>, Problem> {
    let reset = store::reset_unscoped(conn, id)?
        .filter(|reset| reset.used_at.is_none() && reset.expires_at > now);
    let Some(reset) = reset else { return Ok(None) };
    let to = store::account(conn, reset.person_id)?.and_then(mail_to);
    let (generation, expires_at) = (reset.generation, reset.expires_at);
    Ok(to.map(|to| ResetMail { to, generation, expires_at }))
}

/// For the event `refresh_reuse` (ref: the session that was ended).
pub fn reuse_target_unscoped(
    conn: &mut Conn,
    session: SessionId,
) -> Result<Option<AccountMail>, Problem> {
    Ok(store::person_of_session_unscoped(conn, session)?.and_then(mail_to))
}

/// For the event `password_changed` (ref: the person).
pub fn account_target_unscoped(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Option<AccountMail>, Problem> {
    Ok(store::account(conn, person)?.and_then(mail_to))
}

fn mail_to(account: Account) -> Option<AccountMail> {
    let Account { id, email, name, locale, disabled_at, .. } = account;
    disabled_at.is_none().then_some(AccountMail { person: id, to: email, name, locale })
}
