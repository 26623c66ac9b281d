//! Telling one of the own people what a rule found, by mail alone: it is about no record.
use super::fan_out::{new_mail, queue};
use crate::features::notifications::mails::MailKind;
use crate::features::notifications::model::{MailRow, MailWork};
use crate::features::notifications::store;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Queues a mail to somebody about a run of a rule; what it says is asked for when it is sent.
pub fn queue_notice(
    tx: &mut Tx<'_>,
    platform: &Platform,
    to: &Scope,
    run: uuid::Uuid,
) -> Result<(), Problem> {
    let address = store::people::address_of(tx.conn, to.person())?;
    if address.is_empty() {
        return Ok(());
    }
    let person = Some(to.person());
    let mail = MailRow {
        membership_id: Some(to.membership()),
        organisation_id: Some(to.org()),
        ..new_mail(tx, platform, MailKind::RuleFired, person, address, to.locale())
    };
    queue(tx, &mail, MailWork { row: Some(run), ..MailWork::default() })
}
