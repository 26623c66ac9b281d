//! Ways in and out, and the one place where all ways in end.
use serde_json::json;

use super::super::model::{Account, Client, Login, NextStep};
use super::super::store;
use crate::platform::auth::{
    Budget, NewSession, OpenSession, Person, check_password_rules, email_key, end_session,
    end_sessions_of, network_of, refound_session, start_session,
};
use crate::platform::authz::{PersonId, SessionId, System};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::{Code, Problem};

/// Failed attempts for one account, and from one address, in a quarter of an hour.
const BY_ACCOUNT: Budget = Budget { name: "sign-in-account", limit: 10, seconds: 900 };
const BY_ADDRESS: Budget = Budget { name: "sign-in-address", limit: 30, seconds: 900 };

const SIGN_IN: System = System { reason: "sign-in" };

/// Signs somebody in with address and password. Wrong ones and unknown accounts give the same
/// `wrong_credentials`; too many failures `too_many_requests`.
pub async fn sign_in(
    platform: &Platform,
    email: &str,
    password: String,
    client: Client,
) -> Result<Login, Problem> {
    let proof = prove_password(platform, email, password, &client).await?;
    platform
        .db
        .write(&SIGN_IN, "session.sign_in", move |tx| {
            proof.settle(tx)?;
            login_complete(tx, proof.account.id, &client)
        })
        .await
}

/// A right password, and what its attempt drew from the budgets.
pub(super) struct Proof {
    pub account: Account,
    key: String,
    network: Option<String>,
}

impl Proof {
    /// Gives back what was drawn: only failures count.
    pub(super) fn settle(&self, tx: &mut Tx<'_>) -> Result<(), Problem> {
        BY_ACCOUNT.clear(tx, &self.key)?;
        if let Some(network) = &self.network {
            BY_ADDRESS.give_back(tx, network)?;
        }
        Ok(())
    }
}

/// Checks an account's password; the attempt is drawn from both budgets before.
pub(super) async fn prove_password(
    platform: &Platform,
    email: &str,
    password: String,
    client: &Client,
) -> Result<Proof, Problem> {
    let key = email_key(email);
    let network = client.address.map(network_of);
    let (drawn_key, drawn_network) = (key.clone(), network.clone());
    let account = platform
        .db
        .write(&SIGN_IN, "session.attempt", move |tx| {
            BY_ACCOUNT.draw(tx, &drawn_key)?;
            if let Some(network) = &drawn_network {
                BY_ADDRESS.draw(tx, network)?;
            }
            let account = store::account_by_key_unscoped(tx.conn, &drawn_key)?;
            Ok(account.filter(|account| account.disabled_at.is_none()))
        })
        .await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = platform.passwords.verify(password, stored).await?;
    let account = account.filter(|_| right);
    let account = account.ok_or_else(|| Problem::new(Code::WrongCredentials))?;
    Ok(Proof { account, key, network })
}

/// Where every way in ends: checks that the person may come in, ends the session that the browser
/// had, and starts one with a fresh id.
pub fn login_complete(
    tx: &mut Tx<'_>,
    person: PersonId,
    client: &Client,
) -> Result<Login, Problem> {
    let account = store::account(tx.conn, person)?.filter(|account| account.disabled_at.is_none());
    let account = account.ok_or_else(|| Problem::new(Code::WrongCredentials))?;
    if let Some(old) = client.session {
        end_session(tx, old, "replaced")?;
    }
    let session = start_session(
        tx,
        &NewSession {
            person,
            epoch: account.epoch,
            user_agent: &client.user_agent,
            address: &client.address.map(|address| address.to_string()).unwrap_or_default(),
        },
    )?;
    tx.subject(person);
    Ok(Login { next: NextStep::Done, person, name: account.name, session })
}

/// Ends the session that the browser holds, if it does; signing out twice is no error.
pub async fn sign_out(platform: &Platform, session: Option<SessionId>) -> Result<(), Problem> {
    let Some(session) = session else { return Ok(()) };
    platform
        .db
        .write(&System { reason: "sign-out" }, "session.sign_out", move |tx| {
            tx.subject(session);
            end_session(tx, session, "signed_out")?;
            Ok(())
        })
        .await
}

/// Changes the own password: all other sessions end, and this one goes on with new cookies.
pub async fn change_password(
    platform: &Platform,
    person: Person,
    current: String,
    new: String,
    revokes_tokens: bool,
    client: Client,
) -> Result<Option<OpenSession>, Problem> {
    let account = platform.db.read(move |conn| Ok(store::account(conn, person.id)?)).await?;
    let account = account.ok_or_else(|| Problem::new(Code::SessionEnded))?;
    check_password_rules(&new, &[&account.email, &account.name], "new")?;
    let proof =
        prove_password(platform, &account.email, current, &client).await.map_err(at_current)?;
    let hash = platform.passwords.hash(new).await?;
    platform
        .db
        .write(&System { reason: "own" }, "person.change_password", move |tx| {
            proof.settle(tx)?;
            let revoked = revokes_tokens && revoke_tokens(tx, person.id)?;
            replace_password(tx, person.id, &hash, person.session, revoked)?;
            match person.session {
                Some(session) => Ok(refound_session(tx, session)?),
                None => Ok(None),
            }
        })
        .await
}

/// Sets the password, ends all sessions but one, outdates every JWT of before, and lets the owner
/// know by mail, also whether API tokens were revoked: it may have been somebody else.
pub(super) fn replace_password(
    tx: &mut Tx<'_>,
    person: PersonId,
    hash: &str,
    but: Option<SessionId>,
    tokens: bool,
) -> Result<(), Problem> {
    store::set_password(tx.conn, person, hash)?;
    end_sessions_of(tx, person, but, "password_changed")?;
    store::use_resets(tx.conn, person, tx.now)?;
    tx.subject(person);
    tx.hint(Hint::PersonRights { person });
    tx.enqueue(NewOutbox {
        kind: "mail",
        ref_id: person.0,
        payload: json!({ "event": "password_changed", "person_id": person, "tokens": tokens }),
        dedupe: None,
        due_at: tx.now,
    })
}

/// Revokes every API token of a person, in all organisations; their sockets are closed by the hint
/// that comes with the new password. Whether there were any.
pub(super) fn revoke_tokens(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, Problem> {
    Ok(store::revoke_tokens_of(tx.conn, person, tx.now)? > 0)
}

/// Whoever is signed in typed a wrong password: a field is wrong, not the sign-in.
fn at_current(problem: Problem) -> Problem {
    match problem.code {
        Code::WrongCredentials => Problem::invalid("current", "wrong_password"),
        _ => problem,
    }
}

/// Forgets the failures counted against an account: its owner has proved to be there.
pub(super) fn forgive(tx: &mut Tx<'_>, email: &str) -> Result<(), Problem> {
    Ok(BY_ACCOUNT.clear(tx, &email_key(email))?)
}
