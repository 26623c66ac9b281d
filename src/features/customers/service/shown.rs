//! Contacts as the vendor's people see them: a few statements for any number of them.
use std::collections::HashMap;

use crate::features::customers::model::{
    Consent, Contact, ContactId, ContactPoint, ContactRef, ContactRole, ContactRow, PointKind,
    RoleRow,
};
use crate::features::customers::store;
use crate::features::organisations::model::{AccountRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// How contacts of the own organisation are named; one that is nobody's of it is left out.
pub fn contact_refs(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[ContactId],
) -> Result<HashMap<ContactId, ContactRef>, Problem> {
    let rows = store::contacts::among(conn, scope, ids)?;
    Ok(rows.iter().map(|row| (row.id, named(row))).collect())
}

pub(super) fn named(row: &ContactRow) -> ContactRef {
    ContactRef { id: row.id, name: row.name() }
}

/// The names around roles.
pub(super) struct Names {
    accounts: HashMap<RelationshipId, AccountRef>,
    contacts: HashMap<ContactId, ContactRef>,
    people: HashMap<MembershipId, PersonRef>,
}

impl Names {
    pub(super) fn of(
        conn: &mut Conn,
        scope: &Scope,
        contacts: &[ContactRow],
        roles: &[RoleRow],
    ) -> Result<Self, Problem> {
        let accounts: Vec<RelationshipId> = roles.iter().map(|role| role.relationship_id).collect();
        let above: Vec<ContactId> = roles.iter().filter_map(|role| role.reports_to).collect();
        let members: Vec<MembershipId> =
            contacts.iter().filter_map(|contact| contact.membership_id).collect();
        let account = |relationship_id, name| AccountRef { relationship_id, name };
        Ok(Self {
            accounts: organisations::relationships_among(conn, scope, &accounts)?
                .into_iter()
                .map(|found| (found.row.id, account(found.row.id, found.row.name)))
                .collect(),
            contacts: contact_refs(conn, scope, &above)?,
            people: organisations::person_refs(conn, &members)?,
        })
    }

    pub(super) fn role(&self, row: RoleRow) -> Option<ContactRole> {
        Some(ContactRole {
            id: row.id,
            account: self.accounts.get(&row.relationship_id)?.clone(),
            buying_roles: row.buying_roles(),
            title: row.title,
            influence: row.influence,
            is_primary: row.is_primary,
            reports_to: row.reports_to.and_then(|id| self.contacts.get(&id)).cloned(),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }

    pub(super) fn person(&self, id: Option<MembershipId>) -> Option<PersonRef> {
        Some(self.people.get(&id?)?.clone().on(Side::Customer))
    }
}

/// How people are reached, and the newest that they said about each channel.
pub(super) struct Ways {
    points: HashMap<ContactId, Vec<ContactPoint>>,
    consents: HashMap<ContactId, Vec<Consent>>,
}

impl Ways {
    pub(super) fn of(conn: &mut Conn, scope: &Scope, ids: &[ContactId]) -> Result<Self, Problem> {
        let mut points: HashMap<ContactId, Vec<ContactPoint>> = HashMap::new();
        for row in store::points::of_contacts(conn, scope, ids)? {
            points.entry(row.contact_id).or_default().push(row.into());
        }
        let mut consents: HashMap<ContactId, Vec<Consent>> = HashMap::new();
        for row in store::points::consents(conn, scope, ids)? {
            let of = consents.entry(row.contact_id).or_default();
            let known = |channel: PointKind| of.iter().any(|consent| consent.channel == channel);
            if !known(row.channel) {
                of.push(row.into());
            }
        }
        Ok(Self { points, consents })
    }

    pub(super) fn take(&mut self, id: ContactId) -> (Vec<ContactPoint>, Vec<Consent>) {
        let points = self.points.remove(&id).unwrap_or_default();
        (points, self.consents.remove(&id).unwrap_or_default())
    }
}

/// Adds roles, names and ways.
pub(super) fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<ContactRow>,
) -> Result<Vec<Contact>, Problem> {
    let ids: Vec<ContactId> = rows.iter().map(|row| row.id).collect();
    let all = store::roles::of_contacts(conn, scope, &ids)?;
    let names = Names::of(conn, scope, &rows, &all)?;
    let mut ways = Ways::of(conn, scope, &ids)?;
    let mut roles: HashMap<ContactId, Vec<ContactRole>> = HashMap::new();
    for row in all {
        let contact = row.contact_id;
        roles.entry(contact).or_default().extend(names.role(row));
    }
    let one = |row: ContactRow| {
        let (points, consents) = ways.take(row.id);
        Contact {
            id: row.id,
            name: row.name(),
            person: names.person(row.membership_id),
            roles: roles.remove(&row.id).unwrap_or_default(),
            points,
            consents,
            family: row.family,
            given: row.given,
            middle: row.middle,
            locale: row.locale,
            time_zone: row.time_zone,
            note: row.note,
            created_at: row.created_at,
            archived_at: row.archived_at,
            version: row.version,
        }
    };
    Ok(rows.into_iter().map(one).collect())
}
