//! What workers do for projects: seeing that an interim verdict is over.
use crate::features::projects::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let interim = one_write(&platform.db, "an interim verdict", "gate.interim_end", |tx, work| {
        service::run_interim_end(tx, work.subject())
    });
    vec![(service::INTERIM_END, interim)]
}
