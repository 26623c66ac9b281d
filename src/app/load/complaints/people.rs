//! Who files complaints: customers with one person each. The names and tokens of the first of them stand in a file
//! beside the database, for scripts that measure.
use serde::Serialize;

use super::LOAD;
use crate::app::CommandError;
use crate::app::demo;
use crate::app::load::ground::Ground;
use crate::features::identity::model::{NewPerson, TokenScope};
use crate::features::identity::service as identity;
use crate::features::organisations::service::{self as organisations, Customer, NewMembership};
use crate::platform::auth::{EmailAddress, Passwords};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Role};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

const FILE: &str = "load-complaints.json";
const FIRMS: usize = 200;
/// So many of them have a token.
const TOKENS: usize = 5;

/// A customer and who speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Firm {
    pub customer: Customer,
    pub member: MembershipId,
}

/// Who talks.
#[derive(Debug, Clone)]
pub(super) struct People {
    pub vendor: MembershipId,
    pub firms: Vec<Firm>,
}

/// How a customer's person signs in.
#[derive(Debug, Serialize)]
struct Mark {
    relationship: String,
    email: String,
    token: String,
}

/// The people there are, made if they are not there yet.
pub(super) async fn settle(ground: &Ground) -> Result<People, CommandError> {
    let hash = Passwords::default().hash(demo::PASSWORD.to_owned()).await?;
    let vendor = ground.vendor.id;
    let make = move |tx: &mut Tx<'_>| people(tx, vendor, &hash);
    let (people, marks) = ground.db.write(&LOAD, "load.people", make).await?;
    if !marks.is_empty() {
        let text = serde_json::to_string_pretty(&marks).map_err(CommandError::failed)?;
        std::fs::write(ground.dir.join(FILE), text).map_err(CommandError::failed)?;
    }
    Ok(people)
}

fn people(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    hash: &str,
) -> Result<(People, Vec<Mark>), Problem> {
    let names: Vec<String> = (1..=FIRMS).map(|number| format!("Customer {number:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let customers = organisations::find_or_create_customers(tx, vendor, &names)?;
    let mut people = People { vendor: member_of(tx, vendor)?, firms: Vec::with_capacity(FIRMS) };
    let mut marks = Vec::new();
    for name in names {
        let customer = customers.get(name).copied().ok_or_else(Problem::not_found)?;
        let there = organisations::active_people_unscoped(tx.conn, &[customer.organisation])?;
        let member = match there.first() {
            Some((_, member, _)) => *member,
            None => {
                let (member, email) = person(tx, customer.organisation, name, hash)?;
                if marks.len() < TOKENS {
                    marks.push(mark(tx, customer, member, email)?);
                }
                member
            }
        };
        people.firms.push(Firm { customer, member });
    }
    Ok((people, marks))
}

fn member_of(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<MembershipId, Problem> {
    let there = organisations::active_people_unscoped(tx.conn, &[organisation])?;
    there.first().map(|(_, member, _)| *member).ok_or_else(Problem::not_found)
}

fn person(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    firm: &str,
    hash: &str,
) -> Result<(MembershipId, String), Problem> {
    let email = format!("{}@load.example", firm.to_lowercase().replace(' ', "-"));
    let new = NewPerson {
        email: EmailAddress::parse(&email, "email")?,
        name: format!("Person of {firm}"),
        locale: Locale::En,
        password_hash: Some(hash.to_owned()),
    };
    let person = identity::create_person(tx, new)?;
    let member = NewMembership { organisation, person, role: Role::Owner, title: None, team: None };
    Ok((organisations::create_membership(tx, member)?, email))
}

fn mark(
    tx: &mut Tx<'_>,
    customer: Customer,
    member: MembershipId,
    email: String,
) -> Result<Mark, Problem> {
    let scopes = [TokenScope::Read, TokenScope::Write];
    let token = identity::fresh_token(tx, member, "load".to_owned(), &scopes, None)?;
    Ok(Mark { relationship: customer.relationship.to_string(), email, token: token.token })
}
