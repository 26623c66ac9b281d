//! What workers do: closing what an agreement on secrecy opened, once it is over.
use crate::features::documents::service;
use crate::features::ndas::service::NDA_OVER;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let over = one_write(&platform.db, "an agreement on secrecy", "document.close", |tx, work| {
        service::nda_over(tx, work.subject())
    });
    vec![(NDA_OVER, over)]
}
