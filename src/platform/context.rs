//! What a handler, a worker or a command may reach: built once by the composition root.
use std::sync::Arc;

use crate::platform::auth::{Keys, Passwords};
use crate::platform::clock::Clock;
use crate::platform::config::Settings;
use crate::platform::db::Db;
use crate::platform::events::Bus;
use crate::platform::files::FileStore;

/// The platform's services. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Platform {
    pub db: Db,
    pub clock: Clock,
    pub bus: Bus,
    pub files: FileStore,
    pub keys: Keys,
    pub passwords: Passwords,
    pub settings: Arc<Settings>,
}

impl Platform {
    /// An absolute link into the portal; `path` starts with a slash. Never built from a request.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}
