//! Use cases of accounts, contacts and corrections; one function is one transaction.
mod accounts;
mod contacts;
mod corrections;
mod kept;
mod known;
mod people;
mod points;
mod roles;
mod shown;
mod told;
mod vcard;

pub use accounts::{
    AccountQuery, account, accounts, any_unfolded, change_account, fold_names, join_team,
    leave_team,
};
pub use contacts::{
    ContactChange, ContactQuery, NewContact, change_contact, contact, contact_itself, contacts,
    create_contact, indexed,
};
pub use corrections::{NewCorrection, act, correction, corrections, of_relationship, propose};
pub use kept::{KeptContact, keep_contacts_unscoped};
pub use known::{CONTACT_REACHED, Known, Reached, known_unscoped, normal_party, reached_unscoped};
pub use people::people;
pub use points::{NewConsent, NewPoint, add_consent, add_point, end_point};
pub use roles::{NewRole, end_role, start_role};
pub use shown::contact_refs;
pub use told::titles;
pub use vcard::card;

use chrono::NaiveDate;

use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service::{self as organisations, could_sell as is_vendor};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// A customer of the scope's organisation; to the customer itself it is missing.
fn own_account(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<Relationship, Problem> {
    let relationship = organisations::find_relationship(conn, scope, id)?;
    if relationship.side == Side::Vendor { Ok(relationship) } else { Err(Problem::not_found()) }
}

/// The day that it is for the reader.
fn today(scope: &Scope, now: Timestamp) -> NaiveDate {
    now.datetime().with_timezone(&dates::zone(scope.time_zone())).date_naive()
}

/// A day that was told, in the form in which days sort as texts.
fn day(field: &'static str, told: &str) -> Result<String, Problem> {
    dates::day(told).map(|day| day.to_string()).ok_or_else(|| Problem::invalid(field, "bad_date"))
}
