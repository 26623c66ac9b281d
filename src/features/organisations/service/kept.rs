//! Customers in any number, with all that is kept about them: for made-up data.
use super::create::{NewOrganisation, create_organisations};
use crate::features::organisations::model::{
    AccountStatus, Organisation, RelationshipId, RelationshipRow,
};
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::store;
use crate::platform::authz::Sees;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::problem::Problem;

/// Rows in one statement.
const CHUNK: usize = 500;

/// A customer that nobody has claimed.
#[derive(Debug, Clone)]
pub struct KeptCustomer {
    pub id: RelationshipId,
    pub name: String,
    pub customer_number: String,
    pub tier: Option<String>,
    pub segment: Option<String>,
    pub status: AccountStatus,
    pub created_at: Timestamp,
}

/// Makes unclaimed customers of a vendor. Nobody is told: there is nobody yet who could look.
pub fn keep_customers_unscoped(
    tx: &mut Tx<'_>,
    vendor: &Organisation,
    customers: &[KeptCustomer],
) -> Result<(), Problem> {
    tx.audit_organisation(vendor.id);
    let organisation = |one: &KeptCustomer| NewOrganisation {
        name: one.name.clone(),
        locale: vendor.locale,
        time_zone: vendor.time_zone.clone(),
        sees: Sees::All,
        office_hours: OfficeHours::default(),
        setup_done: true,
    };
    let ids = create_organisations(tx, customers.iter().map(organisation).collect())?;
    let row = |(one, customer_org): (&KeptCustomer, _)| RelationshipRow {
        id: one.id,
        vendor_org: vendor.id,
        customer_org,
        name: one.name.clone(),
        customer_number: Some(one.customer_number.clone()),
        tier: one.tier.clone(),
        segment: one.segment.clone(),
        owner_membership_id: None,
        agreement: Json(serde_json::json!({})),
        version: 1,
        created_at: one.created_at,
        legal_name: None,
        tax_id: None,
        legal_address: None,
        status: one.status,
        parent_id: None,
        note: None,
    };
    let rows: Vec<RelationshipRow> = customers.iter().zip(ids).map(row).collect();
    for some in rows.chunks(CHUNK) {
        store::relationships::insert(tx.conn, some)?;
    }
    Ok(())
}
