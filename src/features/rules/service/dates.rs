//! Days that have come: so many after something that is known of an account.
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::rehearse::dated;
use crate::features::organisations::model::RelationshipId;
use crate::features::rules::model::{Definition, Event, RuleId, Trigger};
use crate::features::rules::store;
use crate::features::segments::model::Facts;
use crate::features::segments::service as segments;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// How far back a date may lie that nobody was told of: as long as a server may have stood still.
const DATED_DAYS: i64 = 2;

/// Accounts for which a moment is so many days ago now, rule by rule.
pub fn dated_unscoped(conn: &mut Conn, now: Timestamp) -> Result<Vec<(RuleId, Event)>, Problem> {
    let mut found = Vec::new();
    // What is known of the customers of a vendor is read once for all its rules.
    let mut vendors: HashMap<OrganisationId, HashMap<RelationshipId, Facts>> = HashMap::new();
    for (rule, version) in store::all_live_unscoped(conn, None)? {
        let Some(definition) = Definition::read(&version.definition) else { continue };
        let Trigger::DaysAfter { fact, days } = definition.when else { continue };
        let known = match vendors.entry(rule.vendor_org) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(segments::facts_unscoped(conn, rule.vendor_org, None)?)
            }
        };
        // What lies before the rule was published is none of its business.
        let from = now.plus_days(-DATED_DAYS).max(version.published_at);
        for (account, facts) in &*known {
            for (moment, at) in dated(facts, fact, days, (from, now)) {
                let key = format!("date:{account}:{}", moment.micros());
                found.push((rule.id, Event { key, account: *account, record: None, at }));
            }
        }
    }
    Ok(found)
}
