//! Who is who at a customer on a day: the people chart, and who decided then.
use std::collections::HashMap;

use super::shown::{Names, Ways, named};
use super::{day, own_account, today};
use crate::features::customers::model::{
    AccountPeople, AccountPerson, ContactId, ContactRow, RoleRow,
};
use crate::features::customers::store;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Those whose roles hold on a day, today unless told: whoever is asked first, then who came first.
pub fn people(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    as_of: Option<&str>,
    now: Timestamp,
) -> Result<AccountPeople, Problem> {
    own_account(conn, scope, id)?;
    let as_of = match as_of {
        Some(told) => day("as_of", told)?,
        None => today(scope, now).to_string(),
    };
    let roles = store::roles::at_account(conn, scope, id, &as_of)?;
    let ids: Vec<ContactId> = roles.iter().map(|role| role.contact_id).collect();
    let contacts = store::contacts::among(conn, scope, &ids)?;
    let names = Names::of(conn, scope, &contacts, &roles)?;
    let mut ways = Ways::of(conn, scope, &ids)?;
    let contacts: HashMap<ContactId, ContactRow> =
        contacts.into_iter().map(|row| (row.id, row)).collect();
    let person = |role: RoleRow| {
        let contact = contacts.get(&role.contact_id)?;
        let (points, consents) = ways.take(contact.id);
        Some(AccountPerson {
            contact: named(contact),
            person: names.person(contact.membership_id),
            role: names.role(role)?,
            points,
            consents,
        })
    };
    let items = roles.into_iter().filter_map(person).collect();
    Ok(AccountPeople { as_of, items })
}
