//! What workers do for third parties: the end of their time.
use crate::features::disputes::third_parties::service;
use crate::features::records::model::LaneId;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let clock = one_write(&platform.db, "time over", "third_party.clock", |tx, work| {
        let lane: LaneId = work.subject();
        service::run_clock(tx, lane)
    });
    vec![(service::THIRD_PARTY_CLOCK, clock)]
}
