//! What workers do for accounts.
//!
//! Whether an address has an account is looked up here and not while somebody waits for an answer:
//! asking for a new password takes the same time for every address.
use super::service::{self, RESET_ASKED};
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let asked = one_write(&platform.db, "password-reset", "password_reset.send", |tx, work| {
        service::send_reset(tx, &work.payload.0)
    });
    vec![(RESET_ASKED, asked)]
}
