//! What workers do: seeing that an agreement on secrecy is over.
use crate::features::ndas::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let end = one_write(&platform.db, "an agreement on secrecy", "nda.end", |tx, work| {
        service::run_end(tx, work.subject())
    });
    vec![(service::NDA_END, end)]
}
