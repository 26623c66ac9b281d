//! Accounts.
use super::super::model::{Account, NewPerson, Theme};
use super::super::store::{self, NewPersonRow};
use crate::platform::auth::email_key;
use crate::platform::authz::PersonId;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Seconds that a message waits before it is sent, so that it can be taken back.
const HOLD_SECONDS: i32 = 10;

/// Makes an account. `already_exists` if the address has one.
pub fn create_person(tx: &mut Tx<'_>, new: NewPerson) -> Result<PersonId, Problem> {
    let row = NewPersonRow {
        id: PersonId::generate(),
        email_key: new.email.key(),
        email: new.email.as_str().to_owned(),
        name: new.name,
        password_hash: new.password_hash,
        locale: new.locale,
        theme: Theme::System,
        time_zone: "UTC".to_owned(),
        shortcuts: true,
        hold_seconds: HOLD_SECONDS,
        operator: false,
        epoch: 1,
        created_at: tx.now,
    };
    store::insert_person(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row.id)
}

/// The account of an address, however it is spelt. Across all organisations, so for sign-in,
/// invitations and commands only; whether there is one is never told to anybody else.
pub fn find_person_by_email_unscoped(
    conn: &mut Conn,
    email: &str,
) -> Result<Option<Account>, Problem> {
    Ok(store::account_by_key_unscoped(conn, &email_key(email))?)
}

/// Lets a person see the installation's queues and states; false if nobody signs in with this
/// address.
pub fn make_operator(tx: &mut Tx<'_>, email: &str) -> Result<bool, Problem> {
    let Some(account) = find_person_by_email_unscoped(tx.conn, email)? else { return Ok(false) };
    store::set_operator(tx.conn, account.id)?;
    tx.subject(account.id);
    Ok(true)
}
