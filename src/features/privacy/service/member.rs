//! Erasing somebody who signs in.
use super::contact::{erase_contact_unscoped, stems};
use super::entries::{erase_naming, replace_everywhere};
use super::{confirm, require_decider};
use crate::features::customers::model::ContactId;
use crate::features::identity::service as identity;
use crate::features::privacy::model::{ErasureId, ErasureRow, SubjectId, SubjectKind, Traits};
use crate::features::privacy::policy::pseudonym;
use crate::features::privacy::store;
use crate::features::privacy::store::contact::{self, Change};
use crate::features::privacy::store::member::{self, PersonLine};
use crate::features::privacy::store::places::Reach;
use crate::platform::authz::{MembershipId, OrganisationId, PersonId, Role, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Somebody's parts: what they are called, and where they are reached.
pub(super) fn traits_of(person: &PersonLine) -> Traits {
    let reach = [person.email.clone(), person.email_key.clone()];
    Traits::of_name(&person.name, &reach)
}

/// The person behind a place in the own organisation.
pub(super) fn own_member(
    conn: &mut Conn,
    scope: &Scope,
    id: MembershipId,
) -> Result<PersonLine, Problem> {
    let person = member::person_of(conn, scope.org(), id)?.ok_or_else(Problem::not_found)?;
    member::find_unscoped(conn, person)?.ok_or_else(Problem::not_found)
}

/// What stands against erasing somebody of the own organisation.
pub(super) fn refusal(
    conn: &mut Conn,
    scope: &Scope,
    person: PersonId,
) -> Result<Option<&'static str>, Problem> {
    if person == scope.person() {
        return Ok(Some("own_account"));
    }
    let places = member::places_unscoped(conn, person)?;
    if places.iter().any(|(_, org, _, status)| *org != scope.org() && status == "active") {
        return Ok(Some("works_elsewhere"));
    }
    let owns = places.iter().any(|(_, org, role, _)| *org == scope.org() && role == "owner");
    // Nobody reaches above their own role.
    if owns && scope.role() != Role::Owner {
        return Ok(Some("role_too_low"));
    }
    if owns && member::other_owners_unscoped(conn, scope.org(), person)? == 0 {
        return Ok(Some("last_owner"));
    }
    Ok(None)
}

/// Erases somebody of the own organisation; the typed name confirms it.
pub fn erase_member(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MembershipId,
    typed: &str,
) -> Result<ErasureRow, Problem> {
    let person = own_member(tx.conn, scope, id)?;
    require_decider(tx.conn, scope)?;
    if let Some(reason) = refusal(tx.conn, scope, person.id)? {
        return Err(Problem::not_allowed(reason));
    }
    confirm(typed, &person.name)?;
    let mut row = erase(tx, &person, Reach::Vendor(scope.org()), Some(scope.org()))?;
    row.erased_by = Some(scope.membership());
    store::insert_erasure(tx.conn, &row)?;
    tx.subject(id);
    Ok(row)
}

/// Erases whoever signs in with this address, for whoever runs the installation: in everything, and
/// as the contact of every vendor. `None`: nobody does.
pub fn erase_person_unscoped(tx: &mut Tx<'_>, email: &str) -> Result<Option<ErasureRow>, Problem> {
    let Some(account) = identity::find_person_by_email_unscoped(tx.conn, email)? else {
        return Ok(None);
    };
    let Some(person) = member::find_unscoped(tx.conn, account.id)? else { return Ok(None) };
    let places = member::places_unscoped(tx.conn, person.id)?;
    let ids: Vec<MembershipId> = places.iter().map(|(id, ..)| *id).collect();
    let contacts: Vec<(ContactId, OrganisationId)> =
        contact::of_person_unscoped(tx.conn, &ids, &person.email_key)?;
    for (id, vendor) in contacts {
        let row = erase_contact_unscoped(tx, vendor, id, person.locale)?;
        store::insert_erasure(tx.conn, &row)?;
    }
    let row = erase(tx, &person, Reach::Everything, None)?;
    store::insert_erasure(tx.conn, &row)?;
    tx.subject(person.id);
    Ok(Some(row))
}

fn erase(
    tx: &mut Tx<'_>,
    person: &PersonLine,
    reach: Reach,
    vendor: Option<OrganisationId>,
) -> Result<ErasureRow, Problem> {
    let told = pseudonym(person.locale, person.id.0);
    let address = format!("erased-{}@example.invalid", person.id.0.simple());
    let anywhere = traits_of(person).anywhere();
    let mut changed = member::forget_unscoped(tx.conn, person, (&told, &address), tx.now, vendor)?;
    let entries = erase_naming(tx, reach, &anywhere)?;
    let change = Change {
        // Of no contact: texts alone are searched.
        id: ContactId(person.id.0),
        vendor: vendor.unwrap_or(OrganisationId(person.id.0)),
        pseudonym: told,
        stems: stems(&anywhere),
        needles: anywhere.clone(),
    };
    changed += contact::forget_mentions_unscoped(tx.conn, &change, vendor, &anywhere)?;
    changed += replace_everywhere(tx, reach, &anywhere, &change.pseudonym)?;
    changed += contact::forget_answers_unscoped(tx.conn, vendor, &anywhere)?;
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    Ok(ErasureRow {
        id: ErasureId::generate(),
        vendor_org: vendor,
        kind: SubjectKind::Member,
        subject: SubjectId(person.id.0),
        pseudonym: change.pseudonym,
        changed_rows: count(changed),
        entries: count(entries),
        erased_by: None,
        erased_at: tx.now,
    })
}
