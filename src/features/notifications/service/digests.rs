//! Summaries of projects by mail. What they say is asked of the feature that knows it, when they are
//! sent.
use super::fan_out::{chosen, new_mail, queue};
use crate::features::notifications::mails::{MailKind, RecordEvent};
use crate::features::notifications::model::{MailChoice, MailRow, MailWork, Span};
use crate::features::notifications::store;
use crate::features::records::model::RecordId;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::MembershipId;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Whether somebody's settings let summaries through.
pub fn wants_digests(conn: &mut Conn, member: MembershipId) -> Result<bool, Problem> {
    Ok(chosen(conn, member, RecordEvent::ProjectDigest)? != MailChoice::Never)
}

/// Queues a summary of this time for an active member; whether they may see the project is asked
/// again when it is sent.
pub fn queue_digest(
    tx: &mut Tx<'_>,
    platform: &Platform,
    member: MembershipId,
    record: RecordId,
    span: Span,
) -> Result<(), Problem> {
    let Some(scope) = scope_of_membership(tx.conn, member)? else { return Ok(()) };
    let to_address = store::people::address_of(tx.conn, scope.person())?;
    if to_address.is_empty() {
        return Ok(());
    }
    let kind = MailKind::Record(RecordEvent::ProjectDigest);
    let mail = MailRow {
        membership_id: Some(member),
        organisation_id: Some(scope.org()),
        record_id: Some(record),
        ..new_mail(tx, platform, kind, Some(scope.person()), to_address, scope.locale())
    };
    queue(tx, &mail, MailWork { span: Some(span), ..MailWork::default() })
}
