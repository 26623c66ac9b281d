//! A customer that comes later sees what is meant for all customers.
use super::{index, list_state, reach};
use crate::features::ideas::store;
use crate::features::organisations::service as organisations;
use crate::features::records::service as records;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Outbox kind: an organisation has become the customer of somebody, or its first person came.
pub const CUSTOMER_JOINED: &str = organisations::CUSTOMER_JOINED;

/// Shows an organisation the ideas for all customers of its vendors. Doing it twice changes
/// nothing.
pub fn let_customer_in(tx: &mut Tx<'_>, customer: OrganisationId) -> Result<(), Problem> {
    let vendors = organisations::vendors_of_unscoped(tx.conn, customer)?;
    if vendors.is_empty() {
        return Ok(());
    }
    tx.audit_organisation(customer);
    for (idea, record) in store::missing_for_unscoped(tx.conn, customer, &vendors)? {
        let party = reach::newcomer(&record, customer, None);
        records::let_in(tx, &record, &list_state(idea.status), &[party])?;
        index(tx, &record, &idea, true)?;
    }
    Ok(())
}
