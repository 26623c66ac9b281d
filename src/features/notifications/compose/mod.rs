//! From a row to a message: everything is read anew when a mail is sent, with the recipient's
//! rights of that moment.
//!
//! Invariant: a letter is made only after the recipient was found to be an active member who may
//! read the lane, or, for a link, only as long as the link works.
mod alarm;
mod digest;
mod link;
mod notice;
mod record;
mod review;
pub mod words;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::features::notifications::mails::{
    AlarmMail, EndedMail, LinkMail, LinkPurpose, MailKind, Mails, NoticeMail, RecordEvent,
    RecordMail, ReviewMail, SecurityMail, SurveyAsk, SurveyMail,
};
use crate::features::notifications::model::{MailRow, MailWork, Told};
use crate::features::organisations::model::MailId;
use crate::features::records::model::Lane;
use crate::features::records::service::{HEAD_HEADER, KEY_HEADER, receipt};
use crate::platform::auth::Purpose;
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::{Mailbox, Message, RenderError};
use crate::platform::problem::Problem;

/// What a mail tells.
#[derive(Debug, Clone)]
pub enum Content {
    Record(RecordEvent, Box<RecordMail>),
    Link(LinkPurpose, LinkMail),
    Survey(SurveyAsk, SurveyMail),
    Security(MailKind, SecurityMail),
    Ended(EndedMail),
    Alarm(AlarmMail),
    Notice(NoticeMail),
    Review(ReviewMail),
}

/// What stands in the headers of a mail about a record.
#[derive(Debug, Clone, Default)]
pub struct Headers {
    pub from_name: Option<String>,
    pub thread: Option<String>,
    pub unsubscribe: Option<String>,
    /// The lane with its newest entry's number and hash.
    pub head: Option<Lane>,
}

/// All of a mail but its rendered words.
#[derive(Debug, Clone)]
pub struct Letter {
    pub to: Mailbox,
    pub locale: Locale,
    pub content: Content,
    pub headers: Headers,
}

/// Why a mail is not to be sent any more. Shown to its recipient's administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled(pub &'static str);

/// What a mail would be now.
pub fn letter(
    conn: &mut Conn,
    platform: &Platform,
    (titles, digests, notices): Told,
    mail: &MailRow,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    match mail.event.parse() {
        Ok(MailKind::Record(RecordEvent::ProjectDigest)) => {
            digest::letter(conn, platform, (titles, digests), mail, work)
        }
        Ok(MailKind::Record(event)) => record::letter(conn, platform, titles, mail, work, event),
        Ok(MailKind::Link(purpose)) => link::link(conn, platform, work, purpose),
        Ok(MailKind::Survey(ask)) => link::survey(conn, platform, work, ask),
        Ok(MailKind::RefreshReuse) => link::refresh_reuse(conn, platform, work),
        Ok(MailKind::PasswordChanged) => {
            link::password_changed(conn, platform, work, mail.created_at)
        }
        Ok(MailKind::MandateEnded) => link::mandate_ended(conn, platform, work),
        Ok(MailKind::DemandAlarm) => alarm::letter(conn, platform, work),
        Ok(MailKind::RuleFired) => notice::letter(conn, platform, notices, mail, work),
        Ok(MailKind::ReviewDue) => review::letter(conn, platform, work),
        Err(_) => Ok(Err(Cancelled("an event that this version does not know"))),
    }
}

/// Renders a letter.
pub fn message(
    platform: &Platform,
    mails: &Mails,
    mail: &MailRow,
    letter: &Letter,
) -> Result<Message, RenderError> {
    let rendered = match &letter.content {
        Content::Record(event, content) => mails.record(*event, letter.locale, content),
        Content::Link(purpose, content) => mails.link(*purpose, letter.locale, content),
        Content::Survey(ask, content) => mails.survey(*ask, letter.locale, content),
        Content::Ended(content) => mails.ended(letter.locale, content),
        Content::Alarm(content) => mails.alarm(letter.locale, content),
        Content::Notice(content) => mails.notice(letter.locale, content),
        Content::Review(content) => mails.review(letter.locale, content),
        Content::Security(kind, content) => mails.security(*kind, letter.locale, content),
    }?;
    let mut headers = vec![(KEY_HEADER.to_owned(), platform.keys.fingerprint())];
    if let Some(lane) = &letter.headers.head {
        headers.push((HEAD_HEADER.to_owned(), receipt(&platform.keys, lane)));
    }
    Ok(Message {
        kind: mail.event.clone(),
        message_id: mail.message_id.clone(),
        date: mail.created_at,
        from_name: letter.headers.from_name.clone(),
        to: letter.to.clone(),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        in_reply_to: letter.headers.thread.clone(),
        references: letter.headers.thread.iter().cloned().collect(),
        reply_to: inbound(platform, Purpose::ReplyTo, mail.id),
        envelope_from: inbound(platform, Purpose::Bounce, mail.id),
        list_unsubscribe: letter.headers.unsubscribe.clone(),
        headers,
        auto_submitted: true,
    })
}

/// The id of a mail, fixed when its row is made.
pub fn message_id(platform: &Platform, id: MailId) -> String {
    format!("<{id}@{}>", platform.settings.public_host())
}

/// An address of our own for answers to a mail or its bounces: `r-` or `b-`, the mail's id, and 80
/// bits of its token, 55 characters in all (a local part may have 64) and the same in any case.
/// `None` while no mail comes back to Concord.
fn inbound(platform: &Platform, purpose: Purpose, mail: MailId) -> Option<String> {
    let domain = platform.settings.mail.reply_domain.trim();
    if domain.is_empty() {
        return None;
    }
    let kind = if purpose == Purpose::Bounce { 'b' } else { 'r' };
    let token = Sha256::digest(platform.keys.token(purpose, mail.0, 0));
    let short = hex::encode(token.get(..10).unwrap_or_default());
    Some(format!("{kind}-{}-{short}@{domain}", mail.0.simple()))
}

/// A figure of an entry that is a text.
fn text<'a>(data: &'a serde_json::Map<String, Value>, key: &str) -> Option<&'a str> {
    data.get(key).and_then(Value::as_str)
}
