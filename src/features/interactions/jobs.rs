//! What workers do: seeing whose calls they were.
use crate::features::customers::service::CONTACT_REACHED;
use crate::features::interactions::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let fill =
        one_write(&platform.db, "calls of a contact", "interaction.back_fill", |tx, work| {
            service::back_fill(tx, work.subject())
        });
    vec![(CONTACT_REACHED, fill)]
}
