//! What workers do: seeing that an agreement on secrecy ends soon, and that it is over.
use crate::features::ndas::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let end = one_write(&platform.db, "an agreement on secrecy", "nda.end", |tx, work| {
        service::run_end(tx, work.subject())
    });
    let soon = one_write(&platform.db, "an agreement on secrecy", "nda.soon", |tx, work| {
        let days = work.payload.0.get("days").and_then(serde_json::Value::as_i64);
        service::run_soon(tx, work.subject(), days.unwrap_or_default())
    });
    vec![(service::NDA_END, end), (service::NDA_SOON, soon)]
}
