//! Sending letters: at their time, if they were approved and the rights and consent of then allow it.
use uuid::Uuid;

use super::act::{about, closed};
use crate::features::activities::model::{
    ActivityId, ActivityRow, ActivityStatus, LetterState, MailRow,
};
use crate::features::activities::store;
use crate::features::customers::service::{self as customers, normal_party};
use crate::features::identity::service::account_target_unscoped;
use crate::features::interactions::model::InteractionChannel;
use crate::features::interactions::service::{self as interactions, NewInteraction};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: a letter is to be sent.
pub const SEND_MAIL: &str = "activity_mail";

/// Which hour and which approval a piece of work is for. A letter that was moved has several, and
/// two that are due at once would send it twice.
fn ticket(row: &ActivityRow, mail: &MailRow) -> serde_json::Value {
    serde_json::json!({
        "starts_at": row.starts_at.micros(),
        "approved_at": mail.approved_at.map(|at| at.micros()),
    })
}

/// Puts a letter into the outbox, to be sent at the hour of its activity; once for each hour and
/// approval, whatever else changes.
pub(super) fn queue(tx: &mut Tx<'_>, scope: &Scope, id: ActivityId) -> Result<(), Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let mail = store::mail_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let (due_at, approved_at) = (row.starts_at.max(tx.now), mail.approved_at.unwrap_or(tx.now));
    tx.enqueue(NewOutbox {
        kind: SEND_MAIL,
        ref_id: Uuid::from(id),
        payload: ticket(&row, &mail),
        dedupe: Some(format!("{SEND_MAIL}:{id}:{}:{}", approved_at.micros(), due_at.micros())),
        due_at,
    })
}

/// A letter as it goes out.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who approved it: it is sent in their name.
    pub scope: Scope,
    pub answers_to: Option<String>,
    pub approved_at: Timestamp,
    pub mail: MailRow,
    pub to_name: String,
}

/// What is to be done about a letter.
#[derive(Debug, Clone)]
pub enum Sending {
    /// It was sent, held back, or put off.
    Nothing,
    Refused(&'static str),
    Send(Box<Letter>),
}

/// Looks at a letter whose time has come; `work` is what was put into the outbox for it.
pub fn letter_due(
    conn: &mut Conn,
    id: ActivityId,
    work: &serde_json::Value,
    now: Timestamp,
) -> Result<Sending, Problem> {
    let Some(row) = store::find_unscoped(conn, id)? else { return Ok(Sending::Nothing) };
    let Some(mail) = store::mail_unscoped(conn, id)? else { return Ok(Sending::Nothing) };
    let (Some(by), Some(approved_at)) = (mail.approved_by, mail.approved_at) else {
        return Ok(Sending::Nothing);
    };
    let due = row.status == ActivityStatus::Planned
        && mail.state == LetterState::Approved
        && row.starts_at <= now;
    // What was put there before tickets were has none.
    let ours = work.get("starts_at").is_none() || *work == ticket(&row, &mail);
    if !due || !ours {
        return Ok(Sending::Nothing);
    }
    let scope = scope_of_membership(conn, by)?.filter(|scope| scope.may(Capability::Write));
    let Some(scope) = scope else { return Ok(Sending::Refused("approver_left")) };
    if unwanted(conn, &scope, &row, &mail)? {
        return Ok(Sending::Refused("consent_withdrawn"));
    }
    let answers_to = account_target_unscoped(conn, scope.person())?.map(|account| account.to);
    let to_name = about(conn, &scope, &row)?.contact_name.unwrap_or_default();
    Ok(Sending::Send(Box::new(Letter { scope, answers_to, approved_at, mail, to_name })))
}

/// Whether they have said that they want no mail: whom the activity is with, and whose address it
/// is, for a letter may be written to a known address without naming anybody.
fn unwanted(
    conn: &mut Conn,
    scope: &Scope,
    row: &ActivityRow,
    mail: &MailRow,
) -> Result<bool, Problem> {
    let address = normal_party(&row.time_zone, &mail.to_address);
    let known = customers::known_unscoped(conn, row.vendor_org, address.as_slice())?;
    let theirs = known.into_values().find_map(|known| known.contact);
    for contact in row.contact_id.into_iter().chain(theirs.filter(|id| Some(*id) != row.contact_id))
    {
        if store::mail_consent_withdrawn(conn, scope, contact)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps what came of sending: a letter that went out is an interaction, and its activity is over.
pub fn sent(
    tx: &mut Tx<'_>,
    id: ActivityId,
    outcome: Result<&Letter, &'static str>,
) -> Result<(), Problem> {
    tx.subject(id);
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    tx.audit_organisation(row.vendor_org);
    match outcome {
        Err(failure) => {
            let (state, failure) = (LetterState::Failed, Some(failure));
            store::settle_mail_unscoped(tx.conn, id, state, None, failure)?;
            Ok(())
        }
        Ok(letter) => {
            store::settle_mail_unscoped(tx.conn, id, LetterState::Sent, Some(tx.now), None)?;
            close(tx, letter, &row)
        }
    }
}

/// What is written down is what went out, even if somebody has rewritten it meanwhile.
fn close(tx: &mut Tx<'_>, letter: &Letter, row: &ActivityRow) -> Result<(), Problem> {
    // Somebody closed it while it was on its way.
    if row.status != ActivityStatus::Planned {
        return Ok(());
    }
    let (scope, mail) = (&letter.scope, &letter.mail);
    let new = NewInteraction {
        channel: InteractionChannel::Mail,
        party: Some(mail.to_address.clone()),
        text: format!("{}\n\n{}", mail.subject, mail.body),
        ..about(tx.conn, scope, row)?
    };
    let written = interactions::record(tx, scope, &new)?;
    tx.subject(row.id);
    let patch = closed(scope, tx.now, Some(written.id));
    store::update(tx.conn, row, &patch, tx.now)?;
    Ok(())
}
