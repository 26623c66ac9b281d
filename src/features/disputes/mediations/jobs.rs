//! What workers do for mediations: the end of the time for a review.
use crate::features::disputes::mediations::model::MediationId;
use crate::features::disputes::mediations::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let clock = one_write(&platform.db, "review over", "mediation.clock", |tx, work| {
        let id: MediationId = work.subject();
        tx.subject(id);
        service::run_clock(tx, id)
    });
    vec![(service::MEDIATION_CLOCK, clock)]
}
