//! What workers do for offers: seeing that an offer has run out.
use crate::features::disputes::offers::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let expiry =
        one_write(&platform.db, "an offer without an answer", "offer.expire", |tx, work| {
            service::run_expiry(tx, work.subject())
        });
    vec![(service::OFFER_EXPIRY, expiry)]
}
