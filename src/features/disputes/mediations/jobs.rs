//! What workers do for mediations: the mediator who comes, the end of the time for a review.
use crate::features::disputes::mediations::model::MediationId;
use crate::features::disputes::mediations::service;
use crate::features::organisations::service::GUEST_JOINED;
use crate::platform::authz::OrganisationId;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};
use crate::platform::problem::Problem;

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let clock = one_write(&platform.db, "review over", "mediation.clock", |tx, work| {
        let id: MediationId = work.subject();
        tx.subject(id);
        service::run_clock(tx, id)
    });
    let joined = one_write(&platform.db, "guest joined", "mediation.join", |tx, work| {
        let named = work.payload.0.get("organisation").cloned().unwrap_or_default();
        let organisation: OrganisationId =
            serde_json::from_value(named).map_err(Problem::internal)?;
        service::follow_joining(tx, organisation)
    });
    vec![(service::MEDIATION_CLOCK, clock), (GUEST_JOINED, joined)]
}
