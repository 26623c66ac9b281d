//! Whose number or address it is.
use std::collections::{HashMap, HashSet};

use crate::features::customers::model::{ContactId, PointId};
use crate::features::customers::store;
use crate::features::organisations::model::RelationshipId;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::{dates, phone};

/// Outbox kind: a number or an address of a contact is known now. The row's reference is the point.
/// Those who keep calls see whose they were.
pub const CONTACT_REACHED: &str = "contact_reached";

/// A number as E.164, an address in small letters; nothing for what is neither.
pub fn normal_party(time_zone: &str, typed: &str) -> Option<String> {
    if typed.contains('@') {
        let address = EmailAddress::parse(typed.trim(), "party").ok()?;
        return Some(address.as_str().to_lowercase());
    }
    phone::e164(typed, dates::zone(time_zone))
}

/// Who it is, as far as it can be told: of a number that two contacts share, the customer alone if
/// it is the same one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    pub contact: Option<ContactId>,
    pub account: Option<RelationshipId>,
}

/// Who these numbers and addresses are, of a vendor's contacts; in two statements.
pub fn known_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    parties: &[String],
) -> Result<HashMap<String, Known>, Problem> {
    if parties.is_empty() {
        return Ok(HashMap::new());
    }
    let owners = store::points::owners_unscoped(conn, vendor, parties)?;
    if owners.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<ContactId> = owners.iter().map(|(_, contact)| *contact).collect();
    let accounts = store::roles::accounts_now_unscoped(conn, vendor, &ids)?;
    Ok(tell_apart(&owners, &accounts))
}

fn tell_apart(
    owners: &[(String, ContactId)],
    accounts: &[(ContactId, RelationshipId)],
) -> HashMap<String, Known> {
    let mut by_party: HashMap<&str, HashSet<ContactId>> = HashMap::new();
    for (party, contact) in owners {
        by_party.entry(party).or_default().insert(*contact);
    }
    by_party
        .into_iter()
        .map(|(party, contacts)| {
            let of: HashSet<RelationshipId> = accounts
                .iter()
                .filter(|(contact, _)| contacts.contains(contact))
                .map(|(_, account)| *account)
                .collect();
            let known =
                Known { contact: only(contacts.into_iter()), account: only(of.into_iter()) };
            (party.to_owned(), known)
        })
        .collect()
}

/// The one, if there is no other.
fn only<T>(mut of: impl Iterator<Item = T>) -> Option<T> {
    let first = of.next()?;
    of.next().is_none().then_some(first)
}

/// Whose number or address has become known.
#[derive(Debug, Clone)]
pub struct Reached {
    pub vendor: OrganisationId,
    pub party: String,
    pub known: Known,
}

/// For workers: what a point says, unless it has ended or is neither number nor address.
pub fn reached_unscoped(conn: &mut Conn, id: PointId) -> Result<Option<Reached>, Problem> {
    let Some(point) = store::points::find_unscoped(conn, id)? else { return Ok(None) };
    let (vendor, Some(party)) = (point.vendor_org, point.norm) else { return Ok(None) };
    let known = known_unscoped(conn, vendor, std::slice::from_ref(&party))?.remove(&party);
    Ok(known.map(|known| Reached { vendor, party, known }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_have_one_form() {
        let of = |typed| normal_party("Europe/Moscow", typed);
        assert_eq!(of("8 (495) 123-45-67").as_deref(), Some("+74951234567"));
        assert_eq!(of(" Ann@Example.org ").as_deref(), Some("ann@example.org"));
        assert_eq!(of("the man from the fair"), None);
    }

    #[test]
    fn a_shared_number_tells_the_customer_alone() {
        let [ann, bea, cid] = [(); 3].map(|()| ContactId::generate());
        let [north, south] = [(); 2].map(|()| RelationshipId::generate());
        let owners = [
            ("+1".to_owned(), ann),
            ("+2".to_owned(), ann),
            ("+2".to_owned(), bea),
            ("+3".to_owned(), ann),
            ("+3".to_owned(), cid),
        ];
        let known = tell_apart(&owners, &[(ann, north), (bea, north), (cid, south)]);
        let of = |party: &str| known.get(party).copied().unwrap_or_default();
        assert_eq!(of("+1"), Known { contact: Some(ann), account: Some(north) });
        assert_eq!(of("+2"), Known { contact: None, account: Some(north) });
        assert_eq!(of("+3"), Known::default(), "two customers with one number");
        assert_eq!(of("+4"), Known::default());
    }
}
