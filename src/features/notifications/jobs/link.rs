//! Kind `mail`: an invitation, a password reset, a survey or a copied session is to be told by mail. The
//! link itself is made when the mail is sent.
use async_trait::async_trait;
use serde::Deserialize;

use super::payload;
use crate::features::identity::model::{AccountMail, PasswordResetId};
use crate::features::identity::service::{
    account_target_unscoped, reset_target_unscoped, reuse_target_unscoped,
};
use crate::features::insights::model::CheckId;
use crate::features::insights::service::alarm_letter_unscoped;
use crate::features::notices::model::NoticeId;
use crate::features::notices::service::find_unscoped as find_notice_unscoped;
use crate::features::notifications::mails::{LinkPurpose, MailKind};
use crate::features::notifications::model::MailWork;
use crate::features::notifications::service::{LinkRecipient, queue_link_mail};
use crate::features::notifications::store;
use crate::features::organisations::model::InvitationId;
use crate::features::organisations::service::invitation_mail_unscoped;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::InviteId;
use crate::features::surveys::service::{letter_unscoped, may_mail};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, PersonId, SessionId, System};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, finish};
use crate::platform::problem::Problem;

const MAIL: System = System { reason: "mail" };

pub(super) struct QueueLinkMail {
    pub platform: Platform,
}

#[derive(Deserialize)]
struct Asked {
    event: String,
    #[serde(default)]
    tokens: bool,
    record_id: Option<RecordId>,
}

#[async_trait]
impl Handler for QueueLinkMail {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let Asked { event, tokens, record_id } = payload(work)?;
        let kind: MailKind = event
            .parse()
            .map_err(|_| JobError::Dead("an event that this version does not know".to_owned()))?;
        let (platform, work) = (self.platform.clone(), work.clone());
        let queue = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            let carried = MailWork {
                row: Some(work.subject()),
                record: record_id,
                tokens,
                ..MailWork::default()
            };
            match recipient(tx, &platform, kind, work.subject())? {
                Some(to) => queue_link_mail(tx, &platform, kind, carried, to),
                None => Ok(()),
            }
        };
        self.platform.db.write(&MAIL, "mail.queue", queue).await?;
        Ok(Done::Marked)
    }
}

/// Who gets it; nobody any more if the row has gone, was used or has expired.
fn recipient(
    tx: &mut Tx<'_>,
    platform: &Platform,
    kind: MailKind,
    row: uuid::Uuid,
) -> Result<Option<LinkRecipient>, Problem> {
    match kind {
        MailKind::Record(_) | MailKind::RuleFired => Ok(None),
        MailKind::RefreshReuse => {
            Ok(reuse_target_unscoped(tx.conn, SessionId(row))?.map(of_account))
        }
        MailKind::PasswordChanged | MailKind::MandateEnded => {
            Ok(account_target_unscoped(tx.conn, PersonId(row))?.map(of_account))
        }
        MailKind::Link(LinkPurpose::PasswordReset) => {
            let reset = reset_target_unscoped(tx.conn, PasswordResetId(row), tx.now)?;
            Ok(reset.map(|reset| of_account(reset.to)))
        }
        MailKind::DemandAlarm => owner(tx, CheckId(row)),
        MailKind::ReviewDue => match find_notice_unscoped(tx.conn, NoticeId(row))? {
            Some(notice) => member(tx, notice.membership_id),
            None => Ok(None),
        },
        // No administrator sees who was reminded: it would tell who has not answered.
        MailKind::Survey(_) => {
            let letter = letter_unscoped(tx.conn, &platform.keys, InviteId(row), tx.now)?;
            let Some(letter) = letter else { return Ok(None) };
            if !may_mail(tx, &letter.to)? {
                return Ok(None);
            }
            Ok(Some(LinkRecipient {
                person: None,
                organisation: None,
                address: letter.to,
                locale: letter.locale,
            }))
        }
        MailKind::Link(LinkPurpose::Invitation | LinkPurpose::FirstOwner) => {
            let id = InvitationId(row);
            let organisation = store::people::sender_of_invitation(tx.conn, id)?;
            let mail = invitation_mail_unscoped(tx.conn, id)?.filter(|mail| !mail.to.is_empty());
            Ok(mail.map(|mail| LinkRecipient {
                person: None,
                organisation,
                address: mail.to,
                locale: mail.locale,
            }))
        }
    }
}

/// The owner of the vendor whose radar saw something.
fn owner(tx: &mut Tx<'_>, check: CheckId) -> Result<Option<LinkRecipient>, Problem> {
    let Some(letter) = alarm_letter_unscoped(tx.conn, check)? else { return Ok(None) };
    member(tx, letter.to)
}

/// Somebody of the own people, as long as they are there and have an address.
fn member(tx: &mut Tx<'_>, id: MembershipId) -> Result<Option<LinkRecipient>, Problem> {
    let Some(scope) = scope_of_membership(tx.conn, id)? else { return Ok(None) };
    let address = store::people::address_of(tx.conn, scope.person())?;
    let to = LinkRecipient {
        person: Some(scope.person()),
        organisation: Some(scope.org()),
        address,
        locale: scope.locale(),
    };
    Ok((!to.address.is_empty()).then_some(to))
}

/// Mails about an account belong to its person alone, whatever organisations they are in.
fn of_account(mail: AccountMail) -> LinkRecipient {
    LinkRecipient {
        person: Some(mail.person),
        organisation: None,
        address: mail.to,
        locale: mail.locale,
    }
}
