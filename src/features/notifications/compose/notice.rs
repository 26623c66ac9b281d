//! What a rule tells one of the own people.
use super::{Cancelled, Content, Headers, Letter};
use crate::features::identity::service::account_target_unscoped;
use crate::features::notifications::mails::NoticeMail;
use crate::features::notifications::model::{MailRow, MailWork, Notices};
use crate::platform::auth::scope_of_membership;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

const GONE: Cancelled = Cancelled("there is nothing to tell any more");

/// The mail, as long as its reader is an active member whom the rule names.
pub(super) fn letter(
    conn: &mut Conn,
    platform: &Platform,
    notices: Notices,
    mail: &MailRow,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let Some((member, run)) = mail.membership_id.zip(work.row) else { return Ok(Err(GONE)) };
    let Some(scope) = scope_of_membership(conn, member)? else { return Ok(Err(GONE)) };
    let Some(account) = account_target_unscoped(conn, scope.person())? else {
        return Ok(Err(GONE));
    };
    let Some(text) = (notices.0)(conn, &scope, run)? else { return Ok(Err(GONE)) };
    let content = NoticeMail {
        rule: text.rule,
        account: text.account,
        words: text.words,
        url: platform.link(&text.path),
    };
    Ok(Ok(Letter {
        to: Mailbox::new(account.name, account.to),
        locale: account.locale,
        content: Content::Notice(content),
        headers: Headers::default(),
    }))
}
