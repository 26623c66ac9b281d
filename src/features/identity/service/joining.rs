//! Accepting an invitation: with the account that its address has, or with a new one.
use super::super::store;
use super::super::model::{Client, Login, NewPerson};
use super::login::{login_complete, prove_password};
use super::people::create_person;
use crate::features::organisations::service::{
    InvitationOffer, accept_invitation, open_invitation,
};
use crate::platform::auth::{EmailAddress, check_password_rules};
use crate::platform::authz::{Locale, System};
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

const JOIN: System = System { reason: "invitation" };

/// What a new person fills in.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub name: String,
    pub password: String,
    pub locale: Locale,
}

/// What a mailed invitation offers, as long as it is open; else `link_not_valid`. Changes nothing.
pub async fn look_at_invitation(
    platform: &Platform,
    token: &str,
) -> Result<InvitationOffer, Problem> {
    let (keys, token, now) = (platform.keys.clone(), token.to_owned(), platform.clock.now());
    platform.db.read(move |conn| open_invitation(conn, &keys, &token, now)).await
}

/// Accepts with a new account under the invited address. `already_exists` if the address got an
/// account meanwhile.
pub async fn join_as_new(
    platform: &Platform,
    token: &str,
    new: NewAccount,
    client: Client,
) -> Result<Login, Problem> {
    let offer = look_at_invitation(platform, token).await?;
    if offer.person.is_some() {
        return Err(Problem::new(Code::AlreadyExists));
    }
    check_password_rules(&new.password, &[&offer.email, &new.name], "password")?;
    let email = EmailAddress::parse(&offer.email, "email")?;
    let password_hash = Some(platform.passwords.hash(new.password).await?);
    let person = NewPerson { email, name: new.name, locale: new.locale, password_hash };
    platform
        .db
        .write(&JOIN, "invitation.accept_new", move |tx| {
            let person = create_person(tx, person.clone())?;
            store::adopt_time_zone(tx.conn, person, &offer.organisation_slug)?;
            accept_invitation(tx, offer.id, offer.generation, person)?;
            login_complete(tx, person, &client)
        })
        .await
}

/// Accepts with the account that the invited address has; its password is asked.
pub async fn join_as_known(
    platform: &Platform,
    token: &str,
    password: String,
    client: Client,
) -> Result<Login, Problem> {
    let offer = look_at_invitation(platform, token).await?;
    let proof = prove_password(platform, &offer.email, password, &client).await?;
    platform
        .db
        .write(&JOIN, "invitation.accept", move |tx| {
            proof.settle(tx)?;
            accept_invitation(tx, offer.id, offer.generation, proof.account.id)?;
            login_complete(tx, proof.account.id, &client)
        })
        .await
}
