//! What workers do for commitments: seeing that a last day is over.
use crate::features::commitments::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let due = one_write(&platform.db, "a last day", "commitment.due", |tx, work| {
        service::run_due(tx, work.subject())
    });
    vec![(service::COMMITMENT_DUE, due)]
}
