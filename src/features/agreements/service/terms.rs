//! What is in force between two firms, now and at any time before.
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

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

/// What holds between a vendor and a customer until they agree on something: one statement.
pub fn usual_between_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    customer: OrganisationId,
) -> Result<Arc<Terms>, Problem> {
    let offices = organisations::offices_unscoped(conn, &[vendor, customer])?;
    let office = |id: OrganisationId| {
        let (hours, zone) = offices.get(&id).ok_or_else(Problem::not_found)?;
        Ok::<_, Problem>(Office {
            time_zone: zone.name().to_owned(),
            days: hours.days.clone(),
            from: hours.from.clone(),
            to: hours.to.clone(),
        })
    };
    usual_terms(&office(vendor)?, &office(customer)?)
}

/// Agreements that are or were in force, with the time from which each was.
pub type Agreed = Arc<[(Timestamp, Arc<Terms>)]>;
/// By relationship and newest version: what was in force when never changes afterwards.
type Known = HashMap<(RelationshipId, i32), Agreed>;
static CACHE: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);
/// Relationships kept before the cache starts anew.
const CACHE_LIMIT: usize = 1000;

/// All that was ever in force in a relationship, for callers that have shown that they may see a
/// record of it. `newest` is the newest version that came into force; what is known of it is kept
/// in memory.
pub fn history_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    newest: Option<i32>,
    vendor: &Office,
    customer: &Office,
) -> Result<History, Problem> {
    let since = match newest {
        Some(version) => agreed(conn, relationship, version)?,
        None => Arc::default(),
    };
    Ok(History { before: usual_terms(vendor, customer)?, since })
}

fn agreed(conn: &mut Conn, relationship: RelationshipId, newest: i32) -> Result<Agreed, Problem> {
    let key = (relationship, newest);
    if let Ok(cache) = CACHE.read()
        && let Some(found) = cache.get(&key)
    {
        return Ok(Arc::clone(found));
    }
    let mut since = Vec::new();
    for row in store::in_force_ever(conn, relationship)? {
        if let Some(from) = row.in_force_at {
            since.push((from, Arc::new(terms(&row)?)));
        }
    }
    let since: Agreed = since.into();
    if let Ok(mut cache) = CACHE.write() {
        if cache.len() >= CACHE_LIMIT {
            cache.clear();
        }
        cache.insert(key, Arc::clone(&since));
    }
    Ok(since)
}

/// All that was ever in force in these relationships, for callers that have shown that they may see
/// records of them: one statement.
pub fn agreed_among_unscoped(
    conn: &mut Conn,
    relationships: &[RelationshipId],
) -> Result<HashMap<RelationshipId, Agreed>, Problem> {
    let mut found: HashMap<RelationshipId, Vec<(Timestamp, Arc<Terms>)>> = HashMap::new();
    for row in store::in_force_ever_among(conn, relationships)? {
        if let Some(from) = row.in_force_at {
            let since = found.entry(row.relationship_id).or_default();
            since.push((from, Arc::new(terms(&row)?)));
        }
    }
    Ok(found.into_iter().map(|(id, since)| (id, since.into())).collect())
}

/// What holds until something is agreed.
pub fn usual_terms(vendor: &Office, customer: &Office) -> Result<Arc<Terms>, Problem> {
    Ok(Arc::new(Terms::new(0, defaults::agreement(vendor, customer))?))
}

/// A version as it is computed with. What is stored was checked when it came in.
fn terms(row: &AgreementRow) -> Result<Terms, Problem> {
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
    let rows = store::in_force_ever(conn, relationship)?;
    let row = rows.iter().rev().find(|row| row.in_force_at.is_some_and(|from| from <= at));
    match row {
        Some(row) => Ok(Arc::new(terms(row)?)),
        None => usual_between_unscoped(conn, vendor, customer),
    }
}
