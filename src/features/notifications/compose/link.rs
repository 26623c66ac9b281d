//! Mails with a link that works once, and notices about the safety of an account.
use super::{Cancelled, Content, Headers, Letter, words};
use crate::features::identity::model::{AccountMail, PasswordResetId};
use crate::features::identity::service::{
    account_target_unscoped, reset_link, reset_target_unscoped, reuse_target_unscoped,
};
use crate::features::notifications::mails::{
    EndedMail, LinkMail, LinkPurpose, MailKind, SecurityMail, SurveyAsk, SurveyMail,
};
use crate::features::notifications::model::MailWork;
use crate::features::notifications::store;
use crate::features::organisations::model::InvitationId;
use crate::features::organisations::service::invitation_mail_unscoped;
use crate::features::records::service as records;
use crate::features::surveys::model::InviteId;
use crate::features::surveys::service::letter_unscoped;
use crate::platform::auth::Purpose;
use crate::platform::authz::{Locale, PersonId, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

const DEAD_LINK: Cancelled = Cancelled("the link no longer works");

pub(super) fn link(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
    purpose: LinkPurpose,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let Some(row) = work.row else { return Ok(Err(DEAD_LINK)) };
    let letter = match purpose {
        LinkPurpose::PasswordReset => reset(conn, platform, PasswordResetId(row))?,
        LinkPurpose::Invitation | LinkPurpose::FirstOwner => {
            invitation(conn, platform, InvitationId(row))?
        }
    };
    Ok(letter.ok_or(DEAD_LINK))
}

fn letter(to: Mailbox, locale: Locale, content: Content) -> Letter {
    Letter { to, locale, content, headers: Headers::default() }
}

fn reset(
    conn: &mut Conn,
    platform: &Platform,
    id: PasswordResetId,
) -> Result<Option<Letter>, Problem> {
    let now = platform.clock.now();
    let Some(reset) = reset_target_unscoped(conn, id, now)? else { return Ok(None) };
    let AccountMail { person, to, name, locale } = reset.to;
    let zone = words::zone(&store::people::zone_of(conn, person)?);
    let content = LinkMail {
        url: reset_link(platform, id, reset.generation),
        expires: words::date_time(reset.expires_at, zone, locale),
        organisation: String::new(),
        inviter: None,
        called_as: None,
        called_to: None,
    };
    let content = Content::Link(LinkPurpose::PasswordReset, content);
    Ok(Some(letter(Mailbox::new(name, to), locale, content)))
}

fn invitation(
    conn: &mut Conn,
    platform: &Platform,
    id: InvitationId,
) -> Result<Option<Letter>, Problem> {
    let Some(mail) = invitation_mail_unscoped(conn, id)? else { return Ok(None) };
    if mail.to.is_empty() || mail.expires_at <= platform.clock.now() {
        return Ok(None);
    }
    let token = platform.keys.token(Purpose::Invitation, id.0, mail.generation);
    let (purpose, page) = if mail.first_owner {
        (LinkPurpose::FirstOwner, "welcome")
    } else {
        (LinkPurpose::Invitation, "invitation")
    };
    let (called_as, called_to) = mail.called.unzip();
    // Whoever is invited has no zone here yet.
    let content = LinkMail {
        url: platform.link(&format!("/{page}/{token}")),
        expires: words::date_time(mail.expires_at, chrono_tz::Tz::UTC, mail.locale),
        organisation: mail.organisation_name,
        inviter: mail.inviter_name,
        called_as,
        called_to,
    };
    let to = Mailbox::new(mail.name.unwrap_or_default(), mail.to);
    Ok(Some(letter(to, mail.locale, Content::Link(purpose, content))))
}

/// Somebody is asked to answer a survey; nothing once they have, or want no more.
pub(super) fn survey(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
    ask: SurveyAsk,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let Some(row) = work.row else { return Ok(Err(DEAD_LINK)) };
    let now = platform.clock.now();
    let found = letter_unscoped(conn, &platform.keys, InviteId(row), now)?;
    let Some(found) = found else { return Ok(Err(DEAD_LINK)) };
    let until = |at| words::date_time(at, chrono_tz::Tz::UTC, found.locale);
    let stop = platform.link(&format!("{}/stop", found.path));
    let content = SurveyMail {
        url: platform.link(&found.path),
        unsubscribe_url: stop.clone(),
        organisation: found.asker_name.clone(),
        survey: found.title,
        minutes: found.minutes,
        anonymity: found.anonymity.as_str(),
        until: found.valid_until.map(until),
    };
    Ok(Ok(Letter {
        to: Mailbox::new(found.name.unwrap_or_default(), found.to),
        locale: found.locale,
        content: Content::Survey(ask, content),
        headers: Headers {
            from_name: Some(found.asker_name),
            unsubscribe: Some(stop),
            ..Headers::default()
        },
    }))
}

pub(super) fn refresh_reuse(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    const GONE: Cancelled = Cancelled("the account is gone");
    let Some(session) = work.row.map(SessionId) else { return Ok(Err(GONE)) };
    let Some(account) = reuse_target_unscoped(conn, session)? else { return Ok(Err(GONE)) };
    let Some((ended, user_agent, zone)) = store::people::ended_session(conn, session)? else {
        return Ok(Err(GONE));
    };
    let page = match store::people::first_slug_of(conn, account.person)? {
        Some(slug) => format!("/o/{slug}/settings/security"),
        None => "/".to_owned(),
    };
    let at = ended.unwrap_or_else(|| platform.clock.now());
    let content = SecurityMail {
        at: words::date_time(at, words::zone(&zone), account.locale),
        tokens: false,
        device: Some(words::device(&user_agent, account.locale)),
        url: platform.link(&page),
    };
    Ok(Ok(security(account, MailKind::RefreshReuse, content)))
}

/// `at` is when the mail was queued: in the transaction after the change.
pub(super) fn password_changed(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
    at: Timestamp,
) -> Result<Result<Letter, Cancelled>, Problem> {
    const GONE: Cancelled = Cancelled("the account is gone");
    let Some(person) = work.row.map(PersonId) else { return Ok(Err(GONE)) };
    let Some(account) = account_target_unscoped(conn, person)? else { return Ok(Err(GONE)) };
    let zone = words::zone(&store::people::zone_of(conn, person)?);
    let content = SecurityMail {
        at: words::date_time(at, zone, account.locale),
        tokens: work.tokens,
        device: None,
        url: platform.link("/reset"),
    };
    Ok(Ok(security(account, MailKind::PasswordChanged, content)))
}

/// Somebody whose part in a record is over learns that, and of the record its number alone.
pub(super) fn mandate_ended(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    const GONE: Cancelled = Cancelled("the account is gone");
    let Some((person, record)) = work.row.map(PersonId).zip(work.record) else {
        return Ok(Err(GONE));
    };
    let Some(account) = account_target_unscoped(conn, person)? else { return Ok(Err(GONE)) };
    let page = match store::people::first_slug_of(conn, account.person)? {
        Some(slug) => format!("/o/{slug}"),
        None => "/".to_owned(),
    };
    let matter = records::load_unscoped(conn, record)?.number;
    let content = Content::Ended(EndedMail { matter, url: platform.link(&page) });
    Ok(Ok(letter(Mailbox::new(account.name, account.to), account.locale, content)))
}

fn security(account: AccountMail, kind: MailKind, content: SecurityMail) -> Letter {
    let to = Mailbox::new(account.name, account.to);
    letter(to, account.locale, Content::Security(kind, content))
}
