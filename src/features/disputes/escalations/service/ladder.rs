//! The ladder of a relationship, with people who are there to be called in.
use std::sync::Arc;

use crate::features::agreements::service::{Terms, in_force_unscoped};
use crate::features::disputes::escalations::model::{LadderName, Step};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Party, Record};
use crate::platform::authz::{MembershipId, OrganisationId, Role};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What the two firms have agreed on for a record whose visibility was shown.
pub(super) fn terms(
    conn: &mut Conn,
    record: &Record,
    parties: &[Party],
    now: Timestamp,
) -> Result<Arc<Terms>, Problem> {
    let of = |side| -> Result<OrganisationId, Problem> {
        let party = parties.iter().find(|party| party.side == side);
        party.map(|party| party.organisation_id).ok_or_else(Problem::not_found)
    };
    let relationship = record.relationship_id.ok_or_else(Problem::not_found)?;
    in_force_unscoped(conn, relationship, of(Side::Vendor)?, of(Side::Customer)?, now)
}

/// The ladder of these terms. A side that named nobody on a rung, or nobody who is still there, is
/// called by its managers.
pub(super) fn of(conn: &mut Conn, terms: &Terms, parties: &[Party]) -> Result<Vec<Step>, Problem> {
    let mut ladder: Vec<Step> = terms
        .data
        .ladder
        .iter()
        .map(|rung| Step {
            name: LadderName { en: rung.name.en.clone(), ru: rung.name.ru.clone() },
            customer: rung.customer.clone(),
            vendor: rung.vendor.clone(),
            react_minutes: rung.react_minutes,
        })
        .collect();
    let firms: Vec<OrganisationId> = parties.iter().map(|party| party.organisation_id).collect();
    let people = organisations::active_people_unscoped(conn, &firms)?;
    for party in parties {
        let of_firm = people.iter().filter(|(firm, ..)| *firm == party.organisation_id);
        let there: Vec<_> = of_firm.map(|(_, member, role)| (*member, *role)).collect();
        for step in &mut ladder {
            let named = match party.side {
                Side::Customer => &mut step.customer,
                Side::Vendor => &mut step.vendor,
            };
            named.retain(|member| there.iter().any(|(known, _)| known == member));
            if named.is_empty() {
                named.extend(managers(&there));
            }
        }
    }
    Ok(ladder)
}

fn managers(there: &[(MembershipId, Role)]) -> impl Iterator<Item = MembershipId> {
    there.iter().filter(|(_, role)| role.sees_all()).map(|(member, _)| *member)
}

/// When a side's time is up that reacts within so many minutes of its working hours; an office
/// that never opens has as many minutes by the clock.
pub(super) fn react_until(terms: &Terms, side: Side, from: Timestamp, minutes: i64) -> Timestamp {
    let hours = match side {
        Side::Customer => &terms.customer,
        Side::Vendor => &terms.vendor,
    };
    let micros = minutes.saturating_mul(60_000_000);
    hours.after(from, micros).unwrap_or_else(|| from.plus_seconds(minutes.saturating_mul(60)))
}
