//! A forgotten password: a mail to the stored address, and a link that works once.
use serde_json::json;

use super::super::model::{Account, Client, Login, PasswordResetId};
use super::super::store::{self, NewReset};
use super::login::{forgive, login_complete, replace_password, revoke_tokens};
use crate::platform::auth::{Budget, Keys, Purpose, check_password_rules, email_key, network_of};
use crate::platform::authz::System;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::id::new_uuid;
use crate::platform::problem::{Code, Problem};

/// Mails to one target in an hour, and questions from one address in a quarter of an hour.
const BY_TARGET: Budget = Budget { name: "reset-target", limit: 3, seconds: 3600 };
const BY_ADDRESS: Budget = Budget { name: "reset-address", limit: 30, seconds: 900 };
/// How long the link works, in seconds. Mail may be slow; it works once and for one address.
const VALID_SECONDS: i64 = 30 * 60;

/// Outbox kind: somebody asked for a new password.
pub const RESET_ASKED: &str = "password_reset_asked";

const RESET: System = System { reason: "password-reset" };

/// Sends a link to the address's account if there is one. Nobody learns whether there is: not by
/// the answer, not by how long it takes (a worker looks the address up), and not by the limit for the target, which only stops the mails.
pub async fn ask_reset(platform: &Platform, email: &str, client: Client) -> Result<(), Problem> {
    let key = email_key(email);
    platform
        .db
        .write(&RESET, "password_reset.ask", move |tx| {
            if let Some(address) = client.address {
                BY_ADDRESS.draw(tx, &network_of(address))?;
            }
            match BY_TARGET.draw(tx, &key) {
                Err(problem) if problem.code == Code::TooManyRequests => return Ok(()),
                drawn => drawn?,
            }
            tx.enqueue(NewOutbox {
                kind: RESET_ASKED,
                ref_id: new_uuid(),
                payload: json!({ "email_key": key }),
                dedupe: None,
                due_at: tx.now,
            })
        })
        .await
}

/// For the worker: makes the link and queues its mail, if the address has an account.
pub fn send_reset(tx: &mut Tx<'_>, payload: &serde_json::Value) -> Result<(), Problem> {
    let key = payload.get("email_key").and_then(serde_json::Value::as_str).unwrap_or_default();
    match store::account_by_key_unscoped(tx.conn, key)? {
        Some(account) if account.disabled_at.is_none() => queue_mail(tx, &account),
        _ => Ok(()),
    }
}

fn queue_mail(tx: &mut Tx<'_>, account: &Account) -> Result<(), Problem> {
    let row = NewReset {
        id: PasswordResetId::generate(),
        person_id: account.id,
        generation: 1,
        created_at: tx.now,
        expires_at: tx.now.plus_seconds(VALID_SECONDS),
    };
    store::insert_reset(tx.conn, &row)?;
    tx.subject(account.id);
    tx.enqueue(NewOutbox {
        kind: "mail",
        ref_id: row.id.0,
        payload: json!({ "event": "password_reset", "person_id": account.id }),
        dedupe: None,
        due_at: tx.now,
    })
}

/// The account that a link is for, as long as it works; else `link_not_valid`. Changes nothing.
pub async fn look_at_reset(platform: &Platform, token: &str) -> Result<Account, Problem> {
    let (keys, token, now) = (platform.keys.clone(), token.to_owned(), platform.clock.now());
    platform.db.read(move |conn| open(conn, &keys, &token, now)).await
}

/// Sets a new password by a mailed link, ends all sessions and API tokens and signs in. The link is used up in
/// the same transaction.
pub async fn complete_reset(
    platform: &Platform,
    token: &str,
    password: String,
    client: Client,
) -> Result<Login, Problem> {
    let account = look_at_reset(platform, token).await?;
    check_password_rules(&password, &[&account.email, &account.name], "password")?;
    let hash = platform.passwords.hash(password).await?;
    let (keys, token) = (platform.keys.clone(), token.to_owned());
    platform
        .db
        .write(&RESET, "password_reset.complete", move |tx| {
            let account = open(tx.conn, &keys, &token, tx.now)?;
            // Whoever had got in may have left tokens behind.
            let revoked = revoke_tokens(tx, account.id)?;
            replace_password(tx, account.id, &hash, None, revoked)?;
            forgive(tx, &account.email)?;
            login_complete(tx, account.id, &client)
        })
        .await
}

fn open(conn: &mut Conn, keys: &Keys, token: &str, now: Timestamp) -> Result<Account, Problem> {
    let gone = || Problem::new(Code::LinkNotValid);
    let (row, generation) = keys.open(Purpose::PasswordReset, token).ok_or_else(gone)?;
    let reset = store::reset_unscoped(conn, PasswordResetId(row))?.ok_or_else(gone)?;
    if reset.used_at.is_some() || reset.generation != generation || reset.expires_at <= now {
        return Err(gone());
    }
    store::account(conn, reset.person_id)?
        .filter(|account| account.disabled_at.is_none())
        .ok_or_else(gone)
}
