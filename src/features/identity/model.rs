//! Ids, vocabularies and rows of people and their ways in.
use std::net::IpAddr;

use diesel::prelude::*;

pub use crate::platform::auth::ApiTokenId;
use crate::platform::auth::OpenSession;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Role, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    api_tokens, memberships, organisations, password_resets, persons, sessions,
};
use crate::{id_type, text_enum};

id_type!(
    /// A password reset that somebody asked for.
    PasswordResetId
);

text_enum! {
    /// Colours of the interface.
    pub enum Theme {
        System = "system",
        Light = "light",
        Dark = "dark",
    }
}

text_enum! {
    /// What an API token may do.
    pub enum TokenScope {
        /// Everything that its owner may read.
        Read = "read",
        /// Everything that its owner may do.
        Write = "write",
    }
}

text_enum! {
    /// What comes after a password that was right.
    pub enum NextStep {
        Done = "done",
        SecondFactor = "second_factor",
    }
}

/// Where a sign-in comes from.
#[derive(Debug, Clone)]
pub struct Client {
    pub address: Option<IpAddr>,
    pub user_agent: String,
    /// The session that this browser holds already; a sign-in ends it.
    pub session: Option<SessionId>,
}

/// A sign-in that succeeded.
#[derive(Debug, Clone)]
pub struct Login {
    pub next: NextStep,
    pub person: PersonId,
    pub name: String,
    pub session: OpenSession,
}

/// Somebody who gets an account. The password is hashed before.
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub email: crate::platform::auth::EmailAddress,
    pub name: String,
    pub locale: Locale,
    pub password_hash: Option<String>,
}

/// Who signs in, as far as signing in needs to know.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = persons)]
pub struct Account {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub locale: Locale,
    pub epoch: i32,
    pub disabled_at: Option<Timestamp>,
}

/// A person's own settings.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = persons)]
pub struct Profile {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub theme: Theme,
    pub time_zone: String,
    pub shortcuts: bool,
    pub hold_seconds: i32,
    pub operator: bool,
}

/// A change of a person's own settings; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = persons)]
pub struct ProfilePatch {
    pub name: Option<String>,
    pub locale: Option<Locale>,
    pub theme: Option<Theme>,
    pub time_zone: Option<String>,
    pub shortcuts: Option<bool>,
    pub hold_seconds: Option<i32>,
}

impl ProfilePatch {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.locale.is_none()
            && self.theme.is_none()
            && self.time_zone.is_none()
            && self.shortcuts.is_none()
            && self.hold_seconds.is_none()
    }
}

/// A membership, as its own person sees it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = memberships)]
pub struct OwnMembership {
    pub id: MembershipId,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
    #[diesel(embed)]
    pub organisation: OwnOrganisation,
}

/// An organisation that a person belongs to.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisations)]
pub struct OwnOrganisation {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
}

/// A session, as its own person sees it.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub user_agent: String,
    pub address: String,
}

/// An API token, without its secret.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = api_tokens)]
pub struct ApiTokenRow {
    pub id: ApiTokenId,
    pub name: String,
    pub scopes: String,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
}

/// A password reset and its generation, which is part of its token.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = password_resets)]
pub struct PasswordReset {
    pub id: PasswordResetId,
    pub person_id: PersonId,
    pub generation: i32,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// To whom a mail about an account goes: the stored address, never one from a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountMail {
    pub person: PersonId,
    pub to: String,
    pub name: String,
    pub locale: Locale,
}

/// What the mail about a password reset is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetMail {
    pub to: AccountMail,
    pub generation: i32,
    pub expires_at: Timestamp,
}
