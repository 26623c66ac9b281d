//! Whom a survey asks by what they took part in: those of a customer who filed a complaint or worked on
//! it, and those of all customers of a project.
use std::collections::{HashMap, HashSet};

use super::invites::{NewInvite, person};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::features::surveys::model::MOST_INVITES;
use crate::platform::authz::{MembershipId, OrganisationId, Role, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Customers' people who own or take part in these records, in some roles or in all: four statements.
///
/// # Errors
/// `invalid` for a record that the scope does not see.
pub(super) fn around(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
    roles: &[Role],
) -> Result<Vec<NewInvite>, Problem> {
    let wanted: HashSet<RecordId> = ids.iter().copied().collect();
    let seen = records::visible_among(conn, scope, ids)?;
    if seen.iter().copied().collect::<HashSet<_>>() != wanted {
        return Err(Problem::invalid("audience.record_ids", "not_allowed_value"));
    }
    let part = records::people_on_side_unscoped(conn, &seen, Side::Customer)?;
    let firms: Vec<OrganisationId> = part.iter().map(|(_, firm)| *firm).collect();
    let customers: HashMap<OrganisationId, RelationshipId> =
        organisations::relationships_between_unscoped(conn, scope.org(), &firms)?;
    let firms: Vec<OrganisationId> = customers.keys().copied().collect();
    if firms.is_empty() {
        return Ok(Vec::new());
    }
    let part: HashSet<MembershipId> = part.into_iter().map(|(member, _)| member).collect();
    let active = organisations::audience_unscoped(conn, &firms, roles, MOST_INVITES)?;
    let invite = |(member, firm, name, locale)| NewInvite {
        relationship: customers.get(&firm).copied(),
        ..person(member, name, locale)
    };
    Ok(active.into_iter().filter(|(member, ..)| part.contains(member)).map(invite).collect())
}
