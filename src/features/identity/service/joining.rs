//! Accepting an invitation: with the account that its address has, or with a new one.
use super::super::model::{Client, Login, NewPerson};
use super::super::store;
use super::login::{login_complete, prove_password};
use super::people::{create_person, find_person_by_email_unscoped};
use crate::features::organisations::service::{
    InvitationOffer, accept_invitation, open_invitation,
};
use crate::platform::auth::{EmailAddress, check_password_rules};
use crate::platform::authz::{Locale, System};
use crate::platform::context::Platform;
use crate::platform::problem::Problem;
use crate::platform::text::Text;

const JOIN: System = System { reason: "invitation" };

/// What somebody fills in who joins.
#[derive(Debug, Clone)]
pub struct Joining {
    /// Counts only if the invitation names no address: a first owner's link may be for anybody.
    pub email: String,
    /// Counts only for a new account.
    pub name: String,
    /// The one of the account, or the one for the new account.
    pub password: String,
    /// The language of a new account.
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

/// Joins: whoever has an account signs in with its password, anybody else gets a new one.
/// `wrong_credentials`: there is an account, and the password is not its.
pub async fn join(
    platform: &Platform,
    token: &str,
    joining: Joining,
    client: Client,
) -> Result<Login, Problem> {
    let offer = look_at_invitation(platform, token).await?;
    let invited = if offer.email.is_empty() { &joining.email } else { &offer.email };
    let email = EmailAddress::parse(invited, "email")?;
    let key = email.key();
    let known =
        platform.db.read(move |conn| find_person_by_email_unscoped(conn, &key)).await?.is_some();
    if known {
        join_as_known(platform, offer, &email, joining.password, client).await
    } else {
        join_as_new(platform, offer, email, joining, client).await
    }
}

async fn join_as_known(
    platform: &Platform,
    offer: InvitationOffer,
    email: &EmailAddress,
    password: String,
    client: Client,
) -> Result<Login, Problem> {
    let proof = prove_password(platform, email.as_str(), password, &client).await?;
    platform
        .db
        .write(&JOIN, "invitation.accept", move |tx| {
            proof.settle(tx)?;
            accept_invitation(tx, offer.id, offer.generation, proof.account.id)?;
            login_complete(tx, proof.account.id, &client)
        })
        .await
}

/// `already_exists` if the address got an account at the same moment.
async fn join_as_new(
    platform: &Platform,
    offer: InvitationOffer,
    email: EmailAddress,
    joining: Joining,
    client: Client,
) -> Result<Login, Problem> {
    let Joining { name, password, locale, .. } = joining;
    let name = own_name(&name)?;
    check_password_rules(&password, &[email.as_str(), &name], "password")?;
    let password_hash = Some(platform.passwords.hash(password).await?);
    let person = NewPerson { email, name, locale, password_hash };
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

fn own_name(typed: &str) -> Result<String, Problem> {
    let checked = Text::<120>::new(typed.trim().to_owned());
    checked.map(Text::into_string).map_err(|error| {
        let codes = ["text_too_long", "text_control"];
        let code = codes.into_iter().find(|code| error.starts_with(code));
        Problem::invalid("name", code.unwrap_or("text_required"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_that_can_be_shown() {
        let code = |typed: &str| own_name(typed).unwrap_err().fields[0].code.to_string();
        assert_eq!(own_name(" Анна Wolf ").unwrap(), "Анна Wolf");
        assert_eq!(code("  "), "text_required");
        assert_eq!(code("a\u{0}"), "text_control");
        assert_eq!(code(&"a".repeat(121)), "text_too_long");
    }
}
