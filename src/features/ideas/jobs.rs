//! What workers do for ideas.
use crate::features::ideas::service;
use crate::features::projects::service as projects;
use crate::platform::context::Platform;
use crate::platform::jobs::{Handlers, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let join = one_write(&platform.db, "customer joined", "idea.let_in", |tx, work| {
        service::let_customer_in(tx, work.subject())
    });
    let deliver = one_write(&platform.db, "a project is completed", "idea.deliver", |tx, work| {
        service::project_completed(tx, work.subject())
    });
    vec![(service::CUSTOMER_JOINED, join), (projects::PROJECT_COMPLETED, deliver)]
}
