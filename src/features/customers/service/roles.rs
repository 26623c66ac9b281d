//! What people are at customers. A role ends and is never overwritten.
use std::collections::HashMap;

use super::contacts::{account_for_role, indexed, to_change};
use super::{day, today};
use crate::features::customers::model::{BuyingRole, Contact, ContactId, RoleId, RoleRow};
use crate::features::customers::store;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::problem::Problem;

/// A role to begin.
#[derive(Debug, Clone)]
pub struct NewRole {
    pub relationship: RelationshipId,
    pub title: Option<String>,
    pub buying_roles: Vec<BuyingRole>,
    pub influence: Option<i32>,
    pub is_primary: bool,
    pub reports_to: Option<ContactId>,
    /// `YYYY-MM-DD`; nobody knows since when unless told.
    pub valid_from: Option<String>,
}

/// How far a chain of command goes at most.
const DEEPEST: usize = 32;

/// Whoever reports to nobody who reports to them: a chart has no circles.
fn check_above(
    conn: &mut Conn,
    scope: &Scope,
    contact: ContactId,
    new: &NewRole,
    on: &str,
) -> Result<(), Problem> {
    let Some(mut above) = new.reports_to else { return Ok(()) };
    let wrong = || Problem::invalid("reports_to", "not_allowed_value");
    if store::contacts::find(conn, scope, above)?.is_none() {
        return Err(wrong());
    }
    let chart: HashMap<ContactId, ContactId> =
        store::roles::at_account(conn, scope, new.relationship, on)?
            .into_iter()
            .filter_map(|role| Some((role.contact_id, role.reports_to?)))
            .collect();
    for _ in 0..DEEPEST {
        if above == contact {
            return Err(wrong());
        }
        let Some(next) = chart.get(&above) else { return Ok(()) };
        above = *next;
    }
    Err(wrong())
}

fn row(scope: &Scope, contact: ContactId, new: &NewRole, tx: &Tx<'_>) -> Result<RoleRow, Problem> {
    let mut buying_roles = new.buying_roles.clone();
    buying_roles.sort_unstable();
    buying_roles.dedup();
    Ok(RoleRow {
        id: RoleId::generate(),
        contact_id: contact,
        vendor_org: scope.org(),
        relationship_id: new.relationship,
        title: new.title.clone(),
        buying_roles: Json(serde_json::to_value(buying_roles).map_err(Problem::internal)?),
        influence: new.influence,
        is_primary: new.is_primary,
        reports_to: new.reports_to,
        valid_from: new.valid_from.clone(),
        valid_to: None,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    })
}

/// Begins a role. What the same person was there until now ends with it; whoever was asked first
/// there goes on without being so.
pub fn start_role(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    new: &NewRole,
) -> Result<Contact, Problem> {
    to_change(tx.conn, scope, id)?;
    account_for_role(tx.conn, scope, new.relationship)?;
    let from = new.valid_from.as_deref().map(|told| day("valid_from", told)).transpose()?;
    let new = NewRole { valid_from: from, ..new.clone() };
    let on = new.valid_from.clone().unwrap_or_else(|| today(scope, tx.now).to_string());
    check_above(tx.conn, scope, id, &new, &on)?;
    let before: Vec<RoleRow> = store::roles::of_contacts(tx.conn, scope, &[id])?
        .into_iter()
        .filter(|role| role.relationship_id == new.relationship && role.valid_to.is_none())
        .collect();
    if before.iter().any(|role| role.valid_from.as_ref().is_some_and(|from| *from > on)) {
        return Err(Problem::invalid("valid_from", "not_allowed_value"));
    }
    let ending: Vec<RoleId> = before.iter().map(|role| role.id).collect();
    store::roles::end(tx.conn, scope, &ending, Some(&on))?;
    // What follows something begins where that ends.
    let valid_from = if before.is_empty() { new.valid_from.clone() } else { Some(on.clone()) };
    let new = NewRole { valid_from, ..new };
    let first = row(scope, id, &new, tx)?;
    let mut rows = if new.is_primary { step_back(tx, scope, &first, &on)? } else { Vec::new() };
    rows.push(first);
    store::roles::insert(tx.conn, &rows)?;
    tx.subject(id);
    indexed(tx, scope, id)
}

/// Others who were asked first there: what they are from that day on.
fn step_back(
    tx: &mut Tx<'_>,
    scope: &Scope,
    first: &RoleRow,
    on: &str,
) -> Result<Vec<RoleRow>, Problem> {
    let others: Vec<RoleRow> = store::roles::at_account(tx.conn, scope, first.relationship_id, on)?
        .into_iter()
        .filter(|role| role.is_primary && role.valid_to.is_none())
        .filter(|role| role.contact_id != first.contact_id)
        .collect();
    let ending: Vec<RoleId> = others.iter().map(|role| role.id).collect();
    store::roles::end(tx.conn, scope, &ending, Some(on))?;
    Ok(others
        .into_iter()
        .map(|role| RoleRow {
            id: RoleId::generate(),
            is_primary: false,
            valid_from: Some(on.to_owned()),
            created_by: Some(scope.membership()),
            created_at: tx.now,
            ..role
        })
        .collect())
}

/// Ends a role, or lets one that was ended go on as long as nothing has followed it.
pub fn end_role(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    role: RoleId,
    valid_to: Option<&str>,
) -> Result<Contact, Problem> {
    to_change(tx.conn, scope, id)?;
    let roles = store::roles::of_contacts(tx.conn, scope, &[id])?;
    let row = roles.iter().find(|row| row.id == role).ok_or_else(Problem::not_found)?;
    let valid_to = valid_to.map(|told| day("valid_to", told)).transpose()?;
    let followed = roles.iter().any(|other| {
        other.id != row.id
            && other.relationship_id == row.relationship_id
            && other.valid_to.is_none()
    });
    let wrong = match (&valid_to, &row.valid_from) {
        (None, _) => followed,
        (Some(to), Some(from)) => to < from,
        (Some(_), None) => false,
    };
    if wrong {
        return Err(Problem::invalid("valid_to", "not_allowed_value"));
    }
    store::roles::end(tx.conn, scope, &[role], valid_to.as_deref())?;
    tx.subject(id);
    indexed(tx, scope, id)
}
