//! Calls of somebody whom nobody knew, once a number or an address of theirs is known.
use crate::features::customers::model::PointId;
use crate::features::customers::service as customers;
use crate::features::interactions::store;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// For the worker: says of calls by this number or address whose they were. What was written down
/// stays as it is: only what nobody had said is filled in, and no version moves.
pub fn back_fill(tx: &mut Tx<'_>, id: PointId) -> Result<(), Problem> {
    let Some(reached) = customers::reached_unscoped(tx.conn, id)? else { return Ok(()) };
    let (vendor, party) = (reached.vendor, reached.party.as_str());
    tx.audit_organisation(vendor);
    if let Some(account) = reached.known.account {
        store::give_account_unscoped(tx.conn, vendor, party, account)?;
    }
    if let Some(contact) = reached.known.contact {
        let account = reached.known.account;
        store::give_contact_unscoped(tx.conn, vendor, party, account, contact)?;
    }
    Ok(())
}
