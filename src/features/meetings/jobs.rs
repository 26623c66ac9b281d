//! What workers do for meetings: reminding the day before, and noting that one has begun.
use crate::features::meetings::service;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let remind = one_write(&platform.db, "a meeting", "meeting.remind", |tx, work| {
        service::remind(tx, work.subject(), &work.payload.0)
    });
    let begins = one_write(&platform.db, "a meeting", "meeting.begins", |tx, work| {
        service::begins(tx, work.subject(), &work.payload.0)
    });
    vec![(service::MEETING_REMINDER, remind), (service::MEETING_BEGINS, begins)]
}
