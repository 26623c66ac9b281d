//! What is in force between two firms, now and at any time before.
use std::sync::Arc;

use crate::features::agreements::clocks::{History, Terms};
use crate::features::agreements::defaults::{self, Office};
use crate::features::agreements::model::AgreementRow;
use crate::features::agreements::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// When an organisation answers.
pub fn office_unscoped(conn: &mut Conn, id: OrganisationId) -> Result<Office, Problem> {
    let (hours, zone) = organisations::office_unscoped(conn, id)?;
    Ok(Office {
        time_zone: zone.name().to_owned(),
        days: hours.days,
        from: hours.from,
        to: hours.to,
    })
}

/// All that was ever in force in a relationship, for callers that have shown that they may see
/// a record of it: one statement.
pub fn history_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    vendor: &Office,
    customer: &Office,
) -> Result<History, Problem> {
    let rows = store::in_force_ever(conn, relationship)?;
    history(&rows, vendor, customer)
}

pub(super) fn history(
    rows: &[AgreementRow],
    vendor: &Office,
    customer: &Office,
) -> Result<History, Problem> {
    let before = usual_terms(vendor, customer)?;
    let mut since = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(from) = row.in_force_at {
            since.push((from, Arc::new(terms(row)?)));
        }
    }
    Ok(History { before, since })
}

/// What holds until something is agreed.
pub fn usual_terms(vendor: &Office, customer: &Office) -> Result<Arc<Terms>, Problem> {
    Ok(Arc::new(Terms::new(0, defaults::agreement(vendor, customer))?))
}

/// A version as it is computed with. What is stored was checked when it came in.
pub(super) fn terms(row: &AgreementRow) -> Result<Terms, Problem> {
    let data = serde_json::from_value(row.data.0.clone()).map_err(Problem::internal)?;
    Terms::new(row.version, data)
}

/// What is in force at a moment between a vendor and a customer, for callers that have shown that
/// they may see a record of theirs.
pub fn in_force_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    vendor: OrganisationId,
    customer: OrganisationId,
    at: Timestamp,
) -> Result<Arc<Terms>, Problem> {
    let vendor = office_unscoped(conn, vendor)?;
    let customer = office_unscoped(conn, customer)?;
    Ok(Arc::clone(history_unscoped(conn, relationship, &vendor, &customer)?.at(at)))
}
