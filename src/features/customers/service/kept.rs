//! Contacts in any number, each with one role and a number: for made-up data.
use super::contacts::words_of;
use crate::features::customers::model::{
    ContactId, ContactRow, PointId, PointKind, PointRow, RoleId, RoleRow,
};
use crate::features::customers::store;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::problem::Problem;

/// Somebody at a customer.
#[derive(Debug, Clone)]
pub struct KeptContact {
    pub id: ContactId,
    pub role: RoleId,
    pub point: PointId,
    pub account: RelationshipId,
    /// What the vendor calls the customer.
    pub account_name: String,
    pub given: String,
    pub family: String,
    pub title: String,
    /// E.164.
    pub phone: String,
    pub created_at: Timestamp,
}

/// Writes contacts of a vendor with what they are found by. Nobody looks for calls of theirs in the log:
/// whoever writes them says in the log who called.
pub fn keep_contacts_unscoped(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    contacts: &[KeptContact],
) -> Result<(), Problem> {
    tx.audit_organisation(vendor);
    let rows: Vec<ContactRow> = contacts.iter().map(|one| contact(vendor, one)).collect();
    let roles: Vec<RoleRow> = contacts.iter().map(|one| role(vendor, one)).collect();
    let points: Vec<PointRow> = contacts.iter().map(|one| point(vendor, one)).collect();
    store::contacts::insert_all(tx.conn, &rows)?;
    store::roles::insert(tx.conn, &roles)?;
    store::points::insert_all(tx.conn, &points)?;
    Ok(())
}

fn contact(vendor: OrganisationId, one: &KeptContact) -> ContactRow {
    let name = format!("{} {}", one.given, one.family);
    let texts = [&name, &one.title, &one.account_name, &one.phone].map(String::as_str);
    ContactRow {
        id: one.id,
        vendor_org: vendor,
        family: one.family.clone(),
        given: one.given.clone(),
        middle: None,
        locale: None,
        time_zone: None,
        membership_id: None,
        note: None,
        words: words_of(&texts),
        version: 1,
        created_by: None,
        created_at: one.created_at,
        archived_at: None,
        merged_into: None,
    }
}

fn role(vendor: OrganisationId, one: &KeptContact) -> RoleRow {
    RoleRow {
        id: one.role,
        contact_id: one.id,
        vendor_org: vendor,
        relationship_id: one.account,
        title: Some(one.title.clone()),
        buying_roles: Json(serde_json::json!([])),
        influence: None,
        is_primary: true,
        reports_to: None,
        valid_from: None,
        valid_to: None,
        created_by: None,
        created_at: one.created_at,
    }
}

fn point(vendor: OrganisationId, one: &KeptContact) -> PointRow {
    PointRow {
        id: one.point,
        contact_id: one.id,
        vendor_org: vendor,
        kind: PointKind::Phone,
        label: None,
        raw: one.phone.clone(),
        norm: Some(one.phone.clone()),
        is_primary: true,
        created_at: one.created_at,
        ended_at: None,
    }
}
