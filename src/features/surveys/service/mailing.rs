//! Invites by mail: sending the links, reminding, taking back, and those who want no more.
//!
//! The link is made when a mail is sent, by the one who sends it, and stands in no row. Nothing here
//! tells whoever asks how many were reminded or whether an invite could still be taken back: of an
//! anonymous survey that would be how many have answered, and who.
use serde_json::json;
use uuid::Uuid;

use super::authoring::find;
use super::together;
use crate::features::identity::service::account_target_unscoped;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, DAYS_BETWEEN_MAILS, Definition, Invite, InviteId, InviteState, Lang,
    MOST_INVITED_AT_ONCE, PARTIAL_DAYS, SurveyAction, SurveyStatus,
};
use crate::features::surveys::service::answering::day;
use crate::features::surveys::service::validate::estimate;
use crate::features::surveys::store;
use crate::platform::auth::{Budget, Keys, Purpose, email_key};
use crate::platform::authz::{Locale, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// Mails about surveys that one organisation sends in a day: the portal is no mail cannon.
const BY_SENDER: Budget = Budget { name: "survey-mails", limit: 2_000, seconds: 86_400 };

/// Mails about surveys that one address gets in a day, whoever asks; what is more is not sent.
const BY_TARGET: Budget = Budget { name: "survey-target", limit: 5, seconds: 86_400 };

/// What a mail about an invite says.
#[derive(Debug, Clone)]
pub struct SurveyLetter {
    pub to: String,
    pub name: Option<String>,
    pub locale: Locale,
    /// Who asks.
    pub asker: OrganisationId,
    pub asker_name: String,
    pub title: String,
    /// The longest way through, in minutes.
    pub minutes: u32,
    pub anonymity: Anonymity,
    pub valid_until: Option<Timestamp>,
    /// `/s/…`
    pub path: String,
}

/// Queues the mails of invites; those who want none are left out when it comes to sending.
pub(super) fn send(tx: &mut Tx<'_>, scope: &Scope, ids: &[InviteId]) -> Result<(), Problem> {
    let many = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    book(tx, scope, many)?;
    queue(tx, ids, "survey_invite")
}

/// Where the mails of an invite go: to its address, or to the account of whoever signs in.
fn address(conn: &mut Conn, invite: &Invite) -> Result<Option<String>, Problem> {
    let Some(membership) = invite.membership_id else { return Ok(invite.email.clone()) };
    let person = organisations::persons_unscoped(conn, &[membership])?.first().map(|one| one.1);
    let Some(person) = person else { return Ok(None) };
    Ok(account_target_unscoped(conn, person)?.map(|account| account.to))
}

fn book(tx: &mut Tx<'_>, scope: &Scope, many: i64) -> Result<(), Problem> {
    match i32::try_from(many).unwrap_or(i32::MAX) {
        0 => Ok(()),
        many => BY_SENDER.draw_many(tx, &scope.org().to_string(), many),
    }
}

fn queue(tx: &mut Tx<'_>, invites: &[InviteId], event: &'static str) -> Result<(), Problem> {
    let work = |id: &InviteId| NewOutbox {
        kind: "mail",
        ref_id: Uuid::from(*id),
        payload: json!({ "event": event }),
        dedupe: None,
        due_at: tx.now,
    };
    let work = invites.iter().map(work).collect();
    tx.enqueue_all(work)
}

/// Mails the link once more to those who have not answered: at most 500 at a time, those first who
/// heard longest ago; nobody who had a mail within three days, and nobody more than three times.
/// Gives how many, where it is told who answers.
///
/// # Errors
/// `action_not_allowed` unless the survey is live and the role high enough; `too_many_requests` when
/// the day's mails are used up.
pub fn remind(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: i32,
) -> Result<Option<usize>, Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(Problem::new(Code::StaleVersion));
    }
    found.authorize(scope, SurveyAction::Remind)?;
    let before = tx.now.plus_days(-DAYS_BETWEEN_MAILS);
    let due = store::mailing::to_remind_unscoped(tx.conn, id, found.own_side(), before, tx.now)?;
    // Booked for all who might have been due: what is left of the budget tells nothing.
    let addressed = store::mailing::addressed_unscoped(tx.conn, id, found.own_side())?;
    let at_once = i64::try_from(MOST_INVITED_AT_ONCE).unwrap_or(i64::MAX);
    book(tx, scope, addressed.min(at_once))?;
    queue(tx, &due, "survey_reminder")?;
    store::mailing::reminded_unscoped(tx.conn, &due, tx.now)?;
    tx.subject(id);
    Ok((!found.hides()).then_some(due.len()))
}

/// Takes an invite back: its link is dead. What was sent by it stays, and nothing tells whether
/// anything was.
///
/// # Errors
/// `not_found` for an invite of another survey.
pub fn revoke(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    invite: InviteId,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, SurveyAction::Invite)?;
    if !store::mailing::revoke_unscoped(tx.conn, id, found.own_side(), invite, tx.now)? {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    Ok(())
}

/// What a mail about an invite would say now; nothing if it is not to be sent any more.
pub fn letter_unscoped(
    conn: &mut Conn,
    keys: &Keys,
    id: InviteId,
    now: Timestamp,
) -> Result<Option<SurveyLetter>, Problem> {
    let Some((invite, survey, owner)) = store::invited_unscoped(conn, id)? else {
        return Ok(None);
    };
    let (asker_name, pair) = together::askers(conn, &survey, owner)?;
    let over = invite.valid_until.is_some_and(|until| now >= until);
    let over =
        over || pair.zip(invite.side).is_some_and(|(pair, side)| pair.done_at(side).is_some());
    let open = invite.state == InviteState::Created && invite.revoked_at.is_none() && !over;
    let to = address(conn, &invite)?;
    let (Some(to), Some(anonymity)) = (to, survey.anonymity) else { return Ok(None) };
    if !open || survey.status != SurveyStatus::Live {
        return Ok(None);
    }
    let unwilling = store::mailing::wants_none_unscoped(conn, survey.owner_org, &email_key(&to))?;
    let row = store::version_unscoped(conn, survey.record_id, survey.published)?;
    let Some(row) = row.filter(|_| !unwilling) else { return Ok(None) };
    let definition: Definition = super::authoring::read(&row.definition)?;
    let wanted = invite.language.unwrap_or_default();
    let lang = definition.language_for(&wanted);
    Ok(Some(SurveyLetter {
        to,
        name: invite.name,
        locale: if lang == Lang::russian() { Locale::Ru } else { Locale::En },
        asker: survey.owner_org,
        asker_name,
        title: definition.title.in_language(&lang).to_owned(),
        minutes: estimate(&definition).minutes_to,
        anonymity,
        valid_until: invite.valid_until,
        path: format!("/s/{}", keys.token(Purpose::Survey, Uuid::from(id), invite.generation)),
    }))
}

/// The mail server refused the address of this invite for good. Of an anonymous survey nothing is kept:
/// only those who have not answered are reminded, so that a refused reminder would tell of one.
///
/// # Errors
/// Those of the database.
pub fn bounced(tx: &mut Tx<'_>, id: InviteId) -> Result<(), Problem> {
    let found = store::invited_unscoped(tx.conn, id)?;
    if found.is_some_and(|(_, survey, _)| survey.anonymity != Some(Anonymity::Anonymous)) {
        store::mailing::bounced_unscoped(tx.conn, id, tx.now)?;
    }
    Ok(())
}

/// Books a mail to this address; false if it had enough today.
///
/// # Errors
/// Those of the database.
pub fn may_mail(tx: &mut Tx<'_>, address: &str) -> Result<bool, Problem> {
    match BY_TARGET.draw(tx, &email_key(address)) {
        Ok(()) => Ok(true),
        Err(problem) if problem.code == Code::TooManyRequests => Ok(false),
        Err(problem) => Err(problem),
    }
}

/// Whoever holds the link wants no more surveys of this firm: the invite is done with, and its
/// address hears of none any more. Doing it twice is no error.
///
/// # Errors
/// `link_not_valid` for a token that is none.
pub fn opt_out(tx: &mut Tx<'_>, keys: &Keys, token: &str) -> Result<(), Problem> {
    let (invite, owner, _) = holder(tx.conn, keys, token)?;
    store::mailing::opt_out_unscoped(tx.conn, invite.id)?;
    if let Some(key) = address(tx.conn, &invite)?.map(|email| email_key(&email)) {
        store::mailing::want_none_unscoped(tx.conn, owner, &key, day(tx.now))?;
    }
    Ok(())
}

/// Who asks whoever holds this link.
///
/// # Errors
/// `link_not_valid` for a token that is none.
pub fn asker(conn: &mut Conn, keys: &Keys, token: &str) -> Result<String, Problem> {
    holder(conn, keys, token).map(|(_, _, name)| name)
}

fn holder(
    conn: &mut Conn,
    keys: &Keys,
    token: &str,
) -> Result<(Invite, OrganisationId, String), Problem> {
    let gone = || Problem::new(Code::LinkNotValid);
    let (id, generation) = keys.open(Purpose::Survey, token).ok_or_else(gone)?;
    let (invite, survey, owner) = store::invited_unscoped(conn, InviteId(id))?.ok_or_else(gone)?;
    let (name, _) = together::askers(conn, &survey, owner)?;
    if invite.generation == generation { Ok((invite, survey.owner_org, name)) } else { Err(gone()) }
}

/// Throws away what was begun and never sent, and not touched for 90 days.
///
/// # Errors
/// Those of the database.
pub fn sweep(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let before = day(tx.now).saturating_sub(PARTIAL_DAYS);
    store::mailing::delete_partials_before(tx.conn, before)?;
    Ok(store::files::drop_loose(tx.conn)?)
}
